import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { REOPEN_DAYS } from '#contract/service-cases/states.ts';
import { daysLeft } from '#contract/units/warranty-clock.ts';
import { addDays } from '#db/kit/clock.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { findEarlierFault, repeatLinks } from './repeat-faults.repo.ts';
import type { StoredCase } from './service-cases.repo.ts';

/**
 * Whether the fault came back: a case on the same unit, or on a part it took the place of, with the same fault code,
 * that was solved at most 90 days before this report.
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

/** Which case this one repeats and which ones repeat it, as a screen shows it. */
export function repeatsShown(
  r: ReadContext,
  row: Pick<StoredCase, 'id' | 'repeatOfId' | 'reportedOn'>,
): Pick<CaseDetail, 'repeatOf' | 'repeatedBy'> {
  const { from, by } = repeatLinks(r.db, row);
  if (!from) return { repeatOf: null, repeatedBy: by };
  const { doneOn, ...shown } = from;
  return { repeatOf: { ...shown, days: Math.max(0, daysLeft(row.reportedOn, doneOn)) }, repeatedBy: by };
}
