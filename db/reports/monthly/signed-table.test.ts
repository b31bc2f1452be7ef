import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportModel, SplitBlock, TableBlock } from '#contract/reports/report-model.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { createOrder } from '#db/slices/orders/orders.service.ts';
import { LINE, openOrderCase, orderInput } from '#db/slices/orders/test-order-case.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { monthlyReport } from '#db/slices/reports/reports.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';

const REASON = '老客户口头确认，规格书下周补签';
let made: TestStore;
let signed: string;
let approved: string;
beforeAll(async () => {
  made = await openTestStore();
  const base = openOrderCase(made);
  const lines = (w: WriteContext) => [
    { ...LINE, hullNo: 'H1024' },
    { ...LINE, siteId: createSite(w, { name: '远洋 7', kind: 'vessel', hullNo: 'H1025' }).id },
  ];
  signed = base.write((w) => createOrder(w, orderInput(base, { lines: lines(w) }))).no;
  const write = (w: WriteContext) => {
    const partyId = createParty(w, { name: '新港船厂' }).id;
    const flags = { isNewCustomer: true, isNewProduct: true };
    const { id: marketRecordId } = createMarketRecord(w, { partyId, ...flags });
    const lead = { partyId, marketRecordId, overrideReason: REASON, specificationRevisionId: null };
    return createOrder(w, { ...orderInput(base), ...lead });
  };
  approved = made.store.writeNow(made.actors.manager, write).no;
});
afterAll(() => made[Symbol.asyncDispose]());

const report = (language: 'zh-CN' | 'en' = 'zh-CN'): ReportModel =>
  made.store.read(made.actors.manager, (r) => monthlyReport(r, { month: '2026-06', language })).model;
const blocks = () => report().sections.flatMap((section) => section.blocks);
const rowOf = (no: string) =>
  blocks()
    .find((block): block is TableBlock => block.kind === 'table' && block.footnote === 'A1')
    ?.rows.find((row) => row.no === no);

test('an order without a signed specification says so and why, in its line and at the foot', () => {
  expect(rowOf(signed)?.letter).toBe('A');
  expect(rowOf(approved)?.letter).toBe(`特批：${REASON}`);
  expect(report().notes).toContain(`特批（无签署规格书）1 份：${approved} ${REASON}。`);
  expect(report('en').notes).toContain(`Approved without a signed specification: ${approved} ${REASON}.`);
});

test('a line names the hulls it is for', () => {
  expect(rowOf(signed)?.hull).toBe('H1024、H1025');
  expect(rowOf(approved)?.hull).toBe('');
});

test('new and known customers and products are told apart by the market record', () => {
  const split = blocks().find((block): block is SplitBlock => block.kind === 'split');
  expect(split?.bars.map(({ parts }) => parts.map(({ key, count }) => `${key} ${count}`))).toEqual([
    ['isKnown 1', 'isNew 1'],
    ['isKnown 1', 'isNew 1'],
    ['isKnown 1', 'isNew 1'],
    ['isKnown 1', 'isNew 1'],
  ]);
  expect(split?.bars[0]?.parts[0]?.share).toBeCloseTo(2 / 3, 6);
});
