import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';

const MILLIONTHS = 1_000_000;

/** A rate to read. */
export const rateText = (value: unknown): string =>
  typeof value === 'number' ? String(value / MILLIONTHS) : String(value);

interface RateFieldProps {
  label: string;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

/** Rate into the factory's currency, fixed on the day it is written down; kept in millionths. */
export function RateField({ label, value, error, onChange }: RateFieldProps) {
  const [text, setText] = useState(
    // The rate of yuan is no answer for another currency.
    typeof value === 'number' && value !== MILLIONTHS ? String(value / MILLIONTHS) : '',
  );
  return (
    <TextInput
      label={label}
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
