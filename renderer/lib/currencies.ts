import { BASE_CURRENCY } from '#contract/orders/amounts.ts';

/** Currencies a form offers, the factory's own first; others come by import and stay as they are. */
export const CURRENCIES = [BASE_CURRENCY, 'USD', 'EUR', 'JPY', 'KRW', 'SGD'];

/** Whether the typed values are in foreign money, which carries a rate. */
export function isForeignMoney(values: Record<string, unknown>): boolean {
  return typeof values['currency'] === 'string' && values['currency'] !== BASE_CURRENCY;
}
