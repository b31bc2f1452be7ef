import type { z } from 'zod';
import { ruleBroken } from '#contract/kit/errors.ts';
import {
  CASE_CHECKS,
  type caseAssign,
  type caseCreate,
  type caseMove,
  type caseProgress,
  type caseUpdate,
} from '#contract/service-cases/service-cases.schema.ts';
import { caseTransition, REOPEN_DAYS } from '#contract/service-cases/states.ts';
import { daysLeft } from '#contract/units/warranty-clock.ts';
import { requireChecked } from '#db/kit/checked-texts.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { requireHappened } from '#db/kit/happened.ts';
import { createdNow } from '#db/kit/row-meta.ts';
import { endDispatches } from '#db/slices/engineers/dispatches.service.ts';
import { settleUnitsOfCase } from '#db/slices/recalls/recall-cases.service.ts';
import { dueTimes } from './case-clock.service.ts';
import { requireKnownCodes } from './case-codes.service.ts';
import { requireCovered, requireWarranty } from './case-judgement.service.ts';
import { fromUnit } from './case-prefill.service.ts';
import { insertCase, logState, patchCase, requireCurrent } from './case-record.service.ts';
import { repeatMark } from './repeat-faults.service.ts';
import type { StoredCase } from './service-cases.repo.ts';

export { judgeCase } from './case-judgement.service.ts';
export { listCases, pickCase } from './case-list.service.ts';
export { prefillCase } from './case-prefill.service.ts';
export { getCase } from './case-view.service.ts';

export const EMPTY_CASE = {
  sourceNo: null,
  reportedAt: null,
  partyId: null,
  partyText: null,
  contact: null,
  contactPhone: null,
  siteId: null,
  unitId: null,
  unitText: null,
  orderId: null,
  orderLineId: null,
  productId: null,
  product: null,
  part: null,
  description: null,
  faultCode: null,
  faultText: null,
  causeCode: null,
  remedyCode: null,
  severity: 'normal',
  judgement: null,
  judgementReason: null,
  warrantyUntil: null,
  progress: null,
  outcome: null,
  engineerUserId: null,
  engineer: null,
  dueOn: null,
  isDueGiven: false,
  respondDueAt: null,
  respondedAt: null,
  dueAt: null,
  waitingSince: null,
  waitedMinutes: 0,
  resolvedOn: null,
  closedOn: null,
  closedReason: null,
  isRepeat: false,
  repeatOfId: null,
  planId: null,
  satisfaction: null,
  costMinor: 0,
  incomeMinor: 0,
  isHistoric: false,
  exceptions: null,
  extra: null,
  importBatchId: null,
} as const satisfies Partial<StoredCase>;

/**
 * Opens a case. With `barcode` customer, site, product and order come from the unit; without unit or customer the
 * case is kept as incomplete until somebody completes it. Due date by severity unless given.
 */
export function createCase(w: WriteContext, input: z.infer<typeof caseCreate> & { planId?: string }): string {
  const { barcode, ...fields } = input;
  const reportedOn = input.reportedOn ?? w.today;
  const row: StoredCase = {
    ...EMPTY_CASE,
    channel: 'customer',
    reportedAt: reportedOn === w.today ? w.at : null,
    ...(barcode === undefined ? {} : fromUnit(w, barcode)),
    ...definedOnly(fields),
    exceptions: requireChecked(CASE_CHECKS, fields, null),
    id: w.newId(),
    no: w.nextNo('case', reportedOn),
    reportedOn,
    state: 'received',
    ...createdNow(w),
  };
  requireKnownCodes(w, row);
  row.isDueGiven = input.dueOn !== undefined;
  Object.assign(row, dueTimes(w, row, input.dueOn), repeatMark(w, row));
  insertCase(w, row);
  return row.id;
}

/**
 * Completes or corrects a case; beside a scan only what differs is taken as given. A warranty case whose unit, fault or
 * day changes must still be covered.
 */
export function updateCase(w: WriteContext, input: z.infer<typeof caseUpdate>): string {
  const { id, version, barcode, ...fields } = input;
  const current = requireCurrent(w, id, version);
  const given = barcode === undefined ? definedOnly(fields) : typedAnew(current, definedOnly(fields));
  const scanned = barcode === undefined ? {} : fromUnit(w, barcode);
  const known = barcode === undefined ? {} : { partyId: current.partyId, siteId: current.siteId };
  const exceptions = requireChecked(CASE_CHECKS, fields, current);
  const patch: Partial<StoredCase> = { ...scanned, ...definedOnly(keepKnown(known)), ...given, exceptions };
  const next = { ...current, ...patch };
  const isOtherClaim =
    next.unitId !== current.unitId ||
    next.orderLineId !== current.orderLineId ||
    next.reportedOn !== current.reportedOn;
  if (current.judgement === 'warranty') {
    if (isOtherClaim) patch.warrantyUntil = requireWarranty(w, next);
    const isOtherFault = isOtherClaim || next.faultCode !== current.faultCode;
    if (isOtherFault) requireCovered(w, next, next.judgementReason);
  }
  requireKnownCodes(w, next, current);
  const isOtherTerm = next.severity !== current.severity || next.reportedOn !== current.reportedOn;
  const isDayGiven = given.dueOn !== undefined && given.dueOn !== current.dueOn;
  if (isDayGiven) Object.assign(patch, dueTimes(w, next, given.dueOn), { isDueGiven: true });
  else if (isOtherTerm) Object.assign(patch, termsAnew(w, next));
  if (next.unitId !== current.unitId || next.faultCode !== current.faultCode)
    Object.assign(patch, repeatMark(w, next));
  patchCase(w, current, patch);
  return id;
}

/** The times for another severity or day of report; a day somebody set stays, only the answer moves. */
function termsAnew(r: ReadContext, next: StoredCase): Partial<StoredCase> {
  const times = dueTimes(r, next, undefined);
  return next.isDueGiven ? { respondDueAt: times.respondDueAt } : times;
}

/** What stands there already was not typed beside the scan: a form sends all of it, and the unit knows better. */
function typedAnew<T extends object>(current: StoredCase, given: T): Partial<T> {
  const anew: Partial<T> = { ...given };
  for (const name of Object.keys(given) as (keyof T)[])
    if (given[name] === Reflect.get(current, name)) delete anew[name];
  return anew;
}

/** A scan completes a case; a customer or site that was already known stays. */
function keepKnown(known: { partyId?: string | null; siteId?: string | null }): {
  partyId?: string;
  siteId?: string;
} {
  return {
    ...(known.partyId ? { partyId: known.partyId } : {}),
    ...(known.siteId ? { siteId: known.siteId } : {}),
  };
}

/** Days and marks that go with entering a state. */
function onEntering(
  w: WriteContext,
  current: StoredCase,
  input: z.infer<typeof caseMove>,
): Partial<StoredCase> {
  const on = input.on ?? w.today;
  requireHappened(w, { on });
  const reason = input.reason?.trim() || null;
  switch (input.toState) {
    case 'resolved':
      return { resolvedOn: on };
    case 'closed':
      return { closedOn: on, closedReason: reason, resolvedOn: current.resolvedOn ?? on };
    case 'cancelled':
      return { closedOn: on, closedReason: reason };
    case 'received':
      return {
        closedOn: null,
        closedReason: null,
        judgement: null,
        judgementReason: null,
        warrantyUntil: null,
      };
    case 'in_progress':
      return { resolvedOn: null, closedOn: null, closedReason: null, progress: input.progress ?? null };
    default:
      return {};
  }
}

/** Moves a case on, back or aside by the rules of `contract/service-cases/states.ts`. */
export function moveCase(w: WriteContext, input: z.infer<typeof caseMove>): string {
  const current = requireCurrent(w, input.id, input.version);
  const { toState } = input;
  const transition =
    toState === 'judged' && current.state === 'received'
      ? null
      : caseTransition(current.state, toState, current.judgement);
  if (!transition?.isAllowed) throw ruleBroken('illegal_transition', { from: current.state, to: toState });
  const reason = input.reason?.trim() || null;
  if (transition.needsReason && reason === null)
    throw ruleBroken('reason_required', { from: current.state, to: toState });
  const change: Partial<StoredCase> = { state: toState, progress: null, ...onEntering(w, current, input) };
  if (current.state === 'closed') {
    const days = daysLeft(w.today, current.closedOn ?? w.today);
    if (days > REOPEN_DAYS)
      throw ruleBroken('illegal_transition', { from: 'closed', to: toState, days, limit: REOPEN_DAYS });
    change.isRepeat = true;
  }
  logState(w, current, toState, reason);
  patchCase(w, current, change);
  if (toState === 'cancelled') endDispatches(w, current.id, 'cancelled', reason);
  if (toState === 'closed') settleUnitsOfCase(w, current.id, input.on ?? w.today);
  return input.id;
}

/** Where the work stands while it is going on. */
export function setCaseProgress(w: WriteContext, input: z.infer<typeof caseProgress>): string {
  const current = requireCurrent(w, input.id, input.version);
  if (current.state !== 'in_progress')
    throw ruleBroken('illegal_transition', { from: current.state, to: 'in_progress' });
  patchCase(w, current, { progress: input.progress });
  return input.id;
}

/** Hands the case to another engineer; nothing else of it changes. */
export function assignCase(w: WriteContext, input: z.infer<typeof caseAssign>): string {
  const current = requireCurrent(w, input.id, input.version);
  patchCase(w, current, { engineerUserId: input.engineerUserId, engineer: input.engineer ?? null });
  return input.id;
}

export function voidCase(w: WriteContext, input: { id: string; version: number; reason: string }): string {
  const current = requireCurrent(w, input.id, input.version);
  patchCase(w, current, { voidedAt: w.at, voidReason: input.reason }, 'void');
  return input.id;
}
