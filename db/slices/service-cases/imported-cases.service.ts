import { CASE_CHECKS } from '#contract/service-cases/service-cases.schema.ts';
import { KEPT_BY_IMPORT, requireChecked } from '#db/kit/checked-texts.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { patchCase } from './case-record.service.ts';
import { cases, findCaseIdsOfUnitOn, type StoredCase } from './service-cases.repo.ts';

export function findStoredCase(w: WriteContext, id: string): StoredCase {
  return requireRow(cases.find(w.db, id), 'service-cases', id);
}

/** Writes what a ledger says about a case of the past; a case that is worked on here keeps its own way. */
export function patchImportedCase(w: WriteContext, id: string, patch: Partial<StoredCase>): void {
  const current = findStoredCase(w, id);
  const kept = { ...patch, exceptions: { contactPhone: KEPT_BY_IMPORT } };
  patchCase(w, current, { ...patch, exceptions: requireChecked(CASE_CHECKS, kept, current) });
}

/** Live cases of a unit that were reported on a day. */
export function findCasesOfUnitOn(w: WriteContext, unitId: string, reportedOn: string): string[] {
  return findCaseIdsOfUnitOn(w.db, unitId, reportedOn);
}
