import type { WriteContext } from '#db/kit/context.ts';
import type { StoredOrder } from './orders.repo.ts';

interface Described {
  product: string | null;
  model: string | null;
  hullNo: string | null;
  worksOrderNo: string | null;
}

type Named = Pick<StoredOrder, 'id' | 'no' | 'sourceNo' | 'customerOrderNo' | 'salesperson' | 'note'>;

/** Puts the order into the search: by any of its numbers, party, products, hulls and works orders. */
export function indexOrder(
  w: WriteContext,
  order: Named,
  partyName: string,
  lines: readonly Described[],
  isNew = false,
): void {
  const [first] = lines;
  const subtitle = [partyName, first?.product, first?.model].filter(Boolean).join(' · ');
  const words = lines.flatMap((line) => [line.product, line.model, line.hullNo, line.worksOrderNo]);
  const body = new Set([order.sourceNo, order.customerOrderNo, order.salesperson, order.note, ...words]);
  w.index({
    kind: 'orders',
    id: order.id,
    title: order.no,
    subtitle,
    body: [...body].filter(Boolean).join('\n'),
    isNew,
  });
}
