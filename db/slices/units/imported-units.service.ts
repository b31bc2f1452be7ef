import { DomainError } from '#contract/kit/errors.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireRow, updatedNow } from '#db/kit/row-meta.ts';
import { refuseTakenFactoryNo } from './factory-numbers.service.ts';
import { eventsOf } from './unit-events.repo.ts';
import { findCode, type StoredUnit, units } from './units.repo.ts';

/** A unit under this code that was taken back and waits for its code to be used again. */
export function findVoidedUnit(w: WriteContext, barcode: string): StoredUnit | undefined {
  const unitId = findCode(w.db, barcode)?.unitId;
  const unit = unitId === undefined ? undefined : units.find(w.db, unitId);
  return unit && unit.voidedAt !== null ? unit : undefined;
}

/** Brings a voided unit back with what a corrected ledger says. Its code and its events are kept, as they are for ever. */
export function reviveUnit(
  w: WriteContext,
  current: StoredUnit,
  fields: Partial<Omit<StoredUnit, 'id' | 'barcode'>>,
): void {
  const patch = { ...fields, ...updatedNow(w, current), version: 1, voidedAt: null, voidReason: null };
  refuseTakenFactoryNo(w, { ...current, ...patch });
  units.update(w.db, current.id, patch);
  w.log({ entity: 'units', id: current.id, action: 'restore', before: current, after: patch });
}

/**
 * Takes back a unit that an import made, wherever the ledger said it is. IN_USE when anything was recorded about it
 * since: its life has begun here.
 */
export function voidImportedUnit(w: WriteContext, id: string, reason: string): void {
  const current = requireRow(units.find(w.db, id), 'units', id);
  if (current.voidedAt !== null) return;
  const hasLife = eventsOf(w.db, id).some((event) => event.createdAt > current.updatedAt);
  if (current.version !== 1 || hasLife)
    throw new DomainError('IN_USE', { entity: 'units', key: current.barcode, by: 'units' });
  const patch = { ...updatedNow(w, current), voidedAt: w.at, voidReason: reason };
  units.update(w.db, id, patch);
  w.log({ entity: 'units', id, action: 'void', before: current, after: patch });
}
