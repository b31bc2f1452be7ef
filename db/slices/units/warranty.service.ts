import { effectiveEvents, type UnitEventType } from '#contract/units/lifecycle.ts';
import type { WarrantyView } from '#contract/units/unit-life.schema.ts';
import {
  DEFAULT_WARRANTY,
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
import { localDate } from '#db/kit/clock.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { eventsOf, pairsOf, type StoredEvent, type StoredPair, states } from './unit-events.repo.ts';
import { orderLineIdOf, originOf, type StoredOrigin } from './unit-life.repo.ts';
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

/** First time each fact happened to the unit, by the events that count. */
function startsOf(events: readonly StoredEvent[], unitId: string): WarrantyStarts {
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

/** The clause of an order, or the house's when the order says nothing. */
function clauseOf(origin: StoredOrigin | undefined): WarrantyClause {
  if (!origin?.warrantyClause) return DEFAULT_WARRANTY;
  const parsed = warrantyClauseSchema.safeParse(JSON.parse(origin.warrantyClause));
  return parsed.success ? parsed.data : DEFAULT_WARRANTY;
}

interface Ancestor {
  unitId: string;
  events: StoredEvent[];
  origin: StoredOrigin | undefined;
}

/** The unit, then what it sits in or last sat in, up to the root. */
function* ancestry(r: ReadContext, unitId: string): Generator<Ancestor> {
  let id: string | null = unitId;
  for (let depth = 0; id !== null && depth <= 12; depth += 1) {
    const events: StoredEvent[] = effectiveEvents(eventsOf(r.db, id));
    const orderLineId = orderLineIdOf(r.db, id);
    yield { unitId: id, events, origin: orderLineId === null ? undefined : originOf(r.db, orderLineId) };
    id =
      states.find(r.db, id)?.parentUnitId ??
      events.findLast((e) => e.type === 'INSTALLED')?.parentUnitId ??
      null;
  }
}

/** The replacement that put the unit where it is or last was; none when it came there otherwise. */
function replacementOf(
  r: ReadContext,
  unitId: string,
  events: readonly StoredEvent[],
): StoredPair | undefined {
  const last = events.findLast((e) => e.type === 'INSTALLED');
  if (!last?.pairId) return undefined;
  return pairsOf(r.db, unitId).find((p) => p.id === last.pairId);
}

function clauseAbove(lineage: readonly Ancestor[]): WarrantyClause {
  return clauseOf(lineage.findLast((a) => a.origin !== undefined)?.origin);
}

/** Runs the clause on the nearest unit of the lineage that has one of its facts, or else on what the order says. */
function byFacts(lineage: readonly Ancestor[]): Warranty {
  const clause = clauseOf(lineage.find((a) => a.origin !== undefined)?.origin);
  for (const { unitId, events } of lineage) {
    const warranty = warrantyFrom(clause, startsOf(events, unitId));
    if (warranty.until !== null) return warranty;
  }
  const shippedOn = lineage.find((a) => a.origin?.shippedOn)?.origin?.shippedOn;
  return warrantyFrom(clause, shippedOn ? { shipped: { on: shippedOn, unitId: null } } : {});
}

/**
 * Warranty of a unit from its facts alone, so that it can be computed again at any time: its own events, or those
 * of what it sits in; a part put in as a replacement inherits through the chain of parts before it.
 */
export function warrantyOfUnit(r: ReadContext, unitId: string): Warranty {
  const replacements: { pair: StoredPair; clause: WarrantyClause }[] = [];
  let lineage = [...ancestry(r, unitId)];
  for (let i = 0; i < MAX_CHAIN; i += 1) {
    const [self] = lineage;
    const pair = self && replacementOf(r, self.unitId, self.events);
    if (!pair || replacements.some((x) => x.pair.id === pair.id)) break;
    replacements.push({ pair, clause: clauseAbove(lineage) });
    // What the old part was, it was as a part of the same parent.
    lineage = [...lineageBefore(r, pair)];
  }
  let warranty = byFacts(lineage);
  for (const { pair, clause } of replacements.reverse()) {
    warranty = warrantyOfReplacement(clause, warranty.until, localDate(pair.at), pair.installedUnitId);
  }
  return warranty;
}

/** The replaced unit with its events up to its removal, then the ancestry of the parent it was taken from. */
function* lineageBefore(r: ReadContext, pair: StoredPair): Generator<Ancestor> {
  const events = effectiveEvents(eventsOf(r.db, pair.removedUnitId)).filter((e) => e.seq < pair.removedSeq);
  const orderLineId = orderLineIdOf(r.db, pair.removedUnitId);
  yield {
    unitId: pair.removedUnitId,
    events,
    origin: orderLineId === null ? undefined : originOf(r.db, orderLineId),
  };
  yield* ancestry(r, pair.parentUnitId);
}

/** Warranty of an order line by the order's own shipping date, for goods without a registered unit. */
export function warrantyOfLine(r: ReadContext, orderLineId: string): Warranty {
  const origin = originOf(r.db, orderLineId);
  return warrantyFrom(
    clauseOf(origin),
    origin?.shippedOn ? { shipped: { on: origin.shippedOn, unitId: null } } : {},
  );
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
