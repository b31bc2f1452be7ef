import { isSettled } from '#contract/recalls/recall-party.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { getUnitById } from '#db/slices/units/units.service.ts';
import { firstContact, type StoredRecallUnit, type StoredRow, unitsOfRecall } from './recalls.repo.ts';

const NOBODY = { contactId: null, contact: null, contactPhone: null };

export interface HeldUnit extends StoredRow {
  unit: UnitRow;
}

function isMoved(one: StoredRecallUnit, unit: UnitRow): boolean {
  return unit.partyId !== null && unit.partyId !== one.partyId && !isSettled(one);
}

/** A unit that changed hands: what was said to the former holder stays in the letters, the new one was told nothing. */
function withNewHolder(r: ReadContext, one: StoredRow, unit: UnitRow): StoredRow {
  const { partyId, partyName } = unit;
  return {
    ...one,
    partyId,
    partyName,
    ...((partyId === null ? undefined : firstContact(r.db, partyId)) ?? NOBODY),
    state: 'open',
    letterOn: null,
    remindedOn: null,
    repliedOn: null,
    reply: null,
  };
}

/**
 * The units of a recall with whoever is to be told about each: its holder today, not the one of the day the recall
 * began or the letter went out. A settled unit stays with the party it was settled with.
 */
export function heldUnits(r: ReadContext, recallId: string): HeldUnit[] {
  return unitsOfRecall(r.db, recallId).map((one) => {
    const unit = getUnitById(r, one.unitId);
    return { ...(isMoved(one, unit) ? withNewHolder(r, one, unit) : one), unit };
  });
}

/** The party one unit of a recall is settled with, and whom to ask there: as `heldUnits` names them. */
export function holderOf(
  r: ReadContext,
  one: StoredRecallUnit,
): Pick<StoredRecallUnit, 'partyId' | 'contactId'> {
  const unit = getUnitById(r, one.unitId);
  if (unit.partyId === null || !isMoved(one, unit)) return { partyId: one.partyId, contactId: one.contactId };
  return { partyId: unit.partyId, contactId: firstContact(r.db, unit.partyId)?.contactId ?? null };
}
