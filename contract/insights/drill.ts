import type { Filter } from '#contract/kit/list.ts';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import { COUNTED_ORDER_STATES } from './counted-orders.ts';
import { lastDayOf } from './months.ts';

/** Where the rows behind a number are listed: the slice's list and the filters that give exactly these rows. */
export interface Drill {
  list: 'orders' | 'service-cases' | 'market-records';
  filters: Filter[];
}

const counted: Filter = { column: 'state', op: 'in', values: [...COUNTED_ORDER_STATES] };

export function ordersBetween(from: string, to: string, more: Filter[] = []): Drill {
  return {
    list: 'orders',
    filters: [counted, { column: 'orderedOn', op: 'between', values: [from, to] }, ...more],
  };
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

/** Cases of one bar of the Pareto; the empty key stands for "not coded". */
export function casesOf(dimension: CaseDimension, key: string, from: string, to: string): Drill {
  const column = CASE_COLUMN[dimension];
  const same: Filter = key === '' ? { column, op: 'empty' } : { column, op: 'eq', value: key };
  const filters: Filter[] = [
    { column: 'reportedOn', op: 'between', values: [from, to] },
    { column: 'state', op: 'ne', value: 'cancelled' },
  ];
  return { list: 'service-cases', filters: [...filters, same] };
}
