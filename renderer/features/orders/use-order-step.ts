import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { orpc } from '#renderer/lib/client.ts';

/** Runs a step of an order and shows the answer at once; what hangs on it reads itself again. */
export function useOrderStep(onDone?: (order: OrderDetail) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<OrderDetail>) => act(),
    onSuccess: async (order) => {
      queries.setQueryData(orpc.orders.get.queryKey({ input: { id: order.id } }), order);
      onDone?.(order);
      await Promise.all([
        queries.invalidateQueries({ queryKey: orpc.orders.key() }),
        queries.invalidateQueries({ queryKey: orpc.marketRecords.key() }),
        queries.invalidateQueries({ queryKey: orpc.specifications.key() }),
      ]);
    },
  });
}
