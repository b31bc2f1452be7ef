import { isAllowed, type Permission } from '#contract/kit/permissions.ts';
import type { MarketStage } from '#contract/market-records/stages.ts';
import type { CaseState, Severity } from '#contract/service-cases/states.ts';
import type { TodayItem, TodayList } from '#contract/today/today.contract.ts';
import { daysLeft } from '#contract/units/warranty-clock.ts';
import { addDays } from '#db/kit/clock.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { dueList } from '#db/slices/maintenance/due.service.ts';
import {
  dueCallBacks,
  dueCases,
  dueClaims,
  dueDeliveries,
  dueFollowUps,
  dueSignatures,
  openCodeAlarms,
} from './today.repo.ts';

const AHEAD_DAYS = 7;

type Asked = Parameters<typeof dueCases>[1];
type Found = Omit<TodayItem, 'days'>;

function followUps(r: ReadContext, asked: Asked): Found[] {
  return dueFollowUps(r.db, asked).map(({ stage, stageSinceOn, ...item }) => ({
    ...item,
    kind: 'follow_up',
    why: {
      kind: 'follow_up',
      stage: stage as MarketStage,
      stageDays: daysLeft(r.today, stageSinceOn),
    },
  }));
}

function signatures(r: ReadContext, asked: Asked): Found[] {
  return dueSignatures(r.db, asked).map(({ letter, sentOn, ...item }) => ({
    ...item,
    kind: 'signature',
    why: { kind: 'signature', letter, sentDays: daysLeft(r.today, sentOn) },
  }));
}

function deliveries(r: ReadContext, asked: Asked): Found[] {
  return dueDeliveries(r.db, asked).map(({ ordered, shipped, ...item }) => ({
    ...item,
    kind: 'delivery',
    why: { kind: 'delivery', ordered, shipped },
  }));
}

function cases(r: ReadContext, asked: Asked): Found[] {
  return dueCases(r.db, asked).map(({ state, severity, reportedOn, ...item }) => ({
    ...item,
    kind: 'case',
    why: {
      kind: 'case',
      state: state as CaseState,
      severity: severity as Severity,
      openDays: daysLeft(r.today, reportedOn),
    },
  }));
}

/** Customers to be called after the fault was solved. */
function callBacks(r: ReadContext, asked: Asked): Found[] {
  return dueCallBacks(r.db, asked).map(({ solvedOn, ...item }) => ({
    ...item,
    kind: 'call_back',
    why: { kind: 'call_back', solvedOn, solvedDays: daysLeft(r.today, solvedOn) },
  }));
}

/** Claims that wait for the supplier's answer. */
function claims(r: ReadContext, asked: Asked): Found[] {
  return dueClaims(r.db, asked).map(({ sentOn, ...item }) => ({
    ...item,
    kind: 'claim',
    why: { kind: 'claim', part: item.what, sentDays: daysLeft(r.today, sentOn) },
  }));
}

/** Plans belong to machines, not to people: they are in everybody's list only. */
function maintenance(r: ReadContext, { until, userId }: Asked): Found[] {
  if (userId !== null) return [];
  return dueList(r, { state: ['overdue', 'due'] }).flatMap((plan): Found[] => {
    const { dueOn, decidedBy } = plan.due;
    if (dueOn === null || dueOn > until) return [];
    const lastOn = plan.lastWork?.onDay ?? null;
    return [
      {
        kind: 'maintenance',
        id: plan.id,
        no: plan.no,
        dueOn,
        what: [plan.title, plan.product].filter(Boolean).join(' · '),
        why: { kind: 'maintenance', decidedBy, lastOn, underWay: plan.underWay },
        partyName: plan.partyName,
        siteName: plan.siteName,
        contact: null,
        phone: null,
        amountMinor: null,
        currency: null,
        baseMinor: null,
        ownerName: plan.servicePoint,
      },
    ];
  });
}

/** Of him who brought the second sighting, and in everybody's list: any of them may look into it. */
function codeAlarms(r: ReadContext, asked: Asked): Found[] {
  return openCodeAlarms(r.db, asked).map(({ first, firstOn, second, secondOn, ...item }) => ({
    ...item,
    kind: 'code_alarm',
    why: { kind: 'code_alarm', first, firstOn, second, secondOn },
  }));
}

const SOURCES: readonly [Permission, (r: ReadContext, asked: Asked) => Found[]][] = [
  ['market.read', followUps],
  ['specifications.read', signatures],
  ['orders.read', deliveries],
  ['cases.read', cases],
  ['cases.read', callBacks],
  ['cases.read', maintenance],
  ['cases.read', claims],
  ['units.write', codeAlarms],
];

/**
 * What is due within a week and why, overdue first, of the records the user may read. `everybody` adds the colleagues'
 * work and the maintenance plans; without it only what is one's own.
 */
export function listToday(r: ReadContext, everybody: boolean): TodayList {
  const until = addDays(r.today, AHEAD_DAYS);
  const asked = { until, userId: everybody ? null : r.actor.userId };
  const items = SOURCES.filter(([permission]) => isAllowed(r.actor.role, permission))
    .flatMap(([, read]) => read(r, asked))
    .map((item) => ({ ...item, days: daysLeft(item.dueOn, r.today) }))
    .sort((a, b) => a.days - b.days || (b.baseMinor ?? 0) - (a.baseMinor ?? 0) || (a.no < b.no ? -1 : 1));
  return { today: r.today, items };
}
