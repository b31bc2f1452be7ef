import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLE_PERMISSIONS } from '#contract/kit/permissions.ts';
import type { LinkKind } from '#contract/search/links.schema.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createClaim } from '#db/slices/claims/claims.service.ts';
import { createOrder } from '#db/slices/orders/orders.service.ts';
import { shipOrder } from '#db/slices/orders/shipments.service.ts';
import { type OrderCase, openOrderCase, orderInput } from '#db/slices/orders/test-order-case.ts';
import { makeLead } from '#db/slices/service-cases/case-work.service.ts';
import { createCase, voidCase } from '#db/slices/service-cases/service-cases.service.ts';
import { registerTypedUnits } from '#db/slices/units/units.service.ts';
import { linksOf } from './links.service.ts';

let store: TestStore;
let base: OrderCase;
let orderId = '';
let caseId = '';
let leadId = '';

beforeAll(async () => {
  store = await openTestStore();
  base = openOrderCase(store);
  const order = base.write((w) => createOrder(w, orderInput(base)));
  orderId = order.id;
  const orderLineId = order.lines[0]?.id ?? '';
  base.write((w) => registerTypedUnits(w, { codes: 'AW-1\nAW-2', orderLineId, kind: 'machine' }));
  base.write((w) => shipOrder(w, { orderId, units: ['AW-1'] }));
  caseId = base.write((w) => createCase(w, { title: '刹车打滑', barcode: 'AW-1' }), 'service');
  const voided = base.write((w) => createCase(w, { title: '重复登记', barcode: 'AW-1' }), 'service');
  base.write((w) => voidCase(w, { id: voided, version: 1, reason: '重复' }), 'service');
  base.write(
    (w) =>
      createClaim(w, { supplierId: base.partyId, caseId, part: '刹车片', reason: '磨损', amountMinor: 100 }),
    'service',
  );
  base.write((w) => makeLead(w, { caseId, title: '加装第二套刹车' }), 'manager');
  leadId = linksFrom('service-cases', caseId)['down market-records']?.[0] ?? '';
});

afterAll(() => store[Symbol.asyncDispose]());

/** Numbers by direction and kind. */
function linksFrom(kind: LinkKind, id: string): Record<string, string[]> {
  const groups = base.read((r) => linksOf(r, { kind, id }));
  return Object.fromEntries(
    groups.map((group) => [`${group.direction} ${group.kind}`, group.records.map((one) => one.id)]),
  );
}

test('U28 from the lead down the whole chain, to the cases and what they led to', () => {
  const links = linksFrom('market-records', base.recordId);
  expect(Object.keys(links)).toEqual([
    'down market-records',
    'down specifications',
    'down orders',
    'down shipments',
    'down units',
    'down service-cases',
    'down claims',
  ]);
  expect(links['down orders']).toEqual([orderId]);
  expect(links['down units']).toHaveLength(2);
  expect(links['down service-cases']).toEqual([caseId]);
});

test('U28 from the case up to the lead it all began with, and down to the lead it gave', () => {
  const links = linksFrom('service-cases', caseId);
  expect(Object.keys(links)).toEqual([
    'up market-records',
    'up specifications',
    'up orders',
    'up units',
    'down market-records',
    'down claims',
  ]);
  expect(links['up market-records']).toEqual([base.recordId]);
  expect(links['down market-records']).not.toEqual([base.recordId]);
  expect(linksFrom('market-records', leadId)['up service-cases']).toEqual([caseId]);
  expect(linksFrom('orders', orderId)['up specifications']).toEqual([base.specificationId]);
});

test('U28 kinds one may not read are neither shown nor walked through', () => {
  const { sales } = ROLE_PERMISSIONS;
  ROLE_PERMISSIONS.sales = new Set([...sales].filter((one) => one !== 'orders.read'));
  const links = linksFrom('market-records', base.recordId);
  ROLE_PERMISSIONS.sales = sales;
  expect(Object.keys(links)).toEqual(['down specifications']);
});
