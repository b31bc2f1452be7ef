import { ruleBroken } from '#contract/kit/errors.ts';
import { isOpenCase } from '#contract/service-cases/states.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { logState, patchCase } from './case-record.service.ts';
import { cases } from './service-cases.repo.ts';

/**
 * An engineer is sent to the case: a judged one, or one whose quotation was confirmed, is dispatched now; one that is
 * worked on keeps its state. A case that is not judged, or waits for a quotation, is refused.
 */
export function beginDispatch(
  w: WriteContext,
  caseId: string,
  engineer: { userId: string | null; name: string },
): void {
  const row = requireRow(cases.find(w.db, caseId), 'service-cases', caseId);
  const isUnpaid = row.state === 'judged' && row.judgement === 'paid';
  if (
    !isOpenCase(row.state) ||
    row.voidedAt !== null ||
    isUnpaid ||
    ['received', 'quoted'].includes(row.state)
  )
    throw ruleBroken('illegal_transition', { from: row.state, to: 'dispatched' });
  const responsible = row.engineerUserId ?? row.engineer;
  const who = responsible === null ? { engineerUserId: engineer.userId, engineer: engineer.name } : {};
  if (row.state === 'judged' || row.state === 'quote_confirmed') {
    logState(w, row, 'dispatched', null);
    patchCase(w, row, { ...who, state: 'dispatched', progress: null });
  } else if (responsible === null) {
    patchCase(w, row, who);
  }
}
