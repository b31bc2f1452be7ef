import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';

const MILLIONTHS = 1_000_000;

export interface RateFieldProps {
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

/** Rate into the factory's currency, fixed on the booking date; kept in millionths. */
export function RateField({ value, error, onChange }: RateFieldProps) {
  const { t } = useTranslation('orders');
  const [text, setText] = useState(
    // The rate of yuan is no answer for another currency.
    typeof value === 'number' && value !== MILLIONTHS ? String(value / MILLIONTHS) : '',
  );
  return (
    <TextInput
      label={t('field.rate')}
      required
      value={text}
      error={error}
      inputMode="decimal"
      classNames={{ input: 'mw-num-input' }}
      data-field="rateE6"
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const parsed = parseAmountText(typed, MILLIONTHS);
        onChange(parsed === '' ? null : (parsed ?? typed));
      }}
    />
  );
}
