import { Checkbox, PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { openListByKey } from '#renderer/lib/keys.ts';
import { choiceFilter } from './choice-search.ts';
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

/**
 * A list of words, found by text, code, pinyin and initials. What is typed marks the best choice, so Enter takes it; an
 * emptied field has no value.
 */
export function ChoiceFieldInput({ definition, value, error, onChange, isCell }: FieldProps<ChoiceField>) {
  const [chosen, setChosen] = useState(() => asText(value));
  const choices = withPresent(definition.choices, chosen);
  const wordOf = (code: string) => choices.find((choice) => choice.value === code)?.word ?? '';
  const [typed, setTyped] = useState(() => wordOf(chosen));
  const isRequired = definition.isRequired === true;
  const choose = (next: string | null) => {
    setChosen(next ?? '');
    onChange(next);
  };
  const isSearching = typed.trim() !== '' && typed !== wordOf(chosen);
  return (
    <Select
      {...labelProps({ definition, isCell: isCell === true })}
      required={isRequired}
      readOnly={definition.isReadOnly === true}
      placeholder={definition.hint ?? ''}
      data={choices.map((choice) => ({ value: choice.value, label: choice.word }))}
      value={chosen === '' ? null : chosen}
      searchValue={typed}
      error={error}
      onChange={choose}
      onSearchChange={setTyped}
      onInput={(event) => {
        if (event.currentTarget.value === '' && !isRequired) choose(null);
      }}
      onOptionSubmit={(picked) => setTyped(wordOf(picked))}
      searchable
      selectFirstOptionOnChange={isSearching}
      allowDeselect={false}
      onKeyDown={openListByKey}
      clearable={!isRequired}
      clearButtonProps={{ tabIndex: -1, 'aria-hidden': true }}
      filter={choiceFilter(choices)}
      data-field={definition.name}
    />
  );
}

export function FlagFieldInput({ definition, value, error, onChange, isCell }: FieldProps<FlagField>) {
  return (
    <Checkbox
      className={isCell ? 'mw-flag-cell' : 'mw-flag'}
      {...labelProps({ definition, isCell: isCell === true })}
      defaultChecked={value === true}
      disabled={definition.isReadOnly === true}
      error={error}
      onChange={(event) => onChange(event.currentTarget.checked)}
      data-field={definition.name}
    />
  );
}
