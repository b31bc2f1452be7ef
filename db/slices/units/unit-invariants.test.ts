import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendViolation, UNIT_EVENT_TYPES, type UnitEventFacts } from '#contract/units/lifecycle.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { type LoadedEvent, UnitLoader } from './unit-loader.service.ts';
import { findDriftedStates, rebuildStates } from './unit-replay.service.ts';
import { findUnitByBarcode, registerTypedUnits, relabelUnit } from './units.service.ts';

const EVENTS_IN_ALL = 10_000;
const BORN = Date.UTC(2020, 0, 1);
const DAY = 86_400_000;

let test: TestStore;
let site: string;
const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.service, useCase);
const pluck = (sql: string) => test.store.handle.prepare<[], number>(sql).pluck().get();
const states = () => test.store.handle.prepare('SELECT * FROM unit_states ORDER BY unit_id').all();
const drifted = () => test.store.read(test.actors.service, findDriftedStates);

beforeAll(async () => {
  test = await openTestStore();
  site = write((w) => createSite(w, { name: '远帆 9', kind: 'vessel' }).id);
});
afterAll(() => test[Symbol.asyncDispose]());

const step = fc.record({
  type: fc.constantFrom(...UNIT_EVENT_TYPES),
  isAway: fc.boolean(),
  hours: fc.option(fc.nat(200), { freq: 3 }),
  isMeterReset: fc.boolean(),
  corrects: fc.integer({ min: 1, max: 25 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** The event a step means for a unit that has one place of its own in the machine. */
function eventOf(s: Step, seq: number, machine: string, place: string): UnitEventFacts {
  const isMove = s.type === 'INSTALLED' || s.type === 'REMOVED';
  const hours = s.type === 'CORRECTED' ? null : s.hours;
  const siteId = s.isAway || s.type === 'ON_SITE' ? site : null;
  return {
    seq,
    type: s.type,
    at: BORN + seq * DAY,
    parentUnitId: isMove ? machine : null,
    position: isMove ? place : null,
    siteId,
    partyId: null,
    runningHours: hours,
    isMeterReset: s.isMeterReset && hours !== null,
    correctsSeq: s.type === 'CORRECTED' ? s.corrects : null,
  };
}

/** Appends what may follow, as the services do, and drops the rest. */
function historyOf(steps: readonly Step[], machine: string, place: string): LoadedEvent[] {
  const history: UnitEventFacts[] = [];
  for (const s of [{ ...steps[0], type: 'CREATED' } as Step, ...steps]) {
    const event = eventOf(s, history.length + 1, machine, place);
    if (appendViolation(history, event) === null) history.push(event);
  }
  return history.map(({ seq: _seq, ...event }) => {
    const needsReason = event.type === 'CORRECTED' || event.isMeterReset;
    return { ...event, reason: needsReason ? '测试' : null };
  });
}

describe(`random histories of ${EVENTS_IN_ALL} events`, () => {
  it('invariant 4: every stored state is the fold of its events, before and after a rebuild', () => {
    const machine = write((w) => registerTypedUnits(w, { codes: 'TREE', kind: 'machine' })[0]?.id ?? '');
    const histories = fc.sample(fc.array(step, { minLength: 20, maxLength: 60 }), { numRuns: 2000, seed: 7 });
    let count = 0;
    write((w) => {
      const loader = new UnitLoader(w);
      for (const [i, steps] of histories.entries()) {
        if (count >= EVENTS_IN_ALL) break;
        const events = historyOf(steps, machine, `P${i}`);
        loader.load({ barcode: `H-${i}`, kind: 'part' }, events);
        count += events.length;
      }
      loader.finish(w.newId());
    });
    expect(count).toBeGreaterThanOrEqual(EVENTS_IN_ALL);
    expect(drifted()).toEqual([]);
    const before = states();
    expect(write(rebuildStates)).toBe(before.length);
    expect(states()).toEqual(before);
    // A state somebody altered behind the program's back is found and put right.
    test.store.handle
      .prepare("UPDATE unit_states SET running_hours = 999999 WHERE status = 'scrapped'")
      .run();
    expect(drifted().length).toBeGreaterThan(0);
    write(rebuildStates);
    expect(states()).toEqual(before);
  });

  it('invariants 1, 2 and 6: one parent, one unit a place, nothing after the end, numbers without gaps', () => {
    const shared = 'SELECT count(*) FROM (SELECT 1 FROM unit_states WHERE parent_unit_id IS NOT NULL';
    expect(pluck(`${shared} GROUP BY parent_unit_id, position HAVING count(*) > 1)`)).toBe(0);
    expect(
      pluck(`SELECT count(*) FROM unit_effective_events e WHERE e.type IN ('SCRAPPED', 'LOST')
        AND EXISTS (SELECT 1 FROM unit_effective_events x WHERE x.unit_id = e.unit_id AND x.seq > e.seq)`),
    ).toBe(0);
    expect(
      pluck(`SELECT count(*) FROM (SELECT 1 FROM unit_events GROUP BY unit_id
        HAVING min(seq) <> 1 OR max(seq) <> count(*) OR sum(type = 'CREATED') <> 1)`),
    ).toBe(0);
  });
});

describe('invariant 5: codes are for ever', () => {
  it('a relabelled unit answers to every code it had, and none is given again', () => {
    const word = fc.stringMatching(/^[A-Z]{2}-[0-9]{3}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 6 }), (codes) => {
        const [first = '', ...later] = codes.map(
          (code) => `Z${pluck('SELECT count(*) FROM unit_barcodes')}${code}`,
        );
        const id = write((w) => registerTypedUnits(w, { codes: first, kind: 'part' })[0]?.id);
        for (const code of later) {
          write((w) => relabelUnit(w, { unitId: id ?? '', newBarcode: code, reason: '换标' }));
        }
        for (const code of [first, ...later]) {
          const found = test.store.read(test.actors.service, (r) => findUnitByBarcode(r, code.toLowerCase()));
          expect(found?.id).toBe(id);
          expect(() => write((w) => registerTypedUnits(w, { codes: code }))).toThrow(
            expect.objectContaining({ code: 'DUPLICATE' }),
          );
        }
        expect(() =>
          test.store.handle.prepare('DELETE FROM unit_barcodes WHERE unit_id = ?').run(id),
        ).toThrow(/kept for ever/);
      }),
      { numRuns: 15 },
    );
  });
});
