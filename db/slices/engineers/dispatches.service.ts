import type { z } from 'zod';
import {
  type candidatesInput,
  DISPATCH_CHECKS,
  type DispatchRow,
  type dispatchCreate,
  type dispatchMove,
  type EngineerCandidate,
  type EngineerRow,
  type Planner,
  type plannerInput,
} from '#contract/engineers/engineers.schema.ts';
import { DomainError, inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import { isWorkingDay } from '#contract/service-cases/working-calendar.ts';
import { requireChecked } from '#db/kit/checked-texts.ts';
import { addDays } from '#db/kit/clock.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { codeWord } from '#db/slices/codes/codes.service.ts';
import { beginDispatch } from '#db/slices/service-cases/case-dispatch.service.ts';
import { workingCalendar } from './calendar.service.ts';
import {
  absencesBetween,
  caseNeeds,
  dispatches,
  dispatchesBetween,
  dispatchesOfCase,
  findDispatchRow,
  type StoredDispatch,
} from './dispatches.repo.ts';
import { listActiveEngineers, points } from './engineers.repo.ts';
import { getEngineer } from './engineers.service.ts';

/** Longest span a planner shows. */
const MAX_DAYS = 92;

export function dispatchesOf(r: ReadContext, caseId: string): DispatchRow[] {
  return dispatchesOfCase(r.db, caseId);
}

/** What keeps each engineer from going on one of the days: away, or sent elsewhere. */
function busyOn(r: ReadContext, fromOn: string, toOn: string, exceptCaseId: string): Map<string, string[]> {
  const busy = new Map<string, string[]>();
  const add = (id: string, what: string) => busy.set(id, [...(busy.get(id) ?? []), what]);
  for (const one of absencesBetween(r.db, fromOn, toOn))
    add(one.engineerId, `${one.reason} ${one.fromOn}…${one.toOn}`);
  for (const one of dispatchesBetween(r.db, fromOn, toOn)) {
    if (one.caseId !== exceptCaseId && one.state !== 'done')
      add(one.engineerId, `${one.caseNo} ${one.fromOn}…${one.toOn}`);
  }
  return busy;
}

/** Family and fault of a case as engineers have them: by code, or by the word somebody typed once. */
function skillsFor(r: ReadContext, needs: { family: string | null; faultCode: string | null }): Set<string> {
  const { family, faultCode } = needs;
  return new Set([
    ...(family === null ? [] : [family, codeWord(r, 'product_family', family)]),
    ...(faultCode === null ? [] : [faultCode, codeWord(r, 'fault', faultCode)]),
  ]);
}

/**
 * Who can go: free on the days before busy, skilled in the product family or the fault, near the customer, least
 * loaded first.
 */
export function dispatchCandidates(
  r: ReadContext,
  input: z.infer<typeof candidatesInput>,
): EngineerCandidate[] {
  const needs = requireRow(caseNeeds(r.db, input.caseId), 'service-cases', input.caseId);
  const busy = busyOn(r, input.fromOn, input.toOn, input.caseId);
  const isNear = (one: EngineerRow) => {
    const point = one.servicePointId === null ? undefined : points.find(r.db, one.servicePointId);
    if (!point) return false;
    return (
      (point.siteId !== null && point.siteId === needs.siteId) ||
      (point.region !== null && point.region === needs.region)
    );
  };
  const wanted = skillsFor(r, needs);
  const candidates = listActiveEngineers(r.db).map(
    (one): EngineerCandidate => ({
      id: one.id,
      name: one.name,
      servicePoint: one.servicePoint,
      skill: one.skills.find((skill) => wanted.has(skill)) ?? null,
      isNear: isNear(one),
      busy: busy.get(one.id) ?? [],
      openDispatches: one.openDispatches,
    }),
  );
  const rating = (one: EngineerCandidate) =>
    (one.busy.length === 0 ? 4 : 0) + (one.skill === null ? 0 : 2) + (one.isNear ? 1 : 0);
  return candidates.sort((a, b) => rating(b) - rating(a) || a.openDispatches - b.openDispatches);
}

/**
 * Sends an engineer to a case and, when the case waits for it, moves the case to `dispatched`. `engineer_busy` when the
 * person is away or elsewhere on one of the days, unless a reason says why it goes all the same.
 */
export function dispatchEngineer(w: WriteContext, input: z.infer<typeof dispatchCreate>): DispatchRow {
  if (input.toOn < input.fromOn) throw inputInvalid('toOn', 'invalid_value');
  const engineer = getEngineer(w, input.engineerId);
  if (!engineer.isActive || engineer.voidedAt !== null)
    throw new DomainError('NOT_FOUND', { entity: 'engineers', key: engineer.id });
  const reason = input.reason?.trim() || null;
  const busy = busyOn(w, input.fromOn, input.toOn, input.caseId).get(engineer.id);
  if (busy && reason === null)
    throw ruleBroken('engineer_busy', { engineer: engineer.name, because: busy.join('; ') });
  const row: StoredDispatch = {
    id: w.newId(),
    caseId: input.caseId,
    engineerId: engineer.id,
    fromOn: input.fromOn,
    toOn: input.toOn,
    state: 'planned',
    task: input.task ?? null,
    plate: input.plate ?? null,
    reason,
    exceptions: requireChecked(DISPATCH_CHECKS, input, null),
    ...createdNow(w),
  };
  beginDispatch(w, input.caseId, { userId: engineer.userId, name: engineer.name });
  dispatches.insert(w.db, row);
  w.log({ entity: 'engineers', id: engineer.id, action: 'update', after: { dispatch: row } });
  return requireRow(findDispatchRow(w.db, row.id), 'dispatches', row.id);
}

const NEXT: Readonly<Record<DispatchRow['state'], readonly DispatchRow['state'][]>> = {
  planned: ['accepted', 'done', 'cancelled'],
  accepted: ['done', 'cancelled'],
  done: [],
  cancelled: [],
};

/** The engineer accepts, comes back, or does not go (with a reason). */
export function moveDispatch(w: WriteContext, input: z.infer<typeof dispatchMove>): DispatchRow {
  const current = requireRow(dispatches.find(w.db, input.id), 'dispatches', input.id);
  requireVersion('dispatches', current, input.version);
  const reason = input.reason?.trim() || null;
  if (!NEXT[current.state].includes(input.toState))
    throw ruleBroken('illegal_transition', { from: current.state, to: input.toState });
  if (input.toState === 'cancelled' && reason === null)
    throw ruleBroken('reason_required', { to: input.toState });
  const patch = { state: input.toState, reason: reason ?? current.reason, ...updatedNow(w, current) };
  dispatches.update(w.db, current.id, patch);
  w.log({
    entity: 'engineers',
    id: current.engineerId,
    action: 'update',
    before: { dispatch: current },
    after: { dispatch: { ...current, ...patch } },
  });
  return requireRow(findDispatchRow(w.db, current.id), 'dispatches', current.id);
}

/**
 * Ends what is still open of the dispatches of a case: done with the work, but for those of days to come, or cancelled
 * with the case.
 */
export function endDispatches(
  w: WriteContext,
  caseId: string,
  toState: 'done' | 'cancelled',
  reason: string | null = null,
): void {
  for (const { id, version, state, fromOn } of dispatchesOfCase(w.db, caseId)) {
    const isToCome = toState === 'done' && fromOn > w.today;
    if (NEXT[state].includes(toState) && !isToCome) moveDispatch(w, { id, version, toState, reason });
  }
}

/** Who is where on which day; days off by the working calendar. */
export function engineerPlanner(r: ReadContext, input: z.infer<typeof plannerInput>): Planner {
  const { fromOn, toOn } = input;
  const calendar = workingCalendar(r);
  const daysOff: string[] = [];
  for (let i = 0; i < MAX_DAYS; i += 1) {
    const day = addDays(fromOn, i);
    if (day > toOn) break;
    if (!isWorkingDay(day, calendar)) daysOff.push(day);
  }
  return {
    engineers: listActiveEngineers(r.db).map(({ id, name, servicePoint }) => ({ id, name, servicePoint })),
    dispatches: dispatchesBetween(r.db, fromOn, toOn),
    absences: absencesBetween(r.db, fromOn, toOn),
    daysOff,
  };
}
