import { Checkbox, PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { isComposing } from '#renderer/lib/keys.ts';
import {
  type ChoiceField,
  type FieldProps,
  type FlagField,
  labelProps,
  type TextField,
} from './form-types.ts';

const asText = (value: unknown) => (typeof value === 'string' ? value : '');

export function TextFieldInput({ definition, value, error, onChange, isCell }: FieldProps<TextField>) {
  const shared = {
    ...labelProps({ definition, isCell: isCell === true }),
    required: definition.isRequired === true,
    readOnly: definition.isReadOnly === true,
    placeholder: definition.hint ?? '',
    defaultValue: asText(value),
    error,
    'data-field': definition.name,
  };
  if (definition.kind === 'textarea') {
    return (
      <Textarea
        {...shared}
        autosize={false}
        rows={2}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  if (definition.kind === 'password') {
    return (
      <PasswordInput
        {...shared}
        size="xs"
        autoComplete={definition.autoComplete ?? 'current-password'}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      inputMode={definition.inputMode ?? 'text'}
      autoComplete={definition.autoComplete ?? 'off'}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A value an import brought that is no longer in the list is shown as it is, not lost. */
function withPresent(choices: ChoiceField['choices'], value: string): ChoiceField['choices'] {
  return value === '' || choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, word: value }];
}

/** F7 and F2 open the list, as of a field that points at a record. */
function openByKey(event: KeyboardEvent<HTMLInputElement>): void {
  if (isComposing(event) || (event.key !== 'F7' && event.key !== 'F2')) return;
  event.preventDefault();
  event.currentTarget.click();
}

export function ChoiceFieldInput({ definition, value, error, onChange, isCell }: FieldProps<ChoiceField>) {
  const present = asText(value);
  const choices = withPresent(definition.choices, present);
  return (
    <Select
      {...labelProps({ definition, isCell: isCell === true })}
      required={definition.isRequired === true}
      readOnly={definition.isReadOnly === true}
      placeholder={definition.hint ?? ''}
      data={choices.map((choice) => ({ value: choice.value, label: choice.word }))}
      defaultValue={present === '' ? null : present}
      error={error}
      onChange={(next) => onChange(next)}
      searchable
      onKeyDown={openByKey}
      clearable={definition.isRequired !== true}
      clearButtonProps={{ tabIndex: -1, 'aria-hidden': true }}
      filter={({ options, search }) => {
        const wanted = search.normalize('NFKC').trim().toLowerCase();
        return options.filter((option) => {
          if (!('value' in option)) return true;
          const choice = choices.find((one) => one.value === option.value);
          return `${option.label} ${option.value} ${choice?.keywords ?? ''}`.toLowerCase().includes(wanted);
        });
      }}
      data-field={definition.name}
    />
  );
}

export function FlagFieldInput({ definition, value, error, onChange, isCell }: FieldProps<FlagField>) {
  return (
    <Checkbox
      className={isCell ? '' : 'mw-flag'}
      {...labelProps({ definition, isCell: isCell === true })}
      defaultChecked={value === true}
      disabled={definition.isReadOnly === true}
      error={error}
      onChange={(event) => onChange(event.currentTarget.checked)}
      data-field={definition.name}
    />
  );
}
