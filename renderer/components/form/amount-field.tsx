import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber, formatQuantity } from '#renderer/lib/format.ts';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';
import { type AmountField, type FieldProps, labelProps } from './form-types.ts';

const SCALE = { money: 100, quantity: 1000, number: 1 } as const;

function textOf(kind: AmountField['kind'], value: unknown): string {
  if (typeof value !== 'number') return typeof value === 'string' ? value : '';
  if (kind === 'money') return formatMoney(value);
  return kind === 'quantity' ? formatQuantity(value) : formatNumber(value);
}

/**
 * Amounts as people type them: `1.2万`, `=12*3`, full-width digits. The value is the integer of the contract; text
 * that is no number stays as text, and the schema refuses it at the field.
 */
export function AmountFieldInput({ definition, value, error, onChange, isCell }: FieldProps<AmountField>) {
  const { t } = useTranslation('form');
  const [text, setText] = useState(() => textOf(definition.kind, value));
  const scale = SCALE[definition.kind];
  const edit = (next: string) => {
    setText(next);
    const parsed = parseAmountText(next, scale);
    onChange(parsed === '' ? null : (parsed ?? next));
  };
  const tidy = () => {
    const parsed = parseAmountText(text, scale);
    if (typeof parsed === 'number') setText(textOf(definition.kind, parsed));
  };
  return (
    <TextInput
      {...labelProps({ definition, isCell: isCell === true })}
      required={definition.isRequired === true}
      readOnly={definition.isReadOnly === true}
      placeholder={definition.hint ?? ''}
      title={t('amountHint')}
      value={text}
      error={error && parseAmountText(text, scale) === null ? t('amountWrong') : error}
      onChange={(event) => edit(event.currentTarget.value)}
      onBlur={tidy}
      inputMode="decimal"
      rightSection={definition.unit ? <span className="mw-unit">{definition.unit}</span> : null}
      data-field={definition.name}
      classNames={{ input: 'mw-num-input' }}
    />
  );
}
