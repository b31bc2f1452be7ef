import { afterEach, beforeEach, expect, test } from 'vitest';
import { csvFile } from '#db/importing/test-ledgers.ts';
import { type ImportFactory, openImportFactory } from './test-import.ts';

let factory: ImportFactory;
beforeEach(async () => {
  factory = await openImportFactory({ isInline: true });
});
afterEach(() => factory.close());

/** A whole kind as the file a person gets. */
async function exported(kind: string): Promise<string> {
  const { jobId } = await factory.client.exports.kind({ kind, format: 'csv' });
  await factory.core.host.jobs().settled(jobId);
  const { result } = await factory.client.jobs.get({ id: jobId });
  return (await factory.client.exports.file({ id: (result as { id: string }).id })).text();
}

async function fill(): Promise<void> {
  const { parties, sites, products } = factory.client;
  const yard = await parties.create({
    name: '江南造船',
    fullName: '江南造船（集团）有限责任公司',
    roles: ['yard', 'customer'],
    aliases: ['江南厂', '求新'],
    grade: 'A',
    region: '华东',
    industry: '造船',
    address: '长兴岛',
    note: '月底结算',
  });
  const owner = await parties.create({ name: '远帆航运', roles: ['owner'] });
  await parties.addContact({ partyId: yard.id, name: '张三', title: '采购', phone: '13800000001' });
  await parties.addContact({
    partyId: owner.id,
    name: '李四',
    email: 'li@example.cn',
    wechat: 'li4',
    note: '夜班',
  });
  await sites.create({
    name: '远帆 9',
    kind: 'vessel',
    ownerPartyId: owner.id,
    yardPartyId: yard.id,
    hullNo: 'H1',
  });
  await products.create({ code: 'AW-68', name: '锚绞机', family: 'windlass' });
}

test('C70 C71 kinds that left whole come back unchanged: every row is the same', async () => {
  await fill();
  for (const kind of ['parties', 'contacts', 'sites', 'products'] as const) {
    const text = await exported(kind);
    const again = await factory.run(csvFile(text, `${kind}.csv`), kind, { mode: 'upsert' });
    expect(again, kind).toMatchObject({ new: 0, updated: 0, error: 0, same: again.read });
    expect(again.read, kind).toBeGreaterThan(0);
  }
});

test('companies and their people go to a new factory with all that is known of them', async () => {
  await fill();
  const [parties, contacts] = [await exported('parties'), await exported('contacts')];
  const before = await known();
  await factory.close();
  factory = await openImportFactory({ isInline: true });
  expect(await factory.run(csvFile(parties, 'parties.csv'), 'parties')).toMatchObject({ new: 2, error: 0 });
  expect(await factory.run(csvFile(contacts, 'contacts.csv'), 'contacts')).toMatchObject({
    new: 2,
    error: 0,
  });
  expect(await known()).toEqual(before);
});

async function known() {
  const { rows } = await factory.client.parties.list({ sort: [{ column: 'name', direction: 'asc' }] });
  const parties = await Promise.all(rows.map(({ id }) => factory.client.parties.get({ id })));
  return parties.map((one) => ({
    ...{
      name: one.name,
      fullName: one.fullName,
      aliases: one.aliases.toSorted(),
      roles: one.roles.toSorted(),
    },
    ...{ grade: one.grade, region: one.region, industry: one.industry, address: one.address, note: one.note },
    people: one.contacts.map(({ name, title, phone, wechat, email, note }) => ({
      ...{ name, title, phone, wechat, email, note },
    })),
  }));
}
