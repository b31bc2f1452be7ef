import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import { readingsOf } from '#renderer/lib/pinyin.ts';
import type { Choice } from './form-types.ts';

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** What a choice is called: its word, its code, its word in the other language. */
export function choiceWords(choice: Choice): string[] {
  return [choice.word, choice.value, ...(choice.keywords ?? '').split(/\s+/u)].filter(Boolean).map(fold);
}

/**
 * How well the text names the choice, the best first: the word or code begins with it, its pinyin does, one of its other
 * words does, it is somewhere inside. Null: not at all.
 */
function rank(choice: Choice, wanted: string): number | null {
  const words = choiceWords(choice);
  const begins = (text: string) => text.startsWith(wanted);
  const isInside = (text: string) => text.includes(wanted);
  const readings = words.flatMap(readingsOf).flatMap(({ full, initials }) => [initials, full]);
  if ([choice.word, choice.value].map(fold).some(begins)) return 0;
  if (readings.some(begins)) return 1;
  if (words.some(begins)) return 2;
  return words.some(isInside) || (wanted.length > 1 && readings.some(isInside)) ? 3 : null;
}

/** Choices by text, code, pinyin and initials, those that begin with it first. Nothing typed offers all. */
export function findChoices(choices: readonly Choice[], text: string): Choice[] {
  const wanted = fold(text);
  if (wanted === '') return [...choices];
  const found = choices.flatMap((choice) => {
    const place = rank(choice, wanted);
    return place === null ? [] : [{ choice, place }];
  });
  return found.sort((a, b) => a.place - b.place).map(({ choice }) => choice);
}

/** The same search for a list of the component library. */
export function choiceFilter(choices: readonly Choice[]): OptionsFilter {
  return ({ options, search }) => {
    const flat = options.filter((option): option is ComboboxItem => 'value' in option);
    const byValue = new Map(flat.map((option) => [option.value, option]));
    const known = new Map(choices.map((choice) => [choice.value, choice]));
    const asked = flat.map(({ value, label }) => known.get(value) ?? { value, word: label });
    return findChoices(asked, search).flatMap(({ value }) => byValue.get(value) ?? []);
  };
}
