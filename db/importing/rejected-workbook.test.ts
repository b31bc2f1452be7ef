import { readXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { analyseImport } from './analyse-import.ts';
import { problemText } from './problem-texts.ts';
import { readRows } from './read-rows.ts';
import { type RejectedRow, writeRejectedRows } from './rejected-workbook.ts';
import { csvFile, mappingOf, xlsxFile } from './test-ledgers.ts';

async function rejected(file: Parameters<typeof analyseImport>[0]) {
  const { plan } = await analyseImport(file, { kind: 'orders' });
  const rows: RejectedRow[] = [];
  for await (const row of readRows(file, plan)) {
    if (row.errors.length > 0)
      rows.push({
        row: row.row,
        cells: row.cells,
        reasons: row.errors.map((error) => problemText(error.code, 'zh') ?? error.code),
      });
  }
  const stream = writeRejectedRows(plan.columns, rows);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

test('the rows come back with their cells, row number and reason', async () => {
  const bytes = await rejected(
    csvFile(
      '订单号,客户,日期,金额\n00123,甲,2026-2-30,1\nB,乙,2026-1-6,2\n6901234567892,丙,2026-1-7,未定价\n',
    ),
  );
  const sheet = (await readXlsx(bytes)).sheets[0];
  expect(sheet?.rows).toEqual([
    ['订单号', '客户', '日期', '金额', '原行号', '退回原因'],
    ['00123', '甲', '2026-2-30', '1', 2, '没有这一天'],
    ['6901234567892', '丙', '2026-1-7', '未定价', 4, '不是金额'],
  ]);
});

test('formulas in cells stay text, identifiers that were numbers become text', async () => {
  const file = await xlsxFile({
    S: [
      ['订单号', '客户', '日期', '金额', '备注'],
      [6901234567892, '=HYPERLINK("http://x")', new Date(Date.UTC(2026, 0, 5)), '无效', '+1'],
      ['A', '甲', '2026-1-5', 3, '@x'],
    ],
  });
  const bytes = await rejected(file);
  const xml = (await readXlsx(bytes, { readStyles: true })).sheets[0];
  expect(xml?.rows[1]).toEqual([
    '6901234567892',
    '=HYPERLINK("http://x")',
    '2026-01-05',
    '无效',
    '+1',
    2,
    '不是金额',
  ]);
  expect([...(xml?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false);
});

test('the workbook can be corrected and brought in again', async () => {
  const bytes = await rejected(
    csvFile('订单号,客户,日期,金额\nA,甲,2026-2-30,1\nB,乙,2026-2-3,2\nC,丙,2026-3-3,没定\n'),
  );
  const again = await analyseImport({ name: 'rejected.xlsx', bytes }, { kind: 'orders' });
  expect(mappingOf(again)).toMatchObject({
    订单号: 'orderNo',
    客户: 'customer',
    日期: 'signedOn',
    金额: 'amount',
  });
  expect(
    again.columns
      .filter((column) => ['原行号', '退回原因'].includes(column.header))
      .map((column) => column.field),
  ).toEqual([null, null]);
});
