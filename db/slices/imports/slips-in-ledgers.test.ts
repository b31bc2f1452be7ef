import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportResult } from '#contract/imports/imports.schema.ts';
import { csvFile } from '#db/importing/test-ledgers.ts';
import { type ImportFactory, openImportFactory } from './test-import.ts';

let factory: ImportFactory;
beforeAll(async () => {
  factory = await openImportFactory({ isInline: true });
});
afterAll(() => factory.close());

async function reasons(text: string, kind: 'orders' | 'market-records' | 'service-cases' | 'units') {
  const job = await factory.job(csvFile(text), kind);
  expect(job).toMatchObject({ state: 'done', error: null });
  return (job.result as ImportResult).problems.map(({ row, code }) => `${row} ${code}`);
}

describe('a slip in a cell comes back with its reason, the other rows are in', () => {
  test.each([
    [
      'orders',
      '合同号,客户,签订日期,产品,数量,金额\nZ-1,甲厂,2052-03-08,绞车,1,100\nZ-2,甲厂,2025-03-08,绞车,1,100\n',
    ],
    ['market-records', '日期,客户,产品,数量\n2052-03-08,甲厂,绞车,1\n2025-03-08,甲厂,绞车,1\n'],
    ['service-cases', '报修日期,客户,故障现象\n2052-03-08,甲厂,漏油\n2025-03-08,甲厂,漏油\n'],
    ['units', '条码,产品型号,出厂日期\nZU-1,AW,2052-03-08\nZU-2,AW,2025-03-08\n'],
  ] as const)('%s: a year far ahead of today', async (kind, text) => {
    expect(await reasons(text, kind)).toEqual(['2 implausible_date']);
  });

  test('orders: a fraction of a piece, but not of a measure that is not named', async () => {
    const head = '合同号,客户,签订日期,产品,数量,金额\n';
    const rows = ['Q-1,甲厂,2025-03-08,绞车,1.5台,100', 'Q-2,甲厂,2025-03-08,钢缆,1.5,100'];
    expect(await reasons(`${head}${rows.join('\n')}\n`, 'orders')).toEqual(['2 fractional_quantity']);
    const { rows: orders } = await factory.client.orders.list({
      filters: [{ column: 'no', op: 'eq', value: 'Q-2' }],
    });
    const order = await factory.client.orders.get({ id: orders[0]?.id ?? '' });
    expect(order.lines).toMatchObject([{ quantity: 1500, uom: '单位' }]);
  });
});
