import { ruleBroken } from '#contract/kit/errors.ts';
import { isUnrated, orderTotals, splitGross } from '#contract/orders/amounts.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireRow, updatedNow } from '#db/kit/row-meta.ts';
import { historicBase } from './historic-orders.service.ts';
import { linesOf, orderLines, type StoredLine } from './order-lines.repo.ts';
import { indexOrder } from './order-search.ts';
import { ENTITY } from './order-writing.ts';
import { orders, partyNameOf, type StoredOrder } from './orders.repo.ts';
import { shippedFacts } from './shipments.repo.ts';

/** What a ledger may say anew about an order of the past. Lines are named by id; what is left out stays. */
export interface HistoricChange
  extends Partial<
    Pick<
      StoredOrder,
      | 'customerOrderNo'
      | 'orderedOn'
      | 'dueOn'
      | 'shippedOn'
      | 'currency'
      | 'state'
      | 'ownerUserId'
      | 'salesperson'
      | 'extra'
    >
  > {
  lines?: Array<Partial<Omit<StoredLine, 'orderId'>> & { id: string }>;
}

export type StoredHistoricOrder = StoredOrder & { lines: ReturnType<typeof linesOf> };

export function getHistoricOrder(r: ReadContext, id: string): StoredHistoricOrder {
  return { ...requireRow(orders.find(r.db, id), ENTITY, id), lines: linesOf(r.db, id) };
}

/**
 * Changes an order that came from a ledger; totals are summed again. RULE_BROKEN order_in_force for an order made
 * here, whose contract does not change by a list, and for lines of which goods were shipped.
 */
export function updateHistoricOrder(w: WriteContext, id: string, change: HistoricChange): void {
  const before = getHistoricOrder(w, id);
  if (!before.isHistoric) throw ruleBroken('order_in_force', { field: 'lines', state: before.state });
  const { lines: changes = [], ...head } = change;
  if (changes.length > 0 && shippedFacts(w.db, id).shipmentCount > 0)
    throw ruleBroken('order_in_force', { field: 'lines', state: before.state });
  for (const { id: lineId, ...patch } of changes) patchLine(w, before, lineId, patch);
  const lines = linesOf(w.db, id);
  const totals = orderTotals(lines);
  const currency = head.currency ?? before.currency;
  const isRateKnown = currency === before.currency && !isUnrated(before);
  const patch = {
    ...head,
    ...totals,
    grossRestE4: lines.reduce((sum, line) => sum + line.grossRestE4, 0),
    baseMinor: historicBase(totals.grossMinor, currency, isRateKnown ? before.rateE6 : undefined),
    ...updatedNow(w, before),
  };
  orders.update(w.db, id, patch);
  const after = { ...before, ...patch, lines };
  w.log({ entity: ENTITY, id, action: 'update', before, after });
  indexOrder(w, after, partyNameOf(w.db, before.partyId) ?? '', lines);
}

function patchLine(
  w: WriteContext,
  order: StoredHistoricOrder,
  lineId: string,
  patch: Partial<StoredLine>,
): void {
  const line = requireRow(
    order.lines.find((candidate) => candidate.id === lineId),
    'order_lines',
    lineId,
  );
  const isPriced = patch.grossMinor !== undefined || patch.taxBp !== undefined;
  const amounts = isPriced ? splitGross(patch.grossMinor ?? line.grossMinor, patch.taxBp ?? line.taxBp) : {};
  orderLines.update(w.db, lineId, { ...patch, ...amounts });
}
