import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '#contract/kit/errors.ts';
import { appendViolation, foldEvents, MAX_UNIT_DEPTH, type UnitState } from '#contract/units/lifecycle.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { allEvents, type StoredEvent } from '../unit-events.repo.ts';
import { getUnitState } from '../unit-place.service.ts';
import { findDriftedStates } from '../unit-replay.service.ts';
import { correctUnitEvent, recordUnitEvent, registerTypedUnits, replaceUnits } from '../units.service.ts';
import { warrantiesOf, warrantyOfUnit } from '../warranty.service.ts';

const UNITS = 400;
const EVENTS = 10_000;
const TYPES = [
  ...(['INSTALLED', 'INSTALLED', 'INSTALLED', 'REMOVED', 'REPLACE', 'REPLACE', 'CORRECTED'] as const),
  ...(['INSPECTED', 'SERVICED', 'SHIPPED', 'ARRIVED', 'ON_SITE', 'HANDED_OVER', 'RETURNED'] as const),
];
const attempt = fc.record({
  type: fc.constantFrom(...TYPES),
  unit: fc.nat(UNITS - 1),
  other: fc.nat(UNITS - 1),
  position: fc.constantFrom('1', '2', '3'),
  /** How far back the event lies that is taken back. */
  back: fc.nat(3),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer A> ? A : never;

let test: TestStore;
let site: string;
let ids: string[];
let history: StoredEvent[];
const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.service, useCase);
const count = (sql: string) => test.store.handle.prepare<[], number>(sql).pluck().get() ?? 0;

/** Units that are in another one now, so that most attempts mean something; one in ten is left as it is. */
const inside = new Set<string>();

function sensible(a: Attempt): Attempt['type'] {
  const isInside = inside.has(ids[a.unit] ?? '');
  if (a.unit % 10 === 0) return a.type;
  if (a.type === 'INSTALLED' && isInside) return 'REPLACE';
  if (a.type === 'REMOVED' || a.type === 'REPLACE') return isInside ? a.type : 'INSTALLED';
  return isInside && a.type !== 'CORRECTED' ? 'INSPECTED' : a.type;
}

function act(w: WriteContext, a: Attempt): void {
  const unitId = ids[a.unit] ?? '';
  const otherId = ids[a.other] ?? '';
  const type = sensible(a);
  if (type === 'REPLACE') {
    replaceUnits(w, { removed: { unitId }, installed: { unitId: otherId }, reason: '磨损' });
    inside.add(otherId);
    inside.delete(unitId);
  } else if (type === 'CORRECTED') {
    correctUnitEvent(w, { unitId, seq: getUnitState(w, unitId).lastSeq - a.back, reason: '记错' });
  } else {
    const place = type === 'INSTALLED' ? { parentUnitId: otherId, position: a.position } : {};
    const where = type === 'ON_SITE' || type === 'ARRIVED' ? { siteId: site } : {};
    recordUnitEvent(w, { unitId, type, ...place, ...where });
    if (type === 'INSTALLED') inside.add(unitId);
    if (type === 'REMOVED') inside.delete(unitId);
  }
}

/** What the rules refuse leaves no trace; any other failure is one. */
function tryIt(a: Attempt): void {
  try {
    write((w) => act(w, a));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

beforeAll(async () => {
  test = await openTestStore();
  test.store.handle.pragma('synchronous = OFF');
  site = write((w) => createSite(w, { name: '远帆 9', kind: 'vessel' }).id);
  ids = write((w) => registerTypedUnits(w, { codes: 'U-001…400', kind: 'part' }).map((u) => u.id));
  for (let seed = 1; count('SELECT count(*) FROM unit_events') < EVENTS; seed += 1)
    for (const a of fc.sample(attempt, { numRuns: 4000, seed })) tryIt(a);
  // Ids are made one after the other.
  history = test.store
    .read(test.actors.service, (r) => [...allEvents(r.db)])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
});
afterAll(() => test[Symbol.asyncDispose]());

/** Depth of a unit below its root; a cycle would never come to an end and is given back as too deep. */
function depthOf(unitId: string, states: ReadonlyMap<string, UnitState>): number {
  let depth = 0;
  for (let id = states.get(unitId)?.parentUnitId ?? null; id !== null && depth <= MAX_UNIT_DEPTH; depth += 1)
    id = states.get(id)?.parentUnitId ?? null;
  return depth;
}

describe(`a history of ${EVENTS} events on ${UNITS} units that are put into one another`, () => {
  it('invariants 1 and 2: at every moment a unit is in one place, a place holds one unit, nothing is in itself', () => {
    const events = new Map<string, StoredEvent[]>();
    const states = new Map<string, UnitState>();
    const places = new Map<string, string>();
    for (const event of history) {
      const own = [...(events.get(event.unitId) ?? []), event];
      events.set(event.unitId, own);
      const before = states.get(event.unitId);
      if (before?.parentUnitId) places.delete(`${before.parentUnitId} ${before.position}`);
      const state = foldEvents(own);
      if (!state) throw new Error(`no state after ${event.type}`);
      states.set(event.unitId, state);
      if (state.parentUnitId === null) continue;
      const place = `${state.parentUnitId} ${state.position}`;
      expect(places.get(place) ?? event.unitId).toBe(event.unitId);
      places.set(place, event.unitId);
      if (event.type === 'INSTALLED' || event.type === 'CORRECTED')
        expect(depthOf(event.unitId, states)).toBeLessThanOrEqual(MAX_UNIT_DEPTH);
    }
    expect(Math.max(...ids.map((id) => depthOf(id, states)))).toBeGreaterThan(3);
  });

  it('invariant 3: a replacement is two events of one pair, corrected both or not at all', () => {
    expect(count('SELECT count(*) FROM unit_pairs WHERE removed_corrected_seq IS NOT NULL')).toBeGreaterThan(
      0,
    );
    expect(
      count(
        `SELECT count(*) FROM unit_pairs WHERE (removed_corrected_seq IS NULL) <> (installed_corrected_seq IS NULL)`,
      ),
    ).toBe(0);
    const halves = `SELECT pair_id FROM unit_events WHERE pair_id IS NOT NULL GROUP BY pair_id
      HAVING count(*) <> 2 OR sum(type = 'REMOVED') <> 1 OR sum(type = 'INSTALLED') <> 1
        OR count(DISTINCT parent_unit_id || ' ' || position || ' ' || at) <> 1`;
    expect(count(`SELECT count(*) FROM (${halves})`)).toBe(0);
    expect(count('SELECT count(DISTINCT pair_id) FROM unit_events')).toBe(
      count('SELECT count(*) FROM unit_pairs'),
    );
  });

  it('invariant 4: every stored state is the fold of its events', () => {
    expect(test.store.read(test.actors.service, findDriftedStates)).toEqual([]);
  });

  it('invariant 6: every event was legal when it was written, and nothing is changed afterwards', () => {
    const events = new Map<string, StoredEvent[]>();
    for (const event of history) {
      const own = events.get(event.unitId) ?? [];
      expect(appendViolation(own, event)).toBeNull();
      events.set(event.unitId, [...own, event]);
    }
    const { handle } = test.store;
    expect(() => handle.prepare("UPDATE unit_events SET note = 'x' WHERE seq = 2").run()).toThrow();
    expect(() => handle.prepare('DELETE FROM unit_events WHERE seq = 2').run()).toThrow();
  });

  it('invariant 15: warranties read together are those read one by one', () => {
    test.store.read(test.actors.service, (r) => {
      const some = ids.slice(0, 150);
      const together = [...warrantiesOf(r, some)];
      expect(together.some(([, warranty]) => warranty.replacement !== null)).toBe(true);
      expect(together).toEqual(some.map((id) => [id, warrantyOfUnit(r, id)]));
    });
  });
});
