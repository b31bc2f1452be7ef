import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GS } from '#contract/units/gs1-elements.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { releaseBom, saveBom } from '#db/slices/products/boms.service.ts';
import { createPart, createProduct } from '#db/slices/products/products.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { findKnownCodes } from './known-codes.service.ts';
import { getUnitTrees } from './unit-trees.service.ts';
import { findUnitByBarcode, recordUnitEvent, registerTypedUnits, replaceUnits } from './units.service.ts';
import {
  decideWarranty,
  getWarranty,
  listWarrantiesEnding,
  withdrawWarranty,
} from './warranty-decisions.service.ts';

let test: TestStore;
let product: string;
let pump: string;
let site: string;
const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.manager, useCase);
const find = (code: string) => write((w) => findUnitByBarcode(w, code)?.barcode);
const event = (barcode: string, type: 'FACTORY_TESTED' | 'SHIPPED' | 'ON_SITE' | 'HANDED_OVER', on: string) =>
  write((w) => recordUnitEvent(w, { barcode, type, on, ...(type === 'ON_SITE' ? { siteId: site } : {}) }));
const install = (barcode: string, position: string, on: string) =>
  write((w) =>
    recordUnitEvent(w, {
      barcode,
      type: 'INSTALLED',
      on,
      parentUnitId: findUnitByBarcode(w, 'W-1')?.id ?? '',
      position,
    }),
  );

beforeAll(async () => {
  test = await openTestStore();
  const gtin = '6901234567892';
  product = write((w) => createProduct(w, { code: 'W-40', name: '绞车', family: 'winch', gtin }).id);
  pump = write((w) => createPart(w, { drawingNo: 'P-1', revision: 'A', name: '泵', gtin: '12345670' }).id);
  const newer = write((w) => createPart(w, { drawingNo: 'P-1', revision: 'B', name: '泵' }).id);
  const brake = write((w) => createPart(w, { drawingNo: 'B-1', name: '制动器' }).id);
  const oil = write(
    (w) => createPart(w, { drawingNo: 'O-1', name: '油', tracking: 'quantity', uom: 'L' }).id,
  );
  site = write((w) => createSite(w, { name: '远帆 9', kind: 'vessel' }).id);
  const line = (position: string, partId: string, quantity = 1000) => ({ position, partId, quantity });
  const grease = write(
    (w) => createPart(w, { drawingNo: 'G-1', name: '润滑脂', tracking: 'quantity', uom: '桶' }).id,
  );
  const seal = write((w) => createPart(w, { drawingNo: 'S-1', name: '油封', tracking: 'lot' }).id);
  const amounts = [line('油', oil, 12_500), line('脂', grease), line('封', seal)];
  const lines = [line('泵', pump, 2000), line('制动', brake), ...amounts];
  write((w) => releaseBom(w, { ...saveBom(w, { productId: product, lines }), on: '2024-01-01' }));
  const machine = { productId: product, madeOn: '2025-01-02', factoryNo: 'F-77', kind: 'machine' as const };
  write((w) => registerTypedUnits(w, { codes: 'W-1', ...machine }));
  write((w) => registerTypedUnits(w, { codes: 'P-001, P-003', partId: pump, kind: 'part' }));
  write((w) => registerTypedUnits(w, { codes: 'P-002', partId: newer, kind: 'part' }));
  install('P-001', '泵/1', '2025-01-10');
  install('P-002', '泵/2', '2025-01-10');
  event('W-1', 'FACTORY_TESTED', '2025-02-01');
  event('W-1', 'SHIPPED', '2025-03-01');
  event('W-1', 'ON_SITE', '2025-04-01');
  event('W-1', 'HANDED_OVER', '2025-05-01');
  const [removed, installed] = [{ barcode: 'P-001' }, { barcode: 'P-003' }];
  write((w) => replaceUnits(w, { removed, installed, on: '2026-04-10', reason: '泄漏' }));
});
afterAll(() => test[Symbol.asyncDispose]());

describe('four trees', () => {
  it('stand side by side with what differs from one to the next', () => {
    const trees = write((w) => getUnitTrees(w, { barcode: 'P-003' }));
    expect(trees.on).toEqual({
      sold: '2025-01-02',
      built: '2025-02-01',
      shipped: '2025-03-01',
      maintained: '2026-06-30',
    });
    const rows = trees.rows.map((row) => [
      row.path,
      row.sold?.drawingNo ?? null,
      `${row.built.cell?.barcode} ${row.built.change}`,
      `${row.shipped.cell?.barcode} ${row.shipped.change}`,
      `${row.maintained.cell?.barcode} ${row.maintained.change}`,
    ]);
    expect(rows).toEqual([
      ['泵/1', 'P-1', 'P-001 same', 'P-001 same', 'P-003 replaced'],
      ['泵/2', 'P-1', 'P-002 other_revision', 'P-002 same', 'P-002 same'],
      ['制动', 'B-1', 'undefined missing', 'undefined same', 'undefined same'],
      ['油', 'O-1', 'undefined same', 'undefined same', 'undefined same'],
      ['脂', 'G-1', 'undefined same', 'undefined same', 'undefined same'],
      ['封', 'S-1', 'undefined same', 'undefined same', 'undefined same'],
    ]);
    expect(trees.differing).toBe(3);
  });

  it('can each be asked for at another day', () => {
    const on = { barcode: 'W-1', builtOn: '2025-01-05', maintainedOn: '2026-04-09', soldOn: '2023-12-31' };
    const trees = write((w) => getUnitTrees(w, on));
    expect(trees.on.sold).toBeNull();
    const [first] = trees.rows;
    expect([first?.built.cell, first?.shipped.change, first?.maintained.cell?.barcode]).toEqual([
      null,
      'added',
      'P-001',
    ]);
  });
});

describe('codes', () => {
  it('of GS1 find the unit by serial and trade item, from any carrier', () => {
    expect(find('0106901234567892' + `21F-77`)).toBe('W-1');
    expect(find(`]d20106901234567892${GS}21F-77`)).toBe('W-1');
    expect(find('(01)06901234567892(21)F-77')).toBe('W-1');
    expect(find('https://id.example.cn/01/06901234567892/21/F-77')).toBe('W-1');
    expect(find('(01)00000012345670(21)P-003')).toBe('P-003');
    // The pump of revision B is no such trade item, and nothing is called F-78.
    expect(find('(01)00000012345670(21)P-002')).toBeUndefined();
    expect(find('(01)06901234567892(21)F-78')).toBeUndefined();
    expect(find(']C0w-1')).toBe('W-1');
    expect(find('(00)123456789012345675')).toBeUndefined();
  });

  it('typed for registering say where they already live', () => {
    const known = write((w) => findKnownCodes(w, ['NEW-1', 'ｐ-００３', 'W-1']));
    expect(known).toMatchObject({
      total: 2,
      codes: [
        { code: 'ｐ-００３', barcode: 'P-003', machineBarcode: 'W-1', position: '泵/1', siteName: '远帆 9' },
        { code: 'W-1', machineBarcode: null, status: 'in_service' },
      ],
    });
  });

  it('are counted to the last, though only the first are listed', () => {
    const many = write((w) => registerTypedUnits(w, { codes: 'Z-001…060', kind: 'part' }));
    const known = write((w) =>
      findKnownCodes(
        w,
        many.map((unit) => unit.barcode),
      ),
    );
    expect([known.total, known.codes.length]).toEqual([60, 50]);
  });
});

describe('decisions on a warranty', () => {
  it('stand beside what the facts give, and can be taken back', () => {
    const until = (barcode: string) => write((w) => getWarranty(w, barcode)).warranty.until;
    expect(until('W-1')).toBe('2026-05-01');
    // Put in during month 12 of the machine's warranty: a new term is larger than the remainder.
    expect(until('P-003')).toBe('2027-04-10');
    const decide = (more: object) =>
      write((w) => decideWarranty(w, { barcode: 'W-1', reason: '协议', kind: 'override', ...more }));
    expect(() => decide({})).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    decide({ kind: 'suspension', fromOn: '2025-06-01', toOn: '2025-06-30' });
    expect(until('W-1')).toBe('2026-05-31');
    expect(until('P-002')).toBe('2026-05-31');
    decide({ kind: 'extension', months: 1 });
    expect(until('W-1')).toBe('2026-06-30');
    decide({ untilOn: '2026-12-31' });
    const { warranty, decisions } = decide({ untilOn: '2027-01-31' });
    expect(warranty).toMatchObject({
      until: '2027-01-31',
      computedUntil: '2026-06-30',
      decidedBy: 'override',
      state: 'in',
    });
    const open = decisions.filter((d) => d.voidedAt === null);
    expect(open.map((d) => d.kind).sort()).toEqual(['extension', 'override', 'suspension']);
    const last = open.find((d) => d.kind === 'override');
    write((w) => withdrawWarranty(w, { id: last?.id ?? '', version: 1, reason: '误' }));
    expect(until('W-1')).toBe('2026-06-30');
  });

  it('decide which warranties are ending', () => {
    const ending = (from: string, days: number) =>
      write((w) => listWarrantiesEnding(w, { from, days })).map((row) => [row.barcode, row.until]);
    expect(ending('2026-06-01', 29)).toEqual([['W-1', '2026-06-30']]);
    expect(ending('2026-06-01', 28)).toEqual([]);
    expect(ending('2026-07-01', 90)).toEqual([]);
  });
});
