import { expect, test } from 'vitest';
import type { GridStatePatch } from '../grid-state.ts';
import { columnActs, movedTo } from './column-acts.ts';

const IDS = ['a', 'b', 'c', 'd'];

test.each([
  ['a', 0, 'abcd'],
  ['a', 1, 'abcd'],
  ['a', 2, 'bacd'],
  ['a', 4, 'bcda'],
  ['d', 0, 'dabc'],
  ['c', 1, 'acbd'],
  ['b', 99, 'acdb'],
  ['x', 1, 'abcd'],
] as const)('U30 %s dropped at place %i', (id, at, order) => {
  expect(movedTo(IDS, id, at).join('')).toBe(order);
});

test('U30 a hidden frozen column leaves one less frozen, and freezing stops at the limit', () => {
  const patches: GridStatePatch[] = [];
  const acts = columnActs(IDS, { frozen: 2 }, (patch) => patches.push(patch));
  acts.hide('a');
  acts.hide('d');
  acts.freezeTo('c');
  acts.freezeTo(null);
  expect(patches).toEqual([
    { columns: ['b', 'c', 'd'], frozen: 1 },
    { columns: ['a', 'b', 'c'] },
    { frozen: 3 },
    { frozen: undefined },
  ]);
});
