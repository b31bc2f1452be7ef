import { expect, test } from 'vitest';
import { historyEntries } from './change-entries.ts';
import type { FieldDefinition } from './form-types.ts';

const FIELDS: FieldDefinition[] = [
  { kind: 'text', name: 'name', label: '单位' },
  { kind: 'money', name: 'limitMinor', label: '额度' },
];
const by = { actor: 'u1', actorName: '张工', at: 5 };

test('U63 an update says what it changed in the words of the form; what no form shows is left out', () => {
  const log = [
    { seq: 4, action: 'void', before: {}, after: { voidReason: '重复', name: '甲' }, ...by },
    {
      seq: 3,
      action: 'update',
      before: { name: '甲', limitMinor: null, version: 1 },
      after: { name: '甲厂', limitMinor: 500, version: 2 },
      ...by,
    },
    { seq: 2, action: 'update', before: { pinyin: 'j' }, after: { pinyin: 'jc' }, ...by },
    { seq: 1, action: 'create', before: null, after: { name: '甲' }, ...by },
  ];
  const entries = historyEntries(log, FIELDS);
  expect(entries.map(({ act, reason, changes }) => [act, reason, changes.length])).toEqual([
    ['void', '重复', 0],
    ['update', null, 2],
    ['update', null, 0],
    ['create', null, 0],
  ]);
  expect(entries[1]?.changes).toEqual([
    { field: FIELDS[0], before: '甲', after: '甲厂' },
    { field: FIELDS[1], before: null, after: 500 },
  ]);
});

test('a kind of change this program does not know yet is a change', () => {
  expect(historyEntries([{ seq: 1, action: 'merged', ...by }], FIELDS)[0]?.act).toBe('update');
});
