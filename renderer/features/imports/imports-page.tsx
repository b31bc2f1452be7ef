import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRow } from '#contract/imports/imports.schema.ts';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { BatchPanel } from './batch-panel.tsx';

const route = getRouteApi('/shell/imports');
const SOURCE = { path: ['imports', 'list'], list: client.imports.list };

function useBatchColumns(): GridColumn<BatchRow>[] {
  const { t } = useTranslation('imports');
  return useMemo(
    () => [
      { id: 'no', header: t('batch.no'), width: 110, kind: 'code', value: (row) => row.no },
      {
        id: 'kind',
        header: t('batch.kind'),
        width: 90,
        kind: 'text',
        value: (row) => row.kind,
        text: (row) => t(`kind.${row.kind}`),
        filter: false,
      },
      { id: 'fileName', header: t('batch.file'), width: 260, kind: 'text', value: (row) => row.fileName },
      { id: 'readCount', header: t('result.read'), width: 70, kind: 'number', value: (row) => row.readCount },
      { id: 'newCount', header: t('result.new'), width: 70, kind: 'number', value: (row) => row.newCount },
      {
        id: 'errorCount',
        header: t('result.error'),
        width: 70,
        kind: 'number',
        value: (row) => row.errorCount,
      },
      {
        id: 'state',
        header: t('batch.state'),
        width: 90,
        kind: 'state',
        value: (row) => row.state,
        text: (row) => t(`batch.${row.state}`),
        cell: (row) => (
          <StateBadge tone={row.state === 'applied' ? 'ok' : 'off'} word={t(`batch.${row.state}`)} />
        ),
        options: (['applied', 'undone'] as const).map((value) => ({ value, word: t(`batch.${value}`) })),
      },
      {
        id: 'createdAt',
        header: t('batch.when'),
        width: 130,
        kind: 'instant',
        value: (row) => row.createdAt,
      },
      {
        id: 'createdByName',
        header: t('batch.who'),
        width: 80,
        kind: 'text',
        value: (row) => row.createdByName,
      },
    ],
    [t],
  );
}

/** Every ledger that was brought in, and what became of it. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const mayImport = useMay('imports.run');
  const columns = useBatchColumns();
  return (
    <RecordListPage
      id="imports"
      words={{
        title: t('title'),
        tools: t('tools'),
        find: t('find'),
        create: t('new'),
        detail: t('detail'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      columns={columns}
      source={SOURCE}
      search={route.useSearch()}
      onCreate={mayImport ? () => void navigate({ to: '/imports/new' }) : undefined}
      onOpen={() => {}}
      panel={(id) => <BatchPanel id={id} />}
    />
  );
}
