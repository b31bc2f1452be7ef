import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_WARRANTY, type WarrantyClause } from '#contract/units/warranty-clock.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createOrder, getOrder, updateOrder } from '#db/slices/orders/orders.service.ts';
import { shipOrder } from '#db/slices/orders/shipments.service.ts';
import { LINE, type OrderCase, openOrderCase, orderInput } from '#db/slices/orders/test-order-case.ts';
import { createProduct } from '#db/slices/products/products.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { getUnitLife } from '#db/slices/units/unit-life.service.ts';
import { recordUnitEvent, registerUnits } from '#db/slices/units/units.service.ts';
import { createTerms, listTerms, updateTerms } from './warranty-terms.service.ts';

const NAVY: WarrantyClause = { ...DEFAULT_WARRANTY, limbs: [{ event: 'handed_over', months: 36 }] };

let test: TestStore;
let base: OrderCase;
let productId: string;
const warranty = (barcode: string) => base.read((r) => getUnitLife(r, barcode).warranty);

beforeEach(async () => {
  test = await openTestStore();
  base = openOrderCase(test);
  productId = base.write((w) => createProduct(w, { code: 'AW-68', name: '锚绞机', family: '甲板机械' })).id;
});
afterEach(() => test[Symbol.asyncDispose]());

/** A machine of an order, shipped and handed over today. */
function deliver(barcode: string, warrantyClause?: WarrantyClause | null): string {
  const given = warrantyClause === undefined ? {} : { warrantyClause };
  const order = base.write((w) =>
    createOrder(w, orderInput(base, { lines: [{ ...LINE, productId }], ...given })),
  );
  const codes = [{ barcode, factoryNo: null }];
  base.write((w) => registerUnits(w, { codes, productId, orderLineId: order.lines[0]?.id ?? '' }));
  base.write((w) => shipOrder(w, { orderId: order.id, units: [barcode] }));
  const unitId = base.read((r) => getUnitLife(r, barcode).unit.id);
  const siteId = base.write((w) => createSite(w, { name: barcode, kind: 'vessel' })).id;
  base.write((w) => recordUnitEvent(w, { unitId, type: 'ON_SITE', siteId }));
  base.write((w) => recordUnitEvent(w, { unitId, type: 'HANDED_OVER' }));
  return order.id;
}

describe('C36 an order and the terms of the house', () => {
  it('takes terms over as they stand: a later change of the terms changes no promise', () => {
    const terms = test.store.writeNow(test.actors.manager, (w) =>
      createTerms(w, { name: '军品 36 个月', clause: NAVY }),
    );
    const offered = base.read(listTerms).terms[0];
    const orderId = deliver('AW-1', offered?.clause ?? null);
    expect(base.read((r) => getOrder(r, orderId)).warrantyClause).toEqual(NAVY);
    expect(warranty('AW-1')).toMatchObject({ until: '2029-06-30', decidedBy: 'handed_over' });
    const shorter = { ...NAVY, limbs: [{ event: 'handed_over' as const, months: 6 }] };
    test.store.writeNow(test.actors.manager, (w) =>
      updateTerms(w, { id: terms.id, version: 1, clause: shorter }),
    );
    expect(warranty('AW-1').until).toBe('2029-06-30');
  });

  it('without terms of its own is under those of the house, whatever else is offered', () => {
    test.store.writeNow(test.actors.manager, (w) => createTerms(w, { name: '军品 36 个月', clause: NAVY }));
    deliver('AW-1');
    expect(warranty('AW-1').until).toBe('2027-06-30');
  });

  it('takes them over or gives them back while it is prepared', () => {
    const draft = base.write((w) =>
      createOrder(w, orderInput(base, { state: 'draft', lines: [{ ...LINE, productId }] })),
    );
    const taken = base.write((w) => updateOrder(w, { id: draft.id, version: 1, warrantyClause: NAVY }));
    expect(taken.warrantyClause).toEqual(NAVY);
    const back = base.write((w) =>
      updateOrder(w, { id: draft.id, version: taken.version, warrantyClause: null }),
    );
    expect(back.warrantyClause).toBeNull();
  });
});
