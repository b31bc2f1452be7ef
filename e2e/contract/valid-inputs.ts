import fc from 'fast-check';
import { z } from 'zod';

/** The part of JSON schema our contracts use. */
interface Shape {
  type?: string;
  anyOf?: Shape[];
  allOf?: Shape[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  maxItems?: number;
  minItems?: number;
  propertyNames?: Shape;
  additionalProperties?: Shape | boolean;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

/** Texts that trip programs: quotes, LIKE and FTS signs, formulas, full-width, surrogates, line ends. */
const TEXTS = [
  '锚机',
  "O'Brien",
  '100%',
  '"a" OR *',
  'NEAR(',
  '=1+1',
  'ＡＢＣ１２',
  '🚢',
  'a\r\nb',
  ' x ',
  '_',
  '-1',
  'SC2026-0001',
];

/** Ids (or codes) that may stand in a field of that name. */
export type IdsFor = (field: string) => readonly string[];

/**
 * Inputs that satisfy the schema, so that they get past it and try the services. Ids come from `ids` most of the
 * time, so that they meet records that exist.
 */
export function validInputs(schema: z.ZodType, ids: IdsFor): fc.Arbitrary<unknown> {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  return valuesOf(shape, '', ids);
}

function valuesOf(shape: Shape, field: string, ids: IdsFor): fc.Arbitrary<unknown> {
  if ('const' in shape) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.allOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, field, ids)));
  switch (shape.type) {
    case 'object':
      return objectsOf(shape, ids);
    case 'array': {
      const limits = { minLength: shape.minItems ?? 0, maxLength: Math.min(shape.maxItems ?? 3, 3) };
      return fc.array(valuesOf(shape.items ?? {}, field, ids), limits);
    }
    case 'string':
      return textsOf(shape, field, ids);
    case 'integer':
    case 'number':
      // Most records are young; any other version would only ever meet STALE.
      return field === 'version' ? fc.constantFrom(1, 1, 1, 2, 2, 3) : numbersOf(shape);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof(fc.constantFrom(...TEXTS), fc.integer({ min: -5, max: 5000 }), fc.boolean());
  }
}

function objectsOf(shape: Shape, ids: IdsFor): fc.Arbitrary<unknown> {
  if (shape.properties === undefined) {
    const values = typeof shape.additionalProperties === 'object' ? shape.additionalProperties : {};
    const keys = valuesOf(shape.propertyNames ?? { type: 'string' }, '', ids).map(String);
    return fc.dictionary(keys, valuesOf(values, '', ids), { maxKeys: 3 });
  }
  const fields = Object.fromEntries(
    Object.entries(shape.properties).map(([name, field]) => [name, valuesOf(field, name, ids)]),
  );
  const required = shape.required ?? [];
  const optional = Object.keys(fields).filter((name) => !required.includes(name));
  // Few at a time: with all of them filled some rule would always refuse the whole.
  return fc.subarray(optional, { maxLength: Math.min(4, optional.length) }).chain((chosen) => {
    const names = [...required, ...chosen];
    const picked = names.flatMap((name) => (fields[name] ? [[name, fields[name]] as const] : []));
    return fc.record(Object.fromEntries(picked));
  });
}

function textsOf(shape: Shape, field: string, ids: IdsFor): fc.Arbitrary<string> {
  if (shape.format === 'uuid' || /(^i|I)ds?$|Code$|barcode$/i.test(field)) {
    return fc.oneof(
      { weight: 9, arbitrary: known(ids(field)) },
      { weight: 1, arbitrary: fc.uuid({ version: 7 }) },
    );
  }
  if (shape.format === 'date')
    return fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01', '2026-03-02', '2030-06-30');
  if (shape.pattern !== undefined) {
    const pattern = new RegExp(shape.pattern, 'u');
    // Revisions begin at A.
    return pattern.test('A')
      ? fc.oneof(fc.constant('A'), fc.stringMatching(pattern))
      : fc.stringMatching(pattern);
  }
  const { minLength = 0, maxLength = 40 } = shape;
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && text.trim().length >= minLength;
  return fc
    .oneof(fc.constantFrom(...TEXTS), fc.string({ minLength, maxLength: Math.min(maxLength, 40) }))
    .filter(fits);
}

function known(ids: readonly string[]): fc.Arbitrary<string> {
  return ids.length === 0 ? fc.uuid({ version: 7 }) : fc.constantFrom(...ids);
}

function numbersOf({ minimum, exclusiveMinimum, maximum, type }: Shape): fc.Arbitrary<number> {
  const least = Math.max(minimum ?? -1000, exclusiveMinimum === undefined ? -1000 : exclusiveMinimum + 1);
  const most = Math.max(least, Math.min(maximum ?? 100_000, 100_000));
  const small = fc.integer({ min: Math.ceil(least), max: Math.ceil(Math.min(most, least + 5)) });
  const any = fc.integer({ min: Math.ceil(least), max: Math.floor(most) });
  return type === 'number'
    ? fc.oneof(
        small,
        any,
        any.map((n) => Math.min(most, n + 0.5)),
      )
    : fc.oneof(small, any);
}
