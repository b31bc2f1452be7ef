export interface CurrencyCount {
  currency: string;
  count: number;
}

/**
 * Orders of one month in one foreign currency whose rate nobody has said: they are counted, but stand in no sum over the
 * factory's own currency. A figure that leaves them out says so.
 */
export interface LeftOut extends CurrencyCount {
  month: string;
}

/** Records by currency, the currency with most of them first. */
function byCurrency(counted: readonly CurrencyCount[]): CurrencyCount[] {
  const counts = new Map<string, number>();
  for (const { currency, count } of counted) counts.set(currency, (counts.get(currency) ?? 0) + count);
  return [...counts]
    .map(([currency, count]) => ({ currency, count }))
    .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1));
}

export function countAll(counted: readonly CurrencyCount[]): number {
  return counted.reduce((sum, one) => sum + one.count, 0);
}

/** `USD 2 · EUR 1`: how many in which currency, the same in every language. */
export function currencyWords(counted: readonly CurrencyCount[]): string {
  return byCurrency(counted)
    .map(({ currency, count }) => `${currency} ${count}`)
    .join(' · ');
}
