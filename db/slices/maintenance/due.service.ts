import type { z } from 'zod';
import { type MeterReading, maintenanceDue, workState } from '#contract/maintenance/due-rule.ts';
import type { dueInput, PlanDetail, PlanRow, WorkRow } from '#contract/maintenance/maintenance.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { foldText } from '#db/kit/text.ts';
import { activePlans, findPlan, type PlanBase, readingsOf, type ShownWork, worksOf } from './plans.repo.ts';
import { risksOf } from './risk.service.ts';

function shownWork({ planId: _plan, outcome, ...work }: ShownWork): WorkRow {
  return { ...work, state: workState({ outcome, dueOn: work.dueOn, onDay: work.onDay }) };
}

/** Meter on a day by the last reading up to it. */
function readingOn(readings: readonly MeterReading[], on: string): number | null {
  return readings.findLast((one) => one.on <= on)?.hours ?? null;
}

/** Day and meter a plan's term is counted from: its last work, or its start. A term left out ends on its own day. */
function baseOf(plan: PlanBase, last: ShownWork | undefined, readings: readonly MeterReading[]) {
  if (!last) return { baseOn: plan.startOn, baseHours: plan.startHours ?? readingOn(readings, plan.startOn) };
  if (last.outcome === 'cancelled') {
    const baseOn = last.dueOn ?? last.onDay;
    return { baseOn, baseHours: last.dueHours ?? readingOn(readings, last.onDay) };
  }
  return { baseOn: last.onDay, baseHours: last.runningHours ?? readingOn(readings, last.onDay) };
}

export function withDue(
  r: ReadContext,
  plan: PlanBase,
  last: ShownWork | undefined,
  readings: readonly MeterReading[],
): PlanRow {
  const { everyDays, everyHours, warnDays } = plan;
  const due = maintenanceDue({
    everyDays,
    everyHours,
    warnDays,
    ...baseOf(plan, last, readings),
    readings,
    today: r.today,
  });
  return { ...plan, lastWork: last ? shownWork(last) : null, due, risk: [] };
}

/** Plans with when they are due; readings and works are read once for all of them. */
export function plansWithDue(r: ReadContext, found: readonly PlanBase[]): PlanRow[] {
  const readings = readingsOf(r.db, [...new Set(found.map((plan) => plan.unitId))]);
  const last = new Map<string, ShownWork>();
  for (const work of worksOf(
    r.db,
    found.map((plan) => plan.id),
  )) {
    if (!last.has(work.planId)) last.set(work.planId, work);
  }
  return found.map((plan) => withDue(r, plan, last.get(plan.id), readings.get(plan.unitId) ?? []));
}

function withRisk(r: ReadContext, rows: PlanRow[], asked: z.infer<typeof dueInput>['risk']): PlanRow[] {
  if (asked === undefined) return rows;
  const risks = risksOf(
    r,
    rows.map((plan) => plan.unitId),
  );
  const found = rows.map((plan) => ({ ...plan, risk: risks.get(plan.unitId) ?? [] }));
  return asked === 'with' ? found : found.filter((plan) => plan.risk.length > 0);
}

const URGENCY = { overdue: 0, due: 1, unknown: 2, later: 3 } as const;

/**
 * The due list: each active plan with the day its term ends and what decided it (days, or the meter's forecast), the
 * last reading, the rate and the last work, and on request the risk of its machine. Most urgent first; a plan nothing
 * can be said of comes before later ones.
 */
export function dueList(r: ReadContext, input: z.infer<typeof dueInput>): PlanRow[] {
  const text = foldText(input.search ?? '');
  const has = (plan: PlanBase) =>
    text === '' ||
    [plan.no, plan.title, plan.barcode, plan.product, plan.siteName, plan.partyName].some((word) =>
      foldText(word ?? '').includes(text),
    );
  const due = plansWithDue(r, activePlans(r.db, input).filter(has)).filter(
    (plan) => input.state === undefined || input.state.includes(plan.due.state),
  );
  return withRisk(r, due, input.risk).sort(
    (a, b) =>
      URGENCY[a.due.state] - URGENCY[b.due.state] ||
      ((a.due.dueOn ?? '9999') < (b.due.dueOn ?? '9999') ? -1 : 1),
  );
}

/** One plan with its due day and everything done or left out so far. */
export function getPlan(r: ReadContext, id: string): PlanDetail {
  const plan = requireRow(findPlan(r.db, id), 'maintenance', id);
  const works = worksOf(r.db, [id]);
  const readings = readingsOf(r.db, [plan.unitId]).get(plan.unitId) ?? [];
  const risk = risksOf(r, [plan.unitId]).get(plan.unitId) ?? [];
  return { ...withDue(r, plan, works[0], readings), risk, works: works.map(shownWork) };
}
