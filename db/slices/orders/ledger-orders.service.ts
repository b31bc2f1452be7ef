import type { ReadContext } from '#db/kit/context.ts';
import { type LedgerOrder, ordersUnderNumber } from './orders.repo.ts';

/** Live orders that carry this number as their own or as the one of the ledger they came from. */
export function findOrdersUnderNumber(r: ReadContext, no: string): LedgerOrder[] {
  return ordersUnderNumber(r.db, no);
}
