import { REOPEN_DAYS } from '#contract/service-cases/states.ts';
import { addDays } from '#db/kit/clock.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { findEarlierFault } from './repeat-faults.repo.ts';
import type { StoredCase } from './service-cases.repo.ts';

/**
 * Whether the fault came back: a case on the same unit, or on another part of the same machine at its place, with the
 * same fault code, that was solved at most 90 days before this report.
 */
export function repeatMark(
  r: ReadContext,
  row: Pick<StoredCase, 'id' | 'unitId' | 'faultCode' | 'reportedOn' | 'isRepeat' | 'repeatOfId'>,
): Pick<StoredCase, 'repeatOfId' | 'isRepeat'> {
  // Opened again by hand: that stays a repeat whatever the codes say.
  const isReopened = row.isRepeat && row.repeatOfId === null;
  if (row.unitId === null || row.faultCode === null) return { repeatOfId: null, isRepeat: isReopened };
  const found = findEarlierFault(r.db, {
    id: row.id,
    unitId: row.unitId,
    faultCode: row.faultCode,
    from: addDays(row.reportedOn, -REOPEN_DAYS),
    until: row.reportedOn,
  });
  return { repeatOfId: found ?? null, isRepeat: found !== undefined || isReopened };
}
