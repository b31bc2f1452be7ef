import type { ReadContext } from '#db/kit/context.ts';
import { type LedgerOrder, ordersByCustomerNo, ordersUnderNumbers } from './orders.repo.ts';

/** Live orders by number: their own, or the one of the ledger they came from. */
export function findOrdersUnderNumbers(
  r: ReadContext,
  numbers: readonly string[],
): Map<string, LedgerOrder[]> {
  const found = new Map<string, LedgerOrder[]>();
  for (const order of ordersUnderNumbers(r.db, numbers)) {
    for (const no of new Set([order.no, order.sourceNo])) {
      if (no !== null) found.set(no, [...(found.get(no) ?? []), order]);
    }
  }
  return found;
}

/** Live orders of a customer under a number of the customer's. */
export function findOrdersOfCustomerNo(r: ReadContext, partyId: string, customerOrderNo: string): string[] {
  return ordersByCustomerNo(r.db, partyId, customerOrderNo, '').map((order) => order.id);
}
