import { expect, test } from 'vitest';
import { choiceFilter, findChoices } from './choice-search.ts';
import type { Choice } from './form-types.ts';

const SHIPS: Choice[] = [
  { value: 'container', word: '集装箱船', keywords: 'container 集装箱船 Container ship' },
  { value: 'bulk', word: '散货船', keywords: 'bulk 散货船 Bulk carrier' },
  { value: 'tanker', word: '油船', keywords: 'tanker 油船 Tanker' },
];
const found = (text: string, choices = SHIPS) => findChoices(choices, text).map(({ value }) => value);

test('U11 a list of words is found by word, code, pinyin and initials; what begins so comes first', () => {
  expect(found('')).toEqual(['container', 'bulk', 'tanker']);
  expect(found('货')).toEqual(['bulk']);
  expect(found('TANK')).toEqual(['tanker']);
  expect(found('sanhuo')).toEqual(['bulk']);
  expect(found('ｓｈ')).toEqual(['bulk', 'container']);
  expect(found('chuan')).toEqual(['container', 'bulk', 'tanker']);
  expect(found('xyz')).toEqual([]);
});

test('an English list is found by the Chinese word and its pinyin as well', () => {
  const english = [{ value: 'bulk', word: 'Bulk carrier', keywords: 'bulk 散货船 Bulk carrier' }];
  expect([found('shc', english), found('散', english), found('carrier', english)]).toEqual(
    Array(3).fill(['bulk']),
  );
});

test('a list of the component library is searched in the same way', () => {
  const options = SHIPS.map(({ value, word }) => ({ value, label: word }));
  expect(choiceFilter(SHIPS)({ options, search: 'yc', limit: 9 })).toEqual([options[2]]);
  expect(choiceFilter([])({ options, search: 'shc', limit: 9 })).toEqual([options[1]]);
});
