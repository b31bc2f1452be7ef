import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '#contract/kit/errors.ts';
import { UNIT_EVENT_TYPES } from '#contract/units/lifecycle.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { UnitLoader } from './unit-loader.service.ts';
import { findDriftedStates, rebuildStates } from './unit-replay.service.ts';
import { correctUnitEvent, recordUnitEvent, registerUnits, replaceUnits } from './units.service.ts';

let test: TestStore;
let site: string;
let run = 0;

const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.service, useCase);
const pluck = <T>(sql: string, ...values: unknown[]) =>
  test.store.handle
    .prepare<unknown[], T>(sql)
    .pluck()
    .get(...values) as T;

beforeAll(async () => {
  test = await openTestStore();
  site = write((w) => createSite(w, { name: '远帆 9', kind: 'vessel' }).id);
});
afterAll(() => test[Symbol.asyncDispose]());

/** Fresh units with codes nobody used before. */
function makeUnits(count: number): string[] {
  run += 1;
  const codes = Array.from({ length: count }, (_, i) => ({ barcode: `T${run}-${i}`, factoryNo: null }));
  return write((w) => registerUnits(w, { codes, kind: 'part' }).map((u) => u.id));
}

describe('depth', () => {
  it('is twelve links through the service too', () => {
    const tower = makeUnits(14);
    const put = (i: number) =>
      write((w) =>
        recordUnitEvent(w, {
          unitId: tower[i] ?? '',
          type: 'INSTALLED',
          parentUnitId: tower[i - 1] ?? '',
          position: '1',
        }),
      );
    for (let i = 1; i <= 12; i += 1) put(i);
    expect(() => put(13)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ rule: 'unit_too_deep' }) }),
    );
  });
});

const attempt = fc.record({
  type: fc.constantFrom(...UNIT_EVENT_TYPES, 'REPLACE' as const, 'REPLACE' as const),
  unit: fc.nat(4),
  other: fc.nat(4),
  position: fc.constantFrom('1', '2'),
  hours: fc.option(fc.integer({ min: 0, max: 50 })),
  seq: fc.integer({ min: 2, max: 8 }),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer A> ? A : never;

/** One try of a use case; what the rules refuse leaves no trace. */
function tryIt(ids: readonly string[], a: Attempt): void {
  const unitId = ids[a.unit] ?? '';
  const otherId = ids[a.other] ?? '';
  const { type } = a;
  try {
    write((w) => {
      if (type === 'REPLACE') return replaceUnits(w, { removed: { unitId }, installed: { unitId: otherId } });
      if (type === 'CORRECTED') return correctUnitEvent(w, { unitId, seq: a.seq, reason: '错' });
      if (type === 'CREATED' || type === 'RELABELLED') return null;
      const place = type === 'INSTALLED' ? { parentUnitId: otherId, position: a.position } : {};
      return recordUnitEvent(w, {
        unitId,
        type,
        ...place,
        siteId: type === 'ON_SITE' ? site : null,
        runningHours: a.hours,
      });
    });
  } catch (error) {
    if (
      !(error instanceof DomainError) ||
      !['RULE_BROKEN', 'NOT_FOUND', 'INPUT_INVALID'].includes(error.code)
    )
      throw error;
  }
}

describe('any sequence of use cases', () => {
  it('keeps states equal to the fold, pairs whole, and can be rebuilt and loaded again', () => {
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 10, maxLength: 60 }), (attempts) => {
        const ids = makeUnits(5);
        for (const a of attempts) tryIt(ids, a);
        expect(test.store.read(test.actors.service, findDriftedStates)).toEqual([]);
        const halves = pluck<number>(
          `SELECT count(*) FROM (SELECT pair_id FROM unit_events WHERE pair_id IS NOT NULL GROUP BY pair_id
             HAVING count(*) <> 2 OR count(DISTINCT type) <> 2 OR count(DISTINCT parent_unit_id || position) <> 1)`,
        );
        expect(halves).toBe(0);
      }),
      { numRuns: 20 },
    );
    const stored = () => test.store.handle.prepare('SELECT * FROM unit_states ORDER BY unit_id').all();
    const before = stored();
    expect(write(rebuildStates)).toBe(before.length);
    expect(stored()).toEqual(before);
  });
});

describe('loading whole lives', () => {
  it('obeys the same rules and refuses half a replacement', () => {
    const at = Date.UTC(2024, 0, 1);
    const load = (withNew: boolean) =>
      write((w) => {
        const loader = new UnitLoader(w);
        const code = (name: string) => `L${run}-${name}`;
        const machine = loader.load({ barcode: code('M'), kind: 'machine' }, [{ type: 'CREATED', at }]);
        const inside = { parentUnitId: machine.id, position: '1' };
        const pair = { ...inside, pairId: w.newId(), at: at + 2 };
        loader.load({ barcode: code('old'), kind: 'part' }, [
          { type: 'CREATED', at },
          { type: 'INSTALLED', at: at + 1, ...inside },
          { type: 'REMOVED', ...pair },
        ]);
        if (withNew)
          loader.load({ barcode: code('new'), kind: 'part' }, [
            { type: 'CREATED', at },
            { type: 'INSTALLED', ...pair },
          ]);
        return loader.finish(w.newId());
      });
    run += 1;
    expect(() => load(false)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ rule: 'replacement_half' }) }),
    );
    expect(load(true)).toEqual({ units: 3, events: 6 });
    expect(test.store.read(test.actors.service, findDriftedStates)).toEqual([]);
    expect(() =>
      write((w) =>
        new UnitLoader(w).load({ barcode: 'L-bad', kind: 'part' }, [
          { type: 'CREATED', at },
          { type: 'ON_SITE', at, siteId: site },
        ]),
      ),
    ).toThrow(expect.objectContaining({ data: expect.objectContaining({ rule: 'unit_event_order' }) }));
  });
});
