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
import { useOrderColumns } from './order-columns.tsx';
import { OrderPanel } from './order-panel.tsx';

const route = getRouteApi('/shell/orders');
const SOURCE = { path: ['orders', 'list'], list: client.orders.list };

/** The order ledger, newest first, and the order in focus beside it. */
export function OrdersPage() {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const [state, setState] = useGridSearch(route.useSearch());
  const columns = useOrderColumns();
  const [moneyUnit, setMoneyUnit] = useMoneyUnit('orders', 'yuan');
  const follow = useDebouncedCallback((id: string) => setState({ id }), 120);
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
        detail={state.id ? <OrderPanel id={state.id} /> : null}
        list={
          <DataGrid
            id="orders"
            label={t('title')}
            columns={columns}
            source={SOURCE}
            rowKey={(row) => row.id}
            state={state}
            onStateChange={setState}
            format={{ moneyUnit }}
            onFocusRow={(row) => follow(row.id)}
            onOpen={(row) => void navigate({ to: '/orders/$id', params: { id: row.id } })}
            empty={<Empty />}
          />
        }
      />
    </Page>
  );
}

type ToolsProps = Pick<Parameters<typeof DataGrid>[0], 'state' | 'onStateChange'> & {
  columns: ReturnType<typeof useOrderColumns>;
  moneyUnit: MoneyUnit;
  onMoneyUnit: (unit: MoneyUnit) => void;
};

function Tools({ state, onStateChange, columns, moneyUnit, onMoneyUnit }: ToolsProps) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const canWrite = useMay('orders.write');
  const create = () => void navigate({ to: '/orders/new' });
  useShortcuts([...(canWrite ? [{ keys: 'Ctrl+N', word: t('new'), run: create, inText: true }] : [])]);
  const end = (
    <>
      <ColumnChooser columns={columns} state={state} onStateChange={onStateChange} />
      <MoneyUnitSwitch unit={moneyUnit} onChange={onMoneyUnit} />
    </>
  );
  return (
    <Toolbar label={t('tools')} end={end}>
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
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const acts = (
    <>
      <Button tone="primary" onClick={() => void navigate({ to: '/specifications' })}>
        {t('firstSpecification')}
      </Button>
      <Button onClick={() => void navigate({ href: '/imports' })}>{common('import')}</Button>
    </>
  );
  return <EmptyState title={t('emptyTitle')} text={t('emptyText')} actions={acts} />;
}
