import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MASKED_FIELD_NAMES, type MaskedField } from '#contract/field-masks/masked-fields.ts';
import { type SampleIds, SENTINELS, writeSample, writtenForms } from './masked-sample.ts';
import type { Outcome } from './outcome.ts';
import { ADMIN, type Caller, expectOk, type Factory, openFactory } from './transports.ts';

const MANAGER = { username: 'chen', password: 'manager password 1' };
const [QUOTE = 0] = SENTINELS['market-records.quote'];
const [COST = 0] = SENTINELS['service-cases.cost'];

let factory: Factory;
let ids: SampleIds;
let admin: Caller;
let manager: Caller;

beforeAll(async () => {
  factory = await openFactory('in process');
  admin = await factory.caller(ADMIN);
  ids = await writeSample(admin, factory.core);
  expectOk(await admin.call('users.create', { ...MANAGER, displayName: '陈', role: 'manager' }));
  manager = await factory.caller(MANAGER);
}, 60_000);
afterAll(() => factory.close());

async function mask(level: string, fields: readonly MaskedField[] = MASKED_FIELD_NAMES): Promise<void> {
  for (const field of fields)
    expectOk(await admin.call('fieldMasks.save', { role: 'manager', field, level }));
}
beforeEach(() => mask('edit'));

const told = (outcome: Outcome) => JSON.stringify(outcome);
const hasValue = (outcome: Outcome) =>
  MASKED_FIELD_NAMES.some((field) =>
    SENTINELS[field].some((value) => writtenForms(value).some((form) => told(outcome).includes(form))),
  );
type Row = Record<string, unknown> & { id: string; version: number };
const read = async (procedure: string, id = '') => expectOk(await admin.call(procedure, { id })) as Row;
const versionOf = async (procedure: string, name: string) => {
  const { id, version } = await read(procedure, ids[name]);
  return { id, version };
};
const locked = (field: MaskedField, level: string) => {
  const [entity, name] = field.split('.');
  return { error: { code: 'FIELD_MASKED', data: { entity, field: name, level } } };
};

/** Rows of a batch that came back, each with its own code. */
function refusalsIn(outcome: Outcome): object[] {
  const data = 'error' in outcome ? outcome.error.data : null;
  const { refusals = [] } = (data ?? {}) as { refusals?: object[] };
  return refusals;
}

/** A write of every kind of record that does not touch its fields, as a form sends it back with what it was shown. */
async function saves(): Promise<(readonly [name: string, input: object])[]> {
  const open = await versionOf('marketRecords.get', 'open');
  const party = await versionOf('parties.get', 'party');
  const [contact] = (await read('parties.get', ids['party']))['contacts'] as Row[];
  const order = await versionOf('orders.get', 'order');
  const row = await versionOf('serviceCases.get', 'case');
  const claim = await versionOf('claims.get', 'claim');
  const mask = '****';
  const nothing = { quoteMinor: null, contact: mask, contactPhone: mask, contactId: null };
  const empty = { contact: null, contactPhone: '', costMinor: null, incomeMinor: 0 };
  return [
    ['marketRecords.update', { ...open, ...nothing, nextAction: '再访' }],
    ['parties.update', { ...party, creditCode: mask, region: '江苏' }],
    ['parties.updateContact', { id: contact?.id, version: contact?.version, phone: mask, title: '主任' }],
    ['orders.update', { ...order, note: '加急' }],
    ['serviceCases.update', { ...row, ...empty, costMinor: 0, part: '主泵' }],
    ['claims.update', { ...claim, note: '已催' }],
  ];
}

describe('invariant 18 what is written by somebody who may not see a field', () => {
  test.each(['hidden', 'masked'])(
    'keeps what is stored, and no answer or conflict has it: %s',
    async (level) => {
      await mask(level);
      for (const [name, input] of await saves()) {
        const saved = await manager.call(name, input);
        if (name !== 'claims.update') expect(saved, `${name} ${told(saved)}`).toHaveProperty('ok');
        expect(hasValue(saved), `${name} ${told(saved)}`).toBe(false);
        // The same again was made from an older row: the newer one is handed back.
        const stale = await manager.call(name, { ...input, version: 1 });
        expect(stale, `${name} ${told(stale)}`).toHaveProperty('error');
        expect(hasValue(stale), `${name} ${told(stale)}`).toBe(false);
      }
      const batch = { update: [{ id: ids['open'], version: 1, nextAction: '三访' }] };
      const people = { update: [{ id: ids['contact'], version: 1, title: '处长' }] };
      for (const [name, input] of [
        ['marketRecords.saveRows', batch],
        ['marketRecords.checkRows', batch],
        ['contacts.saveRows', people],
        ['contacts.checkRows', people],
      ] as const) {
        const refused = await manager.call(name, input);
        expect(told(refused), name).toContain('STALE');
        expect(hasValue(refused), told(refused)).toBe(false);
      }
      const open = await read('marketRecords.get', ids['open']);
      expect(open).toMatchObject({ quoteMinor: QUOTE, nextAction: '再访' });
      expect(open['contactPhone']).toBe(SENTINELS['market-records.contactPhone'][0]);
      expect(await read('parties.get', ids['party'])).toMatchObject({
        creditCode: SENTINELS['parties.creditCode'][0],
        region: '江苏',
        contacts: [{ phone: SENTINELS['contacts.phone'][0], title: '主任' }],
      });
      expect(await read('orders.get', ids['order'])).toMatchObject({
        grossMinor: SENTINELS['orders.amounts'][0],
        note: '加急',
      });
      expect(await read('serviceCases.get', ids['case'])).toMatchObject({ costMinor: COST, part: '主泵' });
    },
  );

  test.each(['hidden', 'masked', 'read'])('is refused by name when it is a value: %s', async (level) => {
    await mask(level);
    const open = await versionOf('marketRecords.get', 'open');
    const row = await versionOf('serviceCases.get', 'case');
    const [contact] = (await read('parties.get', ids['party']))['contacts'] as Row[];
    const person = { id: contact?.id, version: contact?.version };
    const line = { product: '锚绞机', quantity: 1000, priceMinor: 100 };
    const writes: (readonly [string, object, MaskedField])[] = [
      ['marketRecords.update', { ...open, quoteMinor: 5 }, 'market-records.quote'],
      ['marketRecords.create', { partyId: ids['party'], quoteMinor: 5 }, 'market-records.quote'],
      ['marketRecords.saveRows', { update: [{ ...open, quoteMinor: 5 }] }, 'market-records.quote'],
      ['parties.updateContact', { ...person, phone: '13900000000' }, 'contacts.phone'],
      ['contacts.saveRows', { update: [{ ...person, email: 'x@mail.example' }] }, 'contacts.email'],
      [
        'contacts.saveRows',
        { create: [{ partyId: ids['party'], name: '新', wechat: 'w' }] },
        'contacts.wechat',
      ],
      ['serviceCases.update', { ...row, contactPhone: '13900000000' }, 'service-cases.contactPhone'],
      ['serviceCases.addCost', { caseId: ids['case'], kind: 'travel', amountMinor: 5 }, 'service-cases.cost'],
      ['orders.create', { overrideReason: 'x', partyId: ids['party'], lines: [line] }, 'orders.amounts'],
      [
        'claims.create',
        { supplierId: ids['party'], part: 'x', reason: 'x', amountMinor: 5 },
        'claims.amounts',
      ],
    ];
    for (const [name, input, field] of writes) {
      const refused = await manager.call(name, input);
      const [row] = refusalsIn(refused);
      const { error } = locked(field, level);
      expect(row ?? refused, name).toMatchObject(row ? error : { error });
    }
    expect(await read('marketRecords.get', ids['open'])).toMatchObject({ quoteMinor: QUOTE });
  });

  test('a field that may only be read is shown, goes through a form unchanged and is not emptied by it', async () => {
    await mask('read');
    const open = expectOk(await manager.call('marketRecords.get', { id: ids['open'] })) as Row;
    expect(open).toMatchObject({ quoteMinor: QUOTE });
    const { id, version, quoteMinor, contact, contactPhone } = open;
    const form = { id, version, quoteMinor, contact, contactPhone, nextAction: '四访' };
    const saved = expectOk(await manager.call('marketRecords.update', form)) as Row;
    const emptied = await manager.call('marketRecords.update', {
      id,
      version: saved.version,
      quoteMinor: null,
    });
    expect(emptied).toMatchObject(locked('market-records.quote', 'read'));
    const sorted = { sort: [{ column: 'quoteMinor', direction: 'asc' }] };
    expect(await manager.call('marketRecords.list', sorted)).toHaveProperty('ok');
  });

  test('what the core copies from a field is not copied for somebody who may not see it', async () => {
    await mask('hidden', ['service-cases.contact', 'service-cases.contactPhone']);
    expectOk(await manager.call('serviceCases.makeLead', { caseId: ids['case'], title: '加装刹车' }));
    const { rows } = expectOk(await manager.call('marketRecords.list', { search: '加装刹车' })) as {
      rows: Row[];
    };
    expect(rows).toMatchObject([{ title: '加装刹车', contact: null, contactPhone: null }]);
  });

  test('a ledger that would write it is refused by name', async () => {
    await mask('read', ['market-records.quote']);
    const text = '客户名称,产品,报价\n江海船厂,锚机,500\n';
    const file = new File([text], '市场.csv', { type: 'text/csv' });
    const { uploadId } = expectOk(await manager.call('imports.upload', { file })) as { uploadId: string };
    const request = {
      kind: 'market-records',
      fields: { 报价: 'quote', 客户名称: 'customer', 产品: 'product' },
    };
    const { jobId } = expectOk(await manager.call('imports.start', { uploadId, request })) as {
      jobId: string;
    };
    await factory.core.host.jobs().settled(jobId);
    const job = expectOk(await manager.call('jobs.get', { id: jobId }));
    expect(job).toMatchObject({ state: 'failed', error: locked('market-records.quote', 'read').error });
  });

  test('only an administrator sets masks, never his own, and each change stands in the log', async () => {
    const save = { role: 'manager', field: 'orders.amounts', level: 'hidden' };
    expect(await manager.call('fieldMasks.save', save)).toHaveProperty('error.code', 'FORBIDDEN');
    const own = await admin.call('fieldMasks.save', { ...save, role: 'administrator' });
    expect(own).toHaveProperty('error.code', 'INPUT_INVALID');
    const id = 'manager/orders.amounts';
    const before = expectOk(await admin.call('changes.history', { entity: 'field-masks', id })) as unknown[];
    expectOk(await admin.call('fieldMasks.save', save));
    expectOk(await admin.call('fieldMasks.save', save));
    expect(expectOk(await manager.call('fieldMasks.mine'))).toEqual([
      { field: 'orders.amounts', level: 'hidden' },
    ]);
    const after = expectOk(await admin.call('changes.history', { entity: 'field-masks', id })) as unknown[];
    expect(after).toHaveLength(before.length + 1);
    expect(after[0]).toMatchObject({ before: { level: 'edit' }, after: { level: 'hidden' } });
  });
});
