import { useTranslation } from 'react-i18next';
import { type Amounts, lineAmounts, orderTotals } from '#contract/orders/amounts.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { taxBpOf } from './tax-rates.ts';

function amountsOf(line: FormValues, values: FormValues): Amounts | null {
  const { priceMinor, quantity } = line;
  if (typeof priceMinor !== 'number' || typeof quantity !== 'number') return null;
  try {
    return lineAmounts(
      { priceMinor, quantity, taxBp: taxBpOf(values['taxRate'], line['taxBp']) },
      values['pricesIncludeTax'] === true,
    );
  } catch {
    // A number that is still being typed may be too large for a moment.
    return null;
  }
}

/** What the typed lines add up to, by the same functions as the core. */
export function OrderTotals({ values }: { values: FormValues }) {
  const { t } = useTranslation('orders');
  const lines = Array.isArray(values['lines']) ? (values['lines'] as FormValues[]) : [];
  const totals = orderTotals(lines.flatMap((line) => amountsOf(line, values) ?? []));
  const currency = typeof values['currency'] === 'string' ? values['currency'] : 'CNY';
  const show = (minor: number) => formatMoney(minor, 'yuan', currency);
  return (
    <p className="mw-order-totals" role="status">
      <span className="mw-muted">{t('field.net')}</span> {show(totals.netMinor)}
      <span className="mw-muted">{t('field.tax')}</span> {show(totals.taxMinor)}
      <span className="mw-muted">{t('field.gross')}</span> <b>{show(totals.grossMinor)}</b>
    </p>
  );
}
