import { useDebouncedCallback } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { ColumnChooser } from '#renderer/components/grid/column-chooser.tsx';
import { DataGrid } from '#renderer/components/grid/data-grid.tsx';
import { FilterChips } from '#renderer/components/grid/filter-chips.tsx';
import { FindBox } from '#renderer/components/grid/find-box.tsx';
import { MoneyUnitSwitch } from '#renderer/components/grid/money-unit-switch.tsx';
import { Page, SplitView, Toolbar } from '#renderer/components/layout/page.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { client } from '#renderer/lib/client.ts';
import type { MoneyUnit } from '#renderer/lib/format.ts';
import { useGridSearch } from '#renderer/lib/grid-search.ts';
import { useMoneyUnit } from '#renderer/lib/money-unit.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { useMarketRecordColumns } from './market-record-columns.tsx';
import { MarketRecordPanel } from './market-record-detail.tsx';

const route = getRouteApi('/shell/market-records');
const SOURCE = { path: ['marketRecords', 'list'], list: client.marketRecords.list };

/** The shared ledger of leads: list, and the record in focus beside it. */
export function MarketRecordsPage() {
  const { t } = useTranslation('market-records');
  const navigate = useNavigate();
  const [state, setState] = useGridSearch(route.useSearch());
  const columns = useMarketRecordColumns();
  const [moneyUnit, setMoneyUnit] = useMoneyUnit('market-records', 'tenThousand');
  const follow = useDebouncedCallback((id: string) => setState({ id }), 120);
  const open = (id: string) => void navigate({ to: '/market-records/$id', params: { id } });
  return (
    <Page label={t('title')}>
      <Tools
        state={state}
        onStateChange={setState}
        columns={columns}
        moneyUnit={moneyUnit}
        onMoneyUnit={setMoneyUnit}
      />
      <SplitView
        detailLabel={t('detail')}
        detail={state.id ? <MarketRecordPanel id={state.id} /> : null}
        list={
          <DataGrid
            id="market-records"
            label={t('title')}
            columns={columns}
            source={SOURCE}
            rowKey={(row) => row.id}
            state={state}
            onStateChange={setState}
            format={{ moneyUnit }}
            onFocusRow={(row) => follow(row.id)}
            onOpen={(row) => open(row.id)}
            empty={<Empty />}
          />
        }
      />
    </Page>
  );
}

type ToolsProps = Pick<Parameters<typeof DataGrid>[0], 'state' | 'onStateChange'> & {
  columns: ReturnType<typeof useMarketRecordColumns>;
  moneyUnit: MoneyUnit;
  onMoneyUnit: (unit: MoneyUnit) => void;
};

function Tools({ state, onStateChange, columns, moneyUnit, onMoneyUnit }: ToolsProps) {
  const { t } = useTranslation('market-records');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const canWrite = useMay('market.write');
  const create = () => void navigate({ to: '/market-records/new' });
  useShortcuts(canWrite ? [{ keys: 'Ctrl+N', word: t('new'), run: create, inText: true }] : []);
  return (
    <Toolbar
      label={t('tools')}
      end={
        <>
          <ColumnChooser columns={columns} state={state} onStateChange={onStateChange} />
          <MoneyUnitSwitch unit={moneyUnit} onChange={onMoneyUnit} />
        </>
      }
    >
      {canWrite ? (
        <Button tone="primary" keys="Ctrl+N" onClick={create}>
          {common('create')}
        </Button>
      ) : null}
      <FindBox label={t('find')} value={state.q} onChange={(q) => onStateChange({ q })} />
      <FilterChips columns={columns} state={state} onStateChange={onStateChange} format={{ moneyUnit }} />
    </Toolbar>
  );
}

function Empty() {
  const { t } = useTranslation('market-records');
  const navigate = useNavigate();
  const first = (
    <Button tone="primary" onClick={() => void navigate({ to: '/market-records/new' })}>
      {t('new')}
    </Button>
  );
  return <EmptyState title={t('emptyTitle')} text={t('emptyText')} actions={first} />;
}
