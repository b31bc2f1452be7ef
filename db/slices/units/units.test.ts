import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError, type ErrorData } from '#contract/kit/errors.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { createPart, createProduct } from '#db/slices/products/products.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { getUnitLife, getUnitTree } from './unit-life.service.ts';
import { findDriftedStates, rebuildStates } from './unit-replay.service.ts';
import {
  correctUnitEvent,
  findUnitByBarcode,
  listUnits,
  recordUnitEvent,
  registerTypedUnits,
  relabelUnit,
  replaceUnits,
} from './units.service.ts';

let test: TestStore;
let product: string;
let part: string;
let site: string;
let owner: string;

const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.service, useCase);
const read = <T>(query: Parameters<typeof test.store.read<T>>[1]): T =>
  test.store.read(test.actors.service, query);
const register = (codes: string, more: object = {}) =>
  write((w) => registerTypedUnits(w, { codes, productId: product, ...more }));
const install = (barcode: string, parent: string, position: string) =>
  write((w) =>
    recordUnitEvent(w, {
      barcode,
      type: 'INSTALLED',
      on: '2025-11-03',
      parentUnitId: findUnitByBarcode(w, parent)?.id ?? '',
      position,
    }),
  );

/** The rule a use case broke, with its parameters. */
function broken(work: () => unknown): ErrorData<'RULE_BROKEN'> {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'RULE_BROKEN')
      return error.data as ErrorData<'RULE_BROKEN'>;
    throw error;
  }
  throw new Error('nothing was refused');
}
const rule = (work: () => unknown) => broken(work).rule;

beforeAll(async () => {
  test = await openTestStore();
  product = write((w) => createProduct(w, { code: 'AW-68', name: '锚绞机', family: 'windlass' }).id);
  part = write((w) => createPart(w, { drawingNo: 'YB-125', revision: 'C', name: '液压泵' }).id);
  owner = write((w) => createParty(w, { name: '远帆航运' }).id);
  site = write((w) => createSite(w, { name: '远帆 9', kind: 'vessel', ownerPartyId: owner }).id);
});
afterAll(() => test[Symbol.asyncDispose]());

describe('registering', () => {
  it('takes ranges and lists, all or none', () => {
    expect(register('R-001…003, R-010').map((u) => u.barcode)).toEqual(['R-001', 'R-002', 'R-003', 'R-010']);
    expect(() => register('R-020, r-００３')).toThrow(expect.objectContaining({ code: 'DUPLICATE' }));
    expect(read((r) => findUnitByBarcode(r, 'R-020'))).toBeUndefined();
  });

  it('names the unit that carries the code, whatever its case and width', () => {
    const id = read((r) => findUnitByBarcode(r, 'R-003')?.id);
    expect(() => register('ｒ-００３')).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ field: 'barcode', existingId: id }) }),
    );
  });

  it('keeps factory numbers unique for each product', () => {
    register('F-1', { factoryNo: '2024-117' });
    expect(() => register('F-2', { factoryNo: '2024-117' })).toThrow(
      expect.objectContaining({ code: 'DUPLICATE' }),
    );
  });
});

describe('one machine and its parts', () => {
  it('is built, shipped and found on board, parts with it', () => {
    register('M-1');
    register('M-1-H1', { partId: part, productId: null });
    register('M-1-P1, M-1-P2', { partId: part, productId: null });
    install('M-1-H1', 'M-1', '液压站');
    install('M-1-P1', 'M-1-H1', '主泵 1');
    write((w) => recordUnitEvent(w, { barcode: 'M-1', type: 'SHIPPED', on: '2026-01-10', partyId: owner }));
    write((w) =>
      recordUnitEvent(w, { barcode: 'M-1', type: 'ON_SITE', on: '2026-02-01', siteId: site, partyId: owner }),
    );
    write((w) => recordUnitEvent(w, { barcode: 'M-1', type: 'HANDED_OVER', on: '2026-03-01' }));
    const life = read((r) => getUnitLife(r, 'm-1-p1'));
    expect(life.parents.map((p) => [p.barcode, p.position])).toEqual([
      ['M-1-H1', '主泵 1'],
      ['M-1', '液压站'],
    ]);
    expect(life.place).toMatchObject({ siteName: '远帆 9', ownerName: '远帆航运', partyName: '远帆航运' });
    expect(life.warranty).toMatchObject({ state: 'in', until: '2027-03-01', decidedBy: 'handed_over' });
    expect(life.tree.map((n) => `${n.depth} ${n.barcode}`)).toEqual(['0 M-1', '1 M-1-H1', '2 M-1-P1']);
  });

  it('refuses a taken position, a second parent, a cycle and a move without the machine', () => {
    expect(broken(() => install('M-1-P2', 'M-1-H1', '主泵 1'))).toMatchObject({
      rule: 'unit_position_occupied',
      params: { barcode: 'M-1-P1' },
    });
    expect(broken(() => install('M-1-P1', 'M-1', '备用'))).toMatchObject({
      rule: 'unit_already_installed',
      params: { machineBarcode: 'M-1', position: '主泵 1', siteName: '远帆 9' },
    });
    const inside = (w: WriteContext) => findUnitByBarcode(w, 'M-1-P1')?.id ?? '';
    expect(
      rule(() =>
        write((w) =>
          recordUnitEvent(w, {
            barcode: 'M-1',
            type: 'INSTALLED',
            parentUnitId: inside(w),
            position: '里面',
          }),
        ),
      ),
    ).toBe('unit_cycle');
    expect(rule(() => write((w) => recordUnitEvent(w, { barcode: 'M-1-P1', type: 'RETURNED' })))).toBe(
      'unit_travels_with_root',
    );
  });

  it('replaces by exactly two events of one pair, in one transaction', () => {
    const count = () => read((r) => r.db.pluck<number>('SELECT count(*) FROM unit_events'));
    const before = count() ?? 0;
    const { pairId, removed, installed } = write((w) =>
      replaceUnits(w, {
        removed: { barcode: 'M-1-P1' },
        installed: { barcode: 'M-1-P2' },
        on: '2026-06-01',
        reason: '轴封泄漏',
      }),
    );
    expect(count()).toBe(before + 2);
    expect([removed.pairId, installed.pairId]).toEqual([pairId, pairId]);
    expect([installed.parentUnitId, installed.position]).toEqual([removed.parentUnitId, removed.position]);
    const life = read((r) => getUnitLife(r, 'M-1-P2'));
    expect(life.chain.map((g) => g.barcode)).toEqual(['M-1-P1', 'M-1-P2']);
    expect(life.warranty).toMatchObject({
      until: '2027-06-01',
      decidedBy: 'replaced',
      replacement: { remainderUntil: '2027-03-01' },
    });
    expect(read((r) => getUnitLife(r, 'M-1-P1').unit)).toMatchObject({
      status: 'removed',
      siteName: '远帆 9',
    });
  });

  it('refuses the same part, a part that is elsewhere and a scrapped one, saying where it is', () => {
    const replace = (a: string, b: string) => () =>
      write((w) => replaceUnits(w, { removed: { barcode: a }, installed: { barcode: b } }));
    expect(rule(replace('M-1-P2', 'M-1-P2'))).toBe('replacement_same_unit');
    expect(broken(replace('M-1-P2', 'M-1-H1'))).toMatchObject({
      rule: 'unit_already_installed',
      params: { machineBarcode: 'M-1' },
    });
    write((w) => recordUnitEvent(w, { barcode: 'M-1-P1', type: 'SCRAPPED', reason: '轴封泄漏' }));
    expect(broken(replace('M-1-P2', 'M-1-P1'))).toMatchObject({
      rule: 'unit_scrapped',
      params: { barcode: 'M-1-P1', status: 'scrapped' },
    });
    expect(rule(replace('M-1-P1', 'R-001'))).toBe('unit_not_installed');
  });

  it('corrects a replacement only as a pair', () => {
    const seq = read((r) => getUnitLife(r, 'M-1-P2').events.find((e) => e.type === 'INSTALLED')?.seq ?? 0);
    expect(rule(() => write((w) => correctUnitEvent(w, { barcode: 'M-1-P2', seq, reason: '扫错' })))).toBe(
      'unit_travels_with_root',
    );
    const scrapped = read(
      (r) => getUnitLife(r, 'M-1-P1').events.find((e) => e.type === 'SCRAPPED')?.seq ?? 0,
    );
    write((w) => correctUnitEvent(w, { barcode: 'M-1-P1', seq: scrapped, reason: '未报废' }));
    const corrections = write((w) => correctUnitEvent(w, { barcode: 'M-1-P2', seq, reason: '扫错' }));
    expect(corrections.map((e) => e.type)).toEqual(['CORRECTED', 'CORRECTED']);
    expect(read((r) => getUnitLife(r, 'M-1-P1').unit.position)).toBe('主泵 1');
    expect(read((r) => getUnitLife(r, 'M-1-P2').chain)).toEqual([]);
    expect(read((r) => getUnitTree(r, 'M-1', 'maintained', '2026-06-02').differences)).toEqual([]);
  });

  it('has states that are the fold of the events', () => {
    expect(read(findDriftedStates)).toEqual([]);
    const stored = () => read((r) => r.db.all('SELECT * FROM unit_states ORDER BY unit_id'));
    const before = stored();
    write(rebuildStates);
    expect(stored()).toEqual(before);
  });
});

describe('where a unit is', () => {
  const at = (type: 'SHIPPED' | 'ON_SITE' | 'STOCKED' | 'RETURNED', on: string, siteId?: string) => {
    write((w) =>
      recordUnitEvent(w, { barcode: 'R-002', type, on, ...(siteId === undefined ? {} : { siteId }) }),
    );
    return read((r) => findUnitByBarcode(r, 'R-002')?.siteName ?? null);
  };

  it('is no site when it went into stock or came back, unless one is said', () => {
    at('SHIPPED', '2026-01-01');
    expect(at('ON_SITE', '2026-01-10', site)).toBe('远帆 9');
    expect(at('STOCKED', '2026-01-20')).toBeNull();
    expect(at('STOCKED', '2026-01-21', site)).toBe('远帆 9');
    expect(at('RETURNED', '2026-02-01')).toBeNull();
    expect(read(findDriftedStates)).toEqual([]);
  });
});

describe('codes', () => {
  it('find the unit for ever after it was relabelled', () => {
    write((w) => relabelUnit(w, { barcode: 'R-010', newBarcode: 'R-011', reason: '打错' }));
    expect(read((r) => findUnitByBarcode(r, 'R-010'))).toMatchObject({ barcode: 'R-011' });
    expect(() => register('R-010')).toThrow(expect.objectContaining({ code: 'DUPLICATE' }));
    write((w) => relabelUnit(w, { barcode: 'R-011', newBarcode: 'R-010', reason: '原来是对的' }));
    expect(read((r) => getUnitLife(r, 'R-011').codes)).toMatchObject([
      { barcode: 'R-010', isCurrent: true },
      { barcode: 'R-011', isCurrent: false },
    ]);
  });
});

describe('the list', () => {
  it('shows parts where their machine is', () => {
    const page = read((r) =>
      listUnits(r, { filters: [{ column: 'siteName', op: 'eq', value: '远帆 9' }], withTotal: true }),
    );
    expect(page.rows.map((u) => u.barcode).sort()).toEqual(['M-1', 'M-1-H1', 'M-1-P1']);
  });
});
