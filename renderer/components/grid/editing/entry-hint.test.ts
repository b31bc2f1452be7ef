import { expect, test } from 'vitest';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { today } from '#renderer/lib/format.ts';
import { addDays } from '#renderer/lib/parse-date.ts';
import { entryMeaning } from './entry-hint.ts';

const field = (kind: 'money' | 'quantity' | 'date' | 'text'): CellField =>
  kind === 'quantity' ? { kind, name: 'v', label: 'v', unitName: 'u' } : { kind, name: 'v', label: 'v' };

test.each([
  ['money', '1.2万', '12,000.00'],
  ['money', '90', '90.00'],
  ['money', '约', null],
  ['money', '', ''],
  ['quantity', '12', ''],
  ['quantity', '=12*3', '36'],
  ['quantity', '3套', '3 套'],
  ['date', '+1', addDays(today(), 1)],
  ['date', '2026-11-21', ''],
  ['text', '1.2万', ''],
] as const)('U18 U27 a %s typed as %j is told as %j', (kind, text, meaning) => {
  expect(entryMeaning(field(kind), text)).toBe(meaning);
});
