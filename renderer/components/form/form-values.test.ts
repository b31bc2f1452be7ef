import { expect, test } from 'vitest';
import { z } from 'zod';
import { dateSchema, quantitySchema, requiredText, shortText } from '#contract/kit/values.ts';
import type { FieldDefinition } from './form-types.ts';
import { checkValues, sameValues, toInput } from './form-values.ts';

const schema = z.strictObject({
  name: requiredText,
  note: shortText.nullable().optional(),
  uom: z.string().min(1).max(20).optional(),
  quantity: quantitySchema.nullable().optional(),
  dueOn: dateSchema,
  grade: z.enum(['A', 'B']).optional(),
});
const FIELDS: FieldDefinition[] = ['name', 'note', 'uom', 'quantity', 'dueOn', 'grade'].map((name) => ({
  kind: 'text',
  name,
  label: name,
}));

test('blank fields become null where the schema takes it and nothing elsewhere', () => {
  const input = toInput(schema, FIELDS, { name: 'x', note: ' ', uom: '', quantity: '', dueOn: '' });
  expect(input).toEqual({ name: 'x', note: null, quantity: null });
});

test('fields that are not shown are not sent', () => {
  const fields = FIELDS.map((field) => (field.name === 'note' ? { ...field, isShown: () => false } : field));
  expect(toInput(schema, fields, { name: 'x', note: 'secret' })).toEqual({ name: 'x' });
});

test('issues carry our codes', () => {
  const { issues } = checkValues(schema, FIELDS, {
    name: '',
    quantity: 'abc',
    dueOn: '2026-02-30',
    grade: 'Z',
  });
  expect(issues).toEqual([
    { path: 'name', code: 'required' },
    { path: 'quantity', code: 'invalid_type' },
    { path: 'dueOn', code: 'invalid_date' },
    { path: 'grade', code: 'invalid_value' },
  ]);
});

test('a blank and a missing value are the same', () => {
  expect(sameValues({ a: '', b: 1 }, { b: 1 })).toBe(true);
  expect(sameValues({ a: 'x' }, { a: 'y' })).toBe(false);
});

test('lines: blanks folded by the line schema, an unfilled tail dropped', () => {
  const order = z.strictObject({
    lines: z
      .array(
        z.strictObject({
          model: requiredText,
          note: shortText.nullable().optional(),
          uom: requiredText.optional(),
        }),
      )
      .min(1),
  });
  const field: FieldDefinition = {
    kind: 'lines',
    name: 'lines',
    label: 'lines',
    columns: [],
    emptyLine: () => ({ uom: '台' }),
  };
  const lines = [
    { model: 'AW-68', note: '', uom: '' },
    { uom: '台' },
    { model: 'x', uom: '台' },
    { uom: '台' },
  ];
  expect(toInput(order, [field], { lines })).toEqual({
    lines: [{ model: 'AW-68', note: null }, { uom: '台' }, { model: 'x', uom: '台' }],
  });
  expect(checkValues(order, [field], { lines }).issues).toEqual([
    { path: 'lines.1.model', code: 'required' },
  ]);
  expect(checkValues(order, [field], { lines: [{ uom: '台' }] }).issues).toEqual([
    { path: 'lines', code: 'too_few', params: { minimum: 1 } },
  ]);
});
