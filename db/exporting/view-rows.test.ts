import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read as readSheetJs, utils } from '@e965/xlsx';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ViewExport } from '#contract/exports/exports.schema.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { requireList } from '#db/slices/lists/list-sources.ts';
import { createMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { notesSheet, viewSheet } from './view-rows.ts';
import { writeSheets } from './write-table.ts';

const EVIL = [
  '=1+1',
  '+A1',
  '@SUM(1)',
  '-2',
  '＝1',
  'a<b>&"\'',
  '_x0041_',
  'a\u0001\rb\n c ',
  '𠮷㐀',
  '00123',
];
const RECORDS = 620;
let test: TestStore;

beforeAll(async () => {
  test = await openTestStore();
  test.store.writeNow(test.actors.administrator, (w) => {
    const parties = ['华海造船', '江南东泽'].map((name) => createParty(w, { name, roles: ['yard'] }));
    for (let i = 0; i < RECORDS; i += 1) {
      createMarketRecord(w, {
        partyId: parties[i % 2]?.id ?? '',
        recordedOn: `2026-0${1 + (i % 3)}-1${i % 10}`,
        product: EVIL[i % EVIL.length] ?? '',
        quantity: 1000 + (i % 7) * 500,
        uom: i % 2 ? '吨' : '米',
        ...(i % 5 ? { quoteMinor: 100_000_005 + i } : {}),
        ...(i === 3 ? { currency: 'USD', rateE6: 7_000_000 } : { currency: 'CNY' }),
        contactPhone: '6901234567890',
        exceptions: { contactPhone: '长数字' },
      });
    }
  });
});
afterAll(() => test[Symbol.asyncDispose]());

const VIEW: ViewExport = {
  list: 'market-records',
  title: '市场信息',
  format: 'xlsx',
  columns: [
    { id: 'no', header: '编号', kind: 'text', width: 100 },
    { id: 'product', header: '产品', kind: 'text' },
    { id: 'recordedOn', header: '登记日期', kind: 'date' },
    { id: 'stage', header: '阶段', kind: 'text', words: { tracking: '跟踪' } },
    { id: 'isNewCustomer', header: '新客户', kind: 'text' },
    { id: 'contactPhone', header: '电话', kind: 'text' },
    { id: 'createdAt', header: '录入', kind: 'instant' },
    { id: 'quantity', header: '数量', kind: 'quantity' },
    { id: 'quoteMinor', header: '报价', kind: 'money' },
    { id: 'probability', header: '概率', kind: 'number' },
  ],
  frozen: 1,
  sort: [{ column: 'no', direction: 'desc' }],
  words: { total: '合计', blank: '（空白）', yes: '是', no: '否', notes: '说明' },
};

async function write(view: ViewExport, name: string): Promise<string> {
  const file = join(test.folder, name);
  const r = test.store.readContext(test.actors.sales);
  const sheet = viewSheet(r, requireList(r, view.list), view, { onRow: () => {} });
  await writeSheets(
    file,
    [sheet, notesSheet([{ name: '筛选', text: '=阶段' }], view.words.notes)],
    view.encoding,
  );
  return file;
}

const rowsOf = (view: ViewExport) =>
  test.store.read(test.actors.sales, (r) => {
    const { page } = requireList(r, view.list);
    const query = { limit: 500, filters: view.filters, sort: view.sort };
    const first = page(r, query);
    const second = first.next ? page(r, { ...query, after: first.next }).rows : [];
    return [...first.rows, ...second] as Record<string, string | number | null>[];
  });

async function bookOf(file: string) {
  const bytes = readFileSync(file);
  return {
    hucre: (await readXlsx(bytes)).sheets.map((sheet) => sheet.rows),
    sheetJs: readSheetJs(bytes, { cellFormula: true, cellNF: true, sheetStubs: false }),
  };
}

describe('a view of a list as a file', () => {
  it('read back by two other programs it is the list, cell by cell', async () => {
    const { hucre, sheetJs } = await bookOf(await write(VIEW, 'view.xlsx'));
    const rows = rowsOf(VIEW);
    const [head, ...lines] = hucre[0] ?? [];
    expect(head).toEqual(VIEW.columns.map((column) => column.header));
    expect(lines.length).toBe(RECORDS + 1);
    const sheet = sheetJs.Sheets['市场信息'];
    for (const [at, row] of rows.entries()) {
      const [no, product, on, stage, isNew, phone, created, quantity, quote, probability] = lines[at] ?? [];
      expect([no, product, phone]).toEqual([row.no, row.product, '6901234567890']);
      expect(on).toEqual(new Date(`${row.recordedOn}T00:00:00Z`));
      expect([stage, isNew]).toEqual(['跟踪', '否']);
      expect(created).toBeInstanceOf(Date);
      expect(quantity).toBe(Number(row.quantity) / 1000);
      expect(quote).toBe(row.quoteMinor === null ? null : Number(row.quoteMinor) / 100);
      expect(probability).toBe(row.probability);
      const cell = sheet?.[`B${at + 2}`] as { t: string; v: string } | undefined;
      expect([cell?.t, cell?.v]).toEqual(['s', row.product]);
    }
    expect(hucre[1]?.[1]).toEqual(['筛选', '=阶段']);
  });

  it('fault F48 holds no formula but its own sums, and texts a program would run are quoted', async () => {
    const { sheetJs } = await bookOf(await write(VIEW, 'evil.xlsx'));
    const formulas = Object.values(sheetJs.Sheets).flatMap((sheet) =>
      Object.entries(sheet).flatMap(([at, cell]) => {
        const formula: unknown =
          typeof cell === 'object' && cell !== null ? Reflect.get(cell, 'f') : undefined;
        return formula === undefined ? [] : [`${at} ${JSON.stringify(formula)}`];
      }),
    );
    // Quantities are in two units and quotes in two currencies: neither has a total.
    expect(formulas).toEqual([]);
  });

  it('adds up with formulas over one currency and one unit', async () => {
    const view: ViewExport = {
      ...VIEW,
      columns: [...VIEW.columns.filter((one) => one.id !== 'no')],
      filters: [{ column: 'partyName', op: 'eq', value: '华海造船' }],
    };
    const { sheetJs } = await bookOf(await write(view, 'sum.xlsx'));
    const rows = rowsOf(view);
    const last = rows.length + 2;
    const sheet = sheetJs.Sheets['市场信息'];
    const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);
    expect(sheet?.[`A${last}`]).toMatchObject({ v: '合计' });
    expect(sheet?.[`G${last}`]).toMatchObject({
      f: `SUBTOTAL(9,G2:G${last - 1})`,
      v: sum('quantity') / 1000,
    });
    expect(sheet?.[`H${last}`]).toMatchObject({
      f: `SUBTOTAL(9,H2:H${last - 1})`,
      v: sum('quoteMinor') / 100,
    });
  });

  it('groups are an outline with a subtotal each, and every record is in its group', async () => {
    const view: ViewExport = {
      ...VIEW,
      filters: [{ column: 'partyName', op: 'eq', value: '华海造船' }],
      group: { column: 'recordedOn', part: 'month' },
    };
    const { hucre, sheetJs } = await bookOf(await write(view, 'groups.xlsx'));
    const rows = rowsOf(view);
    const lines = hucre[0]?.slice(1) ?? [];
    expect(lines.length).toBe(rows.length + 3 + 1);
    const heads = lines.flatMap((line, at) => (/^2026-0\d \(\d+\)$/.test(String(line[0])) ? [at + 2] : []));
    expect(heads.length).toBe(3);
    const sheet = sheetJs.Sheets['市场信息'];
    for (const [place, at] of heads.entries()) {
      const next = heads[place + 1] ?? lines.length + 1;
      const month = String(lines[at - 2]?.[0]).slice(0, 7);
      const own = rows.filter((row) => String(row.recordedOn).startsWith(month));
      expect(next - at - 1).toBe(own.length);
      expect(lines.slice(at - 1, next - 2).map((line) => line[0])).toEqual(own.map((row) => row.no));
      const sum = own.reduce((total, row) => total + Number(row.quoteMinor ?? 0), 0) / 100;
      expect(sheet?.[`I${at}`]).toMatchObject({ f: `SUBTOTAL(9,I${at + 1}:I${next - 1})`, v: sum });
    }
    expect(lines.at(-1)?.[0]).toBe('合计');
    const all = rows.reduce((total, row) => total + Number(row.quoteMinor ?? 0), 0) / 100;
    expect(sheet?.[`I${lines.length + 1}`]).toMatchObject({ f: `SUBTOTAL(9,I2:I${lines.length})`, v: all });
  });

  it('groups inside groups are an outline of as many levels, each with its subtotal', async () => {
    const view: ViewExport = {
      ...VIEW,
      filters: [{ column: 'partyName', op: 'eq', value: '华海造船' }],
      group: { column: 'partyName' },
      thenBy: [{ column: 'recordedOn', part: 'month' }],
    };
    const { hucre, sheetJs } = await bookOf(await write(view, 'levels.xlsx'));
    const rows = rowsOf(view);
    const lines = hucre[0]?.slice(1) ?? [];
    expect(lines.length).toBe(1 + rows.length + 3 + 1);
    expect(lines[0]?.[0]).toBe(`华海造船 (${rows.length})`);
    const all = rows.reduce((total, row) => total + Number(row.quoteMinor ?? 0), 0) / 100;
    const sheet = sheetJs.Sheets['市场信息'];
    expect(sheet?.['I2']).toMatchObject({ f: `SUBTOTAL(9,I3:I${lines.length})`, v: all });
    const heads = lines.flatMap((line, at) => (/^2026-0\d \(\d+\)$/.test(String(line[0])) ? [at + 2] : []));
    expect(heads.length).toBe(3);
    expect(heads[0]).toBe(3);
    for (const [place, at] of heads.entries()) {
      const next = heads[place + 1] ?? lines.length + 1;
      expect(sheet?.[`I${at}`]).toMatchObject({ f: `SUBTOTAL(9,I${at + 1}:I${next - 1})` });
    }
  });

  it('U38 as CSV it is records only, in UTF-8 with byte order mark or in the local code', async () => {
    const view: ViewExport = { ...VIEW, format: 'csv' };
    const utf8 = readFileSync(await write(view, 'a.csv'));
    const local = readFileSync(await write({ ...view, encoding: 'gb18030' }, 'b.csv'));
    expect([...utf8.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = utf8.subarray(3).toString('utf8');
    expect(new TextDecoder('gb18030').decode(local)).toBe(text);
    const table = utils.sheet_to_json<string[]>(
      readSheetJs(text, { type: 'string', raw: true }).Sheets.Sheet1 ?? {},
      { header: 1, raw: true },
    );
    expect(table.length).toBe(RECORDS + 1);
    expect(text).not.toContain('合计');
    expect(text).toContain("\n'=1+1".slice(1));
    expect(text).toContain(',6901234567890,');
  });
});
