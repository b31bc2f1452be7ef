import type { z } from 'zod';
import { inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import { isQuantityAllowed } from '#contract/kit/values.ts';
import { isTerminal } from '#contract/units/lifecycle.ts';
import type { builtLotCorrect, builtLotsInput, UnitLots } from '#contract/units/unit-lots.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireHappened } from '#db/kit/happened.ts';
import { requireLive, requireRow } from '#db/kit/row-meta.ts';
import { expandBom } from '#db/slices/products/boms.service.ts';
import { findPart } from '#db/slices/products/known-parts.service.ts';
import { isLotTakenBack, lotsIn, type StoredLot, unitLots } from './unit-lots.repo.ts';
import { getUnitById, whereIs } from './unit-place.service.ts';
import { getUnit } from './units.service.ts';

type Unit = ReturnType<typeof getUnit>;

/** Lines of a unit's bill that are followed by lot or by amount. */
function askedLots(r: ReadContext, { productId, partId }: Unit): UnitLots['asked'] {
  const owner = { productId, partId: productId === null ? partId : null };
  if (owner.productId === null && owner.partId === null) return [];
  return expandBom(r, owner, r.today)
    .filter(({ depth, tracking }) => depth === 1 && tracking !== 'unit')
    .map(({ depth: _depth, path: _path, ...place }) => place);
}

/** Which lots are in a unit and, unless only these are wanted, what its bill asks for by lot or by amount. */
export function getUnitLots(r: ReadContext, code: string, only?: 'built'): UnitLots {
  const unit = getUnit(r, code);
  return { built: lotsIn(r.db, unit.id), asked: only === 'built' ? [] : askedLots(r, unit) };
}

type Lot = z.infer<typeof builtLotsInput>['lots'][number];

/** A part followed piece by piece is put in by its barcode, not by lot. */
function requireCounted(r: ReadContext, lot: Lot, i: number): void {
  const part = findPart(r, lot.partId);
  if (!part) throw inputInvalid(`lots.${i}.partId`, 'not_found');
  if (part.tracking === 'unit') throw inputInvalid(`lots.${i}.partId`, 'tracked_by_piece');
  if (!isQuantityAllowed(lot.quantity, part.uom))
    throw inputInvalid(`lots.${i}.quantity`, 'fractional_quantity', { uom: part.uom });
}

/**
 * Writes down which lots of parts without codes were built into a unit, all or none. Quantities in thousandths of the
 * part's unit of measure. INPUT_INVALID points at the line. Returns the id of the unit.
 */
export function recordBuiltLots(w: WriteContext, input: z.infer<typeof builtLotsInput>): string {
  const unit = getUnit(w, input.barcode);
  requireLive('units', unit, unit.version);
  if (isTerminal(unit.status)) throw ruleBroken('unit_scrapped', whereIs(w, unit.id));
  requireHappened(w, { on: input.on });
  for (const [i, lot] of input.lots.entries()) {
    requireCounted(w, lot, i);
    const { position = null, ...rest } = lot;
    const meta = { correctsId: null, reason: null, createdAt: w.at, createdBy: w.actor.userId };
    const row: StoredLot = {
      ...rest,
      ...meta,
      id: w.newId(),
      unitId: unit.id,
      position,
      builtOn: input.on ?? w.today,
    };
    unitLots.insert(w.db, row);
    w.log({ entity: 'units', id: unit.id, action: 'update', after: { lot: row } });
  }
  return unit.id;
}

/** Takes a line back that was a slip; it stays readable in the log. Returns the id of the unit. */
export function correctBuiltLot(w: WriteContext, input: z.infer<typeof builtLotCorrect>): string {
  const wrong = requireRow(unitLots.find(w.db, input.id), 'unit-lots', input.id);
  if (wrong.correctsId !== null || isLotTakenBack(w.db, wrong.id))
    throw ruleBroken('unit_not_correctable', { barcode: getUnitById(w, wrong.unitId).barcode });
  const meta = { correctsId: wrong.id, reason: input.reason, createdAt: w.at, createdBy: w.actor.userId };
  const row: StoredLot = { ...wrong, ...meta, id: w.newId() };
  unitLots.insert(w.db, row);
  w.log({ entity: 'units', id: wrong.unitId, action: 'update', before: { lot: wrong }, after: { lot: row } });
  return wrong.unitId;
}
