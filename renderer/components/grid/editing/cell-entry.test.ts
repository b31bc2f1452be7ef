import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findChoices } from '#renderer/components/form/choice-search.ts';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { entryText, readEntry } from './cell-entry.ts';

const TODAY = '2026-11-20';
const MONEY: CellField = { kind: 'money', name: 'quote', label: '报价' };
const QUANTITY: CellField = { kind: 'quantity', name: 'quantity', label: '数量', unitName: 'uom' };
const PERCENT: CellField = { kind: 'number', name: 'probability', label: '把握', unit: '%' };
const DATE: CellField = { kind: 'date', name: 'on', label: '日期' };
const MONTH: CellField = { kind: 'month', name: 'month', label: '月' };
const TEXT: CellField = { kind: 'text', name: 'contact', label: '联系人' };
const FLAG: CellField = { kind: 'flag', name: 'isNew', label: '新客户' };
const REFERENCE: CellField = { kind: 'reference', name: 'partyId', label: '客户', load: async () => [] };
const CHOICE: CellField = {
  kind: 'choice',
  name: 'shipType',
  label: '船型',
  choices: [
    { value: 'bulk', word: '散货船', keywords: 'Bulk carrier shc' },
    { value: 'container', word: '集装箱船', keywords: 'Container' },
    { value: 'tanker', word: '油船' },
  ],
};

const valuesOf = (field: CellField, text: string) => {
  const entry = readEntry(field, text, TODAY);
  return entry.kind === 'value' ? entry.values : entry.kind === 'wrong' ? entry.issue.code : entry.text;
};

describe('U18 U27 typed as people type', () => {
  test.each([
    [MONEY, '1.2万', { quote: 1_200_000 }],
    [MONEY, '=12*3', { quote: 3600 }],
    [MONEY, '￥１，２３４．５', { quote: 123_450 }],
    [MONEY, '', { quote: null }],
    [MONEY, '约三万', 'amount_text'],
    [QUANTITY, '12', { quantity: 12_000 }],
    [QUANTITY, '3套', { quantity: 3000, uom: '套' }],
    [QUANTITY, ' 2.5 吨', { quantity: 2500, uom: '吨' }],
    [QUANTITY, '1.2万', { quantity: 12_000_000 }],
    [PERCENT, '60%', { probability: 60 }],
    [PERCENT, '６０％', { probability: 60 }],
    [DATE, '1121', { on: '2026-11-21' }],
    [DATE, '+7', { on: '2026-11-27' }],
    [DATE, '2026年3月2日', { on: '2026-03-02' }],
    [DATE, '31号', 'invalid_date'],
    [MONTH, '2026年12月', { month: '2026-12' }],
    [MONTH, '13', 'month_text'],
    [TEXT, '  王工 ', { contact: '王工' }],
    [TEXT, ' ', { contact: null }],
    [FLAG, '是', { isNew: true }],
    [FLAG, '√', { isNew: true }],
    [FLAG, '', { isNew: false }],
    [FLAG, '大概', 'invalid_value'],
    [CHOICE, '油船', { shipType: 'tanker' }],
    [CHOICE, 'BULK', { shipType: 'bulk' }],
    [CHOICE, '集装', { shipType: 'container' }],
    [CHOICE, '船', 'invalid_value'],
    [CHOICE, '', { shipType: null }],
    [REFERENCE, ' 华海造船 ', '华海造船'],
    [REFERENCE, '', { partyId: null }],
  ])('%o takes %j', (field, text, expected) => {
    expect(valuesOf(field, text)).toEqual(expected);
  });
});

test('a list offers what begins with the text before what only holds it', () => {
  const choices = CHOICE.kind === 'choice' ? CHOICE.choices : [];
  expect(findChoices(choices, '').length).toBe(3);
  expect(findChoices(choices, 'shc').map((one) => one.value)).toEqual(['bulk']);
  expect(findChoices(choices, '船').map((one) => one.value)).toEqual(['bulk', 'container', 'tanker']);
  expect(findChoices(choices, '油').map((one) => one.value)).toEqual(['tanker']);
});

test('F2 and Enter without a change keep the value, for every amount', () => {
  const amounts = fc.maxSafeInteger();
  fc.assert(
    fc.property(fc.constantFrom(MONEY, QUANTITY, PERCENT), amounts, (field, units) => {
      expect(valuesOf(field, entryText(field, units, ''))).toEqual({ [field.name]: units });
    }),
    {
      examples: [
        [MONEY, 5],
        [MONEY, -1],
        [QUANTITY, 1],
      ],
    },
  );
});

test('a cell may read and show its own text: what it cannot read is wrong', () => {
  const roles: CellField = {
    kind: 'text',
    name: 'roles',
    label: 'roles',
    read: (text) => (text === '?' ? undefined : text.split('、')),
    show: (value) => (Array.isArray(value) ? value.join('、') : ''),
  };
  expect(readEntry(roles, '船厂、船东', '2026-06-30')).toEqual({
    kind: 'value',
    values: { roles: ['船厂', '船东'] },
    label: null,
  });
  expect(readEntry(roles, '?', '2026-06-30').kind).toBe('wrong');
  expect(entryText(roles, ['船厂', '船东'], '')).toBe('船厂、船东');
});
