import type { MoneyAmount } from '#contract/imports/analysis.ts';
import { atScale, type Decimal } from './decimal.ts';

/** Splits an exact amount in currency units; null when it is too large for integer minor units. */
export function moneyOf(value: Decimal, currency: string | null = null): MoneyAmount | null {
  const minor = atScale(value, 2);
  const restE4 = atScale(value, 6) - minor * 10_000n;
  return Number.isSafeInteger(Number(minor))
    ? { minor: Number(minor), restE4: Number(restE4), currency }
    : null;
}
