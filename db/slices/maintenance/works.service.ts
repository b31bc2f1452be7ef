import { ruleBroken } from '#contract/kit/errors.ts';
import type { PlanDetail } from '#contract/maintenance/maintenance.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { getPlan } from './due.service.ts';
import { insertWork, type StoredWork, worksOf } from './plans.repo.ts';

interface Settled {
  onDay: string;
  runningHours: number | null;
  visitId?: string;
  itemId?: string;
}

function settle(w: WriteContext, plan: PlanDetail, work: Omit<StoredWork, 'id' | 'createdAt' | 'createdBy'>) {
  const row = { ...work, id: w.newId(), createdAt: w.at, createdBy: w.actor.userId };
  insertWork(w.db, row);
  w.log({ entity: 'maintenance', id: plan.id, action: 'update', after: { work: row } });
}

/**
 * A closed visit or a finished inspection settles the term that is running; in time or late follows from the two days.
 * The same visit settles a plan once.
 */
export function settleTerm(w: WriteContext, planId: string, done: Settled): void {
  const plan = getPlan(w, planId);
  const isKnown =
    done.visitId !== undefined && worksOf(w.db, [planId]).some((one) => one.visitId === done.visitId);
  if (isKnown) return;
  settle(w, plan, {
    planId,
    dueOn: plan.due.dueOn,
    dueHours: plan.due.dueHours,
    outcome: 'done',
    onDay: done.onDay,
    runningHours: done.runningHours,
    visitId: done.visitId ?? null,
    itemId: done.itemId ?? null,
    reason: null,
  });
}

/** Leaves the running term out, with a reason; the next one is counted from its day. */
export function cancelTerm(w: WriteContext, input: { planId: string; reason: string }): PlanDetail {
  const plan = getPlan(w, input.planId);
  if (plan.due.dueOn === null) throw ruleBroken('maintenance_settled', { plan: plan.no });
  settle(w, plan, {
    planId: plan.id,
    dueOn: plan.due.dueOn,
    dueHours: plan.due.dueHours,
    outcome: 'cancelled',
    onDay: w.today,
    runningHours: null,
    visitId: null,
    itemId: null,
    reason: input.reason,
  });
  return getPlan(w, plan.id);
}
