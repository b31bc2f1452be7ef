import type { Filter } from '#contract/kit/list.ts';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import { COUNTED_ORDER_STATES } from './counted-orders.ts';
import { lastDayOf } from './months.ts';

/** Where the rows behind a number are listed: the slice's list and the filters that give exactly these rows. */
export interface Drill {
  list: 'orders' | 'service-cases' | 'market-records' | 'units';
  filters: Filter[];
}

const counted: Filter = { column: 'state', op: 'in', values: [...COUNTED_ORDER_STATES] };

export function ordersBetween(from: string, to: string, more: Filter[] = []): Drill {
  return {
    list: 'orders',
    filters: [counted, { column: 'orderedOn', op: 'between', values: [from, to] }, ...more],
  };
}

/** Orders that left the backlog in a period: shipped, or of an old ledger that only says so. */
export function ordersLeft(from: string, to: string): Drill {
  return { list: 'orders', filters: [counted, { column: 'leftOn', op: 'between', values: [from, to] }] };
}

/** Orders in the backlog at the end of a day; `next` is the day after it. */
export function ordersInBacklog(day: string, next: string): Drill {
  const signed: Filter = { column: 'orderedOn', op: 'lte', value: day };
  return { list: 'orders', filters: [counted, signed, { column: 'leftOn', op: 'gte', value: next }] };
}

/** Orders of a period in a foreign currency without a rate: what no sum of the period holds. */
export function unratedBetween(from: string, to: string): Drill {
  return ordersBetween(from, to, [
    { column: 'currency', op: 'ne', value: BASE_CURRENCY },
    { column: 'baseMinor', op: 'eq', value: 0 },
    { column: 'grossMinor', op: 'ne', value: 0 },
  ]);
}

export function ordersOfMonth(month: string): Drill {
  return ordersBetween(`${month}-01`, lastDayOf(month));
}

export function ordersOfParty(partyId: string, from: string, to: string): Drill {
  return ordersBetween(from, to, [{ column: 'partyId', op: 'eq', value: partyId }]);
}

export type CaseDimension = 'fault' | 'part' | 'product';
const CASE_COLUMN: Record<CaseDimension, string> = { fault: 'fault', part: 'part', product: 'product' };

/** Cases that count, with more conditions on them. */
export function countedCases(...more: Filter[]): Drill {
  return { list: 'service-cases', filters: [{ column: 'state', op: 'ne', value: 'cancelled' }, ...more] };
}

export function casesReported(from: string, to: string, ...more: Filter[]): Drill {
  return countedCases({ column: 'reportedOn', op: 'between', values: [from, to] }, ...more);
}

/** Exactly the key, in its width and case; the empty one stands for "not said". */
export function sameKey(column: string, key: string): Filter {
  return key === '' ? { column, op: 'empty' } : { column, op: 'in', values: [key] };
}

/** Cases of one bar of the Pareto; the empty key stands for "not coded". */
export function casesOf(
  dimension: CaseDimension,
  key: string,
  from: string,
  to: string,
  ...more: Filter[]
): Drill {
  return casesReported(from, to, sameKey(CASE_COLUMN[dimension], key), ...more);
}

/** As many values as one filter takes. */
const MOST_NAMED = 500;

/** Rows that no filter describes are opened by their few numbers; null when there are none or too many of them. */
export function rowsNamed(list: Drill['list'], numbers: readonly string[]): Drill | null {
  if (numbers.length === 0 || numbers.length > MOST_NAMED) return null;
  const column = list === 'units' ? 'barcode' : 'no';
  return { list, filters: [{ column, op: 'in', values: [...numbers] }] };
}

/** Cases of several bars of the Pareto in one; null when they are too many to be named. */
export function casesOfAny(
  dimension: CaseDimension,
  keys: readonly string[],
  from: string,
  to: string,
  ...more: Filter[]
): Drill | null {
  const [key] = keys;
  if (key === undefined || keys.length > MOST_NAMED) return null;
  if (keys.length === 1) return casesOf(dimension, key, from, to, ...more);
  return casesReported(from, to, { column: CASE_COLUMN[dimension], op: 'in', values: [...keys] }, ...more);
}
