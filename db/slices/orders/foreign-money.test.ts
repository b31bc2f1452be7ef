import { afterEach, beforeEach, expect, test } from 'vitest';
import { unratedBetween } from '#contract/insights/drill.ts';
import { isUnrated } from '#contract/orders/amounts.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { buildMonthlyReport } from '#db/reports/monthly/monthly.report.ts';
import { contribution, customerGroups, orderMonths } from '#db/slices/insights/insights.service.ts';
import {
  createMarketRecord,
  getMarketRecord,
  importMarketRecord,
  updateMarketRecord,
} from '#db/slices/market-records/market-records.service.ts';
import { importHistoricOrder } from './historic-orders.service.ts';
import { createOrder, getOrder, listOrders, updateOrder } from './orders.service.ts';
import { type OrderCase, openOrderCase, orderInput, refusalOf } from './test-order-case.ts';

let store: TestStore;
let base: OrderCase;
beforeEach(async () => {
  store = await openTestStore();
  base = openOrderCase(store);
});
afterEach(() => store[Symbol.asyncDispose]());

const June = { from: '2026-06', to: '2026-06' };
const month = () => base.read((r) => orderMonths(r, June)).months[0];

/** An order of an old ledger over 1,000.00 of a currency. */
function imported(currency: string, rateE6?: number): string {
  const head = { partyId: base.partyId, orderedOn: '2026-06-10', currency, ...(rateE6 ? { rateE6 } : {}) };
  const lines = [{ product: '锚机', quantity: 1000, grossMinor: 1_000_00 }];
  return base.write((w) => importHistoricOrder(w, { head, lines, batchId: null })).id;
}

test('foreign money asks for its rate on save, new and changed, and yuan have none', () => {
  const usd = orderInput(base, { currency: 'USD', state: 'draft' });
  expect(refusalOf(() => base.write((w) => createOrder(w, usd)))).toBe('INPUT_INVALID');
  const order = base.write((w) => createOrder(w, orderInput(base, { state: 'draft', rateE6: 7_000_000 })));
  expect(order.baseMinor).toBe(order.grossMinor);
  const { id, version } = order;
  const toUsd = (rateE6?: number) =>
    base.write((w) => updateOrder(w, { id, version, currency: 'USD', ...(rateE6 ? { rateE6 } : {}) }));
  expect(refusalOf(() => toUsd())).toBe('INPUT_INVALID');
  expect(refusalOf(() => toUsd(1_000_000))).toBe('INPUT_INVALID');
  const changed = toUsd(7_000_000);
  expect(changed.baseMinor).toBe(order.grossMinor * 7);
  const back = base.write((w) => updateOrder(w, { id, version: changed.version, currency: 'CNY' }));
  expect([back.rateE6, back.baseMinor]).toEqual([1_000_000, order.grossMinor]);
});

test('an old order without a rate stands in no sum, by order, line or customer, until its rate is said', () => {
  imported('CNY');
  imported('EUR', 8_000_000);
  const id = imported('USD');
  expect(month()).toMatchObject({ amountMinor: 9_000_00, orders: 3 });
  const byProduct = () =>
    base.read((r) => contribution(r, { by: 'product', from: '2026-06-01', to: '2026-06-30' })).rows;
  expect(byProduct().map((row) => row.value)).toEqual([9_000_00]);
  const order = base.read((r) => getOrder(r, id));
  expect(isUnrated(order)).toBe(true);
  const leftOut = [{ month: '2026-06', currency: 'USD', count: 1 }];
  const figures = () =>
    base.read((r) => [
      orderMonths(r, June).leftOut,
      contribution(r, { by: 'party', from: '2026-06-01', to: '2026-06-30' }).leftOut,
      customerGroups(r, { asOf: '2026-06-30' }).leftOut,
    ]);
  expect(figures()).toEqual([leftOut, leftOut, leftOut]);
  const behind = base.read((r) =>
    listOrders(r, { filters: unratedBetween('2026-06-01', '2026-06-30').filters }),
  );
  expect(behind.rows.map((row) => row.id)).toEqual([id]);
  const report = () => base.read((r) => buildMonthlyReport(r, '2026-06', 'zh-CN'));
  expect(report().notes.join()).toContain('没有汇率的合同 1 份');
  base.write((w) => updateOrder(w, { id, version: order.version, rateE6: 7_000_000 }));
  expect(month()?.amountMinor).toBe(16_000_00);
  expect(figures()).toEqual([[], [], []]);
  expect(byProduct().map((row) => row.value)).toEqual([16_000_00]);
  expect(report().notes.join()).not.toContain('没有汇率的合同');
  const rated = base.read((r) => getOrder(r, id));
  const again = { id, version: rated.version, rateE6: 6_000_000 };
  expect(refusalOf(() => base.write((w) => updateOrder(w, again)))).toBe('order_in_force');
});

test('a quote in foreign money carries its rate and stands in the sums at it; one of a ledger without a rate is said and left out', () => {
  const { partyId } = base;
  const quote = { partyId, product: '锚机', quoteMinor: 5_000_00, currency: 'USD' };
  const create = (more: object) => base.write((w) => createMarketRecord(w, { ...quote, ...more }));
  expect(() => create({})).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  const { id, version, ...made } = create({ rateE6: 7_100_000 });
  expect([made.rateE6, made.baseMinor]).toEqual([7_100_000, 35_500_00]);
  const change = (given: object, at = version) =>
    base.write((w) => updateMarketRecord(w, { id, version: at, ...given }));
  expect(() => change({ currency: 'EUR' })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  const raised = change({ quoteMinor: 6_000_00 });
  expect([raised.rateE6, raised.baseMinor]).toEqual([7_100_000, 42_600_00]);
  const own = create({ currency: 'CNY', rateE6: 7_100_000 });
  expect([own.rateE6, own.baseMinor]).toEqual([null, null]);
  const report = () => base.read((r) => buildMonthlyReport(r, '2026-06', 'zh-CN'));
  expect(report().notes.join()).not.toContain('外币报价');
  expect(JSON.stringify(report().sections)).toContain(String(42_600_00 + 5_000_00));
  const imported = base.write((w) => importMarketRecord(w, quote, '客户'));
  expect(report().notes.join()).toContain('外币报价 1 条');
  expect(JSON.stringify(report().sections)).toContain(String(42_600_00 + 5_000_00));
  const unrated = base.read((r) => getMarketRecord(r, imported));
  const edited = base.write((w) =>
    updateMarketRecord(w, { id: imported, version: unrated.version, quoteMinor: 1 }),
  );
  expect(edited.baseMinor).toBeNull();
  base.write((w) => updateMarketRecord(w, { id: imported, version: edited.version, rateE6: 7_000_000 }));
  expect(report().notes.join()).not.toContain('外币报价');
});
