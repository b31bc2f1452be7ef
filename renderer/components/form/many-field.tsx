import { MultiSelect, type OptionsFilter } from '@mantine/core';
import { useState } from 'react';
import { openListByKey } from '#renderer/lib/keys.ts';
import { choiceFilter } from './choice-search.ts';
import type { Choice } from './form-types.ts';

export interface ManyFieldProps {
  /** Path in the schema, as of any field. */
  name: string;
  label: string;
  hint?: string;
  choices: readonly Choice[];
  value: unknown;
  error: string | undefined;
  onChange: (value: string[]) => void;
  /** Hears what is typed where the choices come from the core; the list then shows them as they come. */
  onSearch?: (text: string) => void;
}

const asList = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const asTheyCome: OptionsFilter = ({ options }) => options;

/**
 * Several words of a list: typed as text, code or pinyin initials, Enter takes the best; Backspace takes the last one
 * back. A value the list no longer has is shown as it is.
 */
export function ManyField({ name, label, hint, choices, value, error, onChange, onSearch }: ManyFieldProps) {
  const [chosen, setChosen] = useState(() => asList(value));
  const [typed, setTyped] = useState('');
  const known = new Set(choices.map((choice) => choice.value));
  const present = chosen.filter((one) => !known.has(one)).map((one) => ({ value: one, word: one }));
  const all = [...choices, ...present];
  return (
    <MultiSelect
      size="xs"
      label={label}
      placeholder={chosen.length === 0 ? (hint ?? '') : ''}
      data={all.map((choice) => ({ value: choice.value, label: choice.word }))}
      value={chosen}
      searchValue={typed}
      error={error ?? null}
      onChange={(next) => {
        setChosen(next);
        onChange(next);
      }}
      onSearchChange={(text) => {
        setTyped(text);
        onSearch?.(text);
      }}
      searchable
      hidePickedOptions
      openOnFocus={false}
      selectFirstOptionOnChange={typed.trim() !== ''}
      filter={onSearch ? asTheyCome : choiceFilter(all)}
      onKeyDown={openListByKey}
      data-field={name}
    />
  );
}
