import type { MoneyAmount } from '#contract/imports/analysis.ts';
import { currencyOf } from './amount-text.ts';
import type { ImportRow } from './import-plan.ts';

const ENOUGH_ORDERS = 3;
const SAMPLES = 4;

interface SeenOrder {
  /** Dates by customer. */
  customers: Map<string, Set<string>>;
  rows: number;
  amount: number | null;
  hasOneAmount: boolean;
}

/** What an order ledger says about its order numbers: blanks, several customers, amounts that repeat. */
export class OrderFacts {
  readonly #orders = new Map<string, SeenOrder>();
  rows = 0;
  blanks = 0;
  /** Blank numbers whose row looks like a further line of the order above. */
  continuing = 0;
  readonly blankRows: number[] = [];
  /** Rows by the foreign currency they name. */
  readonly currencies = new Map<string, number>();
  #lastLine = Number.NaN;

  add({ row, values }: Pick<ImportRow, 'row' | 'values'>): void {
    this.rows += 1;
    const currency = foreignCurrency(values);
    if (currency !== null) this.currencies.set(currency, (this.currencies.get(currency) ?? 0) + 1);
    const number = values['orderNo'];
    const line = Number(values['lineNo'] ?? Number.NaN);
    if (typeof number === 'string') this.#addOrder(number, values);
    else this.#addBlank(row, values, line);
    this.#lastLine = line;
  }

  #addBlank(row: number, values: ImportRow['values'], line: number): void {
    this.blanks += 1;
    if (this.blankRows.length < SAMPLES) this.blankRows.push(row);
    const hasHead = values['customer'] !== undefined || values['signedOn'] !== undefined;
    if (this.rows > 1 && (!hasHead || line > this.#lastLine)) this.continuing += 1;
  }

  #addOrder(number: string, values: ImportRow['values']): void {
    const seen = this.#orders.get(number) ?? {
      customers: new Map(),
      rows: 0,
      amount: null,
      hasOneAmount: true,
    };
    const customer = customerKey(values);
    noteCustomer(seen, customer, values['signedOn']);
    const amount = minorOf(values['amount']);
    if (seen.rows > 0 && amount !== seen.amount) seen.hasOneAmount = false;
    seen.amount = amount;
    seen.rows += 1;
    this.#orders.set(number, seen);
  }

  get orders(): number {
    return this.#orders.size;
  }

  /** Order numbers that stand with more than one customer, with examples. */
  shared(): { numbers: number; orders: number; samples: string[] } {
    const several = [...this.#orders].filter(([, order]) => order.customers.size > 1);
    const orders = several.reduce((sum, [, order]) => sum + order.customers.size, 0);
    return { numbers: several.length, orders, samples: several.slice(0, SAMPLES).map(([number]) => number) };
  }

  /** Numbers whose rows of one customer carry several dates; `extra` is how many more orders that makes. */
  dated(): { numbers: number; extra: number; isRule: boolean; samples: string[] } {
    const long = [...this.#orders].filter(([, order]) => order.rows > 1);
    const extraOf = (order: SeenOrder) =>
      [...order.customers.values()].reduce((sum, dates) => sum + Math.max(0, dates.size - 1), 0);
    const several = long.filter(([, order]) => extraOf(order) > 0);
    return {
      numbers: several.length,
      extra: several.reduce((sum, [, order]) => sum + extraOf(order), 0),
      isRule: several.length > long.length / 5,
      samples: several.slice(0, SAMPLES).map(([number]) => number),
    };
  }

  /** Sum over the orders of an amount that is the same on all their lines; null when it is not that kind of column. */
  repeated(): { rows: number; lineMinor: number; headMinor: number; samples: string[] } | null {
    const long = [...this.#orders].filter(([, order]) => order.rows > 1 && order.amount !== null);
    const same = long.filter(([, order]) => order.hasOneAmount);
    if (same.length < ENOUGH_ORDERS || same.length < long.length * 0.9) return null;
    const sum = (of: (order: SeenOrder) => number) => long.reduce((total, [, order]) => total + of(order), 0);
    return {
      rows: sum((order) => order.rows),
      lineMinor: sum((order) => (order.amount ?? 0) * order.rows),
      headMinor: sum((order) => order.amount ?? 0),
      samples: same.slice(0, SAMPLES).map(([number]) => number),
    };
  }
}

/** Who the row's customer is: its code where there is one, since two customers may share a name. */
export function customerKey(values: ImportRow['values']): string | null {
  const key = values['customerCode'] ?? values['customer'];
  return typeof key === 'string' ? key.normalize('NFKC').toLowerCase().replace(/\s/g, '') : null;
}

function noteCustomer(
  seen: SeenOrder,
  customer: string | null,
  date: ImportRow['values'][string] | undefined,
): void {
  // Rows of a shared number without a customer belong to one that is named.
  const key = customer ?? [...seen.customers.keys()].at(-1) ?? '';
  const dates = seen.customers.get(key) ?? new Set<string>();
  seen.customers.set(key, dates);
  if (typeof date === 'string') dates.add(date);
}

/** The factory books in yuan; anything else needs a rate. */
function foreignCurrency(values: ImportRow['values']): string | null {
  const named = values['currency'];
  const typed = typeof named === 'string' ? (currencyOf(named) ?? named.toUpperCase()) : null;
  const inCell = ['amount', 'orderAmount', 'unitPrice']
    .map((field) => values[field])
    .map((value) => (typeof value === 'object' && 'minor' in value ? value.currency : null))
    .find((currency) => currency !== null);
  const currency = typed ?? inCell ?? null;
  return currency !== null && currency !== 'CNY' && /^[A-Z]{3}$/.test(currency) ? currency : null;
}

function minorOf(value: ImportRow['values'][string] | undefined): number | null {
  return typeof value === 'object' && 'minor' in value ? (value satisfies MoneyAmount).minor : null;
}
