import type { UnitEventType } from '#contract/units/lifecycle.ts';
import type { WarrantyView } from '#contract/units/unit-life.schema.ts';
import {
  daysLeft,
  isInWarranty,
  type Warranty,
  type WarrantyClause,
  type WarrantyEvent,
  type WarrantyStarts,
  warrantyClauseSchema,
  warrantyFrom,
  warrantyOfReplacement,
} from '#contract/units/warranty-clock.ts';
import { applyDecisions, limitByHours, type MeterReading } from '#contract/units/warranty-terms.ts';
import { localDate } from '#db/kit/clock.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { houseClauseOn } from '#db/slices/warranty-terms/warranty-terms.service.ts';
import { ClockReader, type ClockUnit } from './clock-reader.service.ts';
import type { ClockEvent } from './clock-units.repo.ts';
import { pairsOf, type StoredPair } from './unit-events.repo.ts';
import { originOf, type StoredOrigin } from './unit-life.repo.ts';
import { units } from './units.repo.ts';

const FACT_OF: Partial<Record<UnitEventType, WarrantyEvent>> = {
  CREATED: 'made',
  SHIPPED: 'shipped',
  ARRIVED: 'arrived',
  ON_SITE: 'on_site',
  COMMISSIONED: 'commissioned',
  HANDED_OVER: 'handed_over',
  INSTALLED: 'installed',
};
/** A chain of replacements longer than this would take more than a machine's life. */
const MAX_CHAIN = 100;
/** Units whose events are read in one go. */
const AT_ONCE = 500;

/** First time each fact happened to the unit, by the events that count. */
function startsOf(events: readonly ClockEvent[], unitId: string): WarrantyStarts {
  const starts: WarrantyStarts = {};
  for (const event of events) {
    const fact = FACT_OF[event.type];
    if (!fact) continue;
    const on = localDate(event.at);
    const known = starts[fact];
    if (!known || on < known.on) starts[fact] = { on, unitId };
  }
  return starts;
}

/** Clauses of orders, parsed once for all the units of an order. */
const orderClauses = new WeakMap<StoredOrigin, WarrantyClause | null>();

function clauseOfOrder(origin: StoredOrigin): WarrantyClause | null {
  const known = orderClauses.get(origin);
  if (known !== undefined) return known;
  const parsed = origin.warrantyClause
    ? warrantyClauseSchema.safeParse(JSON.parse(origin.warrantyClause))
    : undefined;
  const clause = parsed?.success ? parsed.data : null;
  orderClauses.set(origin, clause);
  return clause;
}

/**
 * The clause of an order; where the order says nothing, the house's of the day it was signed, and without an order of
 * the day the machine was made.
 */
function clauseOf(
  r: ReadContext,
  origin: StoredOrigin | undefined,
  lineage: readonly ClockUnit[] = [],
): WarrantyClause {
  const ofOrder = origin && clauseOfOrder(origin);
  if (ofOrder) return ofOrder;
  const madeAt = lineage.at(-1)?.events[0]?.at;
  return houseClauseOn(r, origin?.orderedOn ?? (madeAt === undefined ? r.today : localDate(madeAt)));
}

/** The replacement that put the unit where it is or last was; none when it came there otherwise. */
function replacementOf(r: ReadContext, { unitId, events }: ClockUnit): StoredPair | undefined {
  const last = events.findLast((e) => e.type === 'INSTALLED');
  if (!last?.pairId) return undefined;
  return pairsOf(r.db, unitId).find((p) => p.id === last.pairId);
}

function clauseAbove(r: ReadContext, lineage: readonly ClockUnit[]): WarrantyClause {
  return clauseOf(r, lineage.findLast((a) => a.origin !== undefined)?.origin, lineage);
}

/** The clause a part put into this unit, or the unit itself, is under. */
export function clauseOfUnit(r: ReadContext, unitId: string): WarrantyClause {
  return clauseAbove(r, new ClockReader(r, [unitId]).lineage(unitId));
}

function readingsOf(events: readonly ClockEvent[]): MeterReading[] {
  return events.flatMap(({ at, runningHours, isMeterReset }) =>
    runningHours === null ? [] : [{ on: localDate(at), hours: runningHours, isReset: isMeterReset }],
  );
}

/**
 * Runs the clause on the nearest unit of the lineage that has one of its facts, or else on what the order says, with
 * the hours and the decisions of that unit.
 */
function byFacts(reader: ClockReader, lineage: readonly ClockUnit[]): Warranty {
  const clause = clauseOf(reader.r, lineage.find((a) => a.origin !== undefined)?.origin, lineage);
  for (const { unitId, events } of lineage) {
    const warranty = warrantyFrom(clause, startsOf(events, unitId));
    if (warranty.until === null) continue;
    const limited = limitByHours(warranty, clause, readingsOf(events), unitId);
    return applyDecisions(limited, reader.decisions(unitId));
  }
  const shippedOn = lineage.find((a) => a.origin?.shippedOn)?.origin?.shippedOn;
  return warrantyFrom(clause, shippedOn ? { shipped: { on: shippedOn, unitId: null } } : {});
}

/** Decisions on the unit itself, when they have not been counted with the facts. */
function withOwnDecisions(reader: ClockReader, warranty: Warranty, unitId: string): Warranty {
  const isCounted = warranty.limbs.some((limb) => limb.startOn !== null && limb.unitId === unitId);
  return isCounted && warranty.replacement === null
    ? warranty
    : applyDecisions(warranty, reader.decisions(unitId));
}

/**
 * Warranty of a unit from its facts alone, so that it can be computed again at any time: its own events, or those
 * of what it sits in; a part put in as a replacement inherits through the chain of parts before it. `known` spares
 * reading what the caller has read already.
 */
export function warrantyOfUnit(r: ReadContext, unitId: string, known?: ClockUnit): Warranty {
  return computed(new ClockReader(r, [unitId], known), unitId);
}

/** Warranties of many units, in their order; what they share is read once. About 15 µs a unit. */
export function* warrantiesOf(r: ReadContext, unitIds: readonly string[]): Generator<[string, Warranty]> {
  for (let at = 0; at < unitIds.length; at += AT_ONCE) {
    const some = unitIds.slice(at, at + AT_ONCE);
    const reader = new ClockReader(r, some);
    for (const unitId of some) yield [unitId, computed(reader, unitId)];
  }
}

function computed(reader: ClockReader, unitId: string): Warranty {
  const { r } = reader;
  const replacements: { pair: StoredPair; clause: WarrantyClause }[] = [];
  const own = reader.lineage(unitId);
  let lineage = own;
  for (let i = 0; i < MAX_CHAIN; i += 1) {
    const [self] = lineage;
    const pair = self && replacementOf(r, self);
    if (!pair || replacements.some((x) => x.pair.id === pair.id)) break;
    replacements.push({ pair, clause: clauseAbove(r, lineage) });
    // What the old part was, it was as a part of the same parent.
    lineage = reader.lineageBefore(pair);
  }
  const { exclusions } = clauseAbove(r, own);
  const first = lineage[0]?.unitId ?? unitId;
  let warranty = withOwnDecisions(reader, byFacts(reader, lineage), first);
  for (const { pair, clause } of replacements.reverse()) {
    const inherited = warrantyOfReplacement(clause, warranty.until, localDate(pair.at), pair.installedUnitId);
    warranty = withOwnDecisions(reader, inherited, pair.installedUnitId);
  }
  return exclusions ? { ...warranty, exclusions } : warranty;
}

/** Warranty of an order line by the order's own shipping date, for goods without a registered unit. */
export function warrantyOfLine(r: ReadContext, orderLineId: string): Warranty {
  const origin = originOf(r.db, orderLineId);
  const clause = clauseOf(r, origin);
  const warranty = warrantyFrom(
    clause,
    origin?.shippedOn ? { shipped: { on: origin.shippedOn, unitId: null } } : {},
  );
  return clause.exclusions ? { ...warranty, exclusions: clause.exclusions } : warranty;
}

/** What a screen shows of a warranty on a given day. */
export function viewWarranty(r: ReadContext, warranty: Warranty, on: string): WarrantyView {
  const { until } = warranty;
  return {
    ...warranty,
    state: until === null ? 'unknown' : isInWarranty(warranty, on) ? 'in' : 'ended',
    daysLeft: until === null ? null : daysLeft(until, on),
    limbs: warranty.limbs.map((limb) => ({
      ...limb,
      barcode: limb.unitId === null ? null : (units.find(r.db, limb.unitId)?.barcode ?? null),
    })),
  };
}
