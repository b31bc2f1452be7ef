import type { z } from 'zod';
import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import { isAllowed } from '#contract/kit/permissions.ts';
import type { caseJudge } from '#contract/service-cases/service-cases.schema.ts';
import { canJudge, stateAfterJudging } from '#contract/service-cases/states.ts';
import { isInWarranty, type Warranty } from '#contract/units/warranty-clock.ts';
import { exclusionOf } from '#contract/units/warranty-terms.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { getUnitById } from '#db/slices/units/unit-place.service.ts';
import { warrantyOfLine, warrantyOfUnit } from '#db/slices/units/warranty.service.ts';
import { logState, patchCase, requireCurrent } from './case-record.service.ts';
import type { StoredCase } from './service-cases.repo.ts';

/** Warranty of what the case is about: its unit, or at least the order line; null when neither is known. */
export function warrantyOfCase(
  r: ReadContext,
  row: Pick<StoredCase, 'unitId' | 'orderLineId'>,
): Warranty | null {
  if (row.unitId !== null) return warrantyOfUnit(r, row.unitId);
  return row.orderLineId === null ? null : warrantyOfLine(r, row.orderLineId);
}

/** The end of the warranty that covers the report, or `warranty_not_valid` with what is missing. */
export function requireWarranty(r: ReadContext, row: StoredCase): string {
  const warranty = warrantyOfCase(r, row);
  const until = warranty?.until ?? null;
  if (warranty && until !== null && isInWarranty(warranty, row.reportedOn)) return until;
  throw ruleBroken('warranty_not_valid', {
    reportedOn: row.reportedOn,
    until,
    isUnitKnown: warranty !== null,
  });
}

/** What a clause leaves out, of the clock or of the view of it. */
type Exclusions = { exclusions?: Parameters<typeof exclusionOf>[0] };

/** The exclusion of the clause that the fault, or the drawing of the unit, falls under; null when it is covered. */
export function exclusionOfCase(
  r: ReadContext,
  row: Pick<StoredCase, 'unitId' | 'orderLineId' | 'faultCode'>,
  warranty: Exclusions | null = warrantyOfCase(r, row),
): string | null {
  const drawingNo = row.unitId === null ? null : getUnitById(r, row.unitId).drawingNo;
  return exclusionOf(warranty?.exclusions, { faultCode: row.faultCode, drawingNo })?.text ?? null;
}

/**
 * What the clause excludes is covered only with a reason: `warranty_excluded` with the words of the clause.
 * Returns what is covered against the clause, null when nothing is.
 */
export function requireCovered(r: ReadContext, row: StoredCase, reason: string | null): string | null {
  const exclusion = exclusionOfCase(r, row);
  if (exclusion !== null && reason === null) throw ruleBroken('warranty_excluded', { exclusion });
  return exclusion;
}

/**
 * Decides who pays. `warranty` needs the unit, or the order line, in warranty on the day of the report;
 * what its clause excludes needs a reason besides. `goodwill` needs the permission for it and a reason. Both are logged
 * as decisions of their own.
 */
export function judgeCase(w: WriteContext, input: z.infer<typeof caseJudge>): string {
  const current = requireCurrent(w, input.id, input.version);
  const { judgement } = input;
  const reason = input.reason?.trim() || null;
  if (!canJudge(current.state)) throw ruleBroken('illegal_transition', { from: current.state, to: 'judged' });
  if (judgement === 'goodwill') {
    if (!isAllowed(w.actor.role, 'cases.goodwill'))
      throw new DomainError('FORBIDDEN', { permission: 'cases.goodwill' });
    if (reason === null) throw ruleBroken('reason_required', { to: judgement });
  }
  const isAgain = current.judgement !== null && current.judgement !== judgement;
  if (isAgain && reason === null)
    throw ruleBroken('reason_required', { from: current.judgement, to: judgement });
  const until =
    judgement === 'warranty' ? requireWarranty(w, current) : (warrantyOfCase(w, current)?.until ?? null);
  const excluded = judgement === 'warranty' ? requireCovered(w, current, reason) : null;
  const isOverride = judgement === 'goodwill' || excluded !== null;
  const state = stateAfterJudging(current.state, judgement);
  if (state !== current.state) logState(w, current, state, reason);
  const progress = state === 'in_progress' ? current.progress : null;
  const respondedAt = current.respondedAt ?? w.at;
  const change = { judgement, judgementReason: reason, warrantyUntil: until, state, progress, respondedAt };
  patchCase(w, current, change, isOverride ? 'override' : 'update');
  return input.id;
}
