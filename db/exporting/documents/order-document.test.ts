import { describe, expect, it, onTestFinished } from 'vitest';
import { openTestStore } from '#db/kit/test-store.ts';
import { saveMask } from '#db/slices/field-masks/field-masks.service.ts';
import { createOrder } from '#db/slices/orders/orders.service.ts';
import { LINE, openOrderCase, orderInput } from '#db/slices/orders/test-order-case.ts';
import { besides, cellsOf, column, documentSheet, wrongFormulas } from './test-workbook.ts';

async function openFactory() {
  const test = await openTestStore();
  onTestFinished(() => test[Symbol.asyncDispose]());
  return { test, base: openOrderCase(test) };
}

const LINES = [
  LINE,
  {
    product: '=HYPERLINK("http://x")',
    model: '00123',
    quantity: 1234,
    uom: 'kg',
    priceMinor: 12_345,
    taxBp: 900,
  },
  { product: '掣链器', model: '@SUM', quantity: 3000, priceMinor: 99_999, taxBp: 1300, note: '-2+3' },
];

describe('C71 an order as a workbook', () => {
  it('is the order: labelled head, typed lines, formulas that give what is printed', async () => {
    const { test, base } = await openFactory();
    const order = base.write((w) =>
      createOrder(
        w,
        orderInput(base, { lines: LINES, customerOrderNo: '6901234567890', dueOn: '2026-12-31' }),
      ),
    );
    const sheet = await documentSheet(test, { document: 'order', id: order.id });
    expect(besides(sheet, '合同号')).toMatchObject({ t: 's', v: order.no });
    expect(besides(sheet, '客户合同号')).toMatchObject({ t: 's', v: '6901234567890' });
    expect(besides(sheet, '签订日期')).toMatchObject({ t: 'n', z: 'yyyy\\-mm\\-dd', w: '2026-06-30' });
    expect(column(sheet, '规格型号').map(({ t, v }) => [t, v])).toEqual([
      ['s', 'AW-68'],
      ['s', '00123'],
      ['s', '@SUM'],
    ]);
    expect(column(sheet, '数量').map(({ t, v }) => [t, v])).toEqual([
      ['n', 2],
      ['n', 1.234],
      ['n', 3],
    ]);
    const gross = column(sheet, '含税金额');
    expect(gross.map(({ v }) => v)).toEqual([
      ...order.lines.map((line) => line.grossMinor / 100),
      order.grossMinor / 100,
    ]);
    expect(gross.at(-1)?.f).toMatch(/^SUM\(/u);
    expect(column(sheet, '不含税金额')[0]?.f).toMatch(/^ROUND\(D\d+\*F\d+,2\)$/u);
    expect(gross.every(({ z, f }) => z?.startsWith('#,##0.00') && f !== undefined)).toBe(true);
    expect(wrongFormulas(sheet)).toEqual([]);
  });

  it('reckons prices that include tax from the gross amount', async () => {
    const { test, base } = await openFactory();
    const order = base.write((w) =>
      createOrder(
        w,
        orderInput(base, { lines: LINES, pricesIncludeTax: true, currency: 'USD', rateE6: 7_123_400 }),
      ),
    );
    const sheet = await documentSheet(test, { document: 'order', id: order.id }, 'sales', 'en');
    const net = column(sheet, 'Net amount');
    expect(net[0]?.f).toMatch(/^ROUND\(J\d+\/\(1\+H\d+\),2\)$/u);
    expect(net.at(-1)?.v).toBe(order.netMinor / 100);
    expect(net[0]?.z).toContain('US$');
    expect(besides(sheet, 'Rate into CNY')).toMatchObject({ t: 'n', v: 7.1234 });
    expect(wrongFormulas(sheet)).toEqual([]);
  });

  it('runs nothing that somebody wrote into it', async () => {
    const { test, base } = await openFactory();
    const order = base.write((w) => createOrder(w, orderInput(base, { lines: LINES, note: '=1+1' })));
    const cells = cellsOf(await documentSheet(test, { document: 'order', id: order.id }));
    for (const text of ['=HYPERLINK("http://x")', '@SUM', '-2+3', '=1+1'])
      expect(cells.filter(({ v }) => v === text)).toMatchObject([{ t: 's', z: '@' }]);
    expect(cells.every(({ f }) => f === undefined || !f.includes('HYPERLINK'))).toBe(true);
  });

  it('has no amounts for whoever may not see them', async () => {
    const { test, base } = await openFactory();
    const order = base.write((w) => createOrder(w, orderInput(base)));
    test.store.writeNow(test.actors.administrator, (w) =>
      saveMask(w, { role: 'service', field: 'orders.amounts', level: 'masked' }),
    );
    const seen = cellsOf(await documentSheet(test, { document: 'order', id: order.id }, 'service'));
    expect(seen.filter(({ v, f }) => f !== undefined || v === 150_000 || v === 339_000)).toEqual([]);
    expect(seen.map(({ v }) => v)).not.toContain('含税金额');
    expect(seen.map(({ v }) => v)).toContain('锚绞机');
  });
});
