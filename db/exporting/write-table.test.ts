import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTestStore } from '#db/kit/test-store.ts';
import { createMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { csvCell, decimalText } from './csv-text.ts';
import type { ExportTable } from './export-columns.ts';
import { EXPORT_KINDS } from './export-kinds.ts';
import { writeTable } from './write-table.ts';

function kind(name: string): ExportTable {
  const table = EXPORT_KINDS[name]?.table;
  if (!table) throw new Error(name);
  return table;
}

async function factoryWithRecords(count: number) {
  const factory = await openTestStore();
  onTestFinished(() => factory[Symbol.asyncDispose]());
  factory.store.writeNow(factory.actors.administrator, (w) => {
    const party = createParty(w, { name: '=华海"造船",\n有限', roles: ['yard'] });
    for (let i = 0; i < count; i += 1) {
      createMarketRecord(w, {
        partyId: party.id,
        recordedOn: '2026-01-31',
        product: '锚绞机',
        model: '00123',
        quantity: 4500,
        uom: '吨',
        quoteMinor: 386_000_050,
        contactPhone: '6901234567890',
        exceptions: { contactPhone: '长数字' },
        content: '＝1+1',
      });
    }
  });
  return factory;
}

async function rowsOfWorkbook(file: string): Promise<unknown[][]> {
  const book = await readXlsx(readFileSync(file));
  return book.sheets[0]?.rows ?? [];
}

describe('writing a list to a file', () => {
  it('writes a workbook whose texts are texts, amounts amounts and dates dates', async () => {
    const factory = await factoryWithRecords(3);
    const file = join(factory.folder, '市场信息.xlsx');
    expect(
      await writeTable(
        kind('market-records'),
        factory.store.readContext(factory.actors.administrator),
        file,
        'market-records',
      ),
    ).toBe(3);
    const [head = [], first = []] = await rowsOfWorkbook(file);
    const cell = (header: string) => first[head.indexOf(header)];
    expect(cell('客户名称')).toBe('=华海"造船",\n有限');
    expect(cell('规格型号')).toBe('00123');
    expect(cell('电话')).toBe('6901234567890');
    expect(cell('报价')).toBe(3_860_000.5);
    expect(cell('数量')).toBe(4.5);
    expect(cell('登记日期')).toEqual(new Date('2026-01-31T00:00:00Z'));
    expect(cell('阶段')).toBe('跟踪');
  });

  it('pages through more rows than one page holds, in the order of the list', async () => {
    const factory = await factoryWithRecords(1203);
    const file = join(factory.folder, 'all.csv');
    expect(
      await writeTable(
        kind('market-records'),
        factory.store.readContext(factory.actors.administrator),
        file,
        'x',
      ),
    ).toBe(1203);
    const numbers = [...readFileSync(file, 'utf8').matchAll(/^(SC2026-\d+),/gm)].map(([, no]) => no);
    expect(new Set(numbers).size).toBe(1203);
  });

  it('fault F48 shows what a spreadsheet would run, in text columns only', () => {
    for (const evil of ['=1+1', '+A1', '-2+3', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1+1', '－1', ' =1']) {
      expect(csvCell(evil, 'text').replaceAll('"', '')).toMatch(/^'/);
    }
    expect(csvCell('A=1', 'text')).toBe('A=1');
    expect(csvCell(-1250, 'money')).toBe('-12.50');
    expect(csvCell(-3, 'integer')).toBe('-3');
    expect(csvCell('a"b,c\nd', 'text')).toBe('"a""b,c\nd"');
  });

  it('writes decimals without binary fractions', () => {
    expect(decimalText(1, 2)).toBe('0.01');
    expect(decimalText(-10_005, 2)).toBe('-100.05');
    expect(decimalText(4500, 3)).toBe('4.5');
    expect(decimalText(3000, 3)).toBe('3');
    expect(decimalText(9_007_199_254_740_991, 2)).toBe('90071992547409.91');
  });

  it('fault F05 keeps the file of before when writing fails, and leaves no draft', async () => {
    const factory = await factoryWithRecords(1);
    const file = join(factory.folder, 'out.csv');
    writeFileSync(file, 'before');
    const broken: ExportTable = {
      columns: () => [{ header: 'a', value: 'text' }],
      *rows() {
        yield ['one'];
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    };
    const context = factory.store.readContext(factory.actors.administrator);
    await expect(writeTable(broken, context, file, 'x')).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(readFileSync(file, 'utf8')).toBe('before');
    await expect(writeTable(broken, context, join(factory.folder, 'a.pdf'), 'x')).rejects.toMatchObject({
      code: 'UNSUPPORTED_FILE',
    });
    expect(readdirSync(factory.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(existsSync(file)).toBe(true);
  });
});
