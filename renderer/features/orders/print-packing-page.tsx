import '#renderer/print/paper-fonts.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { PackingList } from '#renderer/print/documents/packing-list.tsx';
import { pageOf } from '#renderer/print/paper-choice.ts';
import { usePrintReady } from '#renderer/print/print-ready.ts';

const route = getRouteApi('/print/packing-list');

/** One shipment of an order, for paper and PDF. */
export function PrintPackingPage() {
  const { orderId, id, ...choice } = route.useSearch();
  const order = useQuery(orpc.orders.get.queryOptions({ input: { id: orderId } }));
  const setup = useQuery(orpc.setup.status.queryOptions());
  const shipment = order.data?.shipments.find((one) => one.id === id);
  const hasFailed = order.isError || setup.isError || (order.isSuccess && shipment === undefined);
  const isReady = shipment !== undefined && setup.isSuccess;
  usePrintReady(hasFailed ? 'failed' : isReady ? 'ready' : 'waiting', pageOf(choice));
  if (order.isError) return <ErrorPanel error={order.error} />;
  if (!order.data || !shipment || !setup.data) return null;
  return (
    <PackingList order={order.data} shipment={shipment} factory={setup.data.factory ?? ''} choice={choice} />
  );
}
