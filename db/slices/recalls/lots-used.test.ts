import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseBom, saveBom } from '#db/slices/products/boms.service.ts';
import { createPart, createProduct } from '#db/slices/products/products.service.ts';
import { broken, type Harbour, openHarbour, refused } from '#db/slices/service-cases/harbour.fixture.ts';
import {
  addVisit,
  addVisitPart,
  closeVisit,
  createCase,
} from '#db/slices/service-cases/shown-cases.fixture.ts';
import { isVisitUnchanged, removeVisitPart } from '#db/slices/service-cases/visits.service.ts';
import { correctBuiltLot, getUnitLots, recordBuiltLots } from '#db/slices/units/unit-lots.service.ts';
import { registerTypedUnits, updateUnit } from '#db/slices/units/units.service.ts';
import { countRecall, createRecall, startRecall } from './recalls.service.ts';

const LOT = 'L2606';
let harbour: Harbour;
let seal: string;
let oil: string;

/** A visit to a machine on which a lot was used, as people write it: words and the lot on the box. */
function useOnVisit(barcode: string, part: string, more: object = {}) {
  return harbour.write((w) => {
    const made = createCase(w, { barcode, title: '漏油' });
    const [visit] = addVisit(w, { caseId: made.id, engineers: '周工' }).visits;
    const id = visit?.id ?? '';
    const used = { visitId: id, part, quantity: 2000, lotNo: LOT, ...more };
    return { id, part: addVisitPart(w, used).visits[0]?.parts[0] };
  });
}
const inScope = (scope: object) => harbour.read((r) => countRecall(r, scope)).units;
const lotsOf = (barcode: string) => harbour.read((r) => getUnitLots(r, barcode));
const build = (barcode: string, lot: object) =>
  harbour.write((w) =>
    recordBuiltLots(w, { barcode, lots: [{ partId: seal, lotNo: LOT, quantity: 4000, ...lot }] }),
  );

beforeAll(async () => {
  harbour = await openHarbour();
  harbour.write((w) => {
    seal = createPart(w, { drawingNo: 'S-1', name: '油封', tracking: 'lot' }).id;
    oil = createPart(w, { drawingNo: 'O-46', name: '液压油', tracking: 'quantity', uom: 'L' }).id;
    const { id: productId } = createProduct(w, { code: 'W-40', name: '绞车', family: 'winch' });
    const line = (position: string, partId: string, quantity: number) => ({ position, partId, quantity });
    const lines = [line('封', seal, 4000), line('油', oil, 12_500)];
    releaseBom(w, { ...saveBom(w, { productId, lines }), on: '2020-01-01' });
    registerTypedUnits(w, { codes: 'W-1, W-2', productId });
  });
});
afterAll(() => harbour[Symbol.asyncDispose]());

describe('C35 lots of parts without codes', () => {
  it('are not registered by barcode: what is counted by amount has no pieces', () => {
    const issue = (path: string, code: string) => ({
      code: 'INPUT_INVALID',
      data: { issues: [expect.objectContaining({ path, code })] },
    });
    const register = () => harbour.write((w) => registerTypedUnits(w, { codes: 'O-1', partId: oil }));
    expect(refused(register)).toEqual(issue('partId', 'tracked_by_amount'));
    const change = () => harbour.write((w) => updateUnit(w, { barcode: 'M-1-P2', version: 1, partId: oil }));
    expect(refused(change)).toEqual(issue('partId', 'tracked_by_amount'));
    const use = () => useOnVisit('M-2', '油封', { partId: seal, lotNo: null });
    expect(refused(use)).toEqual(issue('lotNo', 'required'));
  });

  it('are written down when a machine is built, and taken back by a further line only', () => {
    expect(lotsOf('W-1').asked.map((a) => [a.position, a.tracking, a.quantity])).toEqual([
      ['封', 'lot', 4000],
      ['油', 'quantity', 12_500],
    ]);
    build('W-1', { position: '封' });
    build('W-2', {});
    expect(lotsOf('W-1').built).toMatchObject([
      { drawingNo: 'S-1', lotNo: LOT, quantity: 4000, position: '封' },
    ]);
    const id = lotsOf('W-2').built[0]?.id ?? '';
    harbour.write((w) => correctBuiltLot(w, { id, reason: '扫错台' }));
    expect(lotsOf('W-2').built).toEqual([]);
    expect(harbour.read((r) => getUnitLots(r, 'W-1', 'built'))).toEqual({ ...lotsOf('W-1'), asked: [] });
    expect(broken(() => harbour.write((w) => correctBuiltLot(w, { id, reason: '再来' }))).rule).toBe(
      'unit_not_correctable',
    );
    for (const sql of ["UPDATE unit_lots SET lot_no = 'X'", 'DELETE FROM unit_lots'])
      expect(() => harbour.store.handle.prepare(sql).run()).toThrow(/append-only/);
    expect(refused(() => build('W-1', { quantity: 1500 })).code).toBe('INPUT_INVALID');
    const pump = harbour.read((r) => r.db.pluck<string>("SELECT id FROM parts WHERE drawing_no = 'YB-125'"));
    expect(refused(() => build('W-1', { partId: pump })).code).toBe('INPUT_INVALID');
  });

  it('are recalled wherever they went: pieces of their own, machines built with them, visits that used them', () => {
    harbour.write((w) => registerTypedUnits(w, { codes: 'S-900', kind: 'part', lotNo: LOT }));
    const { id } = useOnVisit('M-1', '油封 S-1');
    useOnVisit('X-1', '液压油 O-46', { partId: oil });
    expect(inScope({ lotNo: LOT })).toBe(4);
    expect(inScope({ lotNo: LOT, partId: seal })).toBe(2);
    expect(inScope({ partId: seal })).toBe(0);
    const recall = harbour.write((w) => {
      const wanted = { title: '油封', reason: '硬度不足', measure: '更换', lotNo: LOT, partId: seal };
      const { id: recallId, version } = createRecall(w, wanted);
      return startRecall(w, { id: recallId, version });
    });
    expect(recall.list.map((one) => [one.barcode, one.partyName]).sort()).toEqual([
      ['M-1', '远帆航运'],
      ['W-1', null],
    ]);
    harbour.write((w) => closeVisit(w, { id, version: 1 }));
    expect(harbour.read((r) => isVisitUnchanged(r, id))).toBe(true);
    const { part } = useOnVisit('M-2', '油封 S-1');
    expect(inScope({ lotNo: LOT, partId: seal })).toBe(3);
    harbour.write((w) => removeVisitPart(w, { id: part?.id ?? '' }));
    expect(inScope({ lotNo: LOT, partId: seal })).toBe(2);
  });
});
