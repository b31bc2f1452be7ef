import { ruleBroken } from '#contract/kit/errors.ts';
import { isTerminal, MAX_UNIT_DEPTH, type Violation } from '#contract/units/lifecycle.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { localDate } from '#db/kit/clock.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { findOccupant, heightOf, lineageOf, type StoredState, states } from './unit-events.repo.ts';
import { findUnitRow } from './units.repo.ts';

/** The unit with names and place, or NOT_FOUND. */
export function getUnitById(r: ReadContext, id: string): UnitRow {
  return requireRow(findUnitRow(r.db, id), 'units', id);
}

export function getUnitState(r: ReadContext, unitId: string): StoredState {
  return requireRow(states.find(r.db, unitId), 'units', unitId);
}

/** State of the root of the tree the unit is in: it says where the unit is and whose it is. */
export function getRootState(r: ReadContext, unitId: string): StoredState {
  return getUnitState(r, lineageOf(r.db, unitId).at(-1) ?? unitId);
}

/** True when `unitId` is the machine itself or anything inside it. */
export function isInside(r: ReadContext, unitId: string, machineId: string): boolean {
  return lineageOf(r.db, unitId).includes(machineId);
}

/** Where a unit is, as parameters of a refusal that can be acted on. */
export function whereIs(r: ReadContext, unitId: string): Violation['params'] {
  const unit = getUnitById(r, unitId);
  const parent = unit.parentUnitId === null ? undefined : findUnitRow(r.db, unit.parentUnitId);
  return {
    barcode: unit.barcode,
    name: unit.name,
    status: unit.status,
    since: localDate(unit.sinceAt),
    position: unit.position,
    parentBarcode: parent?.barcode ?? null,
    machineBarcode: unit.parentUnitId === null ? null : unit.rootBarcode,
    siteName: unit.siteName,
    partyName: unit.partyName,
  };
}

/** Throws when the unit cannot be put at that position: taken, inside itself, too deep, or the parent is gone. */
export function requirePlaceFor(
  r: ReadContext,
  unitId: string,
  parentUnitId: string,
  position: string,
): void {
  const lineage = lineageOf(r.db, parentUnitId);
  if (lineage.includes(unitId))
    throw ruleBroken('unit_cycle', { ...whereIs(r, unitId), parent: getUnitById(r, parentUnitId).barcode });
  for (const id of lineage) {
    if (isTerminal(getUnitState(r, id).status)) throw ruleBroken('unit_scrapped', whereIs(r, id));
  }
  const depth = lineage.length + heightOf(r.db, unitId);
  if (depth > MAX_UNIT_DEPTH) throw ruleBroken('unit_too_deep', { depth, limit: MAX_UNIT_DEPTH });
  requireFreePosition(r, unitId, parentUnitId, position);
}

/** Throws `unit_position_occupied`, naming what sits there, when another unit does. */
export function requireFreePosition(
  r: ReadContext,
  unitId: string,
  parentUnitId: string,
  position: string,
): void {
  const occupant = findOccupant(r.db, parentUnitId, position);
  if (!occupant || occupant.unitId === unitId) return;
  throw ruleBroken('unit_position_occupied', {
    position,
    barcode: occupant.barcode,
    parentBarcode: getUnitById(r, parentUnitId).barcode,
  });
}
