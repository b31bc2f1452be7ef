import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quotationSums } from '#contract/quotations/quotation-sums.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { openListByKey } from '#renderer/lib/keys.ts';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';

/** Goods and repair; services are taxed at 6 %. */
export const DEFAULT_TAX_BP = 1300;
const OFFERED_BP = [1300, 900, 600, 0] as const;

const percentOf = (taxBp: number) => `${taxBp / 100}%`;
export const taxText = (value: unknown) => (typeof value === 'number' ? percentOf(value) : String(value));

function sumsOf(values: FormValues, taxBp: number) {
  const lines = Array.isArray(values['lines']) ? (values['lines'] as FormValues[]) : [];
  const counted = lines.map((line) => ({
    quantity: typeof line['quantity'] === 'number' ? line['quantity'] : 0,
    priceMinor: typeof line['priceMinor'] === 'number' ? line['priceMinor'] : 0,
  }));
  return quotationSums(counted, taxBp);
}

interface TaxFieldProps {
  label: string;
  value: unknown;
  values: FormValues;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

/** The tax rate, chosen or typed in per cent, and what the quotation comes to under it. */
export function TaxField({ label, value, values, error, onChange }: TaxFieldProps) {
  const { t } = useTranslation('service-cases');
  const [text, setText] = useState(typeof value === 'number' ? percentOf(value) : '');
  const current = typeof values['taxBp'] === 'number' ? values['taxBp'] : 0;
  const { netMinor, taxMinor, grossMinor } = sumsOf(values, current);
  const typed = (next: string) => {
    setText(next);
    const parsed = parseAmountText(next.replace(/[%％]\s*$/u, ''), 100);
    onChange(parsed === '' ? null : (parsed ?? next));
  };
  return (
    <div className="mw-tax">
      <Autocomplete
        size="xs"
        label={label}
        data={OFFERED_BP.map(percentOf)}
        filter={({ options }) => options}
        openOnFocus={false}
        value={text}
        error={error ?? null}
        inputMode="decimal"
        onChange={typed}
        onKeyDown={openListByKey}
        data-field="taxBp"
      />
      <span className="mw-muted" role="status">
        {t('quote.sums', {
          net: formatMoney(netMinor),
          tax: formatMoney(taxMinor),
          gross: formatMoney(grossMinor),
        })}
      </span>
    </div>
  );
}
