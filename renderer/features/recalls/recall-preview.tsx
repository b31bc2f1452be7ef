import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { recallPreview } from '#contract/recalls/recalls.contract.ts';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useUnitColumns } from './unit-columns.tsx';

type PreviewedUnit = z.infer<typeof recallPreview>['list'][number];

/** What a prepared recall would take in: looked at before anybody is told. */
export function RecallPreview({ id }: { id: string }) {
  const { t } = useTranslation('recalls');
  const columns = useUnitColumns<PreviewedUnit>();
  const found = useQuery(orpc.recalls.preview.queryOptions({ input: { id } }));
  if (found.isError) return <ErrorPanel error={found.error} />;
  if (!found.data) return null;
  const { units, list } = found.data;
  return (
    <>
      <h2>{t('preview', { count: units })}</h2>
      <DetailTable
        label={t('units')}
        rows={list}
        rowKey={(one) => one.unitId}
        empty={t('noneInScope')}
        columns={[...columns, { id: 'party', header: t('field.party'), cell: (one) => one.partyName }]}
      />
      {units > list.length ? <p className="mw-muted">{t('previewed', { count: list.length })}</p> : null}
    </>
  );
}
