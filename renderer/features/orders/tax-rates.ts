import { z } from 'zod';
import type { orders } from '#renderer/locales/zh-CN/orders.ts';

export type TaxRate = keyof typeof orders.taxRates;
/** Rates in basis points as the form offers them; one for the whole order unless its lines differ already. */
export const TAX_RATES = ['1300', '900', '600', '300', '100', '0'] as const satisfies readonly TaxRate[];
export const taxRateSchema = z.enum([...TAX_RATES, 'mixed']);

/** The rate all lines share, or `mixed`. */
export function taxRateOf(lines: readonly { taxBp: number }[]): TaxRate {
  const rates = new Set(lines.map((line) => line.taxBp));
  const [only] = rates;
  const known = TAX_RATES.find((rate) => Number(rate) === only);
  return rates.size === 1 && known ? known : 'mixed';
}

/** Tax of one line under the order's rate; lines keep their own where they differ. */
export function taxBpOf(rate: unknown, own: unknown): number {
  return rate === 'mixed' || rate === undefined ? (typeof own === 'number' ? own : 0) : Number(rate);
}
