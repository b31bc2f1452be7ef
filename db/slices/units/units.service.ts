import type { z } from 'zod';
import { DomainError, inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import { type ParsedCode, parseCodes } from '#contract/units/barcode-range.ts';
import type { UnitRow, unitRegister, unitUpdate, unitVoidInput } from '#contract/units/units.schema.ts';
import { instantOf } from '#db/kit/clock.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { requireHappened } from '#db/kit/happened.ts';
import { createdNow, requireLive, requireRow, updatedNow } from '#db/kit/row-meta.ts';
import { barcodeKey } from '#db/kit/text.ts';
import { findPart } from '#db/slices/products/known-parts.service.ts';
import { factoryNoReasons, refuseTakenFactoryNo } from './factory-numbers.service.ts';
import { findScannedUnitId } from './scanned-code.service.ts';
import { refuseTakenBarcode } from './unit-codes.service.ts';
import { appendEvent, recordUnitEvent, requireUnitId } from './unit-events.service.ts';
import { childrenNow } from './unit-life.repo.ts';
import { unitPage } from './unit-list.repo.ts';
import { getUnitById } from './unit-place.service.ts';
import {
  findLineFacts,
  findUnitRow,
  findUnitRowByCode,
  insertCode,
  pickUnits,
  type StoredUnit,
  units,
} from './units.repo.ts';

export { bindCode, relabelUnit } from './unit-codes.service.ts';
export { correctUnitEvent, recordTypedEvent, recordUnitEvent, replaceUnits } from './unit-events.service.ts';
export { getUnitById } from './unit-place.service.ts';

export function listUnits(r: ReadContext, input: ListInput): ListPage<UnitRow> {
  return unitPage(r.db, input);
}

export function pickUnit(r: ReadContext, text: string, limit = 20) {
  return pickUnits(r.db, text, limit);
}

/** The unit that a scanned or typed text names, in whatever form; undefined when no unit was ever called so. */
export function findUnitByBarcode(r: ReadContext, code: string): UnitRow | undefined {
  const own = findUnitRowByCode(r.db, code);
  if (own) return own;
  const id = findScannedUnitId(r, code);
  return id === undefined ? undefined : findUnitRow(r.db, id);
}

export function getUnit(r: ReadContext, code: string): UnitRow {
  return requireRow(findUnitByBarcode(r, code), 'units', code);
}

export interface RegisterUnits {
  codes: readonly ParsedCode[];
  kind?: 'machine' | 'part';
  productId?: string | null;
  partId?: string | null;
  orderLineId?: string | null;
  factoryNo?: string | null;
  exceptions?: { factoryNo?: string | undefined; codes?: string | undefined } | null;
  lotNo?: string | null;
  madeOn?: string | null;
  certificateNo?: string | null;
  note?: string | null;
  importBatchId?: string | null;
  /** Built into this unit at once; for one code only. */
  parentUnitId?: string;
  position?: string;
}

/** Units of a tracked order line never outnumber its quantity. */
function requireRoomOnLine(r: ReadContext, orderLineId: string, adding: number) {
  const line = requireRow(findLineFacts(r.db, orderLineId), 'order-lines', orderLineId);
  const ordered = Math.floor(line.quantity / 1000);
  if (line.registered + adding > ordered) {
    throw ruleBroken('unit_count_differs', {
      orderNo: line.orderNo,
      lineNo: line.lineNo,
      ordered,
      registered: line.registered,
      adding,
    });
  }
  return line;
}

/** What is counted by amount has no pieces that could carry a code. */
function refuseAmount(r: ReadContext, partId: string | null | undefined): void {
  if (partId && findPart(r, partId)?.tracking === 'quantity')
    throw inputInvalid('partId', 'tracked_by_amount');
}

function refuseRepeatedCodes(codes: readonly ParsedCode[]): void {
  const seen = new Set<string>();
  for (const { barcode } of codes) {
    const key = barcodeKey(barcode);
    if (key === '') throw inputInvalid('codes', 'required');
    if (seen.has(key)) throw inputInvalid('codes', 'repeated', { text: barcode });
    seen.add(key);
  }
}

/** Writes one unit with its code and CREATED; made on a past day it was created then. */
export function createUnit(w: WriteContext, unit: StoredUnit): StoredUnit {
  refuseTakenBarcode(w, unit.barcode);
  refuseTakenFactoryNo(w, unit);
  units.insert(w.db, unit);
  insertCode(w.db, unit.id, unit.barcode, w.at);
  const madeAt = unit.madeOn === null ? w.at : Math.min(w.at, instantOf(unit.madeOn));
  w.log({ entity: 'units', id: unit.id, action: 'create', after: unit });
  appendEvent(w, unit.id, 'CREATED', { at: madeAt });
  return unit;
}

/**
 * Registers one unit or many that have everything but their codes in common, against an order line, a product or a
 * part. All or none: DUPLICATE names the unit that already carries a code, unit_count_differs the line that is full.
 */
export function registerUnits(w: WriteContext, input: RegisterUnits): UnitRow[] {
  const { codes, parentUnitId, position, exceptions, ...fields } = input;
  if (codes.length === 0) throw inputInvalid('codes', 'required');
  if (codes.length > 1 && fields.factoryNo) throw inputInvalid('factoryNo', 'one_unit_only');
  if (codes.length > 1 && parentUnitId !== undefined) throw inputInvalid('parentUnitId', 'one_unit_only');
  refuseRepeatedCodes(codes);
  requireHappened(w, { madeOn: fields.madeOn });
  refuseAmount(w, fields.partId);
  const line = fields.orderLineId ? requireRoomOnLine(w, fields.orderLineId, codes.length) : undefined;
  const common = {
    kind: fields.partId ? ('part' as const) : ('machine' as const),
    productId: line && !fields.partId ? line.productId : null,
    partId: null,
    factoryNo: null,
    lotNo: null,
    madeOn: null,
    orderLineId: null,
    certificateNo: null,
    note: null,
    importBatchId: null,
    ...definedOnly(fields),
  };
  const made = codes.map(({ barcode, factoryNo: pasted }) => {
    const factoryNo = pasted ?? common.factoryNo;
    const path = pasted === null ? ('factoryNo' as const) : ('codes' as const);
    const given = { path, reason: exceptions?.[path] };
    return createUnit(w, {
      ...common,
      factoryNo,
      exceptions: factoryNoReasons(w, { productId: common.productId, factoryNo }, given),
      id: w.newId(),
      barcode,
      ...createdNow(w),
    });
  });
  const [first] = made;
  if (first && parentUnitId !== undefined) {
    recordUnitEvent(w, { unitId: first.id, type: 'INSTALLED', parentUnitId, position: position ?? '' });
  }
  return made.map(({ id }) => getUnitById(w, id));
}

/** The same from what a person typed or pasted. */
export function registerTypedUnits(w: WriteContext, input: z.infer<typeof unitRegister>): UnitRow[] {
  const { codes: typed, ...fields } = input;
  const parsed = parseCodes(typeof typed === 'string' ? typed : typed.join('\n'));
  if (parsed.issues.length > 0) throw new DomainError('INPUT_INVALID', { issues: parsed.issues });
  return registerUnits(w, { codes: parsed.codes, ...definedOnly(fields) });
}

/** Changes what is written about a unit; its code, its events and its place have use cases of their own. */
export function updateUnit(w: WriteContext, input: z.infer<typeof unitUpdate>): UnitRow {
  const { barcode, version, exceptions: given, ...fields } = input;
  const id = requireUnitId(w, { barcode });
  const current = requireRow(units.find(w.db, id), 'units', barcode);
  requireLive('units', current, version);
  requireHappened(w, { madeOn: fields.madeOn });
  if (fields.partId !== current.partId) refuseAmount(w, fields.partId);
  // Whatever is of a drawing is a part, unless it is said to be a machine.
  const kind = fields.kind ?? (fields.partId ? ('part' as const) : undefined);
  const patch = { ...definedOnly({ ...fields, kind }), ...updatedNow(w, current) };
  if (patch.orderLineId && patch.orderLineId !== current.orderLineId)
    requireRoomOnLine(w, patch.orderLineId, 1);
  const next = { ...current, ...patch };
  refuseTakenFactoryNo(w, next);
  const reason = given?.factoryNo;
  const exceptions = factoryNoReasons(w, next, { path: 'factoryNo', reason }, current);
  const written = { ...patch, exceptions };
  units.update(w.db, id, written);
  w.log({ entity: 'units', id, action: 'update', before: current, after: written });
  return getUnitById(w, id);
}

/** Takes a unit registered by mistake out of the lists; it must have no life yet, and its code stays taken. */
export function voidUnit(w: WriteContext, input: z.infer<typeof unitVoidInput>): UnitRow {
  const id = requireUnitId(w, { barcode: input.barcode });
  const current = requireRow(units.find(w.db, id), 'units', input.barcode);
  requireLive('units', current, input.version);
  const row = getUnitById(w, id);
  if (row.status !== 'made' && row.status !== 'stocked') {
    throw new DomainError('IN_USE', { entity: 'units', key: current.barcode, by: row.status });
  }
  if (childrenNow(w.db, id).length > 0)
    throw new DomainError('IN_USE', { entity: 'units', key: current.barcode, by: 'parts' });
  const patch = { ...updatedNow(w, current), voidedAt: w.at, voidReason: input.reason };
  units.update(w.db, id, patch);
  w.log({ entity: 'units', id, action: 'void', before: current, after: patch });
  return getUnitById(w, id);
}
