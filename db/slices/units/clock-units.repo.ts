import type { UnitEventType } from '#contract/units/lifecycle.ts';
import type { ReadableDb } from '#db/connection/database.ts';

/** What the warranty clock needs of an event. */
export interface ClockEvent {
  seq: number;
  type: UnitEventType;
  /** UTC milliseconds. */
  at: number;
  parentUnitId: string | null;
  pairId: string | null;
  runningHours: number | null;
  isMeterReset: boolean;
}
type RawEvent = Omit<ClockEvent, 'isMeterReset'> & {
  unitId: string;
  isMeterReset: number;
  correctsSeq: number | null;
};

const EVENTS = `SELECT e.unit_id AS unitId, e.seq, e.type, e.at, e.parent_unit_id AS parentUnitId, e.pair_id AS pairId,
    e.running_hours AS runningHours, e.is_meter_reset AS isMeterReset, e.corrects_seq AS correctsSeq
  FROM unit_events e WHERE e.unit_id IN (SELECT value FROM json_each(?)) ORDER BY e.unit_id, e.seq`;
const FACTS = `SELECT u.id AS unitId, u.order_line_id AS orderLineId, s.parent_unit_id AS parentUnitId
  FROM units u LEFT JOIN unit_states s ON s.unit_id = u.id WHERE u.id IN (SELECT value FROM json_each(?))`;

export interface ClockFacts {
  unitId: string;
  orderLineId: string | null;
  parentUnitId: string | null;
}

/** Where each of the units belongs and sits. */
export function clockFacts(db: ReadableDb, unitIds: readonly string[]): ClockFacts[] {
  return db.all<ClockFacts>(FACTS, [JSON.stringify(unitIds)]);
}

function withoutCorrected(events: readonly RawEvent[]): RawEvent[] {
  const corrected = new Set(events.map((e) => e.correctsSeq));
  return events.filter((e) => e.type !== 'CORRECTED' && !corrected.has(e.seq));
}

/** The events that count of each of the units, oldest first. */
export function clockEvents(db: ReadableDb, unitIds: readonly string[]): Map<string, ClockEvent[]> {
  const found = new Map<string, RawEvent[]>();
  const corrected = new Set<string>();
  for (const event of db.all<RawEvent>(EVENTS, [JSON.stringify(unitIds)])) {
    const known = found.get(event.unitId);
    if (known) known.push(event);
    else found.set(event.unitId, [event]);
    if (event.correctsSeq !== null) corrected.add(event.unitId);
    Reflect.set(event, 'isMeterReset', event.isMeterReset === 1);
  }
  for (const unitId of corrected) found.set(unitId, withoutCorrected(found.get(unitId) ?? []));
  return found as unknown as Map<string, ClockEvent[]>;
}
