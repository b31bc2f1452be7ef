import { type Drill, rowsNamed, unratedBetween } from '#contract/insights/drill.ts';
import { currencyWords } from '#contract/insights/left-out.ts';
import type { Filter } from '#contract/kit/list.ts';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import type { LeftOutNote } from '#contract/reports/report-model.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import {
  type Foreign,
  foreignQuotes,
  type QuoteSet,
  unratedInBacklog,
  unratedOrdered,
  unratedShippedOrders,
} from './left-out.repo.ts';
import type { Period } from './period.ts';
import type { ReportWords } from './words/zh.ts';

/** A note on what a figure leaves out; nothing where it leaves out nothing. */
type Noted = { leftOut?: LeftOutNote };

const currencies = (records: readonly Foreign[]) =>
  currencyWords(records.map(({ currency }) => ({ currency, count: 1 })));

function noted(
  kind: 'orders' | 'quotes',
  records: readonly Foreign[],
  words: ReportWords,
  drill: Drill | null,
): Noted {
  const rows = records.length;
  if (rows === 0) return {};
  const what = words.leftOut[kind](rows, currencies(records));
  return { leftOut: { text: words.leftOut.beside(what), rows, drill } };
}

const byNumber = (list: Drill['list'], records: readonly Foreign[]) =>
  rowsNamed(
    list,
    records.map(({ no }) => no),
  );

export function unratedSigned(db: ReadableDb, { from, to }: Period, words: ReportWords): Noted {
  return noted('orders', unratedOrdered(db, from, to), words, unratedBetween(from, to));
}

export function unratedBacklog(db: ReadableDb, { to }: Period, words: ReportWords): Noted {
  const orders = unratedInBacklog(db, to);
  return noted('orders', orders, words, byNumber('orders', orders));
}

export function unratedShipped(db: ReadableDb, { from, to }: Period, words: ReportWords): Noted {
  const orders = unratedShippedOrders(db, from, to);
  return noted('orders', orders, words, byNumber('orders', orders));
}

const FOREIGN_QUOTE: readonly Filter[] = [
  { column: 'currency', op: 'ne', value: BASE_CURRENCY },
  { column: 'quoteMinor', op: 'gte', value: 1 },
  { column: 'baseMinor', op: 'empty' },
];

/** Quotes in a foreign currency without a rate among the records a block sums. */
export function quotesLeftOut(db: ReadableDb, set: QuoteSet, period: Period, words: ReportWords): Noted {
  const { from, to } = period;
  const quotes = foreignQuotes(db, set, period);
  const between = (column: string): Filter => ({ column, op: 'between', values: [from, to] });
  const lost: Filter = { column: 'stage', op: 'eq', value: 'lost' };
  const drills: Record<QuoteSet, () => Drill | null> = {
    recorded: () => ({ list: 'market-records', filters: [...FOREIGN_QUOTE, between('recordedOn')] }),
    lost: () => ({ list: 'market-records', filters: [...FOREIGN_QUOTE, lost, between('closedOn')] }),
  };
  return noted('quotes', quotes, words, drills[set]());
}

/** The same of records that are known by their numbers. */
export function recordsLeftOut(records: readonly Foreign[], words: ReportWords): Noted {
  return noted('quotes', records, words, byNumber('market-records', records));
}

/** For the foot of the report: what stands in no sum of the month. */
export function leftOutNotes(db: ReadableDb, period: Period, words: ReportWords): string[] {
  const orders = unratedOrdered(db, period.from, period.to);
  const quotes = foreignQuotes(db, 'recorded', period);
  const parts = [
    ...(orders.length > 0 ? [words.leftOut.orders(orders.length, currencies(orders))] : []),
    ...(quotes.length > 0 ? [words.leftOut.quotes(quotes.length, currencies(quotes))] : []),
  ];
  return parts.length > 0 ? [words.notes.leftOut(parts)] : [];
}
