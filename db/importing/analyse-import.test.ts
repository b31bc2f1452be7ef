import { describe, expect, test } from 'vitest';
import type { ImportAnalysis } from '#contract/imports/analysis.ts';
import { analyseImport } from './analyse-import.ts';
import { csvFile, encodeAs, refusal, rowsOf, xlsxFile } from './test-ledgers.ts';

function asked(analysis: ImportAnalysis, id: string) {
  return analysis.questions.find((question) => question.id === id);
}

const orders = (rows: string[], header = '订单号,客户,日期,金额') =>
  csvFile(`${header}\n${rows.join('\n')}\n`);

describe('what is ambiguous is asked with both readings', () => {
  test('commas that group nothing', async () => {
    const file = orders(['A,甲,2026-1-5,"1052,75元"', 'B,乙,2026-1-6,"11,50万元"', 'C,丙,2026-1-7,"0,83元"']);
    const { analysis, rows } = await rowsOf(file, { kind: 'orders' });
    expect(asked(analysis, 'decimal-comma:3')).toMatchObject({
      proposed: 'decimal',
      readings: [
        { value: 'decimal', total: '116053.58' },
        { value: 'thousands', total: '11605358' },
      ],
    });
    expect(rows.map((row) => row.values['amount'])).toEqual([
      { minor: 105275, restE4: 0, currency: 'CNY' },
      { minor: 11500000, restE4: 0, currency: 'CNY' },
      { minor: 83, restE4: 0, currency: 'CNY' },
    ]);
    const other = await rowsOf(file, { kind: 'orders', answers: { 'decimal-comma:3': 'thousands' } });
    expect(other.rows[0]?.values['amount']).toMatchObject({ minor: 10527500 });
  });

  test('a decimal comma among amounts grouped by commas: nothing is proposed', async () => {
    const file = orders(['A,甲,2026-1-5,"1,234.50"', 'B,乙,2026-1-6,"12,5"', 'C,丙,2026-1-7,"(1,000)"']);
    const open = await analyseImport(file, { kind: 'orders' });
    expect(asked(open, 'decimal-comma:3')).toMatchObject({ proposed: null, answer: null });
    const { rows } = await rowsOf(file, { kind: 'orders', answers: { 'decimal-comma:3': 'thousands' } });
    expect(rows.map((row) => row.values['amount'])).toMatchObject([
      { minor: 123450 },
      { minor: 12500 },
      { minor: -100000 },
    ]);
  });

  test('proper thousands and European amounts ask nothing', async () => {
    const plain = await analyseImport(orders(['A,甲,2026-1-5,"1,052.75"', 'B,乙,2026-1-6,"12,500"']), {
      kind: 'orders',
    });
    expect(plain.questions).toEqual([]);
    expect(plain.columns[3]?.sum).toBe('13552.75');
    const european = await analyseImport(orders(['A,甲,2026-1-5,"1.052,75"', 'B,乙,2026-1-6,"12,5"']), {
      kind: 'orders',
    });
    expect(european.questions).toEqual([]);
    expect(european.columns[3]?.sum).toBe('1065.25');
  });

  test('day and month', async () => {
    const open = await analyseImport(orders(['A,甲,03/04/2026,1', 'B,乙,05/06/2026,1']), { kind: 'orders' });
    expect(asked(open, 'date-order:2')).toMatchObject({
      proposed: null,
      readings: [{ value: 'dmy' }, { value: 'mdy' }],
    });
    const proven = await rowsOf(orders(['A,甲,03/04/2026,1', 'B,乙,25/06/2026,1']), { kind: 'orders' });
    expect(proven.analysis.questions).toEqual([]);
    expect(proven.rows.map((row) => row.values['signedOn'])).toEqual(['2026-04-03', '2026-06-25']);
    const answered = await rowsOf(orders(['A,甲,03/04/2026,1', 'B,乙,05/06/2026,1']), {
      kind: 'orders',
      answers: { 'date-order:2': 'mdy' },
    });
    expect(answered.rows[0]?.values['signedOn']).toBe('2026-03-04');
    const mixed = await analyseImport(orders(['A,甲,13/04/2026,1', 'B,乙,05/26/2026,1']), { kind: 'orders' });
    expect(asked(mixed, 'date-order:2')?.proposed).toBeNull();
    expect(mixed.counts.errors).toBeGreaterThan(0);
  });

  test('dates a spreadsheet of another country half converted', async () => {
    const day = (month: number, date: number) => new Date(Date.UTC(2026, month - 1, date));
    const dates = [day(4, 3), day(5, 6), day(1, 2), day(7, 8), day(9, 10), '25/04/2026', '13/05/2026'];
    const file = await xlsxFile({
      S: [['订单号', '客户', '日期', '金额'], ...dates.map((date, at) => [`A${at}`, '甲', date, 1])],
    });
    const { analysis } = await rowsOf(file, { kind: 'orders' });
    expect(asked(analysis, 'date-swapped:2')?.proposed).toBeNull();
    const { rows } = await rowsOf(file, { kind: 'orders', answers: { 'date-swapped:2': 'swap' } });
    expect(rows.map((row) => row.values['signedOn'])).toEqual([
      '2026-03-04',
      '2026-06-05',
      '2026-02-01',
      '2026-08-07',
      '2026-10-09',
      '2026-04-25',
      '2026-05-13',
    ]);
  });

  test('months without a year take the one of the title, else ask', async () => {
    const rows = [
      ['月份', '客户', '金额'],
      ['1月份', '甲', 1],
      ['2月份', '乙', 2],
    ];
    const titled = await xlsxFile({ S: [['2023年销售台账'], ...rows] });
    const fields = { 0: 'signedOn' };
    const known = await rowsOf(titled, { kind: 'orders', fields });
    expect(asked(known.analysis, 'year:0')).toMatchObject({ proposed: '2023' });
    expect(known.rows[0]?.values['signedOn']).toBe('2023-01-01');
    const open = await rowsOf(await xlsxFile({ S: rows }), { kind: 'orders', fields });
    expect(asked(open.analysis, 'year:0')).toMatchObject({ proposed: null });
    expect(open.rows[0]?.errors[0]?.code).toBe('year_missing');
  });

  test('万元 in the header, above the table, and in some cells', async () => {
    const header = await analyseImport(orders(['A,甲,2026-1-5,12.5'], '订单号,客户,日期,金额（万元）'), {
      kind: 'orders',
    });
    expect(header.questions).toEqual([]);
    expect(header.columns[3]?.sum).toBe('125000');
    const rows = [
      ['订单号', '客户', '日期', '金额'],
      ['A', '甲', '2026-1-5', 12.5],
    ];
    const noted = await analyseImport(await xlsxFile({ S: [['订单台账'], ['单位：万元'], ...rows] }), {
      kind: 'orders',
    });
    expect(asked(noted, 'amount-unit:3')).toMatchObject({
      proposed: '4',
      readings: [
        { value: '0', total: '12.5' },
        { value: '4', total: '125000' },
      ],
    });
    const mixed = await analyseImport(orders(['A,甲,2026-1-5,1.2万', 'B,乙,2026-1-6,8000']), {
      kind: 'orders',
    });
    expect(asked(mixed, 'amount-unit:3')).toMatchObject({ proposed: '0' });
    expect(mixed.columns[3]?.sum).toBe('20000');
  });

  test('January or October', async () => {
    const rows = [2026.8, 2026.9, 2026.1, 2026.11, 2026.12].map((month, at) => [`A${at}`, '甲', month, 1]);
    const file = await xlsxFile({ S: [['订单号', '客户', '日期', '金额'], ...rows] });
    expect(asked(await analyseImport(file, { kind: 'orders' }), 'year-month:2')?.proposed).toBeNull();
    const { rows: read } = await rowsOf(file, { kind: 'orders', answers: { 'year-month:2': 'october' } });
    expect(read[2]?.values['signedOn']).toBe('2026-10-01');
    const text = await analyseImport(orders(['A,甲,2026.1,1', 'B,乙,2026.10,1', 'C,丙,2026.12,1']), {
      kind: 'orders',
    });
    expect(text.questions).toEqual([]);
  });

  test('notes in the wrong column', async () => {
    const rows = ['N001', 'N002（沭阳订）', 'N003', 'N004', 'N005', 'N006'].map((code) => `${code},锚机`);
    const { analysis, rows: read } = await rowsOf(csvFile(`条码,产品\n${rows.join('\n')}`), {
      kind: 'units',
    });
    expect(asked(analysis, 'notes:0')).toMatchObject({
      proposed: 'split',
      readings: [{ rows: 1 }, { rows: 1 }],
    });
    expect(read[1]).toMatchObject({
      values: { barcode: 'N002' },
      extras: [{ header: '条码', text: '沭阳订' }],
      remarks: [{ code: 'note_split' }],
    });
  });

  test('order numbers: blank, shared by customers; equal rows; missing customer', async () => {
    const file = orders(['A,甲,2026-1-5,1', 'A,乙,2026-1-5,2', ',,,3', 'B,丙,2026-1-6,4', 'B,丙,2026-1-6,4']);
    const analysis = await analyseImport(file, { kind: 'orders' });
    expect(asked(analysis, 'two-customers:0')).toMatchObject({
      proposed: 'split',
      readings: [{ rows: 2 }, { rows: 1 }],
    });
    expect(asked(analysis, 'blank-order-no:0')).toMatchObject({ proposed: 'above' });
    expect(asked(analysis, 'duplicate-rows')).toMatchObject({
      proposed: 'keep',
      readings: [{ rows: 1 }, { rows: 1 }],
    });
    const skipped = await analyseImport(file, { kind: 'orders', answers: { 'duplicate-rows': 'skip' } });
    expect(skipped.counts).toMatchObject({ read: 5, valid: 4, skipped: 1, duplicates: 1 });
    const none = await analyseImport(csvFile('订单号,日期,金额\nA,2026-1-5,1'), { kind: 'orders' });
    expect(asked(none, 'missing:customer')).toMatchObject({
      field: 'customer',
      proposed: null,
      answer: null,
    });
  });

  test('an order total repeated on each line', async () => {
    const rows = ['A', 'B', 'C', 'D'].flatMap((no, at) =>
      [1, 2].map((line) => `${no},甲${no},2026-1-5,${(at + 1) * 100},产品${line}`),
    );
    const analysis = await analyseImport(orders(rows, '订单号,客户,日期,合同金额,产品'), { kind: 'orders' });
    expect(asked(analysis, 'repeated-amount:3')).toMatchObject({
      readings: [
        { value: 'line', total: '2000.00' },
        { value: 'head', total: '1000.00' },
      ],
    });
  });

  test('Big5 is found by its header, not by its bytes', async () => {
    const bytes = encodeAs(
      'big5',
      '訂單編號,客戶名稱,日期,金額\nA-1,台船公司,2026-1-5,100\nA-2,中信造船,2026-1-6,50\n',
    );
    const analysis = await analyseImport({ name: 'x.csv', bytes }, { kind: 'orders' });
    expect(asked(analysis, 'encoding')).toMatchObject({ proposed: 'big5' });
    expect(analysis.preview[0]?.values['customer']).toBe('台船公司');
  });

  test('several sheets that suit', async () => {
    const sheet = [
      ['订单号', '客户', '日期', '金额'],
      ['A', '甲', '2026-1-5', 1],
    ];
    const file = await xlsxFile({
      '2025': sheet,
      '2026': [...sheet, ['B', '乙', '2026-1-6', 2]],
      说明: [['填表说明']],
    });
    const analysis = await analyseImport(file, { kind: 'orders' });
    expect(
      asked(analysis, 'sheet')
        ?.readings.map((reading) => reading.value)
        .sort(),
    ).toEqual(['2025', '2026']);
    expect((await analyseImport(file, { kind: 'orders', sheet: '2025' })).plan.sheet).toBe('2025');
    expect(await refusal(analyseImport(file, { kind: 'orders', sheet: 'x' }))).toBe(
      'UNSUPPORTED_FILE no_such_sheet x',
    );
  });
});

describe('rows', () => {
  test('errors name cell and reason, the counts add up', async () => {
    const file = orders([
      'A,甲,2026-2-30,1',
      'B,乙,2026-1-6,约数',
      'C,丙,待定,5',
      '合计,,,6',
      'D,#N/A,2026-1-7,7',
    ]);
    const { analysis, rows } = await rowsOf(file, { kind: 'orders' });
    expect(analysis.counts).toMatchObject({ read: 5, valid: 1, errors: 3, skipped: 1, totals: 1 });
    expect(
      rows.map((row) => row.errors.map(({ row: at, column, code }) => `${at}/${column} ${code}`)),
    ).toEqual([['2/2 no_such_day'], ['3/3 not_an_amount'], [], [], ['6/1 formula_error']]);
    expect(asked(analysis, 'unreadable:3')).toMatchObject({
      proposed: 'reject',
      readings: [{ rows: 1 }, { rows: 1 }],
    });
    const noted = await rowsOf(file, { kind: 'orders', answers: { 'unreadable:3': 'note' } });
    expect(noted.rows[1]).toMatchObject({ errors: [], extras: [{ header: '金额', text: '约数' }] });
  });

  test('identifiers stay text, spoiled ones are errors', async () => {
    const file = await xlsxFile({
      S: [
        ['条码', '产品'],
        ['00123', '锚机'],
        [6901234567892, '锚机'],
        ['1.23E+12', '锚机'],
        [1.2345678901234568e17, '锚机'],
      ],
    });
    const { rows } = await rowsOf(file, { kind: 'units' });
    expect(rows.map((row) => row.values['barcode'] ?? row.errors[0]?.code)).toEqual([
      '00123',
      '6901234567892',
      'id_spoiled',
      'id_spoiled',
    ]);
  });

  test('quantities with units, percentages, yes and no', async () => {
    const text = `客户,数量,成功率,是否新客户\n甲,2台,30%,是\n乙,4 套,0.5,否\n丙,"1,200",80%,老客户\n丁,三台,,`;
    const { rows } = await rowsOf(csvFile(text), { kind: 'market-records' });
    expect(rows.slice(0, 3).map((row) => row.values)).toMatchObject([
      { quantity: { milli: 2000, uom: '台' }, probability: 3000, isNewCustomer: true },
      { quantity: { milli: 4000, uom: '套' }, probability: 5000, isNewCustomer: false },
      { quantity: { milli: 1200000, uom: null }, probability: 8000, isNewCustomer: false },
    ]);
    expect(rows[3]?.errors[0]?.code).toBe('not_a_quantity');
  });

  test('required values, constants for all rows', async () => {
    const file = csvFile('日期,问题\n2026-1-5,漏油\n2026-1-6,\n');
    const { rows } = await rowsOf(file, { kind: 'service-cases', constants: { customer: '江南船厂' } });
    expect(rows[0]?.values).toMatchObject({ customer: '江南船厂', reportedOn: '2026-01-05' });
    expect(rows[1]?.errors).toEqual([{ row: 3, column: 1, code: 'required', text: '' }]);
  });

  test('rows with characters that could not be decoded are refused', async () => {
    const bytes = new TextEncoder().encode(`客户,备注\n${'江南造船有限公司,无\n'.repeat(10)}`);
    bytes[20] = 0xff;
    const { rows } = await rowsOf({ name: 'x.csv', bytes }, { kind: 'market-records' });
    expect(rows[0]?.errors[0]?.code).toBe('broken_characters');
    expect(rows.slice(1).every((row) => row.errors.length === 0)).toBe(true);
  });

  test('keys of the prototype are plain text', async () => {
    const { rows } = await rowsOf(csvFile('客户,__proto__,constructor\n甲,x,y\n'), {
      kind: 'market-records',
    });
    expect(rows[0]?.extras).toEqual([
      { header: '__proto__', text: 'x' },
      { header: 'constructor', text: 'y' },
    ]);
  });

  test('a file without data rows', async () => {
    expect(await refusal(analyseImport(csvFile('客户,金额\n'), { kind: 'orders' }))).toMatch(
      /^UNSUPPORTED_FILE no_rows/,
    );
  });
});

test('ten thousand rows of twenty columns are analysed within the time people wait for', async () => {
  const header = [
    '订单号',
    '客户名称',
    '下单日期',
    '产品名称',
    '数量',
    '单价',
    '金额',
    ...Array.from({ length: 13 }, (_, at) => `备用${at}`),
  ];
  const rows = Array.from({ length: 10_000 }, (_, at) => [
    `SO-${at}`,
    `客户${at % 90}`,
    new Date(Date.UTC(2020, 0, 1 + (at % 2000))),
    `产品${at % 40}`,
    at % 9,
    12.5,
    at * 1.25,
    ...Array.from({ length: 13 }, (_, column) => `值${(at * column) % 977}`),
  ]);
  const file = await xlsxFile({ S: [header, ...rows] });
  const analysis = await analyseImport(file, { kind: 'orders' });
  expect(analysis.counts).toMatchObject({ read: 10_000, valid: 10_000 });
});
