import { readXlsx, writeXlsx } from 'hucre';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { csvFile, refusal, xlsxFile } from '#db/importing/test-ledgers.ts';
import { type ImportFactory, openImportFactory } from './test-import.ts';

let factory: ImportFactory;
beforeEach(async () => {
  factory = await openImportFactory({ isInline: true });
});
afterEach(() => factory.close());

test('returned rows are corrected and fed again: read as their batch was, and only they', async () => {
  const ledger = csvFile(
    '单号,买的人,哪天,钱（万元）,车间\nA-1,江南造船,03/04/2025,12.5,一\nA-2,沪东中华,05/06/2025,约数,二\nA-3,沪东中华,07/08/2025,3,\n',
    '老台账.csv',
  );
  const request = {
    fields: { 单号: 'orderNo', 买的人: 'customer', 哪天: 'signedOn', '钱（万元）': 'amount' },
    answers: { 'date-order:2': 'dmy' },
  };
  const first = await factory.run(ledger, 'orders', request);
  expect(first).toMatchObject({ new: 2, error: 1 });
  const returned = await factory.client.imports.rejected({ id: first.batch ?? '' });
  const book = await readXlsx(new Uint8Array(await returned.arrayBuffer()));
  const [sheet] = book.sheets;
  const rows = (sheet?.rows ?? []).map((row) => row.map((cell) => (cell === '约数' ? '11' : cell)));
  const corrected = {
    name: '改好了.xlsx',
    bytes: await writeXlsx({ sheets: [{ name: sheet?.name ?? '', rows }] }),
  };
  const uploadId = await factory.upload(corrected);
  const analysis = await factory.client.imports.analyse({ uploadId, request: { kind: 'orders' } });
  expect(analysis).toMatchObject({ corrects: first.no, counts: { read: 1, valid: 1 } });
  expect(analysis.questions.filter((one) => one.kind === 'date-order')).toEqual([]);
  expect(await factory.run(corrected, 'orders')).toMatchObject({ read: 1, new: 1, error: 0 });
  const { rows: orders } = await factory.client.orders.list({
    filters: [{ column: 'sourceNo', op: 'eq', value: 'A-2' }],
  });
  expect(orders).toMatchObject([{ orderedOn: '2025-06-05', grossMinor: 11_000_000 }]);
});

test("choices are remembered by the header, one's own and shared ones", async () => {
  const text = (row: string) => csvFile(`甲列,乙列,丙列\n${row}\n`, '怪表头.csv');
  const request = { fields: { '0': 'customer', '1': 'product', '2': 'remark' } };
  const analyse = async (row: string) =>
    factory.client.imports.analyse({
      uploadId: await factory.upload(text(row)),
      request: { kind: 'market-records' },
    });
  expect((await analyse('江南造船,锚机,急')).remembered).toEqual([]);
  const { mapping } = await factory.run(text('江南造船,锚机,急'), 'market-records', request);
  const again = await analyse('沪东中华,舵机,缓');
  expect(again.remembered).toMatchObject([
    { id: mapping, request, isOwn: true, isShared: false, fileName: '怪表头.csv', uses: 1 },
  ]);
  // Another header is another ledger; blanks and widths are not.
  const other = await factory.upload(csvFile('甲列,丙列,乙列\n1,2,3\n'));
  expect(
    (await factory.client.imports.analyse({ uploadId: other, request: { kind: 'market-records' } }))
      .remembered,
  ).toEqual([]);
  await factory.client.users.create({
    username: 'xiao',
    displayName: '小肖',
    role: 'sales',
    password: 'another long word',
  });
  const asSales = () => factory.client.session.signIn({ username: 'xiao', password: 'another long word' });
  await asSales();
  expect((await analyse('丙,丁,戊')).remembered).toEqual([]);
  expect(await refusal(factory.client.imports.shareMapping({ id: mapping ?? '', isShared: true }))).toBe(
    'NOT_FOUND',
  );
  await factory.client.session.signIn({ username: 'admin', password: 'correct horse battery' });
  await factory.client.imports.shareMapping({ id: mapping ?? '', isShared: true });
  await asSales();
  expect((await analyse('丙,丁,戊')).remembered).toMatchObject([
    { isOwn: false, isShared: true, byName: '管理员' },
  ]);
  await factory.client.session.signIn({ username: 'admin', password: 'correct horse battery' });
  await factory.client.imports.forgetMapping({ id: mapping ?? '' });
  expect((await analyse('己,庚,辛')).remembered).toEqual([]);
});

test('months as columns become orders, and come in once', async () => {
  const ledger = await xlsxFile({
    '2026': [
      ['客户', '1月', '2月', '3月'],
      ['江南造船', 10, 20, null],
      ['沪东中华', null, 5, 6],
    ],
  });
  expect(await factory.run(ledger, 'orders')).toMatchObject({ read: 4, new: 4 });
  expect(await factory.run(ledger, 'orders')).toMatchObject({ read: 4, new: 0, same: 4 });
  const { rows } = await factory.client.orders.list({ sort: [{ column: 'orderedOn', direction: 'asc' }] });
  expect(rows.map((order) => [order.orderedOn, order.partyName, order.grossMinor])).toEqual([
    ['2026-01-01', '江南造船', 1_000],
    ['2026-02-01', expect.any(String), expect.any(Number)],
    ['2026-02-01', expect.any(String), expect.any(Number)],
    ['2026-03-01', '沪东中华', 600],
  ]);
});

test('currencies in cells: a rate is asked, several in one order come back', async () => {
  const ledger = csvFile(
    '订单号,客户,日期,金额\nA,甲,2026-1-5,USD 12000\nB,乙,2026-1-6,€1.2万\nB,乙,2026-1-6,$5\nC,丙,2026-1-7,100元\n',
  );
  const result = await factory.run(ledger, 'orders', { answers: { 'rate:USD': '7.1' } });
  expect(result).toMatchObject({
    new: 2,
    error: 2,
    problems: [
      { row: 3, code: 'mixed_currencies' },
      { row: 4, code: 'mixed_currencies' },
    ],
  });
  expect(result.assumed).toContainEqual({ question: 'rate:EUR', reading: 'none' });
  const { rows } = await factory.client.orders.list({ sort: [{ column: 'orderedOn', direction: 'asc' }] });
  expect(rows.map(({ currency, grossMinor, baseMinor }) => [currency, grossMinor, baseMinor])).toEqual([
    ['USD', 1_200_000, 8_520_000],
    ['CNY', 10_000, 10_000],
  ]);
});

test('a ledger wholly in a foreign currency, said in header or cell, waits for its rate', async () => {
  const inHeader = await xlsxFile({
    Orders: [
      ['Order no.', 'Customer', 'Date', 'Amount (USD)'],
      ['A-1', 'Hudson Yards', '2026-01-05', 12_000],
      ['A-2', 'Hudson Yards', '2026-02-06', 800.5],
    ],
  });
  const inCells = await xlsxFile({
    Orders: [
      ['订单号', '客户', '日期', '金额'],
      ['B-1', '哈德逊船厂', '2026-01-05', 'USD 12,000.00'],
      ['B-2', '哈德逊船厂', '2026-02-06', 'US$800.50'],
    ],
  });
  for (const ledger of [inHeader, inCells]) {
    const uploadId = await factory.upload(ledger);
    const { questions } = await factory.client.imports.analyse({ uploadId, request: { kind: 'orders' } });
    const rate = questions.find((asked) => asked.kind === 'rate');
    expect(rate).toMatchObject({ id: 'rate:USD', proposed: null, answer: null });
    expect(rate?.readings.map(({ value, rows }) => [value, rows])).toEqual([
      ['none', 2],
      ['1', 2],
    ]);
    expect(await refusal(factory.run(ledger, 'orders'))).toContain('INPUT_INVALID');
    expect((await factory.client.orders.list({})).rows).toEqual([]);
  }
  expect(await factory.run(inHeader, 'orders', { answers: { 'rate:USD': '7.1' } })).toMatchObject({ new: 2 });
  expect(await factory.run(inCells, 'orders', { answers: { 'rate:USD': 'none' } })).toMatchObject({ new: 2 });
  const { rows } = await factory.client.orders.list({ sort: [{ column: 'orderedOn', direction: 'asc' }] });
  expect(rows.map((o) => [o.sourceNo, o.currency, o.grossMinor, o.baseMinor]).sort()).toEqual([
    ['A-1', 'USD', 1_200_000, 8_520_000],
    ['A-2', 'USD', 80_050, 568_355],
    ['B-1', 'USD', 1_200_000, 0],
    ['B-2', 'USD', 80_050, 0],
  ]);
});

test('several contacts in a cell of a lead: the first is its contact, all stay readable', async () => {
  await factory.run(
    csvFile('日期,客户,产品,联系人\n2026-1-5,江南造船,锚机,张三 13800000001；李四 13900000002\n'),
    'market-records',
  );
  const [lead] = (await factory.client.marketRecords.list({})).rows;
  expect(lead).toMatchObject({
    contact: '张三',
    contactPhone: '13800000001',
    extra: { 联系人: '张三 13800000001；李四 13900000002' },
  });
});
