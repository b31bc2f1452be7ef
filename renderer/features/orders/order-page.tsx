import './orders.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isPrepared } from '#contract/orders/order-states.ts';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { DocumentExport } from '#renderer/components/record/document-export.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { LinkedRecords } from '#renderer/components/record/linked-records.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { CopyOrder } from './copy-order.tsx';
import { OrderActs } from './order-acts.tsx';
import { PreparedOrderForm } from './order-form.tsx';
import { OrderHistory } from './order-history.tsx';
import { OrderFacts } from './order-panel.tsx';
import { OrderSheet } from './order-sheet.tsx';

const route = getRouteApi('/shell/orders/$id');

/** One order: a form while it is prepared, a sheet with its deliveries once it is in force. */
export function OrderPage() {
  const { id } = route.useParams();
  const order = useQuery(orpc.orders.get.queryOptions({ input: { id } }));
  useTabTitle(order.data && `${order.data.no} ${order.data.partyName}`);
  if (order.isError) return <ErrorPanel error={order.error} onRetry={() => void order.refetch()} />;
  return order.data ? <Loaded order={order.data} /> : null;
}

function Loaded({ order }: { order: OrderDetail }) {
  const canWrite = useMay('orders.write');
  const isForm = canWrite && isPrepared(order.state) && order.voidedAt === null;
  return (
    <Page label={order.no}>
      <FormWithSide
        title={`${order.no} ${order.partyName}`}
        side={
          <>
            <OrderFacts order={order} hasChain />
            <LinkedRecords kind="orders" id={order.id} />
            {canWrite ? (
              <OrderActs order={order}>
                <CopyOrder order={order} />
              </OrderActs>
            ) : null}
            <div className="mw-row">
              <DocumentExport asked={{ document: 'order', id: order.id }} title={order.no} keys="Alt+X" />
              <OrderHistory order={order} />
            </div>
          </>
        }
        sideLabel={order.no}
      >
        {isForm ? (
          <PreparedOrderForm key={`${order.id} ${order.version}`} order={order} />
        ) : (
          <OrderSheet order={order} />
        )}
      </FormWithSide>
    </Page>
  );
}
