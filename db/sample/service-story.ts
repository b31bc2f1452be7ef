import type { Actor, WriteContext } from '#db/kit/context.ts';
import { createClaim, moveClaim } from '#db/slices/claims/claims.service.ts';
import { saveCalendar } from '#db/slices/engineers/calendar.service.ts';
import { dispatchEngineer } from '#db/slices/engineers/dispatches.service.ts';
import { createEngineer, createPoint, listEngineers } from '#db/slices/engineers/engineers.service.ts';
import {
  articleFromCase,
  publishArticle,
  submitArticle,
  updateArticle,
} from '#db/slices/knowledge/knowledge.service.ts';
import { dueList } from '#db/slices/maintenance/due.service.ts';
import { createPlan } from '#db/slices/maintenance/plans.service.ts';
import { createRound, finishItem } from '#db/slices/maintenance/rounds.service.ts';
import { pickParty } from '#db/slices/parties/parties.service.ts';
import { addIncome, setIncomeTarget } from '#db/slices/quotations/incomes.service.ts';
import { answerQuotation, draftQuotation, sendQuotation } from '#db/slices/quotations/quotations.service.ts';
import { tellParty } from '#db/slices/recalls/recall-units.service.ts';
import { createRecall, startRecall } from '#db/slices/recalls/recalls.service.ts';
import { requireCase } from '#db/slices/service-cases/case-record.service.ts';
import { listCases } from '#db/slices/service-cases/service-cases.service.ts';
import { getUnitState } from '#db/slices/units/unit-place.service.ts';
import { addDays, dayNumber } from './calendar.ts';
import { SAMPLE_PARTS } from './catalogue.ts';
import { Random } from './random.ts';
import { ARTICLE_FAULTS, CHECKLISTS, REMEDY_STEPS } from './service-words.ts';
import type { SampleWorld } from './world.ts';

/** The service desk in its present form works since then; before it cases went as they came. */
const DESK_DAYS = 400;
const PLAN_YEARS = 3;
const ROUND_EVERY = 42;
const STOPS = 6;
/** Own numbers, so that the trade of the factory stays as it was. */
const SEED = 41;

/** Running hours of the sample's machines a day. */
const HOURS_A_DAY = 4.1;

/** True for cases the service desk took with quotations, dispatch and follow-up. */
export function isDeskTime(world: SampleWorld, on: string): boolean {
  return on >= addDays(world.until, -DESK_DAYS);
}

/** Points, people, holidays and target; rounds every six weeks; what was written down and claimed in the last months. */
export function planService(world: SampleWorld): void {
  const { simulation, until, manager, engineers } = world;
  const random = new Random(SEED);
  const begin = addDays(until, -PLAN_YEARS * 365);
  simulation.at(begin, manager, (w) => layDesk(world, w));
  const [engineer = manager] = engineers;
  for (let day = addDays(begin, 200); day < until; day = addDays(day, ROUND_EVERY))
    simulation.at(day, engineer, (w) => goRound(w, random));
  simulation.at(addDays(until, -25), engineer, (w) => writeKnowledge(w, manager));
  simulation.at(addDays(until, -18), engineer, (w) => claimParts(w, random));
  simulation.at(addDays(until, -12), manager, (w) => recallLot(w));
}

function layDesk(world: SampleWorld, w: WriteContext): void {
  const points = [
    ['舟山服务点', '华东'],
    ['南通服务点', '华东'],
    ['大连服务点', '东北'],
  ].map(([name = '', region = '']) => createPoint(w, { name, region, phone: '0580-2345678' }));
  const people: [string, string | null, string[]][] = [
    ...world.engineers.map((one, i): [string, string, string[]] => [
      one.username,
      one.userId,
      i === 0 ? ['锚绞机', 'seal_leak'] : ['起重机', 'control_comm'],
    ]),
    ['吴工', null, ['舵机', 'valve_stuck']],
    ['徐工', null, ['系泊绞车', 'brake_wear']],
  ];
  people.forEach(([name, userId, skills], i) => {
    createEngineer(w, { name, userId, skills, servicePointId: points[i % points.length]?.id ?? null });
  });
  const year = Number(world.until.slice(0, 4));
  const holidays = [
    [`${year}-01-01`, '元旦'],
    [`${year}-05-01`, '劳动节'],
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => [`${year}-10-0${day}`, '国庆节']),
  ];
  saveCalendar(w, {
    days: holidays.map(([onDay = '', name = '']) => ({ onDay, kind: 'holiday' as const, name })),
  });
  for (const one of [year - 1, year]) setIncomeTarget(w, { year: one, amountMinor: 120_000_000 });
}

/** One machine in eight is looked after by a plan, the newer ones by running hours as well. */
export function planMaintenance(
  world: SampleWorld,
  machine: { barcode: string; handedOverOn: string; deal: { product: { family: string } } },
): void {
  const { simulation, until, manager } = world;
  // Every eighth by its code: the same machines in every run, and no number taken from the trade.
  const isKept = [...machine.barcode].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 8 === 0;
  if (!isKept) return;
  const begin = addDays(until, -PLAN_YEARS * 365 + 1);
  const startOn = machine.handedOverOn > begin ? machine.handedOverOn : begin;
  simulation.at(startOn, manager, (w) => {
    const checklist = [...(CHECKLISTS[machine.deal.product.family] ?? CHECKLISTS['锚绞机'] ?? [])];
    createPlan(w, {
      barcode: machine.barcode,
      title: '年度保养',
      everyDays: 365,
      everyHours: 1200,
      startOn,
      warnDays: 30,
      checklist,
    });
  });
}

/** The engineers go where something is due, as far as a day reaches. */
function goRound(w: WriteContext, random: Random): void {
  const due = dueList(w, { state: ['overdue', 'due'] }).filter((plan) => plan.underWay === null);
  const planIds = due.slice(0, STOPS).map((plan) => plan.id);
  if (planIds.length === 0 || random.chance(0.15)) return;
  const round = createRound(w, { title: '例行巡检', plannedOn: w.today, planIds });
  for (const stop of round.list) {
    const last = getUnitState(w, stop.unitId).runningHours ?? 0;
    const { lastReading } = due.find((plan) => plan.id === stop.planId)?.due ?? { lastReading: null };
    const since = lastReading === null ? 180 : dayNumber(w.today) - dayNumber(lastReading.on);
    const checks = stop.checks.map((check) => ({
      text: check.text,
      result: random.chance(0.06) ? ('bad' as const) : ('good' as const),
    }));
    finishItem(w, {
      id: stop.id,
      version: stop.version,
      checks,
      runningHours: last + Math.max(0, Math.round(since * HOURS_A_DAY)),
    });
  }
}

/** Articles on the commonest faults, from the newest solved case of each. */
function writeKnowledge(w: WriteContext, manager: Actor): void {
  for (const fault of ARTICLE_FAULTS) {
    const filters = [
      { column: 'faultCode', op: 'eq', value: fault } as const,
      { column: 'state', op: 'eq', value: 'closed' } as const,
      { column: 'remedyCode', op: 'eq', value: 'replace' } as const,
    ];
    const [solved] = listCases(w, { filters, limit: 1 }).rows;
    if (!solved) continue;
    const draft = articleFromCase(w, solved.id).revisions[0];
    if (draft?.state !== 'draft') continue;
    const written = updateArticle(w, {
      id: draft.id,
      version: draft.version,
      remedy: REMEDY_STEPS[fault] ?? draft.title,
    });
    const { id, version } = written.revisions[0] ?? draft;
    const handed = submitArticle(w, { id, version }).revisions[0];
    // The last one still waits for the manager.
    if (handed && fault !== ARTICLE_FAULTS.at(-1))
      publishArticle({ ...w, actor: manager }, { id, version: handed.version });
  }
}

/** Bought-in parts that failed early are claimed from their makers. */
function claimParts(w: WriteContext, random: Random): void {
  const pairs = w.db.all<{ pairId: string; part: string }>(
    `SELECT vp.pair_id AS pairId, vp.part FROM visit_parts vp JOIN visits v ON v.id = vp.visit_id
     WHERE vp.pair_id IS NOT NULL AND v.cause_code = 'supplier' ORDER BY v.visited_on DESC LIMIT 8`,
  );
  const suppliers = ['恒力液压', '精锐阀业', '北斗电控', '瑞丰密封'].flatMap((name) => pickParty(w, name, 1));
  for (const { pairId, part } of pairs) {
    const supplier = random.pick(suppliers);
    const price = SAMPLE_PARTS.find((one) => one.name === part)?.priceMinor ?? 200_000;
    const claim = createClaim(w, {
      supplierId: supplier.id,
      pairId,
      reason: '早期失效，返厂检验属外购件质量',
      amountMinor: price,
    });
    if (random.chance(0.75)) {
      const sent = moveClaim(w, { id: claim.id, version: claim.version, toState: 'sent' });
      if (random.chance(0.5)) {
        const accepted = moveClaim(w, {
          id: claim.id,
          version: sent.version,
          toState: 'accepted',
          answer: '同意换新',
        });
        if (random.chance(0.6)) moveClaim(w, { id: claim.id, version: accepted.version, toState: 'settled' });
      }
    }
  }
}

/** One lot of spare pumps is recalled; half of the customers were told. */
function recallLot(w: WriteContext): void {
  const lot = w.db.get<{ lotNo: string; partId: string }>(
    `SELECT lot_no AS lotNo, part_id AS partId FROM units WHERE lot_no IS NOT NULL AND part_id IS NOT NULL AND barcode LIKE 'BJ-%'
     GROUP BY lot_no, part_id HAVING count(*) >= 3 ORDER BY max(made_on) DESC LIMIT 1`,
  );
  if (!lot) return;
  const draft = createRecall(w, {
    title: '热处理批次不合格',
    reason: '供方来函：本批次热处理硬度偏低，可能早期磨损。',
    measure: '靠港时更换，旧件返厂；更换前每月检查一次。',
    replyBy: addDays(w.today, 45),
    ...lot,
  });
  const running = startRecall(w, { id: draft.id, version: draft.version });
  const parties = [...new Set(running.list.flatMap((one) => (one.partyId === null ? [] : [one.partyId])))];
  for (const partyId of parties.slice(0, Math.ceil(parties.length / 2)))
    tellParty(w, { recallId: draft.id, partyId });
}

/** A paid case of the desk's time is quoted in writing; what was quoted is received when it is done. */
export function quoteCase(w: WriteContext, id: string, amountMinor: number): void {
  const labour = Math.round((amountMinor * 0.4) / 100) * 100;
  const draft = draftQuotation(w, {
    caseId: id,
    lines: [
      { kind: 'labour', text: '上船服务', quantity: 1000, uom: '次', priceMinor: labour },
      { kind: 'part', text: '备件', quantity: 1000, uom: '套', priceMinor: amountMinor - labour },
    ],
  });
  sendQuotation(w, { id: draft.id, version: draft.version });
}

export function confirmQuote(w: WriteContext, id: string): void {
  const sent = w.db.get<{ id: string; version: number }>(
    "SELECT id, version FROM service_quotations WHERE case_id = ? AND state = 'sent'",
    [id],
  );
  if (sent) answerQuotation(w, { ...sent, isConfirmed: true, by: '机务' });
}

export function receiveIncome(w: WriteContext, id: string): void {
  const quoted = w.db.get<{ id: string; grossMinor: number }>(
    "SELECT id, gross_minor AS grossMinor FROM service_quotations WHERE case_id = ? AND state = 'confirmed'",
    [id],
  );
  if (quoted) addIncome(w, { caseId: id, quotationId: quoted.id, amountMinor: quoted.grossMinor });
}

/** The engineer of the case is sent to it. */
export function dispatchCase(w: WriteContext, id: string, engineer: Actor, toOn: string): void {
  const row = requireCase(w, id);
  const found = listEngineers(w, {}).rows.find((one) => one.userId === engineer.userId);
  if (!found || !['judged', 'quote_confirmed'].includes(row.state)) return;
  dispatchEngineer(w, {
    caseId: id,
    engineerId: found.id,
    fromOn: w.today,
    toOn,
    task: row.title,
    reason: '顺路',
  });
}
