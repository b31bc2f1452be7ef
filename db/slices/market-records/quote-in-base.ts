import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import { foreignRate, inBase } from '#db/kit/base-money.ts';

interface Quote {
  quoteMinor?: number | null | undefined;
  currency?: string | undefined;
  /** Millionths. */
  rateE6?: number | null | undefined;
}

const isForeign = ({ currency = BASE_CURRENCY }: Quote) => currency !== BASE_CURRENCY;

/** Foreign money carries the rate of the day it was written down; INPUT_INVALID rateE6 where a quote has none. */
export function requireRate(quote: Quote): void {
  if (isForeign(quote) && typeof quote.quoteMinor === 'number') foreignRate(quote.rateE6);
}

/** Rate and amount in the factory's currency as they are stored: only foreign money has them. */
export function quoteInBase(quote: Quote): { rateE6: number | null; baseMinor: number | null } {
  const { quoteMinor, rateE6 } = quote;
  if (!isForeign(quote) || typeof rateE6 !== 'number') return { rateE6: null, baseMinor: null };
  if (typeof quoteMinor !== 'number') return { rateE6, baseMinor: null };
  return { rateE6, baseMinor: inBase(quoteMinor, rateE6) };
}

/**
 * The money of a changed record. Another currency asks for its own rate; a quote of an old ledger that came without one
 * stays so until somebody says it. A ledger that is read again is never asked.
 */
export function changedQuote(
  current: Quote,
  given: Quote,
  isLedger: boolean,
): Partial<ReturnType<typeof quoteInBase>> {
  const isTouched =
    given.quoteMinor !== undefined || given.currency !== undefined || given.rateE6 !== undefined;
  if (!isTouched) return {};
  const isOther = given.currency !== undefined && given.currency !== current.currency;
  const rateE6 = given.rateE6 === undefined ? (isOther ? null : current.rateE6) : given.rateE6;
  const next = {
    quoteMinor: given.quoteMinor === undefined ? current.quoteMinor : given.quoteMinor,
    currency: given.currency ?? current.currency,
    rateE6,
  };
  const hadRate = typeof current.rateE6 === 'number' || typeof rateE6 === 'number';
  if (!isLedger && (isOther || hadRate)) requireRate(next);
  return quoteInBase(next);
}
