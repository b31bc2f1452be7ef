import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ImportRequestInput, ImportResult } from '#contract/imports/imports.schema.ts';
import { csvFile, refusal } from '#db/importing/test-ledgers.ts';
import { type ImportFactory, openImportFactory } from './test-import.ts';

let factory: ImportFactory;
beforeEach(async () => {
  factory = await openImportFactory({ isInline: true });
});
afterEach(() => factory.close());

const counts = ({ read, new: made, updated, same, skipped, error, conflict }: ImportResult) =>
  Object.fromEntries(
    Object.entries({ read, made, updated, same, skipped, error, conflict }).filter(([, n]) => n !== 0),
  );
let version = 0;
/** Every text as a file of its own, so that nothing is known by the file. */
const run = (kind: ImportKind, text: string, request: Partial<ImportRequestInput> = {}, isDryRun = false) =>
  factory.run(csvFile(`${text}\n`, `${kind}-${(version += 1)}.csv`), kind, request, isDryRun);
const codes = (result: ImportResult) => result.problems.map(({ row, code }) => `${row} ${code}`);

describe('leads by their number', () => {
  const first =
    '信息编号,登记日期,客户名称,产品,报价,联系人\nXX-001,2026-1-5,江南造船,锚机,100,张工\nXX-002,2026-1-6,沪东中华,舵机,200,李工';
  const lead = async (no: string) => {
    const { rows } = await factory.client.marketRecords.list({
      filters: [{ column: 'no', op: 'eq', value: no }],
    });
    return factory.client.marketRecords.get({ id: rows[0]?.id ?? '' });
  };

  test('update changes only what is here, create only adds, upsert does both', async () => {
    await run('market-records', first);
    const next = '信息编号,客户名称,产品,报价\nXX-001,江南造船,锚机,150\nXX-003,沪东中华,绞车,30';
    const created = await run('market-records', next, { mode: 'create' });
    expect(counts(created)).toEqual({ read: 2, made: 1, error: 1, conflict: 1 });
    expect(codes(created)).toEqual(['2 exists_with_other_content']);
    const updated = await run('market-records', `${next}\nXX-009,沪东中华,绞车,1`, { mode: 'update' });
    expect(counts(updated)).toEqual({ read: 3, updated: 1, same: 1, error: 1 });
    expect(codes(updated)).toEqual(['4 not_here']);
    expect(await lead('XX-001')).toMatchObject({ quoteMinor: 15_000, contact: '张工' });
    const both = await run(
      'market-records',
      '信息编号,客户名称,产品,报价\nXX-001,江南造船,锚机,160\nXX-004,沪东中华,绞车,1',
    );
    expect(counts(both)).toEqual({ read: 2, made: 1, updated: 1 });
  });

  test('an update needs no more columns than its key and what changes', async () => {
    await run('market-records', first);
    const result = await run('market-records', '信息编号,下一步\nXX-002,发报价单', { mode: 'update' });
    expect(counts(result)).toEqual({ read: 1, updated: 1 });
    expect(await lead('XX-002')).toMatchObject({ nextAction: '发报价单', contact: '李工', product: '舵机' });
  });

  test('a lead can be known by customer, product and day', async () => {
    await run('market-records', '登记日期,客户名称,产品,报价\n2026-1-5,江南造船,锚机,100');
    const request = { mode: 'update', key: 'lead' } as const;
    const result = await run(
      'market-records',
      '登记日期,客户名称,产品,报价\n2026-1-5,江南造船,锚机,120',
      request,
    );
    expect(counts(result)).toEqual({ read: 1, updated: 1 });
  });

  test('a conflict is shown: two rows of one key, or a field somebody changed since', async () => {
    await run('market-records', first);
    const twice = await run(
      'market-records',
      '信息编号,客户名称,报价\nXX-001,江南造船,1\nXX-001,江南造船,2\nXX-002,沪东中华,3\nXX-002,沪东中华,3',
    );
    expect(counts(twice)).toEqual({ read: 4, updated: 1, same: 1, error: 2, conflict: 2 });
    expect(codes(twice)).toEqual(['2 key_repeated', '3 key_repeated']);
    const record = await lead('XX-001');
    await factory.client.marketRecords.update({ id: record.id, version: record.version, quoteMinor: 77_700 });
    const stale = '信息编号,客户名称,报价,联系人\nXX-001,江南造船,5,王工';
    const shown = await run('market-records', stale);
    expect(counts(shown)).toEqual({ read: 1, error: 1, conflict: 1 });
    expect(shown.problems).toMatchObject([{ code: 'changed_since', text: 'quoteMinor' }]);
    // The person decides; a field nobody else touched is no conflict.
    expect(counts(await run('market-records', stale, { conflicts: 'ours' }))).toEqual({
      read: 1,
      updated: 1,
    });
    expect(await lead('XX-001')).toMatchObject({ quoteMinor: 77_700, contact: '王工' });
    expect(
      counts(
        await run('market-records', '信息编号,客户名称,报价\nXX-001,江南造船,6', { conflicts: 'ledger' }),
      ),
    ).toEqual({ read: 1, updated: 1 });
    expect(await lead('XX-001')).toMatchObject({ quoteMinor: 600 });
  });

  test('the dry run has the rows behind each number, the batch too', async () => {
    await run('market-records', first);
    const ledger = csvFile(
      '信息编号,客户名称,产品,报价\nXX-001,江南造船,锚机,150\nXX-002,沪东中华,舵机,200\nXX-003,江南造船,绞车,9\nXX-004,江南造船,绞车,约数\nXX-005,甲,乙,1\nXX-005,甲,乙,2\n',
    );
    const request = { kind: 'market-records' } as const;
    const uploadId = await factory.upload(ledger);
    const { jobId } = await factory.client.imports.start({ uploadId, request, isDryRun: true });
    await factory.core.host.jobs().settled(jobId);
    const rows = (group: 'new' | 'updated' | 'same' | 'error' | 'conflict') =>
      factory.client.imports.rows({ uploadId, request, group });
    expect((await rows('updated')).rows).toMatchObject([
      {
        row: 2,
        label: 'XX-001 · 江南造船 · 锚机',
        changes: [{ field: 'quoteMinor', before: 10_000, after: 15_000 }],
      },
    ]);
    expect((await rows('same')).rows.map((one) => one.row)).toEqual([3]);
    expect((await rows('new')).rows.map((one) => one.row)).toEqual([4]);
    expect((await rows('error')).rows.map((one) => one.row)).toEqual([5, 6, 7]);
    expect((await rows('conflict')).rows.map((one) => one.row)).toEqual([6, 7]);
    const run2 = await factory.client.imports.start({ uploadId, request });
    await factory.core.host.jobs().settled(run2.jobId);
    const batchId = ((await factory.client.jobs.get({ id: run2.jobId })).result as ImportResult).batch ?? '';
    const stored = await factory.client.imports.rows({ batchId, group: 'updated' });
    expect(stored).toMatchObject({
      total: 1,
      rows: [{ row: 2, label: 'XX-001', changes: [{ field: 'quoteMinor', after: 15_000 }] }],
    });
    expect((await factory.client.imports.rows({ batchId, group: 'conflict' })).total).toBe(2);
  });

  test('what was changed between dry run and run comes back', async () => {
    await run('market-records', first);
    const record = await lead('XX-001');
    const seenAt = Date.now();
    await expect.poll(() => Date.now()).toBeGreaterThan(seenAt);
    await factory.client.marketRecords.update({ id: record.id, version: record.version, contact: '赵工' });
    const uploadId = await factory.upload(csvFile('信息编号,客户名称,联系人\nXX-001,江南造船,钱工\n'));
    const { jobId } = await factory.client.imports.start({
      uploadId,
      request: { kind: 'market-records' },
      seenAt,
    });
    await factory.core.host.jobs().settled(jobId);
    const result = (await factory.client.jobs.get({ id: jobId })).result as ImportResult;
    expect(codes(result)).toEqual(['2 changed_since']);
  });
});

describe('the other kinds', () => {
  test('orders: lines found by number, by thing or by place; totals follow', async () => {
    await run(
      'orders',
      '订单号,客户名称,下单日期,产品,数量,金额,状态\nA-1,江南造船,2020-1-5,锚机,2台,1000,执行中\nA-1,江南造船,2020-1-5,备件,5件,10.5,执行中\nA-2,沪东中华,2020-2-7,舵机,1台,300,执行中',
    );
    const update = { mode: 'update' } as const;
    const states = await run(
      'orders',
      '订单号,状态,交货日期\nA-1,已完成,2020-6-1\nA-7,已完成,2020-6-1',
      update,
    );
    expect(counts(states)).toEqual({ read: 2, updated: 1, error: 1 });
    const amounts = await run('orders', '订单号,产品,金额\nA-1,备件,20.5\nA-1,锚机,1200', update);
    expect(counts(amounts)).toEqual({ read: 2, updated: 2 });
    const { rows } = await factory.client.orders.list({
      filters: [{ column: 'sourceNo', op: 'eq', value: 'A-1' }],
    });
    expect(rows).toMatchObject([{ grossMinor: 122_050, state: 'closed', dueOn: '2020-06-01' }]);
    const unclear = await run('orders', '订单号,产品,金额\nA-1,绞车,7', update);
    expect(codes(unclear)).toEqual(['2 lines_differ']);
    await factory.client.imports.undo({ id: amounts.batch ?? '' });
    const [order] = (
      await factory.client.orders.list({ filters: [{ column: 'sourceNo', op: 'eq', value: 'A-1' }] })
    ).rows;
    expect(order).toMatchObject({ grossMinor: 101_050, state: 'closed' });
  });

  test('units and cases', async () => {
    await run('units', '条码,型号,生产日期,批号\nB-1,MJ-58,2026-1-2,L1\nB-2,MJ-58,2026-1-3,L1');
    const units = await run('units', '条码,批号,车间\nB-1,L9,二车间\nB-3,L9,', { mode: 'update' });
    expect(counts(units)).toEqual({ read: 2, updated: 1, error: 1 });
    const unit = async () =>
      (await factory.client.units.list({ filters: [{ column: 'barcode', op: 'eq', value: 'B-1' }] })).rows[0];
    expect(await unit()).toMatchObject({ lotNo: 'L9', madeOn: '2026-01-02', note: '车间：二车间' });
    await run(
      'service-cases',
      '案件号,报修日期,客户,设备编号,故障现象,处理状态\n7,2026-3-1,某船东,B-1,漏油,处理中',
    );
    const cases = await run('service-cases', '案件号,处理状态,完成日期\n7,已完成,2026-3-9', {
      mode: 'update',
    });
    expect(counts(cases)).toEqual({ read: 1, updated: 1 });
    const { rows } = await factory.client.serviceCases.list({});
    expect(rows).toMatchObject([{ state: 'closed', resolvedOn: '2026-03-09', title: '漏油' }]);
    await factory.client.imports.undo({ id: cases.batch ?? '' });
    expect((await factory.client.serviceCases.list({})).rows).toMatchObject([
      { state: 'in_progress', resolvedOn: null },
    ]);
    await factory.client.imports.undo({ id: units.batch ?? '' });
    expect(await unit()).toMatchObject({ lotNo: 'L1', note: null });
  });

  test('parties with several people in a cell, contacts, sites, products', async () => {
    const parties = await run(
      'parties',
      '客户名称,统一社会信用代码,地区,联系人,电话,客户类型,开票要求\n江南造船,,上海,张三 13800000001；李四(采购) 13800000002,,船厂,专票\n某船东,,,王五、赵六,0512-66666666;13900000003,船东,',
    );
    expect(counts(parties)).toEqual({ read: 2, made: 2 });
    const { rows } = await factory.client.parties.list({ sort: [{ column: 'name', direction: 'asc' }] });
    const yard = await factory.client.parties.get({
      id: rows.find((row) => row.name === '江南造船')?.id ?? '',
    });
    expect(yard).toMatchObject({ roles: ['yard'], region: '上海', note: '开票要求：专票' });
    expect(yard.contacts.map(({ name, phone, title }) => [name, phone, title])).toEqual([
      ['张三', '13800000001', null],
      ['李四', '13800000002', '采购'],
    ]);
    const people = await run(
      'contacts',
      '客户,姓名,职务,手机\n江南造船,张三,科长,13800000009\n江南造船,孙七,,13700000000\n不认识,周八,,1',
    );
    expect(counts(people)).toEqual({ read: 3, updated: 1, made: 1, error: 1 });
    expect(codes(people)).toEqual(['4 party_unknown']);
    expect(
      counts(
        await run('sites', '船名,IMO,船厂,工程号,船东,船型\n远洋一号,9074729,江南造船,H1001,某船东,散货船'),
      ),
    ).toEqual({ read: 1, made: 1 });
    expect(
      counts(await run('sites', 'IMO号,船名,交船日期\n9074729,远洋一号,2026-5-1', { key: 'imo' })),
    ).toEqual({ read: 1, updated: 1 });
    expect(
      counts(await run('products', '产品编码,产品名称,系列\nMJ-58,锚机,甲板机械\nMJ-58,锚机,甲板机械')),
    ).toEqual({ read: 2, made: 1, same: 1 });
    const renamed = await run('products', '产品编码,产品名称\nMJ-58,电动锚机');
    await factory.client.imports.undo({ id: renamed.batch ?? '' });
    expect((await factory.client.products.list({})).rows).toMatchObject([
      { name: '锚机', family: '甲板机械' },
    ]);
  });
});

describe('taking a batch back', () => {
  test('lists everything that stands in the way: changed since, used elsewhere', async () => {
    const made = await run('parties', '客户名称,地区\n甲厂,上海\n乙厂,江苏\n丙厂,浙江');
    const id = async (name: string) =>
      (await factory.client.parties.list({ search: name })).rows.find((row) => row.name === name);
    const [a, b] = [await id('甲厂'), await id('乙厂')];
    await factory.client.parties.update({ id: a?.id ?? '', version: a?.version ?? 1, region: '北京' });
    await factory.client.marketRecords.create({ partyId: b?.id ?? '', title: '新线索' });
    const check = await factory.client.imports.blockers({ id: made.batch ?? '' });
    expect(check).toMatchObject({ voided: 1, restored: 0, blocked: 2 });
    expect(check.blockers.map(({ label, why, by }) => [label, why, by]).sort()).toEqual([
      ['乙厂', 'used_elsewhere', 'records'],
      ['甲厂', 'changed_since', '管理员'],
    ]);
    expect(await refusal(factory.client.imports.undo({ id: made.batch ?? '' }))).toMatch(/RULE_BROKEN/);
    expect((await factory.client.parties.list({})).rows).toHaveLength(3);
  });

  test('an update somebody built on is not taken back over their head', async () => {
    await run('parties', '客户名称,地区\n甲厂,上海');
    const changed = await run('parties', '客户名称,地区\n甲厂,江苏');
    const [party] = (await factory.client.parties.list({})).rows;
    await factory.client.parties.update({
      id: party?.id ?? '',
      version: party?.version ?? 1,
      region: '北京',
    });
    const check = await factory.client.imports.blockers({ id: changed.batch ?? '' });
    expect(check).toMatchObject({
      restored: 0,
      blocked: 1,
      blockers: [{ label: '甲厂', why: 'changed_since' }],
    });
    const again = await run('parties', '客户名称,行业\n甲厂,造船');
    expect(await factory.client.imports.blockers({ id: again.batch ?? '' })).toMatchObject({
      restored: 1,
      blocked: 0,
    });
    await factory.client.imports.undo({ id: again.batch ?? '' });
    expect((await factory.client.parties.list({})).rows).toMatchObject([{ region: '北京', industry: null }]);
  });
});
