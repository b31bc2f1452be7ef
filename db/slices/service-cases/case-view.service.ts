import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import type { CaseRow, VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { getRootState, getUnitById } from '#db/slices/units/unit-place.service.ts';
import { viewWarranty } from '#db/slices/units/warranty.service.ts';
import { exclusionOfCase, warrantyOfCase } from './case-judgement.service.ts';
import { requireCase } from './case-record.service.ts';
import { repeatsShown } from './repeat-faults.service.ts';
import { similarCases, stateLogOf } from './service-cases.repo.ts';
import { parentOfRemoved, partsOf, visitsOf } from './visits.repo.ts';

const SIMILAR = 6;

export function visitsWithParts(r: ReadContext, caseId: string): VisitRow[] {
  const parts = partsOf(r.db, caseId);
  return visitsOf(r.db, caseId).map((visit) => ({
    ...visit,
    parts: parts.filter((p) => p.visitId === visit.id).map(({ visitId: _visitId, ...part }) => part),
  }));
}

/**
 * The machine a case is about: the root of its unit. A part that was taken out on one of the visits still means
 * the machine it was taken from. Null when the unit is not known yet.
 */
export function machineOfCase(r: ReadContext, row: Pick<CaseRow, 'id' | 'unitId'>): string | null {
  if (row.unitId === null) return null;
  const root = getRootState(r, row.unitId);
  const takenFrom = root.unitId === row.unitId ? parentOfRemoved(r.db, row.id, row.unitId) : undefined;
  return takenFrom === undefined ? root.unitId : getRootState(r, takenFrom).unitId;
}

function warrantyShown(r: ReadContext, row: CaseRow): CaseDetail['warranty'] {
  const warranty = warrantyOfCase(r, row);
  return warranty && viewWarranty(r, warranty, row.reportedOn);
}

/** The case with its visits, states, warranty on the day of the report and similar solved cases. */
export function getCase(r: ReadContext, id: string): CaseDetail {
  const row = requireCase(r, id);
  const machineId = machineOfCase(r, row);
  const machine = machineId === null ? null : getUnitById(r, machineId);
  const unit = row.unitId === null || row.unitId === machineId ? machine : getUnitById(r, row.unitId);
  const warranty = warrantyShown(r, row);
  return {
    ...row,
    unitName: unit?.name ?? null,
    machineBarcode: machine?.barcode ?? null,
    warranty,
    exclusion: warranty === null ? null : exclusionOfCase(r, row, warranty),
    lastRunningHours: machine?.runningHours ?? null,
    lastRunningAt: machine === null || machine.runningHours === null ? null : machine.lastAt,
    ...repeatsShown(r, row),
    visits: visitsWithParts(r, id),
    stateLog: stateLogOf(r.db, id),
    similar: row.part === null ? [] : similarCases(r.db, row, SIMILAR),
  };
}
