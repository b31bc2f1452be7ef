import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '#db/kit/clock.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { createPart } from '#db/slices/products/products.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { getUnitLife, getUnitTree } from './unit-life.service.ts';
import { type LoadedEvent, UnitLoader } from './unit-loader.service.ts';
import {
  correctUnitEvent,
  recordUnitEvent,
  registerUnits,
  relabelUnit,
  replaceUnits,
} from './units.service.ts';

let test: TestStore;
let part: string;
let site: string;

const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.service, useCase);
const life = (code: string, on?: string) =>
  test.store.read(test.actors.service, (r) => getUnitLife(r, code, on));
const tree = (code: string, ...as: [('built' | 'shipped' | 'maintained')?, string?]) =>
  test.store.read(test.actors.service, (r) => getUnitTree(r, code, ...as));
const register = (barcode: string, more: object = {}) =>
  write(
    (w) => registerUnits(w, { codes: [{ barcode, factoryNo: null }], kind: 'part', ...more })[0]?.id ?? '',
  );
const record = (
  barcode: string,
  type: 'INSTALLED' | 'SHIPPED' | 'ON_SITE' | 'HANDED_OVER' | 'FACTORY_TESTED' | 'SERVICED',
  on: string,
  more: object = {},
) => write((w) => recordUnitEvent(w, { barcode, type, on, ...more }));
const replace = (old: string, fresh: string, on: string) =>
  write((w) =>
    replaceUnits(w, { removed: { barcode: old }, installed: { barcode: fresh }, on, reason: '轴封泄漏' }),
  );

beforeAll(async () => {
  test = await openTestStore();
  part = write((w) => createPart(w, { drawingNo: 'YB-125', name: '柱塞泵' }).id);
  const owner = write((w) => createParty(w, { name: '远帆航运' }).id);
  site = write((w) => createSite(w, { name: '远帆 9', kind: 'vessel', ownerPartyId: owner }).id);
  const machine = register('M-1', { kind: 'machine' });
  const pack = register('M-1-H', { partId: part });
  for (const g of [0, 1, 2, 3, 4, 5]) register(`P-${g}`, { partId: part });
  register('F-0', { partId: part });
  record('M-1-H', 'INSTALLED', '2020-01-02', { parentUnitId: machine, position: '液压站' });
  record('P-0', 'INSTALLED', '2020-01-03', { parentUnitId: pack, position: '主泵 1' });
  record('M-1', 'FACTORY_TESTED', '2020-01-10');
  record('F-0', 'INSTALLED', '2020-01-12', { parentUnitId: pack, position: '滤芯' });
  record('M-1', 'SHIPPED', '2020-01-15');
  record('M-1', 'ON_SITE', '2020-02-01', { siteId: site });
  record('M-1', 'HANDED_OVER', '2020-03-01');
  for (const g of [0, 1, 2, 3, 4]) replace(`P-${g}`, `P-${g + 1}`, `202${g}-11-01`);
});
afterAll(() => test[Symbol.asyncDispose]());

describe('a position with six generations', () => {
  it('is the same chain from whichever part one scans', () => {
    const chain = ['P-0', 'P-1', 'P-2', 'P-3', 'P-4', 'P-5'];
    for (const code of chain) {
      const found = life(code).chain;
      expect(found.map((g) => g.barcode)).toEqual(chain);
      expect(found.filter((g) => g.isSelf).map((g) => g.barcode)).toEqual([code]);
    }
    const [first, second] = life('P-3').chain;
    expect(first).toMatchObject({
      installedAt: instantOf('2020-01-03'),
      removedAt: instantOf('2020-11-01'),
      removedReason: '轴封泄漏',
      pairId: null,
    });
    expect(second).toMatchObject({
      installedAt: instantOf('2020-11-01'),
      removedAt: instantOf('2021-11-01'),
    });
    expect(life('M-1').chain).toEqual([]);
  });

  it('hands the warranty down: the larger of remainder and twelve months, each time', () => {
    expect(life('M-1').warranty).toMatchObject({ until: '2021-03-01', decidedBy: 'handed_over' });
    expect(life('P-0').warranty).toMatchObject({ until: '2021-03-01' });
    expect(life('P-1').warranty).toMatchObject({
      until: '2021-11-01',
      decidedBy: 'replaced',
      replacement: { remainderUntil: '2021-03-01' },
    });
    expect(life('P-5', '2025-11-01').warranty).toMatchObject({
      until: '2025-11-01',
      state: 'in',
      daysLeft: 0,
      replacement: { remainderUntil: '2024-11-01' },
    });
    expect(life('P-5', '2025-11-02').warranty).toMatchObject({ state: 'ended', daysLeft: -1 });
  });

  it('stands in the tree as built, as shipped, at a day, and now', () => {
    const codes = (...as: [('built' | 'shipped' | 'maintained')?, string?]) =>
      tree('P-5', ...as).nodes.map((n) => n.barcode);
    expect(codes('built')).toEqual(['M-1', 'M-1-H', 'P-0']);
    expect(codes('shipped')).toEqual(['M-1', 'M-1-H', 'P-0', 'F-0']);
    expect(codes('maintained', '2022-06-01')).toEqual(['M-1', 'M-1-H', 'P-2', 'F-0']);
    expect(codes().toSorted()).toEqual(['F-0', 'M-1', 'M-1-H', 'P-5']);
    expect(tree('M-1', 'built').differences).toEqual([
      { position: '主泵 1', parentUnitId: expect.any(String), before: 'P-0', now: 'P-5', replacedCount: 5 },
      { position: '滤芯', parentUnitId: expect.any(String), before: null, now: 'F-0', replacedCount: 0 },
    ]);
  });

  it('is where its machine is, two links up', () => {
    const found = life('P-5');
    expect(found.place).toMatchObject({ siteName: '远帆 9', ownerName: '远帆航运' });
    expect(found.parents.map((p) => p.position)).toEqual(['主泵 1', '液压站']);
    expect(found.unit).toMatchObject({ rootBarcode: 'M-1', siteId: site });
  });
});

describe('events in a life', () => {
  it('name their counterpart and say what was taken back', () => {
    const removed = life('P-0').events.find((e) => e.type === 'REMOVED');
    expect(removed).toMatchObject({
      counterpartBarcode: 'P-1',
      parentBarcode: 'M-1-H',
      position: '主泵 1',
      correctedBySeq: null,
    });
    const { seq } = record('M-1', 'SERVICED', '2024-05-05', { runningHours: 900 });
    write((w) => correctUnitEvent(w, { barcode: 'M-1', seq, reason: '记错机器' }));
    const events = life('M-1').events;
    expect(events.find((e) => e.seq === seq)).toMatchObject({ correctedBySeq: seq + 1 });
    expect(life('M-1').unit.runningHours).toBeNull();
  });

  it('keep every code the unit ever had', () => {
    write((w) => relabelUnit(w, { barcode: 'F-0', newBarcode: 'F-1', reason: '标签错' }));
    expect(life('f-0').codes.map((c) => [c.barcode, c.isCurrent])).toEqual([
      ['F-1', true],
      ['F-0', false],
    ]);
    expect(life('P-5').codes).toMatchObject([{ barcode: 'P-5', isCurrent: true }]);
  });
});

it('a part that came back to another machine shows the chain of the last one', () => {
  const at = instantOf('2023-01-01');
  write((w) => {
    const loader = new UnitLoader(w);
    const machines = ['A', 'B'].map(
      (c) => loader.load({ barcode: `W-${c}`, kind: 'machine' }, [{ type: 'CREATED', at }]).id,
    );
    const pairs = [w.newId(), w.newId()];
    const inA = { parentUnitId: machines[0] ?? '', position: '1' };
    const inB = { parentUnitId: machines[1] ?? '', position: '1' };
    const born: LoadedEvent = { type: 'CREATED', at };
    loader.load({ barcode: 'W-other', kind: 'part' }, [
      born,
      { type: 'INSTALLED', at, ...inB },
      { type: 'REMOVED', at: at + 3, ...inB, pairId: pairs[1] ?? '' },
    ]);
    loader.load({ barcode: 'W-wander', kind: 'part' }, [
      born,
      { type: 'INSTALLED', at: at + 1, ...inA },
      { type: 'REMOVED', at: at + 2, ...inA, pairId: pairs[0] ?? '' },
      { type: 'REPAIRED', at: at + 2 },
      { type: 'INSTALLED', at: at + 3, ...inB, pairId: pairs[1] ?? '' },
    ]);
    loader.load({ barcode: 'W-next', kind: 'part' }, [
      born,
      { type: 'INSTALLED', at: at + 2, ...inA, pairId: pairs[0] ?? '' },
    ]);
    loader.finish(w.newId());
  });
  expect(life('W-wander').chain.map((g) => g.barcode)).toEqual(['W-other', 'W-wander']);
  expect(life('W-next').chain.map((g) => g.barcode)).toEqual(['W-wander', 'W-next']);
});
