import { deflateRawSync } from 'node:zlib';
import * as SheetJs from '@e965/xlsx';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import type { ImportLimits } from './import-limits.ts';
import { openSpreadsheet, type SourceFile } from './open-spreadsheet.ts';
import type { RawCell } from './raw-cell.ts';
import { forgedZip } from './test-archives.ts';
import { binaryFile, csvFile, encodeAs, type Grid, refusal, utf16, xlsxFile } from './test-ledgers.ts';

async function cells(file: SourceFile, options: Parameters<typeof openSpreadsheet>[1] = {}) {
  const book = await openSpreadsheet(file, options);
  const rows: RawCell[][] = [];
  for await (const row of book.sheets[0]?.rows() ?? []) rows.push(row.cells);
  return { book, rows };
}

const ledger: Grid = [
  ['客户名称', '日期', '金额', '已付'],
  ['江南船厂', new Date(Date.UTC(2026, 0, 5)), 125.44, true],
  ['𠮷丰㛃', new Date(Date.UTC(2025, 11, 31)), -3, false],
];

describe('workbooks', () => {
  test('xlsx keeps types, dates in UTC, rare characters', async () => {
    const { book, rows } = await cells(await xlsxFile({ 台账: ledger }));
    expect(rows).toEqual(ledger);
    expect(book).toMatchObject({ format: 'xlsx', reader: 'hucre', isDate1904: false });
  });

  test.each([
    ['biff8', 'old.xls', 'hucre'],
    ['biff5', 'older.xls', 'sheetjs'],
    ['xlsb', 'binary.xlsb', 'sheetjs'],
  ] as const)('%s', async (bookType, name, reader) => {
    const plain: Grid = [
      ['Customer', 'Amount', 'Note'],
      ['Acme', 125.44, null],
      ['Bolt', 7, 'late'],
    ];
    const { book, rows } = await cells(binaryFile(plain, bookType, name));
    expect(rows.map((row) => [row[0], row[1], row[2] ?? null])).toEqual(plain);
    expect(book.reader).toBe(reader);
  });

  test('date system of 1904, hidden sheets, names with entities', async () => {
    const bytes = await writeXlsx({
      dateSystem: '1904',
      sheets: [
        { name: 'A & <B>', rows: [['日期'], [new Date(Date.UTC(2026, 0, 5))]] },
        { name: '隐藏', rows: [['x']], hidden: true },
      ],
    });
    const { book, rows } = await cells({ name: 'mac.xlsx', bytes });
    expect(book.isDate1904).toBe(true);
    expect(book.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['A & <B>', false],
      ['隐藏', true],
    ]);
    expect(rows[1]).toEqual([new Date(Date.UTC(2026, 0, 5))]);
  });

  test('blank rows are left out but counted, trailing blanks cut', async () => {
    const file = await xlsxFile({
      S: [
        ['a', 'b', null],
        [null, ' '],
        ['c', 'd', '', null],
      ],
    });
    const book = await openSpreadsheet(file);
    const rows: Array<[number, number]> = [];
    for await (const row of book.sheets[0]?.rows() ?? []) rows.push([row.row, row.cells.length]);
    expect(rows).toEqual([
      [1, 2],
      [3, 2],
    ]);
  });
});

describe('delimited text', () => {
  const text = '客户,金额\n江南船厂,"1,234"\n';
  const expected = [
    ['客户', '金额'],
    ['江南船厂', '1,234'],
  ];

  test.each([
    ['UTF-8', new TextEncoder().encode(text), 'utf-8 strict'],
    ['UTF-8 with mark', new TextEncoder().encode(`\ufeff${text}`), 'utf-8 bom'],
    ['GB18030', encodeAs('gb18030', text), 'gb18030 guess'],
    ['UTF-16LE with mark', Uint8Array.of(0xff, 0xfe, ...utf16(text)), 'utf-16le bom'],
    ['UTF-16BE with mark', Uint8Array.of(0xfe, 0xff, ...utf16(text, true)), 'utf-16be bom'],
    ['UTF-16LE without mark', utf16(`Customer,Amount\nAcme,12\n`), 'utf-16le guess'],
  ])('%s', async (name, bytes, encoding) => {
    const { book, rows } = await cells({ name: 'x.csv', bytes });
    expect(`${book.text?.encoding} ${book.text?.encodingFrom}`).toBe(encoding);
    if (!name.includes('without')) expect(rows).toEqual(expected);
  });

  test('an encoding given by the person wins', async () => {
    const { rows } = await cells(
      { name: 'x.csv', bytes: encodeAs('big5', '客戶,金額\n') },
      { encoding: 'Big5' },
    );
    expect(rows).toEqual([['客戶', '金額']]);
    expect(await refusal(openSpreadsheet(csvFile('a,b'), { encoding: 'klingon' }))).toBe(
      'UNSUPPORTED_FILE unknown_encoding klingon',
    );
  });

  test('a few damaged bytes do not turn UTF-8 into something else', async () => {
    const bytes = new TextEncoder().encode(`客户名称,联系人\n${'江南造船有限公司,张三\n'.repeat(20)}`);
    bytes[40] = 0xff;
    const { book } = await cells({ name: 'x.csv', bytes });
    expect(book.text).toMatchObject({ encoding: 'utf-8', encodingFrom: 'guess' });
    expect(book.text?.brokenCharacters).toBeGreaterThan(0);
  });

  test.each([
    [
      'semicolons',
      'a;b\n"1;5";2\n',
      [
        ['a', 'b'],
        ['1;5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1,5\t2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'declared',
      'sep=|\na|b\n1|2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n"x\ny",1\nz,2\r',
      [
        ['a', 'b'],
        ['x\ny', '1'],
        ['z', '2'],
      ],
    ],
    [
      'kept as text',
      'a,b\n="00123",\'=1+1\n',
      [
        ['a', 'b'],
        ['00123', '=1+1'],
      ],
    ],
    ['notes above', '备注：甲,乙,丙\n日期;客户;金额\n2026-1-5;江南;3\n2026-1-6;江北;4\n', undefined],
  ])('%s', async (_, content, rows) => {
    const read = await cells(csvFile(content));
    if (rows) expect(read.rows).toEqual(rows);
    else expect(read.book.text?.delimiter).toBe(';');
  });

  test('long text is read in windows without losing a row', async () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, at) => `${at},"line ${at}\nwith ""quotes""",${'x'.repeat(600)}`,
    );
    const read = await cells(csvFile(`no,text,fill\n${rows.join('\n')}\n`));
    expect(read.rows).toHaveLength(5_001);
    expect(read.rows.at(-1)?.slice(0, 2)).toEqual(['4999', 'line 4999\nwith "quotes"']);
  });
});

describe('files that cannot be read say what they are', () => {
  const zipLedger = () => xlsxFile({ S: ledger });

  test('empty, foreign, renamed', async () => {
    const xlsx = await zipLedger();
    const xls = binaryFile([['a', 1]], 'biff8', 'a.xls');
    const html = csvFile('<html><body><table><tr><td>1</td></tr></table></body></html>', 'export.xls');
    const bytesOf = (text: string) => new TextEncoder().encode(text);
    const open = (name: string, bytes: Uint8Array) => refusal(openSpreadsheet({ name, bytes }));
    expect(await open('a.xlsx', new Uint8Array())).toBe('UNSUPPORTED_FILE empty');
    expect(await open('a.xlsx', bytesOf('%PDF-1.7'))).toBe('UNSUPPORTED_FILE not_a_spreadsheet pdf');
    expect(await open('a.xlsx', xls.bytes)).toBe('UNSUPPORTED_FILE renamed xls');
    expect(await open('a.xls', xlsx.bytes)).toBe('UNSUPPORTED_FILE renamed xlsx');
    expect(await open('a.csv', xlsx.bytes)).toBe('UNSUPPORTED_FILE renamed xlsx');
    expect(await open('a.xlsx', bytesOf('客户,金额\n甲,1\n'))).toBe('UNSUPPORTED_FILE renamed csv');
    expect(await refusal(openSpreadsheet(html))).toBe('UNSUPPORTED_FILE renamed html');
    expect(
      await open(
        'a.xls',
        bytesOf('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      ),
    ).toBe('UNSUPPORTED_FILE renamed xml-spreadsheet');
    expect(
      await open(
        'a.csv',
        Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 32),
      ),
    ).toMatch(/UNSUPPORTED_FILE not_a_spreadsheet/);
    expect(await open('data', xlsx.bytes)).toBe('accepted');
  });

  test('truncated and damaged workbooks', async () => {
    const { bytes } = await zipLedger();
    for (const cut of [30, 200, Math.floor(bytes.length / 2), bytes.length - 30]) {
      expect(await refusal(cells({ name: 'a.xlsx', bytes: bytes.slice(0, cut) }))).toMatch(
        /^UNSUPPORTED_FILE broken/,
      );
    }
    const xls = binaryFile([['a', 1]], 'biff8', 'a.xls').bytes;
    expect(await refusal(cells({ name: 'a.xls', bytes: xls.slice(0, 700) }))).toMatch(
      /^UNSUPPORTED_FILE (?:broken|not_a_spreadsheet)/,
    );
  });

  test('any single damaged byte gives rows or a typed refusal, never another error', async () => {
    const { bytes } = await zipLedger();
    for (let at = 0; at < bytes.length; at += 37) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      expect(await refusal(cells({ name: 'a.xlsx', bytes: damaged }))).toMatch(
        /^(?:accepted|UNSUPPORTED_FILE)/,
      );
    }
  });

  test('password-protected workbooks', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'S', rows: ledger }],
      encryption: { password: 'geheim', spinCount: 100 },
    });
    expect(await refusal(openSpreadsheet({ name: 'a.xlsx', bytes }))).toBe('UNSUPPORTED_FILE encrypted xlsx');
    expect(await refusal(openSpreadsheet({ name: 'a.xls', bytes: protectedXls() }))).toBe(
      'UNSUPPORTED_FILE encrypted xls',
    );
  });

  test('zip bombs stop at the bytes really inflated, whatever the archive says', async () => {
    const caps: Partial<ImportLimits> = {
      inflatedBytes: 2_000_000,
      ratioFromBytes: 100_000,
      inflateRatio: 100,
    };
    const open = (bytes: Uint8Array, limits: Partial<ImportLimits>) =>
      refusal(openSpreadsheet({ name: 'a.xlsx', bytes }, { limits }));
    const bomb = forgedZip([['xl/workbook.xml', deflateRawSync(Buffer.alloc(1_000_000)), 10]]);
    expect(await open(bomb, caps)).toBe('UNSUPPORTED_FILE too_compressed');
    const large = forgedZip([['xl/workbook.xml', deflateRawSync(Buffer.alloc(3_000_000)), 10]]);
    expect(await open(large, { ...caps, inflateRatio: 1e9 })).toBe('UNSUPPORTED_FILE too_large_inflated');
    const many = forgedZip(
      Array.from(
        { length: 40 },
        (_, at) => [`xl/p${at}.xml`, deflateRawSync(Buffer.from('<a/>')), 4] as const,
      ),
    );
    expect(await open(many, { zipEntries: 20 })).toBe('UNSUPPORTED_FILE too_many_entries');
  });

  test('XML with entities is refused unread', async () => {
    const evil = deflateRawSync(
      Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
    );
    expect(
      await refusal(openSpreadsheet({ name: 'a.xlsx', bytes: forgedZip([['xl/workbook.xml', evil, 90]]) })),
    ).toBe('UNSUPPORTED_FILE unsafe xml-entities');
  });

  test('row, column and cell caps', async () => {
    const file = await xlsxFile({ S: Array.from({ length: 50 }, () => ['a', 'b', 'c']) });
    expect(await refusal(cells(file, { limits: { rows: 20 } }))).toBe('UNSUPPORTED_FILE too_many_rows');
    expect(await refusal(cells(file, { limits: { columns: 2 } }))).toBe('UNSUPPORTED_FILE too_many_columns');
    expect(await refusal(cells(file, { limits: { cells: 30 } }))).toBe('UNSUPPORTED_FILE too_many_cells');
  });
});

interface CompoundFiles {
  write(container: object, options: { type: 'array' }): number[];
  utils: { cfb_new(): object; cfb_add(container: object, name: string, content: Uint8Array): void };
}

/** A BIFF stream whose second record says that the rest is cipher text. */
function protectedXls(): Uint8Array {
  const record = (id: number, data: number[]) => [
    id & 255,
    id >> 8,
    data.length & 255,
    data.length >> 8,
    ...data,
  ];
  const stream = Uint8Array.from([
    ...record(0x809, [0, 6, 5, 0]),
    ...record(0x2f, [1, 0]),
    ...record(0x0a, []),
  ]);
  const { utils, write }: CompoundFiles = SheetJs.CFB;
  const container = utils.cfb_new();
  utils.cfb_add(container, 'Workbook', stream);
  return Uint8Array.from(write(container, { type: 'array' }));
}
