import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListInput } from '#contract/kit/list.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { importHistoricOrder } from './historic-orders.service.ts';
import { voidOrder } from './order-steps.service.ts';
import { listOrders } from './orders.service.ts';
import { openOrderCase, refusalOf } from './test-order-case.ts';

const COUNT = 600;
let test: TestStore;
let partyIds: string[];
const list = (input: ListInput) => test.store.read(test.actors.sales, (r) => listOrders(r, input));
const plan = (input: ListInput) => {
  const seen: string[] = [];
  const { db } = test.store.readContext(test.actors.sales);
  const spy = {
    ...db,
    all: <Row>(text: string, params: readonly (string | number)[]) => (
      seen.push(text), db.all<Row>(text, params)
    ),
  };
  listOrders({ ...test.store.readContext(test.actors.sales), db: spy as typeof db }, input);
  const count = (seen[0]?.match(/\?/gu) ?? []).length;
  return db
    .all<{ detail: string }>(
      `EXPLAIN QUERY PLAN ${seen[0] ?? ''}`,
      Array.from({ length: count }, () => 1),
    )
    .map((row) => row.detail)
    .join('\n');
};

const day = (i: number) => `20${10 + (i % 12)}-0${1 + (i % 9)}-1${i % 10}`;
const STATES = ['in_force', 'shipped', 'closed'] as const;

beforeAll(async () => {
  test = await openTestStore();
  openOrderCase(test);
  const names = ['沪东船厂', '江海船厂', '大连船厂'];
  partyIds = names.map((name) => test.store.writeNow(test.actors.sales, (w) => createParty(w, { name })).id);
  test.store.writeNow(test.actors.sales, (w) => {
    for (let i = 0; i < COUNT; i += 1) {
      const head = {
        sourceNo: `L-${String(i).padStart(4, '0')}`,
        partyId: partyIds[i % 3] ?? '',
        orderedOn: day(i),
        state: STATES[i % 3] ?? 'closed',
        ...(i % 2 ? { dueOn: day(i + 1) } : {}),
      };
      importHistoricOrder(w, {
        head,
        lines: [{ product: '锚链', quantity: 1000, grossMinor: i }],
        batchId: null,
      });
    }
  });
});
afterAll(() => test[Symbol.asyncDispose]());

describe('the list of orders', () => {
  it('pages by cursor through every row exactly once, in any order, ties included', () => {
    for (const sort of [
      undefined,
      [{ column: 'dueOn', direction: 'asc' as const }],
      [
        { column: 'partyName', direction: 'desc' as const },
        { column: 'grossMinor', direction: 'asc' as const },
      ],
    ]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = list({ limit: 47, ...(sort ? { sort } : {}), ...(after ? { after } : {}) });
        seen.push(...page.rows.map((row) => row.id));
        after = page.next;
      } while (after !== null);
      expect(new Set(seen).size).toBe(COUNT);
      expect(seen).toHaveLength(COUNT);
    }
  });

  it('gives the same rows by offset as by cursor', () => {
    const byOffset = list({ offset: 450, limit: 20 }).rows.map((row) => row.no);
    const first = list({ limit: 450 });
    expect(list({ after: first.next ?? '', limit: 20 }).rows.map((row) => row.no)).toEqual(byOffset);
  });

  it('reads a page from the end as from the beginning, with the cursor behind it', () => {
    const forwards = list({ offset: 120, limit: 30 });
    const back = list({ offset: COUNT - 150, limit: 30, fromEnd: true });
    expect(back).toEqual(forwards);
    const last = list({ offset: 0, limit: 20, fromEnd: true });
    expect(last.rows).toEqual(list({ offset: COUNT - 20, limit: 20 }).rows);
    expect(last.next).toBe(null);
    expect(plan({ offset: 40, fromEnd: true })).toContain('COVERING INDEX orders_ordered');
  });

  it('filters by party, state and date range, newest first, with the party named', () => {
    const filters = [
      { column: 'partyId', op: 'eq' as const, value: partyIds[1] ?? '' },
      { column: 'state', op: 'eq' as const, value: 'shipped' },
      { column: 'orderedOn', op: 'between' as const, values: ['2012-01-01', '2016-12-31'] },
    ];
    const { rows, total } = list({ filters, limit: 50, withTotal: true });
    expect(total).toBe(rows.length);
    expect(
      rows.every(
        (row) =>
          row.partyName === '江海船厂' &&
          row.state === 'shipped' &&
          row.summary === '锚链' &&
          row.lineCount === 1,
      ),
    ).toBe(true);
    const dates = rows.map((row) => row.orderedOn);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('answers the everyday questions from an index', () => {
    expect(plan({})).toContain('USING INDEX orders_ordered');
    expect(plan({ offset: 400 })).toContain('COVERING INDEX orders_ordered');
    expect(plan({ filters: [{ column: 'partyId', op: 'eq', value: 'x' }] })).toContain(
      'USING INDEX orders_party',
    );
    expect(plan({ filters: [{ column: 'state', op: 'eq', value: 'shipped' }] })).toContain(
      'USING INDEX orders_state',
    );
    expect(plan({ filters: [{ column: 'state', op: 'eq', value: 'shipped' }] })).not.toContain('TEMP B-TREE');
  });

  it('leaves voided orders out unless asked for, and refuses columns it does not have', () => {
    const [row] = list({ limit: 1 }).rows;
    test.store.writeNow(test.actors.sales, (w) =>
      voidOrder(w, { id: row?.id ?? '', version: 1, reason: '重复' }),
    );
    expect(list({ limit: 1, withTotal: true }).total).toBe(COUNT - 1);
    expect(list({ limit: 1, withTotal: true, includeVoided: true }).total).toBe(COUNT);
    expect(refusalOf(() => list({ filters: [{ column: 'password', op: 'eq', value: 1 }] }))).toBe(
      'INPUT_INVALID',
    );
  });

  it('finds an order by ledger number, product and party', () => {
    expect(list({ search: 'L-0077' }).rows.map((row) => row.no)).toEqual(['L-0077']);
    expect(list({ search: '锚链', limit: 1, withTotal: true }).total).toBe(COUNT - 1);
  });
});
