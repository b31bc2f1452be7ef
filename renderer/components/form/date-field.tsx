import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '#renderer/lib/format.ts';
import { isComposing } from '#renderer/lib/keys.ts';
import { addDays, addMonths, parseDateText, parseMonthText } from '#renderer/lib/parse-date.ts';
import { type DateField, type FieldProps, labelProps } from './form-types.ts';

function parse(kind: DateField['kind'], text: string): string | null {
  return kind === 'month' ? parseMonthText(text, today()) : parseDateText(text, today());
}

function stepped(kind: DateField['kind'], from: string, by: number): string {
  return kind === 'month' ? addMonths(`${from}-01`, by).slice(0, 7) : addDays(from, by);
}

/** Dates as people type them: `1121`, `+7`, `今天`; arrows step by a day or a month. */
export function DateFieldInput({ definition, value, error, onChange, isCell }: FieldProps<DateField>) {
  const { t } = useTranslation('form');
  const [text, setText] = useState(typeof value === 'string' ? value : '');
  const { kind } = definition;
  const wrong = kind === 'month' ? t('monthWrong') : t('dateWrong');
  const edit = (next: string) => {
    setText(next);
    const parsed = parse(kind, next);
    onChange(parsed === '' ? null : (parsed ?? next));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const from = parse(kind, text) || today().slice(0, kind === 'month' ? 7 : 10);
    edit(stepped(kind, from, event.key === 'ArrowUp' ? 1 : -1));
  };
  return (
    <TextInput
      {...labelProps({ definition, isCell: isCell === true })}
      required={definition.isRequired === true}
      readOnly={definition.isReadOnly === true}
      placeholder={definition.hint ?? (kind === 'month' ? t('monthHint') : t('dateHint'))}
      value={text}
      error={error && parse(kind, text) === null ? wrong : error}
      onChange={(event) => edit(event.currentTarget.value)}
      onBlur={() => setText((old) => parse(kind, old) ?? old)}
      onKeyDown={onKeyDown}
      data-field={definition.name}
    />
  );
}
