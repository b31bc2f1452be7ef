import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createProduct } from '#db/slices/products/products.service.ts';
import { nextFreeCode } from './next-code.service.ts';
import { getUnitLife } from './unit-life.service.ts';
import { findDriftedStates, rebuildStates } from './unit-replay.service.ts';
import { pickUnits } from './units.repo.ts';
import {
  bindCode,
  correctUnitEvent,
  findUnitByBarcode,
  recordUnitEvent,
  registerTypedUnits,
  relabelUnit,
} from './units.service.ts';

const TAG = 'SHIP-TAG 0815';
let test: TestStore;
const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.service, useCase);
const found = (code: string) => write((w) => findUnitByBarcode(w, code)?.barcode);
const codesOf = (barcode: string) => write((w) => getUnitLife(w, barcode)).codes;
const bind = (barcode: string, code: string) =>
  write((w) => bindCode(w, { barcode, code, reason: '船东资产牌' }).barcode);
const register = (codes: string) => write((w) => registerTypedUnits(w, { codes, kind: 'machine' }));
const takeBack = (barcode: string) =>
  write((w) => {
    const seq = getUnitLife(w, barcode).events.find((e) => e.type === 'RELABELLED')?.seq ?? 0;
    return correctUnitEvent(w, { barcode, seq, reason: '扫错一件' });
  });
const rule = (name: string): unknown =>
  expect.objectContaining({ data: expect.objectContaining({ rule: name }) });
const run = (sql: string) => test.store.handle.prepare(sql).run();

beforeAll(async () => {
  test = await openTestStore();
  register('A-1, A-2, A-3, A-4');
});
afterAll(() => test[Symbol.asyncDispose]());

describe("invariant 5: a customer's code on a unit", () => {
  it('finds the unit in any form for ever; the unit keeps its own code', () => {
    expect(bind('A-1', TAG)).toBe('A-1');
    expect([found(TAG), found('ｓｈｉｐ-tag0815'), found(`]C0${TAG}`), found('A-1')]).toEqual(
      Array(4).fill('A-1'),
    );
    expect(codesOf(TAG)).toMatchObject([
      { barcode: 'A-1', isCurrent: true, isOthers: false },
      { barcode: TAG, isCurrent: false, isOthers: true },
    ]);
    const [event] = write((w) => getUnitLife(w, 'A-1')).events;
    expect(event).toMatchObject({ type: 'RELABELLED', sourceKind: 'code', note: TAG, reason: '船东资产牌' });
    expect(write((w) => pickUnits(w.db, '0815', 5)).map(({ no }) => no)).toEqual(['A-1']);
  });

  it('is on one unit only, and on no label of another', () => {
    expect(() => bind('A-1', TAG.toLowerCase())).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    for (const attempt of [() => bind('A-2', TAG), () => bind('A-2', 'a-1'), () => register(TAG)])
      expect(attempt).toThrow(expect.objectContaining({ code: 'DUPLICATE' }));
    expect(() => write((w) => relabelUnit(w, { barcode: 'A-2', newBarcode: TAG, reason: '换' }))).toThrow(
      expect.objectContaining({ code: 'DUPLICATE' }),
    );
    write((w) => recordUnitEvent(w, { barcode: 'A-4', type: 'SCRAPPED', reason: '旧' }));
    expect(() => bind('A-4', 'X-1')).toThrow(rule('unit_scrapped'));
  });

  it('bound to the wrong unit is taken back: it names nothing, and goes to another unit by a further event only', () => {
    const corrections = takeBack('A-1');
    expect(corrections.map((e) => e.type)).toEqual(['CORRECTED']);
    expect(found(TAG)).toBeUndefined();
    expect(codesOf('A-1')).toHaveLength(1);
    expect(() => register(TAG)).toThrow(rule('code_released'));
    expect(() => write((w) => relabelUnit(w, { barcode: 'A-2', newBarcode: TAG, reason: '换' }))).toThrow(
      rule('code_released'),
    );
    expect(() => takeBack('A-1')).toThrow(rule('unit_not_correctable'));
    expect(bind('A-2', TAG)).toBe('A-2');
    expect(found(TAG)).toBe('A-2');
    expect(write((w) => getUnitLife(w, 'A-1')).events.map((e) => [e.type, e.note])).toContainEqual([
      'RELABELLED',
      TAG,
    ]);
    expect(write((w) => findDriftedStates(w))).toEqual([]);
    write(rebuildStates);
    expect(found(TAG)).toBe('A-2');
  });

  it('that went onto our label is ours for ever', () => {
    write((w) => relabelUnit(w, { barcode: 'A-2', newBarcode: TAG, reason: '用客户的码' }));
    write((w) => relabelUnit(w, { barcode: TAG, newBarcode: 'A-2', reason: '换回' }));
    const bound = write((w) => getUnitLife(w, 'A-2')).events.findLast((e) => e.type === 'RELABELLED');
    const correct = (w: WriteContext) =>
      correctUnitEvent(w, { barcode: 'A-2', seq: bound?.seq ?? 0, reason: '误' });
    expect(() => write(correct)).toThrow(rule('unit_not_correctable'));
    expect(codesOf('A-2').map((c) => [c.barcode, c.isOthers])).toEqual([
      ['A-2', false],
      [TAG, false],
    ]);
  });

  it('is counted when the next free code of a product is asked for, taken back or not', () => {
    const { id: productId } = write((w) => createProduct(w, { code: 'AW-68', name: '锚机', family: '锚机' }));
    const next = () => write((w) => nextFreeCode(w, { productId }));
    expect(next()).toBe('AW-68-2026-0001');
    write((w) => registerTypedUnits(w, { codes: 'LJ-0098…0099, LJ-7', productId }));
    expect(next()).toBe('LJ-8');
    write((w) => registerTypedUnits(w, { codes: 'LJ-0100', productId }));
    expect(next()).toBe('LJ-0101');
    bind('LJ-0100', 'lj－０１０１');
    expect(next()).toBe('LJ-0102');
    takeBack('LJ-0100');
    expect(next()).toBe('LJ-0102');
    write((w) => registerTypedUnits(w, { codes: 'LJ-9999', productId }));
    expect(next()).toBeNull();
    expect(write((w) => nextFreeCode(w, {}))).toBeNull();
  });

  it('cannot be taken off, moved or recycled behind the program', () => {
    bind('A-3', 'Y-1');
    const ofTag = "WHERE barcode = 'Y-1'";
    for (const sql of [
      `DELETE FROM unit_barcodes ${ofTag}`,
      `UPDATE unit_barcodes SET unit_id = (SELECT id FROM units WHERE barcode = 'A-1') ${ofTag}`,
      `UPDATE unit_barcodes SET bound_seq = 99 ${ofTag}`,
      `UPDATE released_codes SET barcode = 'Z'`,
      'DELETE FROM released_codes',
    ])
      expect(() => run(sql), sql).toThrow(/kept for ever/);
    takeBack('A-3');
    const insert = `INSERT INTO unit_barcodes SELECT barcode_key, barcode, unit_id, 0, 0, NULL
      FROM released_codes WHERE barcode = 'Y-1'`;
    expect(() => run(insert)).toThrow(/code_released/);
  });
});
