import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type MarketRecordRow,
  marketRecordRowCreate,
  marketRecordRowUpdate,
} from '#contract/market-records/market-records.schema.ts';
import { rowEditing } from '#renderer/components/grid/editing/row-editing.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useMarketRecordColumns } from './market-record-columns.tsx';
import { MarketRecordPanel } from './market-record-detail.tsx';

const route = getRouteApi('/shell/market-records');
const SOURCE = { path: ['marketRecords', 'list'], list: client.marketRecords.list };
const EDITING = rowEditing<MarketRecordRow>(client.marketRecords, {
  nameOf: (row) => row.no,
  createSchema: marketRecordRowCreate,
  updateSchema: marketRecordRowUpdate,
  newRow: {},
});

/** The shared ledger of leads: list, and the record in focus beside it. */
export function MarketRecordsPage() {
  const { t } = useTranslation('market-records');
  const navigate = useNavigate();
  const canWrite = useMay('market.write');
  return (
    <RecordListPage
      hasVoided
      id="market-records"
      words={{
        title: t('title'),
        tools: t('tools'),
        find: t('find'),
        create: t('new'),
        detail: t('detail'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      columns={useMarketRecordColumns()}
      source={SOURCE}
      search={route.useSearch()}
      editing={canWrite ? EDITING : undefined}
      money="tenThousand"
      onCreate={canWrite ? () => void navigate({ to: '/market-records/new' }) : undefined}
      onOpen={(row) => void navigate({ to: '/market-records/$id', params: { id: row.id } })}
      panel={(id) => <MarketRecordPanel id={id} />}
    />
  );
}
