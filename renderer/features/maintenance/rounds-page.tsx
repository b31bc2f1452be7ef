import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROUND_STATES, type RoundRow } from '#contract/maintenance/maintenance.schema.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { StateBadge, type Tone } from '#renderer/components/record/state-badge.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { RoundDialog } from './round-dialog.tsx';
import { RoundItems } from './round-items.tsx';

const route = getRouteApi('/shell/maintenance/rounds');
const SOURCE = { path: ['maintenance', 'rounds'], list: client.maintenance.rounds };
const TONES: Record<RoundRow['state'], Tone> = {
  planned: 'warn',
  running: 'run',
  done: 'ok',
  cancelled: 'off',
};

/** Inspection rounds, planned and done. */
export function RoundsPage() {
  const { t } = useTranslation('maintenance');
  useTabTitle(t('rounds'));
  const navigate = useNavigate();
  const mayWrite = useMay('cases.write');
  const [isNew, setNew] = useState(false);
  const columns = useMemo(
    (): GridColumn<RoundRow>[] => [
      { id: 'no', header: t('field.no'), width: 104, kind: 'code', value: (row) => row.no },
      { id: 'title', header: t('field.title'), width: 220, kind: 'text', value: (row) => row.title },
      {
        id: 'plannedOn',
        header: t('field.plannedOn'),
        width: 100,
        kind: 'date',
        value: (row) => row.plannedOn,
      },
      {
        id: 'servicePoint',
        header: t('field.servicePoint'),
        width: 90,
        kind: 'text',
        value: (row) => row.servicePoint,
      },
      { id: 'engineer', header: t('field.engineer'), width: 90, kind: 'text', value: (row) => row.engineer },
      {
        id: 'state',
        header: t('field.state'),
        width: 92,
        kind: 'state',
        value: (row) => row.state,
        text: (row) => t(`round.${row.state}`),
        cell: (row) => <StateBadge tone={TONES[row.state]} word={t(`round.${row.state}`)} />,
        options: ROUND_STATES.map((value) => ({ value, word: t(`round.${value}`) })),
      },
      { id: 'items', header: t('field.items'), width: 76, kind: 'number', value: (row) => row.items },
      {
        id: 'doneItems',
        header: t('field.doneItems'),
        width: 76,
        kind: 'number',
        value: (row) => row.doneItems,
      },
      {
        id: 'badItems',
        header: t('field.badItems'),
        width: 76,
        kind: 'number',
        value: (row) => row.badItems,
      },
    ],
    [t],
  );
  return (
    <>
      <RecordListPage
        id="inspection-rounds"
        words={{
          title: t('rounds'),
          tools: t('rounds'),
          find: t('findRound'),
          create: t('newRound'),
          detail: t('roundDetail'),
          emptyTitle: t('noRounds'),
          emptyText: t('noRoundsText'),
        }}
        columns={columns}
        source={SOURCE}
        search={route.useSearch()}
        onCreate={mayWrite ? () => setNew(true) : undefined}
        onOpen={(row) => void navigate({ to: '/maintenance/rounds/$id', params: { id: row.id } })}
        panel={(id) => <RoundItems id={id} />}
      />
      {isNew ? <RoundDialog planIds={[]} onClose={() => setNew(false)} /> : null}
    </>
  );
}
