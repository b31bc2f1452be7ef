import type { CaseState, Judgement } from '#contract/service-cases/states.ts';
import type { Actor, WriteContext } from '#db/kit/context.ts';
import { warrantyOfCase } from '#db/slices/service-cases/case-judgement.service.ts';
import { requireCase } from '#db/slices/service-cases/case-record.service.ts';
import { replaceOnVisit } from '#db/slices/service-cases/replacement.service.ts';
import {
  createCase,
  judgeCase,
  moveCase,
  updateCase,
} from '#db/slices/service-cases/service-cases.service.ts';
import { addVisit, closeVisit } from '#db/slices/service-cases/visits.service.ts';
import { recordUnitEvent, registerUnits } from '#db/slices/units/units.service.ts';
import { addDays, dayNumber } from './calendar.ts';
import { CASE_WORDS, CAUSES, REMEDIES } from './case-words.ts';
import { lotOf, SAMPLE_PARTS, type SamplePart } from './catalogue.ts';
import { confirmQuote, dispatchCase, isDeskTime, quoteCase, receiveIncome } from './service-story.ts';
import type { Deal, SampleWorld } from './world.ts';

/** A machine at work, and which part sits at each position now. */
export interface Machine {
  barcode: string;
  siteId: string;
  deal: Deal;
  handedOverOn: string;
}

interface Failure {
  machine: Machine;
  part: SamplePart;
  installed: string;
  day: string;
}

/** Every part with a life of its own fails when its life is over; the part put in instead starts a new one. */
export function planFailures(world: SampleWorld, machine: Machine): void {
  for (const part of SAMPLE_PARTS)
    planFailure(world, machine, part, barcodeAt(machine, part), machine.handedOverOn);
}

function barcodeAt(machine: Machine, part: SamplePart): string {
  return `${machine.barcode}-${POSITION_CODES.get(part.position) ?? 'X'}`;
}

const POSITION_CODES = new Map(
  ['P1', 'P2', 'V1', 'F1', 'M1', 'B1', 'S1', 'Z1', 'E1', 'C1'].map((code, i) => [
    SAMPLE_PARTS[i]?.position ?? '',
    code,
  ]),
);

function planFailure(
  world: SampleWorld,
  machine: Machine,
  part: SamplePart,
  installed: string,
  from: string,
): void {
  if (part.shape === undefined || part.scale === undefined) return;
  // Some parts fail young: faults of assembly and bought-in parts show in the first months.
  const isYoung = world.random.chance(0.07);
  const life = isYoung ? world.random.weibull(0.9, 160) : world.random.weibull(part.shape, part.scale);
  const day = addDays(from, 1 + life);
  const engineer = world.random.pick(world.engineers);
  world.simulation.at(day, engineer, (w) => report(world, w, engineer, { machine, part, installed, day }));
}

/** Costs of a visit: travel by distance, an hour rate, the part. */
function costOf(world: SampleWorld, part: SamplePart): number {
  return world.random.int(8, 40) * 10_000 + world.random.int(4, 16) * 20_000 + part.priceMinor;
}

function report(world: SampleWorld, w: WriteContext, engineer: Actor, failure: Failure): void {
  const { random } = world;
  const { machine, part } = failure;
  const words = CASE_WORDS[part.fault ?? 'other'] ?? CASE_WORDS.other;
  const severity = random.weighted([
    ['normal', 6],
    ['major', 3],
    ['critical', 1],
    ['minor', 2],
  ] as const);
  const id = createCase(w, {
    barcode: machine.barcode,
    channel: random.weighted([
      ['customer', 6],
      ['follow_up', 1],
      ['service', 2],
      ['inspection', 2],
    ] as const),
    title: random.pick(words.titles),
    description: `${random.pick(words.stories)}${random.pick(words.asks)}`,
    part: part.name,
    faultCode: part.fault ?? 'other',
    severity,
    contact: random.pick(machine.deal.buyer.contacts).name,
    engineerUserId: engineer.userId,
  });
  const pace = { critical: 1, major: 2, normal: 4, minor: 7 }[severity];
  world.simulation.at(addDays(failure.day, random.int(0, 1)), engineer, (x) =>
    judge(world, x, engineer, id, failure, pace),
  );
}

/** Warranty when the clock says so; otherwise the customer pays, and now and then the house gives way. */
function judge(
  world: SampleWorld,
  w: WriteContext,
  engineer: Actor,
  id: string,
  failure: Failure,
  pace: number,
): void {
  const current = requireCase(w, id);
  const until = warrantyOfCase(w, current)?.until ?? null;
  const isCovered = until !== null && current.reportedOn <= until;
  const isJustOver = until !== null && !isCovered && dayNumber(current.reportedOn) - dayNumber(until) <= 60;
  const isGoodwill = isJustOver && world.random.chance(0.6);
  const judgement: Judgement = isCovered ? 'warranty' : isGoodwill ? 'goodwill' : 'paid';
  judgeCase(
    { ...w, actor: isGoodwill ? world.manager : w.actor },
    {
      id,
      version: current.version,
      judgement,
      ...(isGoodwill ? { reason: '老客户，刚过质保两个月内' } : {}),
    },
  );
  const { simulation, random } = world;
  const start = addDays(w.today, random.int(0, pace));
  if (judgement === 'paid') {
    const isQuoted = isDeskTime(world, w.today);
    simulation.at(start, engineer, (x) =>
      isQuoted ? quoteCase(x, id, Math.round(costOf(world, failure.part) * 1.55)) : step(x, id, 'quoted'),
    );
    simulation.at(addDays(start, random.int(1, 6)), engineer, (x) =>
      isQuoted ? confirmQuote(x, id) : step(x, id, 'quote_confirmed'),
    );
  }
  const sent = addDays(start, judgement === 'paid' ? 7 : 0);
  simulation.at(sent, engineer, (x) => {
    if (isDeskTime(world, x.today)) dispatchCase(x, id, engineer, addDays(x.today, 2));
    step(x, id, 'dispatched');
  });
  simulation.at(addDays(sent, random.int(1, pace + 2)), engineer, (x) =>
    visit(world, x, engineer, id, failure, judgement),
  );
}

function step(w: WriteContext, id: string, toState: CaseState): void {
  const current = requireCase(w, id);
  if (current.state !== toState && current.state !== 'cancelled')
    moveCase(w, { id, version: current.version, toState });
}

function visit(
  world: SampleWorld,
  w: WriteContext,
  engineer: Actor,
  id: string,
  failure: Failure,
  judgement: Judgement,
): void {
  const { random, simulation } = world;
  const { part, machine } = failure;
  step(w, id, 'in_progress');
  const words = CASE_WORDS[part.fault ?? 'other'] ?? CASE_WORDS.other;
  const isReplaced = random.chance(0.8);
  const causeCode = random.weighted(CAUSES[part.fault ?? 'other'] ?? [['wear', 1] as const]);
  const remedyCode = isReplaced ? 'replace' : random.weighted(REMEDIES);
  const runningHours = Math.max(40, Math.round((dayNumber(w.today) - dayNumber(machine.handedOverOn)) * 4.1));
  const visitId = addVisit(w, {
    caseId: id,
    engineers: engineer.username,
    findings: random.pick(words.findings),
    causeCode,
    remedyCode,
    workMinutes: random.int(4, 22) * 30,
    runningHours,
  });
  if (isReplaced) replace(world, w, visitId, failure);
  else planFailure(world, machine, part, failure.installed, w.today);
  closeVisit(w, { id: visitId, version: 1 });
  const cost = costOf(world, part);
  const current = requireCase(w, id);
  updateCase(w, {
    id,
    version: current.version,
    causeCode,
    remedyCode,
    costMinor: cost,
    ...(judgement === 'paid' && !isDeskTime(world, w.today) ? { incomeMinor: Math.round(cost * 1.55) } : {}),
  });
  if (judgement === 'paid') receiveIncome(w, id);
  step(w, id, 'resolved');
  simulation.at(addDays(w.today, random.int(1, 6)), engineer, (x) => close(world, x, id));
}

function close(world: SampleWorld, w: WriteContext, id: string): void {
  const current = requireCase(w, id);
  if (world.random.chance(0.6))
    updateCase(w, {
      id,
      version: current.version,
      satisfaction: world.random.weighted([
        [5, 6],
        [4, 4],
        [3, 1],
      ] as const),
    });
  step(w, id, 'confirmed');
  step(w, id, 'closed');
}

/** A spare from the store with a code of its own is put in by two scans; the old one goes back or is scrapped. */
function replace(world: SampleWorld, w: WriteContext, visitId: string, failure: Failure): void {
  const { part, machine, installed } = failure;
  world.spares += 1;
  const barcode = `BJ-${w.today.slice(0, 4)}-${part.drawingNo.replace('-', '')}-${String(world.spares).padStart(5, '0')}`;
  const madeOn = addDays(w.today, -world.random.int(20, 200));
  const [spare] = registerUnits(w, {
    codes: [{ barcode, factoryNo: null }],
    kind: 'part',
    partId: world.partIds.get(part.drawingNo) ?? null,
    lotNo: lotOf(part, madeOn),
    madeOn,
  });
  if (!spare) return;
  recordUnitEvent(w, { unitId: spare.id, type: 'INSPECTED', place: '备件库' });
  const fate = world.random.weighted([
    ['return', 4],
    ['scrap', 5],
    ['keep', 1],
  ] as const);
  replaceOnVisit(w, {
    visitId,
    removedBarcode: installed,
    installedBarcode: barcode,
    reason: CASE_WORDS[part.fault ?? 'other']?.titles[0] ?? part.name,
    fate,
    priceMinor: part.priceMinor,
  });
  planFailure(world, machine, part, barcode, w.today);
}

/** Cases from the years before barcodes: customer, ship and product are known, the unit is not. */
export function planPaperCases(world: SampleWorld, deal: Deal, siteId: string | null, from: string): void {
  const { random, simulation } = world;
  const count = random.weighted([
    [0, 5],
    [1, 3],
    [2, 1],
  ] as const);
  for (let i = 0; i < count; i += 1) {
    const part = random.pick(SAMPLE_PARTS);
    const words = CASE_WORDS[part.fault ?? 'other'] ?? CASE_WORDS.other;
    const engineer = random.pick(world.engineers);
    simulation.at(addDays(from, random.int(60, 900)), engineer, (w) => {
      const id = createCase(w, {
        partyId: deal.buyer.partyId,
        siteId,
        productId: world.productIds.get(deal.product.code) ?? null,
        part: part.name,
        faultCode: part.fault ?? 'other',
        unitText: `${deal.product.code} 旧编号`,
        title: random.pick(words.titles),
        description: random.pick(words.stories),
        channel: 'customer',
        engineerUserId: engineer.userId,
      });
      const paidOn = addDays(w.today, random.int(2, 14));
      simulation.at(paidOn, engineer, (x) => settlePaper(world, x, id));
    });
  }
}

function settlePaper(world: SampleWorld, w: WriteContext, id: string): void {
  const current = requireCase(w, id);
  const cost = world.random.int(20, 90) * 10_000;
  judgeCase(w, { id, version: current.version, judgement: 'paid' });
  const judged = requireCase(w, id);
  updateCase(w, {
    id,
    version: judged.version,
    costMinor: cost,
    incomeMinor: Math.round(cost * 1.4),
    causeCode: 'wear',
    remedyCode: 'repair',
  });
  const priced = requireCase(w, id);
  moveCase(w, { id, version: priced.version, toState: 'resolved', reason: '按当年价目收费' });
  step(w, id, 'confirmed');
  step(w, id, 'closed');
}
