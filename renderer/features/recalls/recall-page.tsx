import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { shortText } from '#contract/kit/values.ts';
import type { RecallDetail, RecallUnit } from '#contract/recalls/recalls.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { Card, Cards, Page } from '#renderer/components/layout/page.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { StateBadge, type Tone } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { textOf } from '#renderer/lib/typed-words.ts';
import { RecallDialog } from './recall-dialog.tsx';
import { RecallFacts } from './recall-facts.tsx';
import { RecallParties } from './recall-parties.tsx';
import { RecallPreview } from './recall-preview.tsx';
import { UnitActs } from './unit-acts.tsx';
import { useUnitColumns } from './unit-columns.tsx';
import { useRecallChange } from './use-recall-change.ts';

const route = getRouteApi('/shell/recalls/$id');
const TONES: Record<RecallUnit['state'], Tone> = {
  open: 'warn',
  told: 'run',
  replied: 'run',
  done: 'ok',
  not_needed: 'off',
};

/** One recall: whom to tell, and what became of every unit. */
export function RecallPage() {
  const { id } = route.useParams();
  const { t } = useTranslation('recalls');
  const found = useQuery(orpc.recalls.get.queryOptions({ input: { id } }));
  useTabTitle(found.data?.no);
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />;
  const row = found.data;
  if (!row) return null;
  return (
    <Page label={t('detail')}>
      <Cards columns="300px minmax(0, 1fr)">
        <Card label={row.no}>
          <RecallFacts row={row} />
          <Acts row={row} />
        </Card>
        <Card label={t('units')}>
          {row.state === 'draft' ? (
            <RecallPreview id={row.id} />
          ) : (
            <>
              <RecallParties row={row} />
              <Units row={row} />
            </>
          )}
        </Card>
      </Cards>
    </Page>
  );
}

function Acts({ row }: { row: RecallDetail }) {
  const { t } = useTranslation('recalls');
  const mayManage = useMay('service.manage');
  const change = useRecallChange();
  const [open, setOpen] = useState<'close' | 'edit' | null>(null);
  const { id, version } = row;
  if (!mayManage || row.state === 'closed') return null;
  return (
    <div className="mw-row wrap">
      {change.error ? <ErrorPanel error={change.error} /> : null}
      <Button
        tone={row.state === 'draft' ? 'primary' : 'plain'}
        busy={change.isPending}
        onClick={() => change.mutate(() => client.recalls.start({ id, version }))}
      >
        {row.state === 'draft' ? t('act.start') : t('act.refresh')}
      </Button>
      {row.state === 'running' ? <Button onClick={() => setOpen('close')}>{t('act.close')}</Button> : null}
      <Button onClick={() => setOpen('edit')}>{t('act.edit')}</Button>
      {open === 'edit' ? <RecallDialog row={row} onClose={() => setOpen(null)} /> : null}
      {open === 'close' ? (
        <FormDialog
          title={t('act.close')}
          form="recalls-close"
          recordId={id}
          schema={z.object({ reason: shortText.optional() })}
          fields={[{ kind: 'text', name: 'reason', label: t('closeReason'), span: 2 }]}
          onSave={async ({ reason }) => {
            const given = reason ? { reason: textOf(reason) } : {};
            await change.mutateAsync(() => client.recalls.close({ id, version, ...given }));
          }}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}

function Units({ row }: { row: RecallDetail }) {
  const { t } = useTranslation('recalls');
  const columns = useUnitColumns<RecallUnit>();
  return (
    <DetailTable
      label={t('units')}
      rows={row.list}
      rowKey={(one) => one.id}
      empty={t('noUnits')}
      columns={[
        ...columns,
        { id: 'party', header: t('field.party'), width: 120, cell: (one) => one.partyName },
        {
          id: 'state',
          header: t('field.state'),
          width: 100,
          cell: (one) => <StateBadge tone={TONES[one.state]} word={t(`unitState.${one.state}`)} />,
        },
        {
          id: 'reply',
          header: t('field.reply'),
          cell: (one) =>
            [one.repliedOn, one.reply, one.note, one.caseNo, one.doneOn].filter(Boolean).join(' · '),
        },
        {
          id: 'act',
          header: t('field.act'),
          width: 200,
          cell: (one) => (row.state === 'running' ? <UnitActs one={one} /> : null),
        },
      ]}
    />
  );
}
