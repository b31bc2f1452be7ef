import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ImportResult } from '#contract/imports/imports.schema.ts';
import { csvFile, refusal, xlsxFile } from '#db/importing/test-ledgers.ts';
import { type ImportFactory, openImportFactory } from './test-import.ts';

let factory: ImportFactory;
beforeEach(async () => {
  // Runs in the test's own thread; analysis, undo and `job` go through a worker.
  factory = await openImportFactory({ isInline: true });
});
afterEach(() => factory.close());

const counts = ({ read, new: made, updated, same, skipped, error }: ImportResult) => ({
  read,
  made,
  updated,
  same,
  skipped,
  error,
});
const leads = csvFile(
  `序号,日期,船厂,船东,船级,产品,规格型号,数量,报价（万元）,联系人,进展,车间
1,2026-1-5,江南造船,中远海运,CCS,锚机,MJ-58,2台,120.5,张工,报价,二车间
2,2026-1-6,沪东中华,,,舵机,DJ-300,1台,310,李工,跟踪,
3,2026-1-7,江南造船,,,绞车,JC-1,1.5台,3,,跟踪,
4,2026-2-30,江南造船,,,绞车,JC-1,1台,3,,跟踪,
合计,,,,,,,,436.5,,,`,
  '市场信息.csv',
);

describe('a ledger of leads', () => {
  test('becomes records through the worker, the rest comes back with its reason', async () => {
    const job = await factory.job(leads, 'market-records');
    expect(job).toMatchObject({ state: 'done', error: null });
    const result = job.result as ImportResult;
    expect(counts(result)).toEqual({ read: 5, made: 2, updated: 0, same: 0, skipped: 1, error: 2 });
    expect(result.problems.map(({ row, code }) => `${row} ${code}`).sort()).toEqual([
      '4 fractional_quantity',
      '5 no_such_day',
    ]);
    const { rows } = await factory.client.marketRecords.list({
      sort: [{ column: 'recordedOn', direction: 'asc' }],
    });
    expect(rows).toMatchObject([
      {
        partyName: '江南造船',
        shipownerName: '中远海运',
        classCode: 'CCS',
        product: '锚机',
        quantity: 2000,
        quoteMinor: 120_500_000,
        stage: 'quoted',
        recordedOn: '2026-01-05',
      },
      { partyName: '沪东中华', product: '舵机', quoteMinor: 310_000_000, stage: 'tracking' },
    ]);
    expect(rows[0]?.extra).toMatchObject({ 车间: '二车间' });
    expect((await factory.client.parties.list({})).rows.map((party) => party.name).sort()).toEqual([
      '中远海运',
      '江南造船',
      '沪东中华',
    ]);
  });

  test('comes back as a workbook and goes in again', async () => {
    const { batch } = await factory.run(leads, 'market-records');
    const file = await factory.client.imports.rejected({ id: batch ?? '' });
    expect(file.name).toMatch(/^市场信息-DR\d{4}-0001\.xlsx$/);
    const again = await factory.run(
      { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
      'market-records',
    );
    expect(counts(again)).toEqual({ read: 2, made: 0, updated: 0, same: 0, skipped: 0, error: 2 });
    expect(await factory.client.imports.get({ id: batch ?? '' })).toMatchObject({
      readCount: 5,
      problems: [
        { code: 'fractional_quantity', rows: 1 },
        { code: 'no_such_day', rows: 1 },
      ],
      made: [{ entity: 'market-records', records: 2 }],
    });
  });

  test('brought in twice makes nothing twice, neither as the same file nor as another', async () => {
    await factory.run(leads, 'market-records');
    expect(counts(await factory.run(leads, 'market-records'))).toMatchObject({ made: 0, same: 2 });
    const other = { name: 'copy.csv', bytes: new Uint8Array([...leads.bytes, 10]) };
    expect(counts(await factory.run(other, 'market-records'))).toMatchObject({ made: 0, same: 2 });
    expect((await factory.client.marketRecords.list({})).rows).toHaveLength(2);
  });

  test('a dry run counts and stores nothing', async () => {
    const result = await factory.run(leads, 'market-records', {}, true);
    expect(counts(result)).toEqual({ read: 5, made: 2, updated: 0, same: 0, skipped: 1, error: 2 });
    expect(result).toMatchObject({ isDryRun: true, batch: null });
    expect((await factory.client.marketRecords.list({})).rows).toEqual([]);
    expect((await factory.client.parties.list({})).rows).toEqual([]);
    expect((await factory.client.imports.list({})).rows).toEqual([]);
  });

  test('our own numbers update the record they name, and the update can be taken back', async () => {
    await factory.run(leads, 'market-records');
    const [record] = (
      await factory.client.marketRecords.list({ filters: [{ column: 'product', op: 'eq', value: '锚机' }] })
    ).rows;
    const edited = csvFile(
      `信息编号,登记日期,客户名称,产品,联系人\n${record?.no},2026-1-5,江南造船,电动锚机,王工\n`,
    );
    const result = await factory.run(edited, 'market-records');
    expect(counts(result)).toMatchObject({ updated: 1, made: 0 });
    const read = async () => factory.client.marketRecords.get({ id: record?.id ?? '' });
    expect(await read()).toMatchObject({ product: '电动锚机', contact: '王工', model: 'MJ-58' });
    await factory.client.imports.undo({ id: result.batch ?? '' });
    expect(await read()).toMatchObject({ product: '锚机', contact: '张工', model: 'MJ-58' });
  });
});

describe('an order ledger', () => {
  const ledger = csvFile(
    `订单号,客户名称,下单日期,产品,数量,金额,状态,备注
A-1,江南造船,2020-1-5,锚机,2台,"1,052.754",已完成,
A-1,江南造船,2020-1-5,备件,5件,10.001,已完成,加急
A-2,沪东中华,2020-2-7,舵机,1台,300,执行中,
A-2,江南造船,2020-2-7,绞车,1台,20,执行中,
A-3,沪东中华,2020-3-1,绞车,1台,约数,执行中,
A-3,沪东中华,2020-3-1,锚机,1台,8,执行中,
,沪东中华,2020-4-1,锚机,1台,9,,`,
    '订单.csv',
  );

  test('becomes orders of the past with exact sums; a number of two customers makes two', async () => {
    const result = await factory.run(ledger, 'orders');
    expect(counts(result)).toEqual({ read: 7, made: 5, updated: 0, same: 0, skipped: 0, error: 2 });
    expect(result.assumed).toContainEqual({ question: 'two-customers:0', reading: 'split' });
    expect(result.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '6 not_an_amount',
      '7 other_row_of_order',
    ]);
    const { rows } = await factory.client.orders.list({
      sort: [
        { column: 'orderedOn', direction: 'asc' },
        { column: 'grossMinor', direction: 'desc' },
      ],
    });
    expect(
      rows.map((order) => [
        order.sourceNo,
        order.partyName,
        order.grossMinor,
        order.grossRestE4,
        order.state,
        order.isHistoric,
      ]),
    ).toEqual([
      ['A-1', '江南造船', 106_275, 5000, 'closed', true],
      ['A-2', '沪东中华', 30_000, 0, 'executing', true],
      ['A-2', '江南造船', 2_000, 0, 'executing', true],
      [null, '沪东中华', 900, 0, 'closed', true],
    ]);
    expect(
      counts(await factory.run({ ...ledger, bytes: new Uint8Array([...ledger.bytes, 10]) }, 'orders')),
    ).toMatchObject({ same: 4 });
  });

  test('undo takes orders and the customers only they named', async () => {
    const { batch } = await factory.run(ledger, 'orders');
    const undone = await factory.client.imports.undo({ id: batch ?? '' });
    expect(undone).toMatchObject({ state: 'undone', isUndoable: false });
    expect((await factory.client.orders.list({})).rows).toEqual([]);
    expect((await factory.client.parties.list({})).rows).toEqual([]);
    expect(counts(await factory.run(ledger, 'orders'))).toMatchObject({ made: 5 });
    expect(await refusal(factory.client.imports.undo({ id: batch ?? '' }))).toMatch(/RULE_BROKEN/);
  });

  test('undo is refused when somebody worked on a record since', async () => {
    const { batch } = await factory.run(leads, 'market-records');
    const [record] = (await factory.client.marketRecords.list({})).rows;
    await factory.client.marketRecords.update({
      id: record?.id ?? '',
      version: record?.version ?? 1,
      contact: '新联系人',
    });
    expect(await refusal(factory.client.imports.undo({ id: batch ?? '' }))).toMatch(/RULE_BROKEN/);
    expect((await factory.client.marketRecords.list({})).rows).toHaveLength(2);
  });

  test('waits for answers only a person can give', async () => {
    const open = csvFile('订单号,客户,日期,金额\nA,甲,03/04/2026,1\nB,乙,05/06/2026,2\n');
    const job = await factory.job(open, 'orders');
    expect(job).toMatchObject({
      state: 'failed',
      error: {
        code: 'INPUT_INVALID',
        data: { issues: [{ code: 'question_open', path: 'request.answers.date-order:2' }] },
      },
    });
    expect(counts(await factory.run(open, 'orders', { answers: { 'date-order:2': 'dmy' } }))).toMatchObject({
      made: 2,
    });
    const [order] = (await factory.client.orders.list({ sort: [{ column: 'orderedOn', direction: 'asc' }] }))
      .rows;
    expect(order?.orderedOn).toBe('2026-04-03');
  });

  test('rows without an order number are orders of their own', async () => {
    const file = csvFile(
      'customer_id,order_date,revenue\nBrion,2004-12-20,32\nEthyl,2005-05-02,36\nBrion,2005-06-02,4\n',
    );
    expect(counts(await factory.run(file, 'orders'))).toMatchObject({ made: 3 });
    expect(counts(await factory.run(file, 'orders'))).toMatchObject({ made: 0, same: 3 });
    expect((await factory.client.parties.list({})).rows).toHaveLength(2);
  });
});

describe('units and cases', () => {
  const stock = csvFile(
    `条码,型号,品名,出厂编号,生产日期,入库时间,存放地点,上级条码,安装位置
B-2,MTR-1,电机,F2,2026-1-3,,,B-1,主驱动
B-1,MJ-58,锚机,F1,2026-1-2,2026-1-20,一号库,,
B-1,MJ-58,锚机,F1,2026-1-2,,,,
B-3,MTR-1,电机,F3,,,,B-9,主驱动`,
    '库存.csv',
  );

  test('units with their life; parts after the machines they are in', async () => {
    const result = await factory.run(stock, 'units');
    expect(counts(result)).toEqual({ read: 4, made: 2, updated: 0, same: 0, skipped: 0, error: 2 });
    expect(result.problems.map(({ row, code }) => `${row} ${code}`).sort()).toEqual([
      '4 repeated_in_file',
      '5 parent_unknown',
    ]);
    const life = await factory.client.units.life({ barcode: 'B-2' });
    expect(life.parents.map((parent) => parent.barcode)).toEqual(['B-1']);
    expect(
      counts(await factory.run({ ...stock, bytes: new Uint8Array([...stock.bytes, 10]) }, 'units')),
    ).toMatchObject({ same: 2 });
  });

  test('codes of an undone batch can come in again', async () => {
    const { batch } = await factory.run(stock, 'units');
    await factory.client.imports.undo({ id: batch ?? '' });
    expect((await factory.client.units.list({})).rows).toEqual([]);
    expect(counts(await factory.run(stock, 'units'))).toMatchObject({ made: 2 });
  });

  test('a record the database refuses half-way takes nothing else with it', async () => {
    const rows = ['B-1,MJ-58,F1', 'B-2,MJ-58,F1', 'B-3,MJ-59,F3', 'B-4,MJ-58,F1', 'B-5,MJ-60,F5'];
    const file = csvFile(`条码,型号,出厂编号\n${rows.join('\n')}\n`);
    const result = await factory.run(file, 'units');
    expect(counts(result)).toEqual({ read: 5, made: 3, updated: 0, same: 0, skipped: 0, error: 2 });
    expect(result.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '3 code_taken',
      '5 code_taken',
    ]);
    const { rows: units } = await factory.client.units.list({});
    expect(units.map((unit) => unit.barcode).sort()).toEqual(['B-1', 'B-3', 'B-5']);
    expect((await factory.client.products.list({})).rows.map((product) => product.code).sort()).toEqual([
      'MJ-58',
      'MJ-59',
      'MJ-60',
    ]);
  });

  test('cases of the past with unknown customer and unit say so', async () => {
    await factory.run(stock, 'units');
    const file = csvFile(
      `案件号,报修日期,客户,设备编号,故障现象,故障类型,处理状态,服务费用
1,2026-3-1,某船东,B-1,漏油,密封失效,已完成,120
2,2026-3-2,某船东,X-9,异响,,处理中,`,
      '案件.csv',
    );
    expect(counts(await factory.run(file, 'service-cases'))).toMatchObject({ made: 2, error: 0 });
    const { rows } = await factory.client.serviceCases.list({
      sort: [{ column: 'reportedOn', direction: 'asc' }],
    });
    expect(rows).toMatchObject([
      {
        sourceNo: '1',
        barcode: 'B-1',
        partyText: '某船东',
        title: '漏油',
        outcome: '已完成',
        isIncomplete: true,
        isHistoric: true,
        state: 'closed',
      },
      { sourceNo: '2', barcode: null, unitText: 'X-9', state: 'in_progress', isIncomplete: true },
    ]);
    expect(
      counts(await factory.run({ ...file, bytes: new Uint8Array([...file.bytes, 10]) }, 'service-cases')),
    ).toMatchObject({ same: 2 });
  });
});

describe('doors', () => {
  test('analysis through the worker: mapping, questions, preview', async () => {
    const uploadId = await factory.upload(
      await xlsxFile({
        S: [
          ['订单号', '客户', '日期', '金额'],
          ['A', '甲', 44819, 5],
        ],
      }),
    );
    const analysis = await factory.client.imports.analyse({ uploadId, request: { kind: 'orders' } });
    expect(analysis.columns.map((column) => column.field)).toEqual([
      'orderNo',
      'customer',
      'signedOn',
      'amount',
    ]);
    expect(analysis.preview[0]?.values).toMatchObject({ signedOn: '2022-09-15' });
    expect(analysis).not.toHaveProperty('plan');
  });

  test('files that cannot be read say why', async () => {
    const html = await factory.upload(csvFile('<html><table></table></html>', 'export.xls'));
    expect(
      await refusal(factory.client.imports.analyse({ uploadId: html, request: { kind: 'orders' } })),
    ).toBe('UNSUPPORTED_FILE renamed html');
  });

  test('fault F42 a cancelled run leaves nothing behind, and the screens are answered meanwhile', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, at) => `2026-1-${1 + (at % 28)},船厂${at % 40},锚机${at},${at}`,
    );
    const uploadId = await factory.upload(csvFile(`日期,客户,产品,报价\n${rows.join('\n')}\n`));
    const { jobId } = await factory.client.imports.start({ uploadId, request: { kind: 'market-records' } });
    const phase = async () => (await factory.client.jobs.get({ id: jobId })).phase;
    await expect.poll(phase, { timeout: 20_000, interval: 5 }).toMatch(/reading|writing/);
    // Read while the worker is at it: nothing of the batch is to be seen, and nobody waits for it.
    expect((await factory.client.parties.list({})).rows).toEqual([]);
    await factory.client.jobs.cancel({ id: jobId });
    await factory.core.host.jobs().settled(jobId);
    expect((await factory.client.jobs.get({ id: jobId })).state).toBe('cancelled');
    expect((await factory.client.imports.list({})).rows).toEqual([]);
    expect((await factory.client.parties.list({})).rows).toEqual([]);
    // Writes of the interface are not held up by the job that was ended.
    await factory.client.parties.create({ name: '之后' });
    // Nor is the next job: by the worker that stopped in time or by a new one.
    expect(await factory.job(leads, 'market-records')).toMatchObject({ state: 'done', error: null });
  });

  test("an import is no way round the rights, an upload is its owner's", async () => {
    await factory.client.users.create({
      username: 'shi',
      displayName: '小施',
      role: 'service',
      password: 'another long word',
    });
    const uploadId = await factory.upload(leads);
    await factory.client.session.signIn({ username: 'shi', password: 'another long word' });
    const tryKind = (kind: ImportKind) =>
      refusal(factory.client.imports.analyse({ uploadId, request: { kind } }));
    expect(await tryKind('orders')).toMatch(/^FORBIDDEN/);
    expect(await tryKind('service-cases')).toMatch(/^NOT_FOUND/);
  });
});
