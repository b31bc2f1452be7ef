import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { LedgerSwitch } from './ledger-switch.tsx';
import { OrderPanel } from './order-panel.tsx';
import { useOrderedLineColumns } from './ordered-line-columns.tsx';

const route = getRouteApi('/shell/order-lines');
const SOURCE = { path: ['orders', 'lines'], list: client.orders.lines };

/** The ledger of lines: every line of every order, and the order of the one in focus beside it. */
export function OrderedLinesPage() {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const canWrite = useMay('orders.write');
  useTabTitle(t('ledger.title'));
  return (
    <RecordListPage
      hasVoided
      id="order-lines"
      words={{
        title: t('ledger.title'),
        tools: t('ledger.tools'),
        find: t('find'),
        create: t('new'),
        detail: t('detail'),
        emptyTitle: t('ledger.emptyTitle'),
        emptyText: t('emptyText'),
      }}
      columns={useOrderedLineColumns()}
      source={SOURCE}
      search={route.useSearch()}
      money="yuan"
      onCreate={canWrite ? () => void navigate({ to: '/orders/new' }) : undefined}
      onOpen={(row) => void navigate({ to: '/orders/$id', params: { id: row.orderId } })}
      panel={(id) => <PanelOfLine id={id} />}
      tools={() => <LedgerSwitch by="line" />}
    />
  );
}

/** The address names the line; what stands beside the list is its order. */
function PanelOfLine({ id }: { id: string }) {
  const { t: common } = useTranslation('common');
  const line = useQuery(orpc.orders.line.queryOptions({ input: { id } }));
  if (line.isError) return <ErrorPanel error={line.error} onRetry={() => void line.refetch()} />;
  if (!line.data) return <p className="mw-muted">{common('loading')}</p>;
  return <OrderPanel id={line.data.orderId} />;
}
