import { COUNTED_ORDER_STATES } from '#contract/insights/counted-orders.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { LEFT_ON } from '#db/slices/orders/left-on.ts';

/** Few, with an index of their own; the planner would rather go through all orders by state. */
const UNRATED = `FROM orders o INDEXED BY orders_unrated
  WHERE o.currency <> 'CNY' AND o.base_minor = 0 AND o.gross_minor <> 0 AND o.voided_at IS NULL
    AND o.state IN (${COUNTED_ORDER_STATES.map((s) => `'${s}'`).join(', ')})`;

/** A record in a foreign currency. */
export interface Foreign {
  no: string;
  currency: string;
}

export function unratedOrdered(db: ReadableDb, from: string, to: string): Foreign[] {
  return db.all<Foreign>(`SELECT o.no, o.currency ${UNRATED} AND o.ordered_on BETWEEN ? AND ?`, [from, to]);
}

export function unratedInBacklog(db: ReadableDb, day: string): Foreign[] {
  return db.all<Foreign>(
    `SELECT o.no, o.currency ${UNRATED} AND o.ordered_on <= :day AND (${LEFT_ON} IS NULL OR ${LEFT_ON} > :day)`,
    { day },
  );
}

export function unratedShippedOrders(db: ReadableDb, from: string, to: string): Foreign[] {
  return db.all<Foreign>(`SELECT o.no, o.currency ${UNRATED} AND ${LEFT_ON} BETWEEN ? AND ?`, [from, to]);
}

/** Records whose quotes a block of the report sums. */
export type QuoteSet = 'recorded' | 'lost';

const QUOTES: Record<QuoteSet, string> = {
  recorded: 'm.recorded_on BETWEEN :from AND :to',
  lost: "m.stage = 'lost' AND m.closed_on BETWEEN :from AND :to",
};

export function foreignQuotes(
  db: ReadableDb,
  set: QuoteSet,
  { from, to }: { from: string; to: string },
): Foreign[] {
  return db.all<Foreign>(
    `SELECT m.no, m.currency FROM market_records m
     WHERE m.currency <> 'CNY' AND m.quote_minor > 0 AND m.base_minor IS NULL AND m.voided_at IS NULL AND ${QUOTES[set]}`,
    { from, to },
  );
}
