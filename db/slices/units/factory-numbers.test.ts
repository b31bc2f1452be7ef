import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createProduct, updateProduct } from '#db/slices/products/products.service.ts';
import { reviveUnit } from './imported-units.service.ts';
import { unitRows } from './unit-rows.service.ts';
import { units } from './units.repo.ts';
import { findUnitByBarcode, registerTypedUnits, updateUnit, voidUnit } from './units.service.ts';

let test: TestStore;
let productId: string;

const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.service, useCase);
const register = (codes: string, more: object = {}) =>
  write((w) => registerTypedUnits(w, { codes, productId, ...more }));
const change = (barcode: string, fields: object) =>
  write((w) => {
    const version = findUnitByBarcode(w, barcode)?.version ?? 0;
    return updateUnit(w, { barcode, version, ...fields });
  });
const takeOut = (barcode: string) =>
  write((w) => {
    const version = findUnitByBarcode(w, barcode)?.version ?? 0;
    return voidUnit(w, { barcode, version, reason: '登记错了' });
  });
const refusal = (path: string, value: string): unknown =>
  expect.objectContaining({
    code: 'INPUT_INVALID',
    data: { issues: [{ path, code: 'factory_number', params: { form: 'AW24-####', value } }] },
  });
const duplicate = expect.objectContaining({ code: 'DUPLICATE' });

beforeAll(async () => {
  test = await openTestStore();
  productId = write((w) => createProduct(w, { code: 'AW-24', name: '锚绞机', family: 'windlass' })).id;
});
afterAll(() => test[Symbol.asyncDispose]());

describe('U56 factory numbers', () => {
  it('are free where the product says no form, and have it where it does; another stays with a reason', () => {
    register('N-1', { factoryNo: '202500041' });
    write((w) => updateProduct(w, { id: productId, version: 1, factoryNoForm: 'AW24-####' }));
    expect(change('N-1', { note: '旧编号' }).exceptions).toBeNull();
    expect(() => register('N-2', { factoryNo: 'AW24-815' })).toThrow(refusal('factoryNo', 'AW24-815'));
    expect(register('N-2', { factoryNo: 'aw24-0815' })[0]?.exceptions).toBeNull();
    const reason = { factoryNo: '船东指定的编号' };
    expect(register('N-3', { factoryNo: 'VIP-1', exceptions: reason })[0]?.exceptions).toEqual(reason);
    expect(change('N-3', { note: '首台' }).exceptions).toEqual(reason);
    expect(() => change('N-3', { factoryNo: 'VIP-2' })).toThrow(refusal('factoryNo', 'VIP-2'));
    expect(change('N-3', { factoryNo: 'AW24-0816', exceptions: reason }).exceptions).toBeNull();
  });

  it('pasted beside the codes are refused where they were pasted, and stay with one reason', () => {
    const pasted = 'N-4\tAW24-0817\nN-5\tX-9';
    expect(() => register(pasted)).toThrow(refusal('codes', 'X-9'));
    const made = register(pasted, { exceptions: { codes: '外协制造' } });
    expect(made.map((unit) => unit.exceptions)).toEqual([null, { factoryNo: '外协制造' }]);
  });

  it('are given back by a unit that was taken out again, and it comes back only while its number is free', () => {
    register('N-6', { factoryNo: 'AW24-0900' });
    expect(() => register('N-7', { factoryNo: 'AW24-0900' })).toThrow(duplicate);
    const { id, version } = takeOut('N-6');
    expect(register('N-7', { factoryNo: 'AW24-0900' })).toHaveLength(1);
    expect(() => write((w) => unitRows.restore(w, { id, version }))).toThrow(duplicate);
    const revive = (w: WriteContext) => {
      const stored = units.find(w.db, id);
      if (stored) reviveUnit(w, stored, {});
    };
    expect(() => write(revive)).toThrow(duplicate);
    takeOut('N-7');
    write((w) => unitRows.restore(w, { id, version }));
    expect(write((w) => findUnitByBarcode(w, 'N-6'))?.voidedAt).toBeNull();
    const again = (w: WriteContext) =>
      w.db.run(`UPDATE units SET voided_at = NULL, void_reason = NULL WHERE barcode = 'N-7'`);
    expect(() => write(again)).toThrow();
  });
});
