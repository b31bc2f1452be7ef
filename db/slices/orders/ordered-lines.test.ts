import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListInput } from '#contract/kit/list.ts';
import type { OrderedLineRow } from '#contract/orders/order-lines.schema.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { groupsOfList, positionInList } from '#db/slices/lists/lists.service.ts';
import { importHistoricOrder } from './historic-orders.service.ts';
import { voidOrder } from './order-steps.service.ts';
import { getOrderedLine, listOrderedLines } from './ordered-lines.service.ts';
import { createOrder, getOrder, listOrders } from './orders.service.ts';
import { shipOrder } from './shipments.service.ts';
import { LINE, type OrderCase, openOrderCase, orderInput, refusalOf } from './test-order-case.ts';

let test: TestStore;
let base: OrderCase;
const list = (input: ListInput = {}) => base.read((r) => listOrderedLines(r, input));
const SECOND = {
  ...LINE,
  product: '舵机',
  model: 'RE-20',
  quantity: 1000,
  hullNo: 'H1201',
  dueOn: '2026-09-01',
};

beforeAll(async () => {
  test = await openTestStore();
  base = openOrderCase(test);
  const lines = [LINE, SECOND, { ...SECOND, hullNo: 'H1202' }];
  const made = base.write((w) => createOrder(w, orderInput(base, { lines, dueOn: '2026-12-31' })));
  base.write((w) =>
    shipOrder(w, { orderId: made.id, lines: [{ lineId: made.lines[1]?.id ?? '', quantity: 1000 }] }),
  );
  const usd = { currency: 'USD', rateE6: 7_000_000, orderedOn: '2026-05-01', lines: [LINE] };
  base.write((w) => createOrder(w, orderInput(base, { ...usd, state: 'draft' })));
  base.write((w) => {
    for (let i = 0; i < 40; i += 1)
      importHistoricOrder(w, {
        head: {
          sourceNo: `L-${String(i)}`,
          partyId: base.partyId,
          orderedOn: `2020-01-${String(1 + (i % 9)).padStart(2, '0')}`,
          state: 'closed',
        },
        lines: [
          { product: '锚链', quantity: 1000, grossMinor: 100 + i },
          { product: '锚', quantity: 2000, grossMinor: 7 },
        ],
        batchId: null,
      });
  });
  const gone = base.write((w) => createOrder(w, orderInput(base, { state: 'draft', lines: [SECOND] })));
  base.write((w) => voidOrder(w, { id: gone.id, version: gone.version, reason: '录错' }));
});
afterAll(() => test[Symbol.asyncDispose]());

/** The whole ledger, page by page. */
function all(input: ListInput, limit: number): OrderedLineRow[] {
  const rows: OrderedLineRow[] = [];
  for (let after: string | undefined; ; ) {
    const page = list({ ...input, limit, ...(after ? { after } : {}) });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

describe('the ledger of order lines', () => {
  it('has what the line and its order say, the newest order first and its lines in their order', () => {
    const [first, second, third] = list().rows;
    expect([first, second, third].map((row) => [row?.lineNo, row?.model, row?.hullNo])).toEqual([
      [1, 'AW-68', null],
      [2, 'RE-20', 'H1201'],
      [3, 'RE-20', 'H1202'],
    ]);
    const order = base.read((r) => getOrder(r, second?.orderId ?? ''));
    expect(second).toMatchObject({
      no: order.no,
      partyName: '江海船厂',
      orderedOn: '2026-06-30',
      specification: `${order.specificationNo ?? ''} A`,
      dueOn: '2026-09-01',
      shippedQuantity: 1000,
      state: 'executing',
      priceMinor: LINE.priceMinor,
      grossMinor: order.lines[1]?.grossMinor,
    });
    expect(first?.dueOn).toBe('2026-12-31');
    expect(base.read((r) => getOrderedLine(r, second?.id ?? ''))).toEqual(second);
  });

  it('pages by key through every line once, whatever it is sorted by', () => {
    const whole = list({ limit: 500, withTotal: true });
    expect([whole.total, whole.rows.length]).toEqual([84, 84]);
    expect(all({}, 7)).toEqual(whole.rows);
    for (const column of [
      'dueOn',
      'grossMinor',
      'product',
      'partyName',
      'shippedQuantity',
      'specification',
    ]) {
      const sort = [{ column, direction: 'desc' as const }];
      const ids = all({ sort }, 11).map((row) => row.id);
      expect([column, new Set(ids).size]).toEqual([column, 84]);
      expect(ids).toEqual(list({ sort, limit: 500 }).rows.map((row) => row.id));
    }
    const at = base.read((r) => positionInList(r, { list: 'order-lines', id: whole.rows[50]?.id ?? '' }));
    expect(at.index).toBe(50);
  });

  it('adds up to what the list of orders adds up to, apart by currency, and never by price', () => {
    const sums = ['grossMinor', 'netMinor', 'taxMinor'];
    const by = { column: 'currency' };
    const ofOrders = base.read((r) => groupsOfList(r, { list: 'orders', by, sums }));
    const ofLines = base.read((r) => groupsOfList(r, { list: 'order-lines', by, sums }));
    expect(ofLines.groups.map(({ key, sums: added }) => [key, added])).toEqual(
      ofOrders.groups.map(({ key, sums: added }) => [key, added]),
    );
    expect(ofLines.total.sums).toEqual([null, null, null]);
    const orders = base.read((r) => listOrders(r, { limit: 500 })).rows;
    for (const order of orders) {
      const lines = list({ filters: [{ column: 'orderId', op: 'eq', value: order.id }] }).rows;
      expect(lines.reduce((sum, line) => sum + line.grossMinor, 0)).toBe(order.grossMinor);
      expect(lines).toHaveLength(order.lineCount);
    }
    const byModel = base.read((r) =>
      groupsOfList(r, {
        list: 'order-lines',
        by: { column: 'model' },
        sums: ['quantity', 'priceMinor', 'shippedQuantity'],
      }),
    );
    expect(byModel.groups.find(({ key }) => key === 'RE-20')).toMatchObject({
      count: 2,
      sums: [2000, null, 1000],
    });
  });

  it('finds by the texts of the order, narrows by its own, and leaves out what is void unless asked', () => {
    const rows = (input: ListInput) => list({ limit: 500, ...input }).rows;
    expect(rows({ search: 'RE-20' }).map((row) => row.lineNo)).toEqual([1, 2, 3]);
    const hull = [{ column: 'hullNo', op: 'contains' as const, value: '1201' }];
    expect(rows({ filters: hull })).toHaveLength(1);
    expect(rows({ filters: hull, includeVoided: true }).map((row) => row.voidedAt !== null)).toContain(true);
    const late = [{ column: 'dueOn', op: 'between' as const, values: ['2026-08-01', '2026-10-01'] }];
    expect(rows({ filters: late }).map((row) => row.hullNo)).toEqual(['H1201', 'H1202']);
    expect(refusalOf(() => list({ sort: [{ column: 'extra', direction: 'asc' }] }))).toBe('INPUT_INVALID');
  });

  it('walks the index of orders by date; only the lines of one order are sorted', () => {
    const context = test.store.readContext(test.actors.sales);
    const asked: string[] = [];
    const all = <Row>(sql: string, params: readonly (string | number)[]) => {
      asked.push(sql);
      return context.db.all<Row>(sql, params);
    };
    const db = { ...context.db, all } as typeof context.db;
    const { next } = listOrderedLines({ ...context, db }, { limit: 5 });
    listOrderedLines({ ...context, db }, { limit: 5, after: next ?? '' });
    const [, deep = ''] = asked;
    const marks = (deep.match(/\?/gu) ?? []).map(() => 1);
    const plan = context.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${deep}`, marks);
    expect(
      plan.map((step) => step.detail).filter((detail) => /orders_ordered|B-TREE|SCAN/u.test(detail)),
    ).toEqual([
      'SEARCH o USING INDEX orders_ordered ((ordered_on,id)<(?,?))',
      'USE TEMP B-TREE FOR LAST 2 TERMS OF ORDER BY',
    ]);
  });
});
