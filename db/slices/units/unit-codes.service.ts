import type { z } from 'zod';
import { DomainError, inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import { MAX_BARCODE_LENGTH } from '#contract/units/barcode-range.ts';
import { BOUND_CODE } from '#contract/units/bound-code.ts';
import { plainCodeOf } from '#contract/units/plain-code.ts';
import type { UnitRow, unitBindInput } from '#contract/units/units.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireRow, updatedNow } from '#db/kit/row-meta.ts';
import { barcodeKey } from '#db/kit/text.ts';
import { findScannedUnitId } from './scanned-code.service.ts';
import { insertBoundCode, unitReleasedFrom } from './unit-codes.repo.ts';
import { appendEvent, requireUnitId, type UnitRef } from './unit-events.service.ts';
import { getUnitById } from './unit-place.service.ts';
import { findCode, insertCode, retireCodes, setCurrentCode, units } from './units.repo.ts';

/**
 * Refuses a code for a new unit or a new label. DUPLICATE names the unit that carries it; codes are compared without case,
 * width and blanks, for ever. `code_released` when it was bound to a unit by mistake: it is never given silently again.
 */
export function refuseTakenBarcode(r: ReadContext, barcode: string): void {
  refuseCarriedCode(barcode, findCode(r.db, barcode)?.unitId);
  const from = unitReleasedFrom(r.db, barcode);
  if (from !== undefined) throw ruleBroken('code_released', { code: barcode, barcode: from });
}

function refuseCarriedCode(value: string, existingId: string | undefined): void {
  if (existingId === undefined) return;
  throw new DomainError('DUPLICATE', { entity: 'units', field: 'barcode', value, existingId });
}

/** A code as a label carries it, typed or scanned. */
function newCodeOf(scan: string, field: string): string {
  const code = plainCodeOf(scan);
  if (barcodeKey(code) === '') throw inputInvalid(field, 'required');
  if (code.length > MAX_BARCODE_LENGTH)
    throw inputInvalid(field, 'too_long', { maximum: MAX_BARCODE_LENGTH });
  return code;
}

/** Gives a unit another code after a wrong one; both find it for ever. An own former code may come back. */
export function relabelUnit(
  w: WriteContext,
  input: UnitRef & { newBarcode: string; reason: string },
): UnitRow {
  const id = requireUnitId(w, input);
  const current = requireRow(units.find(w.db, id), 'units', id);
  const wanted = newCodeOf(input.newBarcode, 'newBarcode');
  const known = findCode(w.db, wanted);
  if (known?.unitId !== id) refuseTakenBarcode(w, wanted);
  if (known?.isCurrent === 1) throw inputInvalid('newBarcode', 'same_barcode');
  const barcode = known?.barcode ?? wanted;
  appendEvent(w, id, 'RELABELLED', { reason: input.reason, note: `${current.barcode} → ${barcode}` });
  if (known) setCurrentCode(w.db, id, barcode);
  else {
    retireCodes(w.db, id);
    insertCode(w.db, id, barcode, w.at);
  }
  const patch = { barcode, ...updatedNow(w, current) };
  units.update(w.db, id, patch);
  w.log({ entity: 'units', id, action: 'update', before: current, after: patch });
  return getUnitById(w, id);
}

/**
 * Binds a further code to a unit, one a customer or another maker put on it: from now on it finds the unit too, and the
 * unit's own code stays on its label. DUPLICATE when the code, in whatever form it was scanned, names a unit already.
 * Correcting the event takes a wrong binding back; the code then names nothing and can be bound again, but never becomes
 * the code of a new unit.
 */
export function bindCode(w: WriteContext, input: z.infer<typeof unitBindInput>): UnitRow {
  const id = requireUnitId(w, { barcode: input.barcode });
  const code = newCodeOf(input.code, 'code');
  const namedId = findScannedUnitId(w, input.code) ?? findCode(w.db, code)?.unitId;
  if (namedId === id) throw inputInvalid('code', 'same_barcode');
  refuseCarriedCode(code, namedId);
  const bound = { sourceKind: BOUND_CODE, sourceId: barcodeKey(code), note: code, reason: input.reason };
  const { seq } = appendEvent(w, id, 'RELABELLED', bound);
  insertBoundCode(w.db, { unitId: id, barcode: code, seq, at: w.at });
  return getUnitById(w, id);
}
