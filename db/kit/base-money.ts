import { inputInvalid } from '#contract/kit/errors.ts';
import { toBase } from '#contract/orders/amounts.ts';

/** Rates are millionths; this one belongs to the factory's own currency. */
export const ONE_TO_ONE_E6 = 1_000_000;

/** The rate of foreign money: INPUT_INVALID rateE6 without one, because nothing is added up one to one. */
export function foreignRate(given: number | null | undefined): number {
  if (typeof given !== 'number' || given === ONE_TO_ONE_E6) throw inputInvalid('rateE6', 'required');
  return given;
}

/** In the factory's own currency, or the rate is refused that takes the amount beyond what is counted exactly. */
export function inBase(minor: number, rateE6: number): number {
  if ((minor / ONE_TO_ONE_E6) * rateE6 > Number.MAX_SAFE_INTEGER)
    throw inputInvalid('rateE6', 'amount_too_big');
  return toBase(minor, rateE6);
}
