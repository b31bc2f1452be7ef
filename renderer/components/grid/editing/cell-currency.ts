import type { InputIssue } from '#contract/kit/errors.ts';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import { splitCurrency } from '#renderer/lib/amount-currency.ts';
import type { GridColumn } from '../grid-types.ts';

/** The money a cell is in. */
export function currencyOf<Row>(column: GridColumn<Row>, row: Row): string {
  return column.currency?.(row) ?? BASE_CURRENCY;
}

/** What keeps an amount that says its currency out of a row that is in another one: nothing is ever converted here. */
export function currencyIssue<Row>(column: GridColumn<Row>, row: Row, text: string): InputIssue | null {
  if (column.edit?.kind !== 'money') return null;
  const { currencies } = splitCurrency(text);
  const isOther = currencies.length > 0 && !currencies.includes(currencyOf(column, row));
  return isOther ? { path: column.edit.name, code: 'currency_differs' } : null;
}
