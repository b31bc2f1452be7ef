/** Money in integer minor units, quantity in thousandths, tax in basis points, rates in millionths. */
const THOUSANDTHS = 1000;
const BASIS_POINTS = 10_000;
const RATE = 1_000_000;

/**
 * `a × b ÷ divisor`, exact, rounded half away from zero, so that a credit of a line mirrors the line.
 * Throws RangeError when the result is beyond what a number holds exactly.
 */
export function mulDiv(a: number, b: number, divisor: number): number {
  const product = a * b;
  if (Number.isSafeInteger(product) && Number.isSafeInteger(2 * Math.abs(product) + divisor)) {
    return Math.sign(product) * Math.floor((2 * Math.abs(product) + divisor) / (2 * divisor)) || 0;
  }
  const exact = BigInt(a) * BigInt(b);
  const size = exact < 0n ? -exact : exact;
  const rounded = (2n * size + BigInt(divisor)) / (2n * BigInt(divisor));
  const result = Number(exact < 0n ? -rounded : rounded);
  if (!Number.isSafeInteger(result)) throw new RangeError('amount too large');
  return result;
}

export interface Amounts {
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
}

export interface PricedLine {
  priceMinor: number;
  quantity: number;
  taxBp: number;
}

/** 500 亿元. An order of 500 such lines and their taxes is still counted exactly. */
export const MAX_LINE_MINOR = 5_000_000_000_000;

/** Whether price × quantity stays within what an order can add up; asked before anything is multiplied. */
export function isCountable(line: { priceMinor: number; quantity: number }): boolean {
  return (line.priceMinor * line.quantity) / THOUSANDTHS <= MAX_LINE_MINOR;
}

/** Splits a tax-inclusive amount; what rounding leaves belongs to the tax, so that net + tax = gross. */
export function splitGross(grossMinor: number, taxBp: number): Amounts {
  const netMinor = mulDiv(grossMinor, BASIS_POINTS, BASIS_POINTS + taxBp);
  return { netMinor, taxMinor: grossMinor - netMinor, grossMinor };
}

/** Adds tax to a net amount, rounded half up on the line. */
export function addTax(netMinor: number, taxBp: number): Amounts {
  const taxMinor = mulDiv(netMinor, taxBp, BASIS_POINTS);
  return { netMinor, taxMinor, grossMinor: netMinor + taxMinor };
}

/** Amounts of a line: price × quantity is its net amount or, with prices that include tax (含税单价), its gross one. */
export function lineAmounts(line: PricedLine, pricesIncludeTax: boolean): Amounts {
  const amount = mulDiv(line.priceMinor, line.quantity, THOUSANDTHS);
  return pricesIncludeTax ? splitGross(amount, line.taxBp) : addTax(amount, line.taxBp);
}

/** Totals are the sums of the lines; nothing is rounded again. */
export function orderTotals(lines: readonly Amounts[]): Amounts {
  const total = { netMinor: 0, taxMinor: 0, grossMinor: 0 };
  for (const line of lines) {
    total.netMinor += line.netMinor;
    total.taxMinor += line.taxMinor;
    total.grossMinor += line.grossMinor;
  }
  return total;
}

export const BASE_CURRENCY = 'CNY';

/**
 * Foreign money that came without a rate, as old ledgers have it: it stands in no sum over the factory's own currency
 * until somebody says the rate.
 */
export function isUnrated(order: { currency: string; grossMinor: number; baseMinor: number }): boolean {
  return order.currency !== BASE_CURRENCY && order.baseMinor === 0 && order.grossMinor !== 0;
}

/** Amount in the factory's own currency at a rate fixed on the booking date. */
export function toBase(grossMinor: number, rateE6: number): number {
  return mulDiv(grossMinor, rateE6, RATE);
}
