import { afterAll, beforeAll, expect, it } from 'vitest';
import { ordersOfParty } from '#contract/insights/drill.ts';
import type { CustomerGroups } from '#contract/insights/insights.schema.ts';
import type { OrderRow } from '#contract/orders/orders.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { putSetting } from '#db/kit/settings.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { importHistoricOrder } from '#db/slices/orders/historic-orders.service.ts';
import { listOrders } from '#db/slices/orders/orders.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { customerGroups, readThresholds, saveThresholds } from './insights.service.ts';

const AS_OF = '2026-06-30';
let made: TestStore;
beforeAll(async () => {
  made = await openTestStore();
  made.store.writeNow(made.actors.manager, layLedger);
});
afterAll(() => made[Symbol.asyncDispose]());

/** Orders on both sides of the first day of the window, amounts finer than a 分, a number that came on two dates. */
function layLedger(w: WriteContext): void {
  saveThresholds(w, { method: 'limits', recencyDays: 270, frequency: 6, windowMonths: 12 });
  const yard = createParty(w, { name: '华海造船' }).id;
  const quiet = createParty(w, { name: '远帆航运' }).id;
  const order = (partyId: string, sourceNo: string, orderedOn: string, grossMinor: number) =>
    importHistoricOrder(w, {
      head: { partyId, sourceNo, orderedOn, state: 'closed' },
      lines: [{ quantity: 1000, product: '锚绞机', grossMinor, grossRestE4: 4000 }],
      batchId: null,
    });
  order(yard, 'L-1', '2019-03-05', 70_000);
  order(yard, 'L-2', '2025-06-29', 10_000);
  order(yard, 'L-3', '2025-06-30', 20_000);
  order(yard, 'L-4', '2026-02-03', 30_000);
  order(yard, 'L-4', '2026-02-17', 40_000);
  order(yard, 'L-5', '2026-06-30', 50_000);
  order(yard, 'L-6', '2026-07-01', 60_000);
  order(quiet, 'L-7', '2020-01-01', 5_000);
}

const groups = (): CustomerGroups =>
  made.store.read(made.actors.sales, (r) => customerGroups(r, { asOf: AS_OF }));
const opened = (partyId: string): OrderRow[] =>
  made.store.read(made.actors.sales, (r) => {
    const { filters } = ordersOfParty(partyId, groups().windowFrom, AS_OF);
    return listOrders(r, { filters, limit: 500 }).rows;
  });

it('opens of each customer exactly the orders its amount and its number are of', () => {
  const { windowFrom, customers } = groups();
  expect(windowFrom).toBe('2025-06-30');
  for (const { partyId, windowMinor, windowFrequency } of customers) {
    const rows = opened(partyId);
    const exact = rows.reduce((sum, row) => sum + row.baseMinor + (row.grossRestE4 ?? 0) / 10_000, 0);
    expect(windowMinor).toBe(Math.round(exact));
    expect(windowFrequency).toBe(new Set(rows.map((row) => row.sourceNo)).size);
  }
});

it('counts and adds up the window as it does all time: a number once, with what rounding left off', () => {
  const [yard, quiet] = groups().customers;
  expect(yard).toMatchObject({
    name: '华海造船',
    frequency: 5,
    monetaryMinor: 220_002,
    windowFrequency: 3,
    windowMinor: 140_002,
  });
  expect(quiet).toMatchObject({ frequency: 1, windowFrequency: 0, windowMinor: 0 });
});

it('keeps how customers are grouped; by fifths the limits are of the customers, and are given with them', () => {
  const { store, actors } = made;
  const before = store.read(actors.sales, readThresholds);
  const set = { method: 'fifths' as const, recencyDays: 270, frequency: 6, windowMonths: 12 };
  expect(groups().customers.map(({ group }) => group)).toEqual(['develop', 'win_back']);
  store.writeNow(actors.manager, (w) => saveThresholds(w, set));
  expect(store.read(actors.sales, readThresholds)).toEqual(set);
  const { thresholds, customers } = groups();
  // Days 0 and 2372, orders 3 and 0: at 40 and at 60 of a hundred between them.
  expect(thresholds).toEqual({ ...set, recencyDays: 948, frequency: 2 });
  expect(customers.map(({ group }) => group)).toEqual(['value', 'win_back']);
  store.writeNow(actors.manager, (w) => {
    putSetting(w.db, 'customer_groups', { recencyDays: 90, frequency: 2, windowMonths: 12 });
  });
  // As it was kept before there was a choice.
  expect(store.read(actors.sales, readThresholds).method).toBe('limits');
  store.writeNow(actors.manager, (w) => saveThresholds(w, before));
});
