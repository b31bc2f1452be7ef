import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import type { TodayItem } from '#contract/today/today.contract.ts';
import { formatMoney } from '#renderer/lib/format.ts';

/** A foreign amount in the factory's own currency, where its rate is known. */
export function inBase({ currency, baseMinor }: TodayItem): string | undefined {
  if (currency === null || currency === BASE_CURRENCY || baseMinor === null) return undefined;
  return `\u2248 ${BASE_CURRENCY} ${formatMoney(baseMinor)}`;
}
