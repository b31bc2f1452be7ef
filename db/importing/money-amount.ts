import { atScale, type Decimal } from './decimal.ts';

/** Amount of an imported cell. `minor` + `restE4`/10⁴ is exact to a millionth of the currency unit. */
export interface MoneyAmount {
  /** Integer minor units (分), rounded half away from zero. */
  minor: number;
  /** What rounding left over, in 10⁻⁴ of a minor unit, −5000…5000: sums over many lines stay exact. */
  restE4: number;
  /** ISO 4217 code when the cell or its header named one. */
  currency: string | null;
}

/** Splits an exact amount in currency units; null when it is too large for integer minor units. */
export function moneyOf(value: Decimal, currency: string | null = null): MoneyAmount | null {
  const minor = atScale(value, 2);
  const restE4 = atScale(value, 6) - minor * 10_000n;
  return Number.isSafeInteger(Number(minor))
    ? { minor: Number(minor), restE4: Number(restE4), currency }
    : null;
}
