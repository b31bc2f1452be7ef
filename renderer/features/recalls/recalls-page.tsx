import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RECALL_STATES, type RecallRow } from '#contract/recalls/recalls.contract.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { RecallDialog } from './recall-dialog.tsx';
import { RECALL_TONES, RecallFacts } from './recall-facts.tsx';

const route = getRouteApi('/shell/recalls');
const SOURCE = { path: ['recalls', 'list'], list: client.recalls.list };

function useRecallColumns(): GridColumn<RecallRow>[] {
  const { t } = useTranslation('recalls');
  return useMemo(
    () => [
      { id: 'no', header: t('field.no'), width: 104, kind: 'code', value: (row) => row.no },
      { id: 'title', header: t('field.title'), width: 170, kind: 'text', value: (row) => row.title },
      { id: 'lotNo', header: t('field.lot'), width: 100, kind: 'code', value: (row) => row.lotNo },
      { id: 'part', header: t('field.part'), width: 130, kind: 'text', value: (row) => row.part },
      {
        id: 'state',
        header: t('field.state'),
        width: 92,
        kind: 'state',
        value: (row) => row.state,
        text: (row) => t(`state.${row.state}`),
        cell: (row) => <StateBadge tone={RECALL_TONES[row.state]} word={t(`state.${row.state}`)} />,
        options: RECALL_STATES.map((value) => ({ value, word: t(`state.${value}`) })),
      },
      { id: 'units', header: t('field.units'), width: 60, kind: 'number', value: (row) => row.units },
      { id: 'told', header: t('field.told'), width: 68, kind: 'number', value: (row) => row.told },
      { id: 'done', header: t('field.done'), width: 68, kind: 'number', value: (row) => row.done },
      {
        id: 'startedOn',
        header: t('field.startedOn'),
        width: 100,
        kind: 'date',
        value: (row) => row.startedOn,
      },
      { id: 'replyBy', header: t('field.replyBy'), width: 100, kind: 'date', value: (row) => row.replyBy },
    ],
    [t],
  );
}

/** Recalls of a lot or of a drawing revision. */
export function RecallsPage() {
  const { t } = useTranslation('recalls');
  const navigate = useNavigate();
  const mayManage = useMay('service.manage');
  const [isNew, setNew] = useState(false);
  return (
    <>
      <RecordListPage
        id="recalls"
        words={{
          title: t('title'),
          tools: t('tools'),
          find: t('find'),
          create: t('new'),
          detail: t('detail'),
          emptyTitle: t('emptyTitle'),
          emptyText: t('emptyText'),
        }}
        columns={useRecallColumns()}
        source={SOURCE}
        search={route.useSearch()}
        onCreate={mayManage ? () => setNew(true) : undefined}
        onOpen={(row) => void navigate({ to: '/recalls/$id', params: { id: row.id } })}
        panel={(id) => <RecallPanel id={id} />}
      />
      {isNew ? <RecallDialog onClose={() => setNew(false)} /> : null}
    </>
  );
}

function RecallPanel({ id }: { id: string }) {
  const found = useQuery(orpc.recalls.get.queryOptions({ input: { id } }));
  if (found.isError) return <ErrorPanel error={found.error} />;
  return found.data ? <RecallFacts row={found.data} /> : null;
}
