import { isSettled } from '#contract/recalls/recall-party.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { holderOf } from './recall-holders.service.ts';
import { recallUnits, type StoredRecallUnit, unitsOfCase } from './recalls.repo.ts';

/** Writes a change of a unit of a recall with its log entry. */
export function changeRecallUnit(
  w: WriteContext,
  current: StoredRecallUnit,
  patch: Partial<StoredRecallUnit>,
): void {
  const next = { ...patch, version: current.version + 1 };
  recallUnits.update(w.db, current.id, next);
  w.log({
    entity: 'recalls',
    id: current.recallId,
    action: 'update',
    before: { unit: current },
    after: { unit: { ...current, ...next } },
  });
}

/** The case a unit was sent to is closed: its work is done, for whoever holds it on that day. */
export function settleUnitsOfCase(w: WriteContext, caseId: string, doneOn: string): void {
  for (const current of unitsOfCase(w.db, caseId)) {
    if (isSettled(current)) continue;
    changeRecallUnit(w, current, { ...holderOf(w, current), state: 'done', doneOn });
  }
}
