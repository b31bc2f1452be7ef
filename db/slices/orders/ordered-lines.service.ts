import type { ListInput, ListPage } from '#contract/kit/list.ts';
import type { OrderedLineRow } from '#contract/orders/order-lines.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { listPage } from '#db/kit/list-query.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { findOrderedLine, orderedLineList } from './ordered-lines.repo.ts';

/** The lines of all orders; amounts in minor units, quantities in thousandths of their unit of measure. */
export function listOrderedLines(r: ReadContext, input: ListInput): ListPage<OrderedLineRow> {
  return listPage(r.db, orderedLineList, input);
}

/** One line with what its order says, or NOT_FOUND. */
export function getOrderedLine(r: ReadContext, id: string): OrderedLineRow {
  return requireRow(findOrderedLine(r.db, id), 'order_lines', id);
}
