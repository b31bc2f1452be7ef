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
  const { issues } = checkValues(schema, FIELDS, { name: '', quantity: 'abc', dueOn: '2026-02-30', grade: 'Z' });
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
