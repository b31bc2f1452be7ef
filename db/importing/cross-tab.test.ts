import { describe, expect, test } from 'vitest';
import { monthHeader } from './month-header.ts';
import { csvFile, rowsOf, xlsxFile } from './test-ledgers.ts';

describe('headers that are months', () => {
  test.each([
    ['1月', null, 1, null],
    ['十二月', null, 12, null],
    ['2026年3月', 2026, 3, null],
    ['２０２６-03', 2026, 3, null],
    ['202603', 2026, 3, null],
    ['25年12月', 2025, 12, null],
    ['Jan-26', 2026, 1, null],
    ['September', null, 9, null],
    ['2026-03-01', 2026, 3, null],
    ['3月金额（万元）', null, 3, 'amount'],
    ['3月/销量', null, 3, 'quantity'],
    ['2026年3月销售额', 2026, 3, 'amount'],
  ])('%s', (text, year, month, measure) => {
    expect(monthHeader(text)).toEqual({ year, month, measure });
  });

  test.each(['13月', '合计', '交货月份', '1', '2026', 'Mark', '3月交货的客户名称', 'Decision', ''])(
    '%s is none',
    (text) => {
      expect(monthHeader(text)).toBeNull();
    },
  );
});

describe('months as columns', () => {
  const rows = [
    ['2026年各客户销售额（万元）'],
    ['客户名称', '产品', '1月', '2月', '3月', '合计'],
    ['江南造船', '锚机', 12.5, null, 3, 15.5],
    ['沪东中华', '舵机', '-', 0, '2万元', 2],
    ['合计', null, 12.5, 0, 5, 17.5],
  ];

  test('each filled month is an order of its month; totals beside and below are none', async () => {
    const { analysis, rows: read } = await rowsOf(await xlsxFile({ S: rows }), { kind: 'orders' });
    const asked = analysis.questions.find((one) => one.kind === 'cross-tab');
    expect(asked).toMatchObject({ column: 2, proposed: 'amount' });
    const records = read.filter((row) => row.skipped === null);
    expect(
      records.map(({ row, part, values }) => [
        row,
        part,
        values['customer'],
        values['signedOn'],
        values['amount'],
      ]),
    ).toEqual(
      [
        [3, 1, '江南造船', '2026-01-01', { minor: 12_500_000, restE4: 0, currency: 'CNY' }],
        [3, 2, '江南造船', '2026-03-01', { minor: 3_000_000, restE4: 0, currency: 'CNY' }],
        [4, 1, '沪东中华', '2026-03-01', { minor: 2_000_000, restE4: 0, currency: null }],
      ].map(([row, part, customer, day, amount]) => [
        row,
        part,
        customer,
        day,
        { ...(amount as object), currency: expect.toBeOneOf(['CNY', null]) },
      ]),
    );
    expect(analysis.questions.filter((one) => one.kind === 'missing')).toEqual([]);
  });

  test('two measures under each month, months as dates, no year', async () => {
    const grouped = await xlsxFile({
      S: [
        ['客户', '2026年1月', null, '2026年2月', null, '2026年3月', null],
        [null, '数量', '金额', '数量', '金额', '数量', '金额'],
        ['江南', 2, 100, null, null, 1, 50],
      ],
    });
    const { rows: two } = await rowsOf(grouped, { kind: 'orders' });
    expect(two.map(({ values }) => [values['signedOn'], values['quantity'], values['amount']])).toMatchObject(
      [
        ['2026-01-01', { milli: 2000 }, { minor: 10_000 }],
        ['2026-03-01', { milli: 1000 }, { minor: 5_000 }],
      ],
    );
    const months = [0, 1, 2, 3].map((month) => new Date(Date.UTC(2026, month, 1)));
    const dated = await rowsOf(
      await xlsxFile({
        S: [
          ['客户', ...months],
          ['江南', 1, 2, 3, 4],
        ],
      }),
      { kind: 'orders' },
    );
    expect(dated.rows.map(({ values }) => values['signedOn'])).toEqual([
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
      '2026-04-01',
    ]);
    const bare = await rowsOf(csvFile('客户,1月,2月,3月\n江南,1,2,3\n'), { kind: 'orders' });
    expect(bare.analysis.questions.find((one) => one.kind === 'year')).toMatchObject({
      proposed: null,
      answer: null,
    });
    const given = await rowsOf(csvFile('客户,1月,2月,3月\n江南,1,2,3\n'), {
      kind: 'orders',
      answers: { 'year:1': '2024' },
    });
    expect(given.rows.map(({ values }) => values['signedOn'])).toEqual([
      '2024-01-01',
      '2024-02-01',
      '2024-03-01',
    ]);
  });

  test('a row with a cell nobody can read comes back whole', async () => {
    const { rows: read } = await rowsOf(
      csvFile('客户,2026-01,2026-02,2026-03\n江南,1,约数,3\n江北,1,2,3\n'),
      { kind: 'orders' },
    );
    expect(read.map(({ row, part, errors }) => [row, part, errors.map((error) => error.code)])).toEqual([
      [2, undefined, ['not_an_amount']],
      [3, 1, []],
      [3, 2, []],
      [3, 3, []],
    ]);
  });
});
