import type { UnitEventFacts, UnitEventType, UnitState } from '#contract/units/lifecycle.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { defineTable } from '#db/kit/table.ts';

export interface StoredEvent extends UnitEventFacts {
  unitId: string;
  id: string;
  place: string | null;
  pairId: string | null;
  sourceKind: string | null;
  sourceId: string | null;
  reason: string | null;
  note: string | null;
  operator: string | null;
  createdAt: number;
  createdBy: string;
}

const events = defineTable<StoredEvent>({
  name: 'unit_events',
  columns: [
    'unitId',
    'seq',
    'id',
    'type',
    'at',
    'place',
    'parentUnitId',
    'position',
    'pairId',
    'siteId',
    'partyId',
    'sourceKind',
    'sourceId',
    'runningHours',
    'isMeterReset',
    'correctsSeq',
    'reason',
    'note',
    'operator',
    'createdAt',
    'createdBy',
  ],
  stored: { isMeterReset: 'boolean' },
});

export function insertEvent(db: WritableDb, event: StoredEvent): void {
  events.insert(db, event);
}

/** An event says the party of its day; one that went into another since is that other one. */
const AS_READ = `SELECT ${events.select('e').replace('e.party_id AS partyId', 'COALESCE(g.kept_id, e.party_id) AS partyId')}
  FROM unit_events e LEFT JOIN merged_parties g ON g.merged_id = e.party_id`;
const EVENTS_OF = `${AS_READ} WHERE e.unit_id = ? ORDER BY e.seq`;

export function eventsOf(db: ReadableDb, unitId: string): StoredEvent[] {
  return db.all<StoredEvent>(EVENTS_OF, [unitId]).map(events.read);
}

/** Every event of every unit, unit by unit in order of `seq`. */
export function* allEvents(db: ReadableDb): Generator<StoredEvent> {
  const rows = db.iterate<StoredEvent>(`${AS_READ} ORDER BY e.unit_id, e.seq`);
  for (const row of rows) yield events.read(row);
}

export type StoredState = UnitState & { unitId: string };
export const states = defineTable<StoredState>({
  name: 'unit_states',
  key: 'unitId',
  columns: [
    'unitId',
    'status',
    'parentUnitId',
    'position',
    'siteId',
    'partyId',
    'runningHours',
    'isAway',
    'sinceAt',
    'lastSeq',
    'lastAt',
  ],
  stored: { isAway: 'boolean' },
});

/** Writes the folded state of a unit: a new row without a state before, else what differs from it. */
export function putState(db: WritableDb, state: StoredState, before: UnitState | null): void {
  if (before === null) {
    states.insert(db, state);
    return;
  }
  const differs = Object.entries(state).filter(([key, value]) => Reflect.get(before, key) !== value);
  const patch = Object.fromEntries(differs.filter(([key]) => key !== 'unitId'));
  states.update(db, state.unitId, patch);
}

export interface Occupant {
  unitId: string;
  barcode: string;
}

export function findOccupant(db: ReadableDb, parentUnitId: string, position: string): Occupant | undefined {
  return db.get<Occupant>(
    `SELECT s.unit_id AS unitId, u.barcode FROM unit_states s JOIN units u ON u.id = s.unit_id
     WHERE s.parent_unit_id = ? AND s.position = ?`,
    [parentUnitId, position],
  );
}

/** The unit, its parent, the parent's parent … up to the root. */
export function lineageOf(db: ReadableDb, unitId: string): string[] {
  return db.pluckAll<string>(
    `WITH RECURSIVE up (id, depth) AS (
       SELECT ?, 0
       UNION ALL SELECT s.parent_unit_id, up.depth + 1 FROM up JOIN unit_states s ON s.unit_id = up.id
         WHERE s.parent_unit_id IS NOT NULL AND up.depth < 12)
     SELECT id FROM up ORDER BY depth`,
    [unitId],
  );
}

/** Links from the unit down to its deepest part; 0 when it has no parts. */
export function heightOf(db: ReadableDb, unitId: string): number {
  return (
    db.pluck<number>(
      `WITH RECURSIVE down (id, height) AS (
         SELECT ?, 0
         UNION ALL SELECT s.unit_id, down.height + 1 FROM down JOIN unit_states s ON s.parent_unit_id = down.id WHERE down.height < 13)
       SELECT max(height) FROM down`,
      [unitId],
    ) ?? 0
  );
}

export interface StoredPair {
  id: string;
  removedUnitId: string;
  removedSeq: number;
  installedUnitId: string;
  installedSeq: number;
  parentUnitId: string;
  position: string;
  sourceKind: string | null;
  sourceId: string | null;
  at: number;
  removedCorrectedSeq: number | null;
  installedCorrectedSeq: number | null;
}

const pairs = defineTable<StoredPair>({
  name: 'unit_pairs',
  columns: [
    'id',
    'removedUnitId',
    'removedSeq',
    'installedUnitId',
    'installedSeq',
    'parentUnitId',
    'position',
    'sourceKind',
    'sourceId',
    'at',
    'removedCorrectedSeq',
    'installedCorrectedSeq',
  ],
});

export function insertPair(db: WritableDb, pair: StoredPair): void {
  pairs.insert(db, pair);
}

export function findPair(db: ReadableDb, id: string): StoredPair | undefined {
  return pairs.find(db, id);
}

/** Names the two corrections before they are written; the keys are checked when the transaction ends. */
export function markPairCorrected(
  db: WritableDb,
  id: string,
  removedCorrectedSeq: number,
  installedCorrectedSeq: number,
): void {
  pairs.update(db, id, { removedCorrectedSeq, installedCorrectedSeq });
}

/** Effective replacements that put the unit in or took it out. */
export function pairsOf(db: ReadableDb, unitId: string): StoredPair[] {
  return db.all<StoredPair>(
    `SELECT ${pairs.select('p')} FROM unit_pairs p WHERE p.removed_unit_id = ? AND p.removed_corrected_seq IS NULL
     UNION ALL SELECT ${pairs.select('p')} FROM unit_pairs p WHERE p.installed_unit_id = ? AND p.removed_corrected_seq IS NULL`,
    [unitId, unitId],
  );
}

/** Effective replacements at one position, oldest first. */
export function pairsAt(db: ReadableDb, parentUnitId: string, position: string): StoredPair[] {
  return db.all<StoredPair>(
    `SELECT ${pairs.select('p')} FROM unit_pairs p
     WHERE p.parent_unit_id = ? AND p.position = ? AND p.removed_corrected_seq IS NULL ORDER BY p.at, p.id`,
    [parentUnitId, position],
  );
}

/** Events at which this type happened first, for each type, not counting what was taken back. */
export function firstOfEachType(db: ReadableDb, unitId: string): { type: UnitEventType; at: number }[] {
  return db.all('SELECT type, min(at) AS at FROM unit_effective_events WHERE unit_id = ? GROUP BY type', [
    unitId,
  ]);
}

export function clearStates(db: WritableDb): void {
  db.run('DELETE FROM unit_states');
}
