import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { updateHistoricOrder } from './historic-order-update.service.ts';
import { importHistoricOrder } from './historic-orders.service.ts';
import { stepOrder, voidOrder } from './order-steps.service.ts';
import { createOrder, getOrder } from './orders.service.ts';
import { type OrderCase, openOrderCase, orderInput } from './test-order-case.ts';

let test: TestStore;
let base: OrderCase;
beforeEach(async () => {
  test = await openTestStore();
  base = openOrderCase(test);
});
afterEach(() => test[Symbol.asyncDispose]());

const sql = (text: string, ...params: unknown[]) => test.store.handle.prepare(text).run(...params);
const MORE = 'net_minor = net_minor + 1, gross_minor = gross_minor + 1';
const CONTRACT = [
  MORE,
  'tax_minor = 0, net_minor = gross_minor',
  'quantity = quantity + 1000',
  'price_minor = 1',
  'tax_bp = 600',
  "product = '舵机'",
  "model = 'X'",
  "uom = '套'",
  'line_no = line_no + 1',
  "order_id = 'another'",
];

describe('invariant 8: lines of an order that is a contract', () => {
  it.each(['in_force', 'suspended', 'terminated', 'void'] as const)('stay as they were signed: %s', (end) => {
    const { id } = base.write((w) => createOrder(w, orderInput(base)));
    if (end === 'void') base.write((w) => voidOrder(w, { id, version: 1, reason: '重复' }));
    else if (end !== 'in_force')
      base.write((w) => stepOrder(w, { id, version: 1, to: end, reason: '船东延期' }));
    const before = base.read((r) => getOrder(r, id));
    for (const change of CONTRACT)
      expect(() => sql(`UPDATE order_lines SET ${change} WHERE order_id = ?`, id), change).toThrow(
        'order_in_force',
      );
    expect(() => sql('DELETE FROM order_lines WHERE order_id = ?', id)).toThrow('order_in_force');
    sql(
      "UPDATE order_lines SET due_on = '2026-12-01', hull_no = 'H1', works_order_no = 'P-1', note = '分批'",
    );
    const after = base.read((r) => getOrder(r, id));
    expect(after.lines).toMatchObject([{ dueOn: '2026-12-01', hullNo: 'H1', worksOrderNo: 'P-1' }]);
    expect([after.lines[0]?.grossMinor, after.lines.length]).toEqual([before.lines[0]?.grossMinor, 1]);
  });

  it('may not be moved onto it either, while those of a draft are free', () => {
    const { id } = base.write((w) => createOrder(w, orderInput(base)));
    const draft = base.write((w) => createOrder(w, orderInput(base, { state: 'draft' })));
    const move = 'UPDATE order_lines SET order_id = ?, line_no = 9 WHERE order_id = ?';
    expect(() => sql(move, id, draft.id)).toThrow('order_in_force');
    sql(`UPDATE order_lines SET ${MORE} WHERE order_id = ?`, draft.id);
    sql('DELETE FROM order_lines WHERE order_id = ?', draft.id);
    expect(base.read((r) => getOrder(r, draft.id)).lines).toEqual([]);
  });
});

it('an order of the past is summed again with whatever changes its lines', () => {
  const { id } = base.write((w) =>
    importHistoricOrder(w, {
      head: { partyId: base.partyId, orderedOn: '2012-03-01' },
      lines: [1, 2].map((n) => ({ product: `锚链 ${n}`, quantity: 1000, grossMinor: 100 * n, taxBp: 1300 })),
      batchId: null,
    }),
  );
  const sums = () =>
    test.store.handle
      .prepare<[string], { head: string; lines: string }>(
        `SELECT net_minor || ' ' || tax_minor || ' ' || gross_minor AS head,
           (SELECT sum(net_minor) || ' ' || sum(tax_minor) || ' ' || sum(gross_minor) FROM order_lines WHERE order_id = o.id) AS lines
         FROM orders o WHERE id = ?`,
      )
      .get(id);
  sql(`UPDATE order_lines SET ${MORE} WHERE order_id = ?`, id);
  expect(sums()?.head).toBe(sums()?.lines);
  const lines = base.read((r) => getOrder(r, id)).lines.map((line) => ({ id: line.id, grossMinor: 1_000 }));
  base.write((w) => updateHistoricOrder(w, id, { lines }));
  expect(sums()?.head).toBe(sums()?.lines);
  expect(base.read((r) => getOrder(r, id))).toMatchObject({ grossMinor: 2_000, baseMinor: 2_000 });
  expect(() => sql('DELETE FROM order_lines WHERE order_id = ?', id)).toThrow('order_in_force');
});
