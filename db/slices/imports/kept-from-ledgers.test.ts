import { isDefinedError, safe } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { csvFile } from '#db/importing/test-ledgers.ts';
import { type ImportFactory, openImportFactory } from './test-import.ts';

let factory: ImportFactory;
beforeEach(async () => {
  factory = await openImportFactory({ isInline: true });
});
afterEach(() => factory.close());

const FROM_LEDGER = { phone: '导入台账时原样保留' };

async function people() {
  const { rows } = await factory.client.parties.list({ sort: [{ column: 'name', direction: 'asc' }] });
  const parties = await Promise.all(rows.map(({ id }) => factory.client.parties.get({ id })));
  return parties.flatMap(({ contacts }) =>
    contacts.map(({ name, phone, exceptions }) => ({ name, phone, exceptions })),
  );
}

test('U56 odd phones of a ledger come in with a reason of their own, right ones without, and undo puts back', async () => {
  const run = (kind: 'parties' | 'contacts', text: string) =>
    factory.run(csvFile(`${text}\n`, `${kind}-${text.length}.csv`), kind);
  const parties = await run('parties', '客户名称,联系人,电话\n江南造船,张三,内线12\n某船东,王五,13900000003');
  expect(parties).toMatchObject({ read: 2, new: 2, error: 0 });
  const first = [
    { name: '张三', phone: '内线12', exceptions: FROM_LEDGER },
    { name: '王五', phone: '13900000003', exceptions: null },
  ];
  expect(new Set(await people())).toEqual(new Set(first));

  const changed = await run('contacts', '客户,姓名,手机\n江南造船,张三,13800000009\n某船东,王五,见名片');
  expect(changed).toMatchObject({ read: 2, updated: 2, error: 0 });
  expect(new Set(await people())).toEqual(
    new Set([
      { name: '张三', phone: '13800000009', exceptions: null },
      { name: '王五', phone: '见名片', exceptions: FROM_LEDGER },
    ]),
  );

  await factory.client.imports.undo({ id: changed.batch ?? '' });
  expect((await people()).map(({ phone }) => phone).sort()).toEqual(['13900000003', '内线12']);
});

test('U56 a wrong code at the door and in a batch of rows: refused at its field, taken with a reason', async () => {
  const { parties } = factory.client;
  const input = { name: '远帆航运', creditCode: '91350100M000100Y44' };
  const issues = [{ path: 'creditCode', code: 'credit_code' }];
  const [refused] = await safe(parties.create(input));
  expect(isDefinedError(refused) && refused.data).toMatchObject({ issues });
  const [unknown] = await safe(
    parties.create({ ...input, exceptions: { name: '没有这样的例外' } } as typeof input),
  );
  expect(isDefinedError(unknown) && unknown.code).toBe('INPUT_INVALID');
  const made = await parties.create({ ...input, exceptions: { creditCode: '执照上就是这样' } });
  expect(made.exceptions).toEqual({ creditCode: '执照上就是这样' });

  const row = { id: made.id, version: made.version, creditCode: '91350100M000100Y45' };
  const [batch] = await safe(parties.saveRows({ update: [row] }));
  expect(isDefinedError(batch) && batch.data).toMatchObject({
    refusals: [{ list: 'update', at: 0, field: 'creditCode', code: 'INPUT_INVALID', data: { issues } }],
  });
  const checked = await parties.checkRows({ update: [{ ...row, creditCode: '91350100M000100Y43' }] });
  expect(checked).toMatchObject({ refusals: [], outcomes: [{ outcome: 'updated' }] });
});

test('U56 factory numbers of another form than the product says come in as the ledger has them, with a reason', async () => {
  const product = { code: 'AW-24', name: '锚绞机', family: '锚机', factoryNoForm: 'AW24-####' };
  await factory.client.products.create(product);
  const run = (text: string) => factory.run(csvFile(`${text}\n`, `units-${text.length}.csv`), 'units');
  const first = await run('条码,产品型号,出厂编号\nU-1,AW-24,AW24-0815\nU-2,AW-24,老编号 7');
  expect(first).toMatchObject({ read: 2, new: 2, error: 0 });
  const kept = async () => {
    const { rows } = await factory.client.units.list({ sort: [{ column: 'barcode', direction: 'asc' }] });
    return rows.map(({ barcode, factoryNo, exceptions }) => [barcode, factoryNo, exceptions]);
  };
  const reason = { factoryNo: '导入台账时原样保留' };
  expect(await kept()).toEqual([
    ['U-1', 'AW24-0815', null],
    ['U-2', '老编号 7', reason],
  ]);
  const changed = await factory.client.units.get({ barcode: 'U-2' });
  const update = { barcode: 'U-2', version: changed.version, factoryNo: 'AW24-0816' };
  expect((await factory.client.units.update(update)).exceptions).toBeNull();
});
