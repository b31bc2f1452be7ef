import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeSignedCode } from '#contract/labels/signed-code.ts';
import { unitEventInput } from '#contract/units/units.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { releaseBom, saveBom } from '#db/slices/products/boms.service.ts';
import { createPart, createProduct } from '#db/slices/products/products.service.ts';
import { buildIn, findOpenPlaces, planBuildIn } from './build-in.service.ts';
import { getUnitLife } from './unit-life.service.ts';
import { correctUnitEvent, recordTypedEvent, recordUnitEvent, registerTypedUnits } from './units.service.ts';

let test: TestStore;
const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.manager, useCase);
const plan = (...codes: string[]) => write((w) => planBuildIn(w, { barcode: 'W-1', codes }));

beforeAll(async () => {
  test = await openTestStore();
  write((w) => {
    const { id: productId } = createProduct(w, { code: 'W-40', name: '绞车', family: 'winch' });
    const pump = createPart(w, { drawingNo: 'P-1', name: '泵' }).id;
    const bearing = createPart(w, { drawingNo: 'B-1', name: '轴承' }).id;
    const lines = [
      { position: 'pump_1', partId: pump, quantity: 1000 },
      { position: '轴承', partId: bearing, quantity: 2000 },
    ];
    releaseBom(w, { ...saveBom(w, { productId, lines }), on: '2020-01-01' });
    registerTypedUnits(w, { codes: 'W-1, W-2', productId, kind: 'machine' });
    registerTypedUnits(w, { codes: 'P-001…003', partId: pump });
    registerTypedUnits(w, { codes: 'B-001…004', partId: bearing });
    registerTypedUnits(w, { codes: 'X-001', kind: 'part' });
  });
});
afterAll(() => test[Symbol.asyncDispose]());

describe('C30 parts are built in one after the other', () => {
  it('go to the places their bill keeps for them, then to numbered ones', () => {
    const codes = ['B-001', 'P-001', 'b-002', 'B-003', 'P-002', 'X-001'];
    expect(plan(...codes).map(({ barcode, position, isOnBill }) => [barcode, position, isOnBill])).toEqual([
      ['B-001', '轴承/1', true],
      ['P-001', 'pump_1', true],
      ['B-002', '轴承/2', true],
      ['B-003', '轴承 1', false],
      ['P-002', '泵 1', false],
      ['X-001', 'X-001 1', false],
    ]);
  });

  it('are offered the places their machine still has open, whatever form its code was scanned in', () => {
    const signed = composeSignedCode({ keyId: 'a1b2c3d4', signature: 'x'.repeat(86), barcode: 'W-1' });
    const { barcode, places } = write((w) => findOpenPlaces(w, signed));
    expect(barcode).toBe('W-1');
    expect(places.map(({ position }) => position)).toEqual(['pump_1', '轴承/1', '轴承/2']);
    const put = { barcode: 'B-004', type: 'INSTALLED' as const, parentBarcode: signed, position: '轴承/2' };
    write((w) => recordTypedEvent(w, unitEventInput.parse(put)));
    expect(write((w) => findOpenPlaces(w, 'w-1').places)).toHaveLength(2);
    write((w) => correctUnitEvent(w, { barcode: 'B-004', seq: 2, reason: '试' }));
  });

  it('are put in together or not at all', () => {
    const parts = [
      { barcode: 'P-001', position: 'pump_1' },
      { barcode: 'P-002', position: 'pump_1' },
    ];
    expect(() => write((w) => buildIn(w, { barcode: 'W-1', parts }))).toThrow('RULE_BROKEN');
    expect(write((w) => getUnitLife(w, 'W-1')).tree).toHaveLength(1);
    const planned = plan('P-001', 'B-001', 'B-002', 'B-003');
    write((w) =>
      buildIn(w, {
        barcode: 'W-1',
        parts: planned.map(({ barcode, position }) => ({ barcode: barcode ?? '', position: position ?? '' })),
        on: w.today,
      }),
    );
    expect(write((w) => getUnitLife(w, 'W-1')).tree.map((node) => node.position)).toEqual([
      null,
      'pump_1',
      '轴承 1',
      '轴承/1',
      '轴承/2',
    ]);
  });

  it('say why they cannot go in', () => {
    write((w) => recordUnitEvent(w, { barcode: 'B-004', type: 'SCRAPPED' }));
    const found = plan('P-001', 'B-004', 'W-1', 'NONE-1', 'P-003', 'p-003');
    expect(found.map(({ problem, machineBarcode }) => [problem, machineBarcode])).toEqual([
      ['inside', 'W-1'],
      ['gone', null],
      ['self', null],
      ['unknown', null],
      [null, null],
      ['repeated', null],
    ]);
    expect(found[4]?.position).toBe('泵 1');
  });
});
