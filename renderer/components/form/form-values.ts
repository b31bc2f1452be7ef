import type { z } from 'zod';
import type { InputIssue } from '#contract/kit/errors.ts';
import type { FieldDefinition, FormValues } from './form-types.ts';
import { fromZodIssue } from './issue-text.ts';

/** Any object schema of the contract. */
export type FormSchema = z.ZodObject;

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** What a blank field means to the schema: null where it takes null, otherwise nothing is sent. */
function blankFor(schema: FormSchema, name: string): null | undefined {
  const field = schema.shape[name];
  return field?.safeParse(null).success ? null : undefined;
}

/** The values as the contract wants them: blanks folded, fields that are not shown left out. */
export function toInput(schema: FormSchema, fields: readonly FieldDefinition[], values: FormValues): FormValues {
  const hidden = new Set(fields.filter((field) => field.isShown?.(values) === false).map((field) => field.name));
  const entries = Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    if (hidden.has(name) || !(name in schema.shape)) return [];
    const folded = isBlank(value) ? blankFor(schema, name) : value;
    return folded === undefined ? [] : [[name, folded]];
  });
  return Object.fromEntries(entries);
}

export type Checked = { input: FormValues; issues: null } | { input: null; issues: InputIssue[] };

/** Runs the contract's own schema: the same check the core makes. */
export function checkValues(schema: FormSchema, fields: readonly FieldDefinition[], values: FormValues): Checked {
  const result = schema.safeParse(toInput(schema, fields, values), { reportInput: true });
  if (result.success) return { input: result.data, issues: null };
  return { input: null, issues: result.error.issues.map(fromZodIssue) };
}

export function sameValues(a: FormValues, b: FormValues): boolean {
  const fold = (values: FormValues) =>
    JSON.stringify(
      Object.entries(values)
        .filter(([, value]) => !isBlank(value))
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    );
  return fold(a) === fold(b);
}
