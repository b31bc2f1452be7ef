import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { readXlsx, writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportAnalysis } from '#contract/imports/analysis.ts';
import type { ImportRequestInput } from '#contract/imports/imports.schema.ts';
import { dataPaths } from '#db/connection/data-paths.ts';
import { analyseImport } from '#db/importing/analyse-import.ts';
import type { SourceFile } from '#db/importing/open-spreadsheet.ts';
import { forgedZip, repeatedDeflate, workbookAround } from '#db/importing/test-archives.ts';
import { binaryFile, csvFile, encodeAs, refusal, utf16, xlsxFile } from '#db/importing/test-ledgers.ts';
import { type ImportFactory, openImportFactory } from './test-import.ts';

let factory: ImportFactory;
beforeAll(async () => {
  factory = await openImportFactory();
});
afterAll(() => factory.close());

type Asked = Partial<ImportRequestInput>;
/** As the door looks at a ledger: uploaded, then read in a worker. */
const atDoor = async (file: SourceFile, request: Asked = {}): Promise<ImportAnalysis> =>
  factory.client.imports.analyse({
    uploadId: await factory.upload(file),
    request: { kind: 'market-records', ...request },
  });
/** The same without the worker, for the many small variants. */
const analyse = (file: SourceFile, request: Asked = {}) =>
  analyseImport(file, { kind: 'market-records', ...request });
const look = (file: SourceFile) => refusal(analyse(file));
const lookAtDoor = (file: SourceFile) => refusal(atDoor(file));
const file = (name: string, bytes: Uint8Array): SourceFile => ({ name, bytes });
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('workbooks made to hurt', () => {
  test('fault F44 a sheet of 1,048,576 rows x 50 is refused with the limit before a row is read', async () => {
    const cells = Array.from({ length: 50 }, (_, at) => `<c><v>${(at * 7919 + 13) % 99991}</v></c>`).join('');
    const block = `<row>${cells}</row>`.repeat(1024);
    const head =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>客户</t></is></c></row>';
    const sheet = repeatedDeflate(head, block, 1024, '</sheetData></worksheet>');
    const full = file('满.xlsx', workbookAround(sheet, block.length * 1030));
    expect(await lookAtDoor(full)).toBe('UNSUPPORTED_FILE too_many_cells');
  });

  test('fault F44 a quarter of a million formatted but empty rows count as none', async () => {
    const rows = '<row><c s="1"/><c s="1"/></row>'.repeat(1024);
    const named = ['客户', '产品'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
    const one = ['江南造船', '锚机'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
    const head = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>${named}</row><row>${one}</row>`;
    const tail = '</sheetData></worksheet>';
    const size = Buffer.byteLength(head) + rows.length * 256 + tail.length;
    const sheet = repeatedDeflate(head, rows, 256, tail);
    const analysis = await atDoor(file('空行.xlsx', workbookAround(sheet, size)));
    expect(analysis.counts).toMatchObject({ read: 1, valid: 1 });
  });

  test('fault F45 a zip bomb stops at the bytes really inflated, whatever size it claims', async () => {
    const bomb = deflateRawSync(Buffer.alloc(48 * 1024 * 1024, ' '));
    expect(await lookAtDoor(file('bomb.xlsx', workbookAround(bomb, 10)))).toBe(
      'UNSUPPORTED_FILE too_compressed',
    );
    for (const claimed of [10, 0xfffffffe]) {
      expect(await look(file('bomb.xlsx', forgedZip([['xl/workbook.xml', bomb, claimed]])))).toBe(
        'UNSUPPORTED_FILE too_compressed',
      );
      expect(await look(file('bomb.xlsx', workbookAround(bomb, claimed)))).toBe(
        'UNSUPPORTED_FILE too_compressed',
      );
    }
    const many = Array.from({ length: 6_000 }, (_, at) => [`xl/p${at}.xml`, bomb.subarray(0, 9), 4] as const);
    expect(await look(file('many.xlsx', forgedZip(many)))).toBe('UNSUPPORTED_FILE too_many_entries');
  });

  test('fault F45 entities in XML are refused unread', async () => {
    const evil =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>';
    expect(await lookAtDoor(file('x.xlsx', workbookAround(deflateRawSync(evil), evil.length)))).toBe(
      'UNSUPPORTED_FILE unsafe xml-entities',
    );
  });

  test('fault F46 broken, encrypted and renamed files are called what they are', async () => {
    const rows = [
      ['客户', '产品'],
      ['江南造船', '锚机'],
    ];
    const xlsx = await xlsxFile({ S: rows });
    const xls = binaryFile(rows, 'biff8', 'a.xls');
    const locked = await writeXlsx({
      sheets: [{ name: 'S', rows }],
      encryption: { password: 'geheim', spinCount: 100 },
    });
    const found = await Promise.all([
      look(file('a.xlsx', new Uint8Array())),
      look(file('a.xlsx', xlsx.bytes.slice(0, 400))),
      look(file('a.xlsx', xls.bytes)),
      look(file('a.xls', xlsx.bytes)),
      lookAtDoor(file('a.xlsx', locked)),
      look(file('a.xlsx', bytesOf('客户,产品\n江南,锚机\n'))),
      look(file('a.xls', bytesOf('<html><table><tr><td>1</td></tr></table></html>'))),
      look(file('a.csv', bytesOf('%PDF-1.7'))),
    ]);
    expect(found.map((one) => one.replace('UNSUPPORTED_FILE ', ''))).toEqual([
      'empty',
      'broken zip',
      'renamed xls',
      'renamed xlsx',
      'encrypted xlsx',
      'renamed csv',
      'renamed html',
      'not_a_spreadsheet pdf',
    ]);
  });
});

describe('characters', () => {
  const text = '客户,产品,项目名称\n䶮江船厂,㛃式锚机,𠮷祥号\n';
  const names = async (source: SourceFile) => {
    const { preview, file: facts } = await analyse(source);
    return { encoding: facts.text?.encoding, first: preview[0]?.values };
  };
  const rare = { customer: '䶮江船厂', product: '㛃式锚机', project: '𠮷祥号' };

  test('fault F47 rare characters of four bytes come through every encoding that holds them', async () => {
    expect(await names(csvFile(text))).toEqual({ encoding: 'utf-8', first: rare });
    expect(await names(csvFile(`\ufeff${text}`))).toEqual({ encoding: 'utf-8', first: rare });
    const wide = Uint8Array.of(0xff, 0xfe, ...utf16(text));
    expect(await names(file('a.csv', wide))).toEqual({ encoding: 'utf-16le', first: rare });
    expect(
      await names(
        await xlsxFile({
          S: text
            .trim()
            .split('\n')
            .map((line) => line.split(',')),
        }),
      ),
    ).toEqual({
      encoding: undefined,
      first: rare,
    });
    const plain = '客户,产品\n江南造船,锚机\n';
    expect(await names(file('a.csv', encodeAs('gb18030', plain)))).toEqual({
      encoding: 'gb18030',
      first: { customer: '江南造船', product: '锚机' },
    });
  });

  test('fault F47 the guess can be changed, and what each encoding would read is shown', async () => {
    const big5 = file('a.csv', encodeAs('big5', '客戶,產品\n台船,錨機\n'));
    const analysis = await analyse(big5, { encoding: 'big5' });
    expect(analysis.preview[0]?.values).toEqual({ customer: '台船', product: '錨機' });
    const shown = (await analyse(big5)).file.text?.samples.find(({ encoding }) => encoding === 'big5');
    expect(shown).toEqual({ encoding: 'big5', text: '客戶,產品', broken: 0 });
  });

  test('fault F47 what cannot be decoded comes back, never a silent U+FFFD', async () => {
    const damaged = bytesOf(`客户,产品\n${'江南造船有限公司,锚机\n'.repeat(20)}`);
    damaged[40] = 0xff;
    const result = await factory.run(file('坏字.csv', damaged), 'market-records', {}, true);
    expect(result).toMatchObject({ error: 1, problems: [{ code: 'broken_characters' }] });
    // Half of a surrogate pair would be stored as another character.
    const half = utf16('客户,产品\n江南\ud842船厂,锚机\n沪东,舵机\n');
    const halved = await analyse(file('半字.csv', Uint8Array.of(0xff, 0xfe, ...half)));
    expect(halved.counts).toMatchObject({ valid: 1, errors: 1 });
    const xml =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>客户</t></is></c><c t="inlineStr"><is><t>产品</t></is></c></row><row><c t="inlineStr"><is><t>江南&#xD842;船厂</t></is></c><c t="inlineStr"><is><t>锚机</t></is></c></row></sheetData></worksheet>';
    const book = file('半字.xlsx', workbookAround(deflateRawSync(xml), Buffer.byteLength(xml)));
    expect((await analyse(book)).counts).toMatchObject({ valid: 0, errors: 1 });
  });

  test('fault F47 NUL and other control characters are taken out, not stored', async () => {
    const analysis = await analyse(
      csvFile(`客户,产品\n江\u0000南\u0007造船,锚\u200b机\n${'沪东中华,舵机\n'.repeat(40)}`),
    );
    expect(analysis.preview[0]?.values).toEqual({ customer: '江南造船', product: '锚机' });
  });
});

describe('formulas, spoiled numbers and names', () => {
  test('fault F48 formulas in cells stay text in the record and in the workbook that comes back', async () => {
    const evil = ["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠A1', '\t=1'];
    const rows = evil.map((text, at) => ['2026-1-5', `船厂${at}`, text, at % 2 === 0 ? '3' : '约数']);
    const ledger = await xlsxFile({ S: [['日期', '客户', '产品', '报价'], ...rows] });
    const { batch, error } = await factory.run(ledger, 'market-records');
    expect(error).toBe(4);
    const { rows: stored } = await factory.client.marketRecords.list({
      filters: [{ column: 'importBatchId', op: 'eq', value: batch ?? '' }],
    });
    expect(stored.map(({ product }) => product).sort()).toEqual(
      evil
        .filter((_, at) => at % 2 === 0)
        .map((text) => text.trim())
        .sort(),
    );
    const returned = await factory.client.imports.rejected({ id: batch ?? '' });
    const book = await readXlsx(new Uint8Array(await returned.arrayBuffer()));
    expect(book.sheets[0]?.rows.slice(1).map((row) => row[2])).toEqual(evil.filter((_, at) => at % 2 === 1));
  });

  test('fault F49 identifiers a spreadsheet spoiled come back; lost zeros are asked', async () => {
    const ledger = csvFile('订单号,客户,日期,金额\n1.23E+15,甲,2026-1-5,1\n6901234567892,乙,2026-1-6,2\n');
    const spoiled = await analyse(ledger, { kind: 'orders' });
    expect(spoiled.errors).toMatchObject([{ row: 2, column: 0, code: 'id_spoiled', text: '1.23E+15' }]);
    expect(spoiled.preview[1]?.values).toMatchObject({ orderNo: '6901234567892' });
    const book = await xlsxFile({
      S: [
        ['订单号', '客户', '日期', '金额'],
        ['00123', '甲', '2026-1-5', 1],
        ['00207', '乙', '2026-1-6', 2],
        [124, '丙', '2026-1-7', 3],
        [1234567890123456, '丁', '2026-1-8', 4],
      ],
    });
    const zeros = await analyse(book, { kind: 'orders' });
    expect(zeros.errors).toMatchObject([{ row: 5, column: 0, code: 'id_spoiled' }]);
    expect(zeros.questions.find((one) => one.kind === 'lost-zeros')).toMatchObject({
      column: 0,
      proposed: 'keep',
      readings: [
        { value: 'keep', rows: 1, examples: [{ text: '124', stored: '124' }] },
        { value: 'pad', rows: 1, examples: [{ text: '124', stored: '00124' }] },
      ],
    });
    const padded = await analyse(book, { kind: 'orders', answers: { 'lost-zeros:0': 'pad' } });
    expect(padded.preview[2]?.values).toMatchObject({ orderNo: '00124' });
  });

  test('fault F50 hostile file names are only shown, cleaned; the file lies under its own id', async () => {
    const names = [
      '../../x.csv',
      'C:\\Windows\\x.csv',
      'CON',
      'a.',
      `${'长'.repeat(300)}.csv`,
      '..',
      'x\u202ecsv.exe\r\n.csv',
      '%00.csv',
    ];
    const shown: string[] = [];
    for (const name of names) {
      const upload = await factory.client.imports.upload({ file: new File(['客户,产品\n甲,锚机\n'], name) });
      expect(upload.uploadId).toMatch(/^[\da-f-]{36}$/);
      shown.push(upload.name);
    }
    expect(shown.every((name) => !/[/\\:\p{Cc}\p{Cf}]/u.test(name) && name.length <= 120)).toBe(true);
    expect(shown.slice(0, 4)).toEqual(['x.csv', 'x.csv', 'CON', 'a']);
    expect(shown[5]).toBe('ledger');
    const folder = join(dataPaths(factory.core.host.dataDir).temp, 'imports');
    expect(readdirSync(folder).every((name) => /^[\da-f-]{36}$/.test(name))).toBe(true);
    expect(readdirSync(join(folder, readdirSync(folder)[0] ?? '')).sort()[0]).toMatch(/^(?:analysis|ledger)/);
    expect(() => readFileSync(join(factory.core.host.dataDir, '..', 'x.csv'))).toThrow('ENOENT');
  });
});
