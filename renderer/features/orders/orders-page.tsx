import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type OrderRow, orderCreate, orderRowUpdate } from '#contract/orders/orders.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { rowEditing } from '#renderer/components/grid/editing/row-editing.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { LedgerSwitch } from './ledger-switch.tsx';
import { useOrderColumns } from './order-columns.tsx';
import { OrderPanel } from './order-panel.tsx';

const route = getRouteApi('/shell/orders');
const SOURCE = { path: ['orders', 'list'], list: client.orders.list };
/** Heads only, and no blank line: a contract begins with its specification, in the form. */
const EDITING = rowEditing<OrderRow>(client.orders, {
  nameOf: (row) => row.no,
  createSchema: orderCreate,
  updateSchema: orderRowUpdate,
});

/** The order ledger, newest first, and the order in focus beside it. */
export function OrdersPage() {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const canWrite = useMay('orders.write');
  return (
    <RecordListPage
      hasVoided
      id="orders"
      words={{
        title: t('title'),
        tools: t('tools'),
        find: t('find'),
        create: t('new'),
        detail: t('detail'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      columns={useOrderColumns()}
      source={SOURCE}
      search={route.useSearch()}
      editing={canWrite ? EDITING : undefined}
      money="yuan"
      onCreate={canWrite ? () => void navigate({ to: '/orders/new' }) : undefined}
      onOpen={(row) => void navigate({ to: '/orders/$id', params: { id: row.id } })}
      panel={(id) => <OrderPanel id={id} />}
      tools={() => <LedgerSwitch by="order" />}
      emptyActions={<FirstActs />}
    />
  );
}

/** An order comes from a signed specification, or from a ledger of before. */
function FirstActs() {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  return (
    <>
      <Button tone="primary" onClick={() => void navigate({ to: '/specifications' })}>
        {t('firstSpecification')}
      </Button>
      <Button onClick={() => void navigate({ href: '/imports' })}>{common('import')}</Button>
    </>
  );
}
