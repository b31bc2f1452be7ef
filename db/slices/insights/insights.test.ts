import { describe, expect, it } from 'vitest';
import { casesOf, type Drill, ordersOfMonth, ordersOfParty } from '#contract/insights/drill.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { importHistoricOrder } from '#db/slices/orders/historic-orders.service.ts';
import { listOrders } from '#db/slices/orders/orders.service.ts';
import { refusalOf } from '#db/slices/orders/test-order-case.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { getIssuedReport, issueMonthlyReport, monthlyReport } from '#db/slices/reports/reports.service.ts';
import { importCase } from '#db/slices/service-cases/case-import.service.ts';
import { listCases } from '#db/slices/service-cases/case-list.service.ts';
import { casePareto, contribution, customerGroups, orderMonths } from './insights.service.ts';

async function withLedger(work: (opened: TestStore) => void): Promise<void> {
  const opened = await openTestStore();
  try {
    opened.store.writeNow(opened.actors.manager, layLedger);
    work(opened);
  } finally {
    await opened[Symbol.asyncDispose]();
  }
}

/** Two customers, amounts finer than a 分, an order that does not count, cases of three faults. */
function layLedger(w: WriteContext): void {
  const [yard, owner] = ['华海造船', '远帆航运'].map((name) => createParty(w, { name }).id);
  const order = (
    partyId: string,
    orderedOn: string,
    grossMinor: number,
    grossRestE4: number,
    state: 'closed' | 'terminated' = 'closed',
  ) =>
    importHistoricOrder(w, {
      head: { partyId, orderedOn, state },
      lines: [{ quantity: 1000, product: '锚绞机', grossMinor, grossRestE4 }],
      batchId: null,
    });
  order(yard ?? '', '2025-06-10', 10_000, 4000);
  order(yard ?? '', '2026-05-10', 20_000, 4000);
  order(yard ?? '', '2026-06-10', 30_000, 4000);
  order(owner ?? '', '2026-06-20', 5_000, 4000);
  order(owner ?? '', '2026-06-21', 99_999, 0, 'terminated');
  const report = (day: string, faultCode: string) =>
    importCase(w, { reportedOn: day, title: '轴封泄漏', faultCode, part: '柱塞泵' });
  for (const day of ['01', '02', '03']) report(`2026-06-${day}`, 'seal_leak');
  report('2026-06-04', 'brake_wear');
}

const rowsBehind = (r: ReadContext, drill: Drill) =>
  drill.list === 'orders'
    ? listOrders(r, { filters: drill.filters, limit: 500 }).rows.map((row) => row.baseMinor)
    : listCases(r, { filters: drill.filters, limit: 500 }).rows.map(() => 1);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('insights', () => {
  it('sums months to the 分 although each order was rounded, with 环比 and 同比', async () => {
    await withLedger(({ store, actors }) => {
      const { months, totalMinor } = store.read(actors.sales, (r) =>
        orderMonths(r, { from: '2026-05', to: '2026-06' }),
      );
      expect(months.map((m) => [m.month, m.amountMinor, m.orders, m.customers])).toEqual([
        ['2026-05', 20_000, 1, 1],
        ['2026-06', 35_001, 2, 2],
      ]);
      expect(months[1]?.mom.ratio).toBeCloseTo(0.75, 3);
      expect(months[1]?.yoy.ratio).toBeCloseTo(2.5, 2);
      expect(totalMinor).toBe(55_001);
    });
  });

  it('opens exactly the rows behind each number', async () => {
    await withLedger(({ store, actors }) => {
      store.read(actors.sales, (r) => {
        const june = orderMonths(r, { from: '2026-06', to: '2026-06' }).months[0];
        expect(
          Math.abs(sum(rowsBehind(r, ordersOfMonth('2026-06'))) - (june?.amountMinor ?? 0)),
        ).toBeLessThanOrEqual(1);
        for (const c of customerGroups(r, { asOf: '2026-06-30' }).customers) {
          expect(rowsBehind(r, ordersOfParty(c.partyId, '0001-01-01', '2026-06-30'))).toHaveLength(
            c.frequency,
          );
        }
        const { from, to, rows } = casePareto(r, { by: 'fault' });
        for (const row of rows)
          expect(rowsBehind(r, casesOf('fault', row.key, from, to))).toHaveLength(row.value);
        expect(rows.map((row) => [row.key, row.value])).toEqual([
          ['seal_leak', 3],
          ['brake_wear', 1],
        ]);
        expect(contribution(r, { by: 'party' }).rows[0]).toMatchObject({ label: '华海造船', abc: 'A' });
      });
    });
  });
});

describe('monthly report', () => {
  it('is issued only when its month is over; before that it is a preview that says so', async () => {
    await withLedger(({ store, actors, clock }) => {
      const issue = (month: string) => () =>
        store.writeNow(actors.manager, (w) => issueMonthlyReport(w, { month }));
      for (const month of ['2026-06', '2026-07', '2099-01']) {
        expect(store.read(actors.manager, (r) => monthlyReport(r, { month })).model.isUnfinished).toBe(true);
        expect(refusalOf(issue(month))).toBe('month_not_over');
      }
      clock.advance(86_400_000);
      expect(issue('2026-06')().model.isUnfinished).toBeUndefined();
      expect(refusalOf(issue('2026-07'))).toBe('month_not_over');
    });
  });

  it('balances, and reprints as issued after the data were corrected', async () => {
    await withLedger(({ store, actors, clock }) => {
      clock.advance(86_400_000);
      const draft = store.read(actors.manager, (r) => monthlyReport(r, { month: '2026-06' }));
      expect(draft.model.checks.every((c) => c.isBalanced)).toBe(true);
      expect(draft.model.figures[0]).toMatchObject({ label: '新签合同额', value: 35_001, rows: 2 });
      const issued = store.writeNow(actors.manager, (w) => issueMonthlyReport(w, { month: '2026-06' }));
      expect(issued.issued?.no).toBe('YB2026-0001');
      store.writeNow(actors.manager, (w) => importCase(w, { reportedOn: '2026-06-30', title: '补录' }));
      const again = store.read(actors.manager, (r) => getIssuedReport(r, issued.issued?.id ?? ''));
      expect(again).toEqual(issued);
      const now = store.read(actors.manager, (r) => monthlyReport(r, { month: '2026-06' }));
      expect(now.model.figures.find((f) => f.code === 'B1')?.value).toBe(5);
      expect(() =>
        store.writeNow(actors.manager, (w) => w.db.run("UPDATE issued_reports SET model = '{}'")),
      ).toThrow();
    });
  });
});
