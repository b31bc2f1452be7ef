import { z } from 'zod';
import type { MaskedField } from './masked-fields.ts';

const marks = new WeakMap<z.core.$ZodType, MaskedField>();

/**
 * Marks where a field stands in an answer. Whoever may not see it gets null there: the schema lets null through, the
 * type stays that of those who may.
 */
export function shown<T extends z.ZodType>(field: MaskedField, schema: T): T {
  const open = schema.safeParse(null).success ? schema.clone() : schema.nullable();
  marks.set(open, field);
  return open as unknown as T;
}

/** Marks where a field stands in what is sent in. */
export function written<T extends z.ZodType>(field: MaskedField, schema: T): T {
  const own = schema.clone();
  marks.set(own, field);
  return own;
}

/** Where marked fields stand in a value. */
export type MarkedShape =
  | { kind: 'field'; field: MaskedField; isOptional: boolean }
  /** Known only when it comes: what it holds goes by its names. */
  | { kind: 'unknown' }
  | { kind: 'object'; properties: ReadonlyMap<string, MarkedShape> }
  | { kind: 'each'; inner: MarkedShape }
  | { kind: 'all'; shapes: readonly MarkedShape[] };

function all(shapes: readonly (MarkedShape | null)[]): MarkedShape | null {
  const [first, ...more] = shapes.filter((one) => one !== null);
  if (!first) return null;
  return more.length === 0 ? first : { kind: 'all', shapes: [first, ...more] };
}

function each(inner: MarkedShape | null): MarkedShape | null {
  return inner && { kind: 'each', inner };
}

function ofObject(schema: z.ZodObject): MarkedShape | null {
  const properties = new Map<string, MarkedShape>();
  for (const [name, child] of Object.entries(schema.shape)) {
    const marked = markedShape(child);
    if (marked) properties.set(name, marked);
  }
  return properties.size > 0 ? { kind: 'object', properties } : null;
}

/** Where marked fields stand in values of a schema; null for one without. */
export function markedShape(schema: unknown, isOptional = false): MarkedShape | null {
  if (!(schema instanceof z.ZodType)) return null;
  const field = marks.get(schema);
  if (field) return { kind: 'field', field, isOptional: isOptional || schema.safeParse(undefined).success };
  if (schema instanceof z.ZodOptional) return markedShape(schema.unwrap(), true);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly)
    return markedShape(schema.unwrap(), isOptional);
  if (schema instanceof z.ZodDefault) return markedShape(schema.unwrap(), true);
  if (schema instanceof z.ZodArray) return each(markedShape(schema.element));
  if (schema instanceof z.ZodRecord) return each(markedShape(schema.valueType));
  if (schema instanceof z.ZodUnion) return all(schema.options.map((one) => markedShape(one)));
  if (schema instanceof z.ZodObject) return ofObject(schema);
  if (schema instanceof z.ZodUnknown) return { kind: 'unknown' };
  return null;
}
