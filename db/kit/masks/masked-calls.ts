import { type MarkedShape, markedShape } from '#contract/field-masks/field-marks.ts';
import {
  isUnseen,
  MASK,
  MASKED_FIELDS,
  type MaskedField,
  propertiesOf,
} from '#contract/field-masks/masked-fields.ts';
import { DomainError } from '#contract/kit/errors.ts';
import type { Change, WriteContext } from '#db/kit/context.ts';
import { canonicalJson } from '#db/kit/identity.ts';
import { withoutNames } from './masked-text.ts';
import { fieldMasked, type RoleMasks } from './role-masks.ts';

const shapes = new WeakMap<object, MarkedShape | null>();

function shapeOf(schema: unknown): MarkedShape | null {
  if (typeof schema !== 'object' || schema === null) return null;
  const known = shapes.get(schema);
  if (known !== undefined) return known;
  const made = markedShape(schema);
  shapes.set(schema, made);
  return made;
}

/** Figures are made of the values: who may not see those is not told what they come to, of one record or of many. */
const ORDERS: readonly MaskedField[] = ['orders.amounts'];
const MONTH: readonly MaskedField[] = [
  'orders.amounts',
  'market-records.quote',
  'service-cases.cost',
  'service-cases.income',
];
const INCOME: readonly MaskedField[] = ['service-cases.income', 'quotations.amounts'];
const ADDED_UP: Readonly<Record<string, readonly MaskedField[]>> = {
  'insights.familyMonths': ORDERS,
  'insights.contribution': ORDERS,
  'reports.monthly': MONTH,
  'reports.issueMonthly': MONTH,
  'reports.getIssued': MONTH,
  'quotations.year': INCOME,
  'quotations.setTarget': INCOME,
};

/** FIELD_MASKED for a figure that is made of values the role may not see. */
export function refuseFigures(masks: RoleMasks, procedure: string): void {
  const field = ADDED_UP[procedure]?.find((one) => masks.unseen.has(one));
  if (field) throw fieldMasked(masks, field);
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || value === 0 || value === MASK;

interface Sent {
  masks: RoleMasks;
  /** Fields that may only be read and were sent back with a record: what they hold must stay. */
  kept: Set<MaskedField>;
}

/** What the form of somebody who cannot see the field sends for it is nothing: it is taken off and the value stays. */
function takeOne(
  sent: Sent,
  record: object,
  name: string,
  path: string,
  isOptional: boolean,
  field: MaskedField,
) {
  const level = sent.masks.levels.get(field);
  if (level === undefined) return;
  const value: unknown = Reflect.get(record, name);
  if (isUnseen(level)) {
    if (!isEmpty(value) || !isOptional) throw fieldMasked(sent.masks, field, path);
    Reflect.deleteProperty(record, name);
  } else if (Object.hasOwn(record, 'version')) {
    if (Object.hasOwn(record, name)) sent.kept.add(field);
  } else if (!isEmpty(value)) throw fieldMasked(sent.masks, field, path);
}

function takeIn(sent: Sent, shape: MarkedShape, value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null) return;
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (shape.kind === 'all') for (const one of shape.shapes) takeIn(sent, one, value, path);
  else if (shape.kind === 'each')
    for (const [name, inner] of Object.entries(value)) takeIn(sent, shape.inner, inner, below(name));
  else if (shape.kind === 'object')
    for (const [name, inner] of shape.properties) {
      if (inner.kind === 'field') takeOne(sent, value, name, below(name), inner.isOptional, inner.field);
      else takeIn(sent, inner, Reflect.get(value, name), below(name));
    }
}

/**
 * Takes off what was sent for fields the role may not see; FIELD_MASKED when that was a value. Returns the fields that
 * were sent and may only be read.
 */
export function takeMasked(masks: RoleMasks, schema: unknown, input: unknown): ReadonlySet<MaskedField> {
  const shape = shapeOf(schema);
  const sent: Sent = { masks, kept: new Set() };
  if (shape) takeIn(sent, shape, input, '');
  return sent.kept;
}

const isSame = (a: unknown, b: unknown) =>
  (isEmpty(a) && isEmpty(b)) || canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** True when a property of that name differs, at any depth; a patch says only what it sets. */
function isChanged(name: string, before: unknown, after: unknown): boolean {
  if (typeof after !== 'object' || after === null) return false;
  const was = (key: string): unknown =>
    typeof before === 'object' && before !== null ? Reflect.get(before, key) : undefined;
  return Object.entries(after).some(([key, is]) =>
    key === name ? !isSame(was(key), is) : isChanged(name, was(key), is),
  );
}

function refuseChanged(masks: RoleMasks, kept: ReadonlySet<MaskedField>, { before, after }: Change): void {
  if (!before || !after) return;
  for (const field of kept)
    for (const name of propertiesOf(field))
      if (isChanged(name, before, after)) throw fieldMasked(masks, field, name);
}

/** Writes in which fields that may only be read stay as they are; FIELD_MASKED ends one that changes them. */
export function keeping(w: WriteContext, masks: RoleMasks, kept: ReadonlySet<MaskedField>): WriteContext {
  if (kept.size === 0) return w;
  return {
    ...w,
    log: (change) => {
      refuseChanged(masks, kept, change);
      w.log(change);
    },
    logAll: (changes) => {
      for (const change of changes) refuseChanged(masks, kept, change);
      w.logAll(changes);
    },
  };
}

function masked(masks: RoleMasks, field: MaskedField, name: string, value: unknown): unknown {
  if (!masks.unseen.has(field)) return value;
  const isText = typeof value === 'string' && value !== '' && !name.endsWith('Id');
  const isSaid = MASKED_FIELDS[field].form === 'text' && masks.levels.get(field) === 'masked';
  return isText && isSaid ? MASK : null;
}

function giveOut(masks: RoleMasks, shape: MarkedShape, value: unknown, name: string): unknown {
  if (shape.kind === 'field') return masked(masks, shape.field, name, value);
  if (typeof value !== 'object' || value === null) return value;
  if (shape.kind === 'unknown') return withoutNames(value, masks.unseenNames);
  if (shape.kind === 'all')
    return shape.shapes.reduce((so, one) => giveOut(masks, one, so, name), value as unknown);
  if (shape.kind === 'each') {
    if (Array.isArray(value)) return value.map((one) => giveOut(masks, shape.inner, one, name));
    const given = Object.entries(value).map(
      ([key, one]) => [key, giveOut(masks, shape.inner, one, key)] as const,
    );
    return Object.fromEntries(given);
  }
  const given: Record<string, unknown> = { ...value };
  for (const [key, inner] of shape.properties)
    if (Object.hasOwn(given, key)) given[key] = giveOut(masks, inner, given[key], key);
  return given;
}

/** Answers whose schema is only a type: what they tell of a change goes by its name. */
const TOLD_BY_NAME: ReadonlySet<string> = new Set(['imports.rows']);

/** The answer as the role may see it. What was read has no such value any more; what a write gives back still has. */
export function shownAnswer(masks: RoleMasks, procedure: string, schema: unknown, answer: unknown): unknown {
  if (masks.unseen.size === 0) return answer;
  if (TOLD_BY_NAME.has(procedure)) return withoutNames(answer, masks.unseenNames);
  const shape = shapeOf(schema);
  return shape ? giveOut(masks, shape, answer, '') : answer;
}

/** The error without values the role may not see: the newer row of a conflict, a duplicate, the figures of a rule. */
export function shownError(masks: RoleMasks, error: DomainError): DomainError {
  if (masks.unseen.size === 0) return error;
  const data = withoutNames(error.data, masks.unseenNames) as DomainError['data'];
  return new DomainError(error.code, data, { cause: error.cause });
}
