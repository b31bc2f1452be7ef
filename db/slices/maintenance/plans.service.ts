import type { z } from 'zod';
import { DomainError, inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import { termsOfYear, workState } from '#contract/maintenance/due-rule.ts';
import type {
  calendarInput,
  MaintenanceYear,
  PlanDetail,
  planCreate,
  planUpdate,
} from '#contract/maintenance/maintenance.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { createCase } from '#db/slices/service-cases/service-cases.service.ts';
import { findUnitByBarcode } from '#db/slices/units/units.service.ts';
import { getPlan, plansWithDue } from './due.service.ts';
import { reindexPlan } from './maintenance-search.ts';
import { activePlans, plans, type StoredPlan, worksOf } from './plans.repo.ts';

const WARN_DAYS = 14;

/** Plans the maintenance of a unit by days, by running hours or whichever comes first; one of the two is needed. */
export function createPlan(w: WriteContext, input: z.infer<typeof planCreate>): PlanDetail {
  const { barcode, ...fields } = input;
  const unit = findUnitByBarcode(w, barcode);
  if (!unit || unit.voidedAt !== null) throw new DomainError('NOT_FOUND', { entity: 'units', key: barcode });
  if (['scrapped', 'lost'].includes(unit.status))
    throw ruleBroken('unit_scrapped', { barcode: unit.barcode });
  const row: StoredPlan = {
    everyDays: null,
    everyHours: null,
    startHours: null,
    warnDays: WARN_DAYS,
    checklist: [],
    servicePointId: null,
    isActive: true,
    stoppedOn: null,
    stopReason: null,
    note: null,
    ...definedOnly(fields),
    id: w.newId(),
    no: w.nextNo('plan', w.today),
    unitId: unit.id,
    startOn: input.startOn ?? w.today,
    ...createdNow(w),
  };
  requireInterval(row);
  plans.insert(w.db, row);
  w.log({ entity: 'maintenance', id: row.id, action: 'create', after: row });
  reindexPlan(w, row.id);
  return getPlan(w, row.id);
}

function requireInterval(row: Pick<StoredPlan, 'everyDays' | 'everyHours'>): void {
  if (row.everyDays === null && row.everyHours === null) throw inputInvalid('everyDays', 'required');
}

/** Stops the plan, or lets it run on, each with a reason; what is not about that leaves it as it is. */
function stopOf(w: WriteContext, current: StoredPlan, given: z.infer<typeof planUpdate>) {
  if (given.isActive === undefined || given.isActive === current.isActive) return {};
  const reason = given.stopReason?.trim() || null;
  if (reason === null) throw ruleBroken('reason_required', { to: given.isActive ? 'running' : 'stopped' });
  return given.isActive ? { stoppedOn: null, stopReason: null } : { stoppedOn: w.today, stopReason: reason };
}

export function updatePlan(w: WriteContext, input: z.infer<typeof planUpdate>): PlanDetail {
  const { id, version, stopReason, ...fields } = input;
  const current = requireRow(plans.find(w.db, id), 'maintenance', id);
  requireVersion('maintenance', current, version);
  const given = definedOnly(fields);
  requireInterval({ ...current, ...given });
  const patch = { ...given, ...stopOf(w, current, input), ...updatedNow(w, current) };
  plans.update(w.db, id, patch);
  const after = stopReason === undefined ? patch : { ...patch, reason: stopReason };
  w.log({ entity: 'maintenance', id, action: 'update', before: current, after });
  reindexPlan(w, id);
  return getPlan(w, id);
}

/** Opens a case for the running term; closing a visit of it settles the term. One that is open already is refused. */
export function openPlanCase(w: WriteContext, planId: string): { caseId: string } {
  const plan = getPlan(w, planId);
  if (plan.underWay !== null)
    throw new DomainError('DUPLICATE', { entity: 'service-cases', field: 'planId', value: plan.underWay });
  const caseId = createCase(w, {
    barcode: plan.barcode,
    title: plan.title,
    channel: 'inspection',
    severity: 'minor',
    description: plan.checklist.join('\n'),
    planId,
    ...(plan.due.dueOn !== null && plan.due.dueOn > w.today ? { dueOn: plan.due.dueOn } : {}),
  });
  return { caseId };
}

/** A year on one sheet: each plan with its terms to come and what was done, by month of the reader's choosing. */
export function yearOfMaintenance(r: ReadContext, input: z.infer<typeof calendarInput>): MaintenanceYear {
  const { year } = input;
  const rows = plansWithDue(r, activePlans(r.db, input));
  const works = worksOf(
    r.db,
    rows.map((plan) => plan.id),
  ).filter((work) => work.onDay.startsWith(`${year}-`));
  const order = (a: { siteName: string | null; barcode: string }) => `${a.siteName ?? ''} ${a.barcode}`;
  return {
    year,
    plans: rows
      .map((plan) => ({
        ...plan,
        terms: termsOfYear(plan.due, plan, year),
        done: works
          .filter((work) => work.planId === plan.id)
          .map((work) => ({ on: work.onDay, state: workState(work) })),
      }))
      .sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  };
}
