import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ServicePointRow,
  servicePointCreate,
  servicePointFields,
  servicePointUpdate,
} from '#contract/engineers/engineers.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { latestRow } from '#renderer/lib/latest-row.ts';
import { pickSite } from '#renderer/lib/pickers.ts';
import { useMay } from '#renderer/lib/session.ts';
import { NameCell, PhoneCell } from './people-cells.tsx';

/** Where engineers start from: address, whom to call, how many are there. */
export function PointTable() {
  const { t } = useTranslation('engineers');
  const mayManage = useMay('service.manage');
  const [open, setOpen] = useState<ServicePointRow | 'new' | null>(null);
  const found = useQuery(orpc.engineers.points.queryOptions({ input: { limit: 200 } }));
  return (
    <section aria-label={t('points')}>
      <div className="mw-row between">
        <h2>{t('points')}</h2>
        {mayManage ? <Button onClick={() => setOpen('new')}>{t('newPoint')}</Button> : null}
      </div>
      <DetailTable
        label={t('points')}
        rows={found.data?.rows ?? []}
        rowKey={(one) => one.id}
        empty={t('noPoint')}
        columns={[
          {
            id: 'name',
            header: t('point'),
            width: 140,
            cell: (one) => <NameCell name={one.name} onOpen={() => setOpen(one)} />,
          },
          { id: 'region', header: t('region'), width: 90, cell: (one) => one.region },
          { id: 'contact', header: t('contact'), width: 90, cell: (one) => one.contact },
          {
            id: 'phone',
            header: t('phone'),
            width: 160,
            cell: (one) => <PhoneCell row={one} />,
          },
          {
            id: 'address',
            header: t('address'),
            cell: (one) => [one.siteName, one.address].filter(Boolean).join(' · '),
          },
          { id: 'engineers', header: t('count'), width: 80, isNumber: true, cell: (one) => one.engineers },
        ]}
      />
      {open === null ? null : (
        <PointDialog
          row={open === 'new' ? null : latestRow(found.data?.rows, open)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function PointDialog({ row, onClose }: { row: ServicePointRow | null; onClose: () => void }) {
  const { t } = useTranslation('engineers');
  const queries = useQueryClient();
  return (
    <FormDialog
      title={row?.name ?? t('newPoint')}
      form="service-points"
      recordId={row?.id ?? 'new'}
      version={row?.version ?? 0}
      schema={row ? servicePointFields : servicePointCreate}
      initialValues={row ? { ...row } : {}}
      fields={[
        { kind: 'text', name: 'name', label: t('name'), isRequired: true },
        { kind: 'text', name: 'region', label: t('region') },
        { kind: 'text', name: 'contact', label: t('contact') },
        { kind: 'text', name: 'phone', label: t('phone'), inputMode: 'tel' },
        {
          kind: 'reference',
          name: 'siteId',
          label: t('site'),
          load: pickSite,
          selectedLabel: row?.siteName ?? null,
        },
        { kind: 'text', name: 'address', label: t('address'), span: 2 },
      ]}
      onSave={async (input) => {
        if (row)
          await client.engineers.updatePoint(
            servicePointUpdate.parse({ ...input, id: row.id, version: row.version }),
          );
        else await client.engineers.createPoint(servicePointCreate.parse(input));
        await queries.invalidateQueries({ queryKey: orpc.engineers.key() });
      }}
      onClose={onClose}
    />
  );
}
