import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShipmentCreate } from '#contract/orders/orders.schema.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createProduct } from '#db/slices/products/products.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { findUnitByBarcode, recordUnitEvent, registerUnits } from '#db/slices/units/units.service.ts';
import { scheduleOrder, voidOrder } from './order-steps.service.ts';
import { createOrder, getOrder } from './orders.service.ts';
import { recordArrival, shipOrder, voidShipment } from './shipments.service.ts';
import { LINE, type OrderCase, openOrderCase, orderInput, refusalOf } from './test-order-case.ts';

let test: TestStore;
let base: OrderCase;
let orderId: string;
let lineIds: string[];
let productId: string;
let siteId: string;

const ship = (input: Partial<ShipmentCreate>) =>
  base.write((w) => shipOrder(w, { orderId, siteId, ...input }));
const register = (codes: string[], more: object = {}) =>
  base.write((w) =>
    registerUnits(w, { codes: codes.map((barcode) => ({ barcode, factoryNo: null })), productId, ...more }),
  );
const unit = (barcode: string) => base.read((r) => findUnitByBarcode(r, barcode));
const order = () => base.read((r) => getOrder(r, orderId));

beforeEach(async () => {
  test = await openTestStore();
  base = openOrderCase(test);
  productId = base.write((w) => createProduct(w, { code: 'AW-68', name: '锚绞机', family: '甲板机械' })).id;
  siteId = base.write((w) => createSite(w, { name: '江海 1023', kind: 'vessel' })).id;
  const lines = [
    { ...LINE, productId },
    { product: '钢丝绳', quantity: 2500, uom: 't', priceMinor: 10_000_00 },
  ];
  const made = base.write((w) => createOrder(w, orderInput(base, { lines })));
  orderId = made.id;
  lineIds = made.lines.map((line) => line.id);
});
afterEach(() => test[Symbol.asyncDispose]());

describe('shipping an order', () => {
  it('moves units and quantities, writes their events and derives the state', () => {
    register(['AW-1', 'AW-2'], { orderLineId: lineIds[0] });
    const first = ship({ units: ['aw-1'], carrier: '顺通物流' });
    expect(first).toMatchObject({ state: 'executing', shippedOn: null });
    expect(first.shipments[0]).toMatchObject({
      no: 'FH2026-0001',
      siteName: '江海 1023',
      lines: [{ lineNo: 1, barcode: 'AW-1', quantity: 1000 }],
    });
    expect(unit('AW-1')).toMatchObject({ status: 'shipped', siteId, partyId: base.partyId });
    expect(first.units.map((u) => [u.barcode, u.isShipped])).toEqual([
      ['AW-1', true],
      ['AW-2', false],
    ]);
    const rest = ship({ units: ['AW-2'], lines: [{ lineId: lineIds[1] ?? '', quantity: 2500 }] });
    expect(rest).toMatchObject({ state: 'shipped', shippedOn: '2026-06-30' });
    expect(rest.lines.map((l) => l.shippedQuantity)).toEqual([2000, 2500]);
  });

  it('takes a unit from stock onto the line of its product, which it then belongs to', () => {
    register(['ST-1']);
    ship({ units: ['ST-1'] });
    expect(unit('ST-1')).toMatchObject({ orderLineId: lineIds[0], orderNo: 'HT2026-0001' });
  });

  it('never ships more than was ordered, in the service or by raw SQL', () => {
    expect(refusalOf(() => ship({ lines: [{ lineId: lineIds[0] ?? '', quantity: 3000 }] }))).toBe(
      'shipped_more_than_ordered',
    );
    register(['ST-1', 'ST-2', 'ST-3']);
    expect(refusalOf(() => ship({ units: ['ST-1', 'ST-2', 'ST-3'] }))).toBe('shipped_more_than_ordered');
    expect(order()).toMatchObject({ state: 'in_force', shipments: [] });
    const { shipments } = ship({ units: ['ST-1', 'ST-2'] });
    const insert = test.store.handle.prepare(
      'INSERT INTO shipment_lines (shipment_id, seq, order_line_id, quantity) VALUES (?, 99, ?, 1000)',
    );
    expect(() => insert.run(shipments[0]?.id, lineIds[0])).toThrow('shipped_more_than_ordered');
  });

  it('has a unit on one shipment at most', () => {
    register(['AW-1'], { orderLineId: lineIds[0] });
    const { shipments } = ship({ units: ['AW-1'] });
    expect(refusalOf(() => ship({ units: ['AW-1'] }))).toBe('DUPLICATE');
    expect(refusalOf(() => ship({ units: ['AW-9'] }))).toBe('NOT_FOUND');
    const insert = test.store.handle.prepare(
      'INSERT INTO shipment_lines (shipment_id, seq, order_line_id, unit_id, quantity) VALUES (?, 99, ?, ?, 1000)',
    );
    expect(() => insert.run(shipments[0]?.id, lineIds[0], unit('AW-1')?.id)).toThrow('UNIQUE');
  });

  it('C30 refuses what a scanner may hand it by mistake, the whole load with it', () => {
    register(['AW-1'], { orderLineId: lineIds[0] });
    register(['ST-1', 'ST-2']);
    const idOf = (barcode: string) => unit(barcode)?.id ?? '';
    base.write((w) => recordUnitEvent(w, { unitId: idOf('ST-1'), type: 'SCRAPPED', reason: '裂纹' }));
    const inside = { type: 'INSTALLED' as const, parentUnitId: idOf('AW-1'), position: '1' };
    base.write((w) => recordUnitEvent(w, { unitId: idOf('ST-2'), ...inside }));
    expect(refusalOf(() => ship({ units: ['AW-1', 'aw－1'] }))).toBe('INPUT_INVALID');
    expect(refusalOf(() => ship({ units: ['AW-1', 'ST-1'] }))).toBe('unit_scrapped');
    expect(refusalOf(() => ship({ units: ['AW-1', 'ST-2'] }))).toBe('unit_travels_with_root');
    expect(refusalOf(() => ship({ units: ['AW-1', 'AW-77'] }))).toBe('NOT_FOUND');
    expect(order()).toMatchObject({ state: 'in_force', shipments: [] });
    expect(unit('AW-1')?.status).toBe('made');
    // A part goes with the machine it sits in.
    ship({ units: ['AW-1'] });
    expect(unit('ST-2')).toMatchObject({ status: 'installed', siteId, rootBarcode: 'AW-1' });
  });

  it('refuses units of another order, orders that are not in force, and fractions of a 台', () => {
    const other = base.write((w) => createOrder(w, orderInput(base, { lines: [{ ...LINE, productId }] })));
    register(['OT-1'], { orderLineId: other.lines[0]?.id });
    expect(refusalOf(() => ship({ units: ['OT-1'] }))).toBe('unit_other_order');
    expect(refusalOf(() => ship({ lines: [{ lineId: other.lines[0]?.id ?? '', quantity: 1000 }] }))).toBe(
      'NOT_FOUND',
    );
    expect(refusalOf(() => ship({ lines: [{ lineId: lineIds[0] ?? '', quantity: 500 }] }))).toBe(
      'INPUT_INVALID',
    );
    const draft = base.write((w) => createOrder(w, orderInput(base, { state: 'draft' })));
    expect(
      refusalOf(() =>
        ship({ orderId: draft.id, lines: [{ lineId: draft.lines[0]?.id ?? '', quantity: 1000 }] }),
      ),
    ).toBe('order_not_in_force');
  });
});

describe('after shipping', () => {
  it('arrives once, with its units', () => {
    register(['AW-1'], { orderLineId: lineIds[0] });
    const { shipments } = ship({ units: ['AW-1'] });
    const id = shipments[0]?.id ?? '';
    expect(
      refusalOf(() => base.write((w) => recordArrival(w, { id, version: 1, arrivedOn: '2026-06-01' }))),
    ).toBe('INPUT_INVALID');
    base.write((w) => recordArrival(w, { id, version: 1 }));
    expect(unit('AW-1')?.status).toBe('arrived');
    expect(refusalOf(() => base.write((w) => voidShipment(w, { id, version: 2, reason: '错' })))).toBe(
      'IN_USE',
    );
  });

  it('can be taken back: the events are corrected, the unit and the quantity are free again', () => {
    register(['AW-1'], { orderLineId: lineIds[0] });
    const { shipments } = ship({ units: ['AW-1'] });
    expect(refusalOf(() => base.write((w) => voidOrder(w, { id: orderId, version: 2, reason: '错' })))).toBe(
      'IN_USE',
    );
    const back = base.write((w) =>
      voidShipment(w, { id: shipments[0]?.id ?? '', version: 1, reason: '扫错' }),
    );
    expect(back).toMatchObject({ state: 'in_force', shippedOn: null });
    expect(unit('AW-1')?.status).toBe('made');
    expect(ship({ units: ['AW-1'] }).shipments).toHaveLength(2);
  });

  it('counts as executing as soon as a works order is issued', () => {
    const planned = base.write((w) =>
      scheduleOrder(w, { id: orderId, version: 1, lines: [{ id: lineIds[0] ?? '', worksOrderNo: 'P-77' }] }),
    );
    expect(planned.state).toBe('executing');
  });
});
