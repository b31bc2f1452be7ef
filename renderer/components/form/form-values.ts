import { z } from 'zod';
import type { InputIssue } from '#contract/kit/errors.ts';
import type { FieldDefinition, FormValues, LinesField } from './form-types.ts';
import { fromZodIssue } from './issue-text.ts';

/** Any object schema of the contract. */
export type FormSchema = z.ZodObject;

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** What a blank value means to its schema: null where it takes null, otherwise nothing is sent. */
function blankFor(schema: z.core.$ZodType | undefined): null | undefined {
  return schema && z.safeParse(schema, null).success ? null : undefined;
}

/** The object schema of one line behind optional, nullable and array wrappers. */
function lineSchema(schema: z.core.$ZodType | undefined): FormSchema | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return lineSchema(schema.unwrap());
  if (schema instanceof z.ZodArray) return lineSchema(schema.element);
  return schema instanceof z.ZodObject ? schema : undefined;
}

function folded(schema: FormSchema | undefined, values: FormValues): FormValues {
  const entries = Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    const next = isBlank(value) ? blankFor(schema?.shape[name]) : value;
    return next === undefined ? [] : [[name, next]];
  });
  return Object.fromEntries(entries);
}

/** Lines nobody filled at the end of a table are not lines. */
function withoutEmptyTail(field: LinesField, lines: readonly FormValues[]): FormValues[] {
  const last = lines.findLastIndex((line) => !sameValues(line, field.emptyLine()));
  return lines.slice(0, last + 1);
}

function foldLines(schema: FormSchema, fields: readonly FieldDefinition[], values: FormValues): FormValues {
  const lines = fields.filter(
    (field) => field.kind === 'lines' && Array.isArray(values[field.name]),
  ) as LinesField[];
  const replaced = lines.map((field): [string, unknown] => {
    const inner = lineSchema(schema.shape[field.name]);
    return [
      field.name,
      withoutEmptyTail(field, values[field.name] as FormValues[]).map((line) => folded(inner, line)),
    ];
  });
  return { ...values, ...Object.fromEntries(replaced) };
}

/** The values as the contract wants them: blanks folded, fields that are not shown or unknown to it left out. */
export function toInput(
  schema: FormSchema,
  fields: readonly FieldDefinition[],
  values: FormValues,
): FormValues {
  const hidden = new Set(
    fields.filter((field) => field.isShown?.(values) === false).map((field) => field.name),
  );
  const known = Object.entries(values).filter(([name]) => !hidden.has(name) && name in schema.shape);
  return folded(schema, foldLines(schema, fields, Object.fromEntries(known)));
}

export type Checked = { input: FormValues; issues: null } | { input: null; issues: InputIssue[] };

/** Runs the contract's own schema: the same check the core makes. */
export function checkValues(
  schema: FormSchema,
  fields: readonly FieldDefinition[],
  values: FormValues,
): Checked {
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
