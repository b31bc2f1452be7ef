import { createRouterClient, type RouterClient } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentAsked } from '#contract/exports/exports.schema.ts';
import { MASKED_FIELD_NAMES, type MaskedField } from '#contract/field-masks/masked-fields.ts';
import type { Core } from '#db/core.ts';
import {
  countIn,
  documentsOf,
  fieldNamed,
  maskedColumns,
  questions,
  searches,
  VIEWED,
  viewOf,
  workbookText,
} from './masked-questions.ts';
import { type SampleIds, SENTINELS, writeSample, writtenForms } from './masked-sample.ts';
import type { Outcome } from './outcome.ts';
import { READING, type ReadableCall, readableCalls, WITHOUT_SAMPLE } from './readable-calls.ts';
import { callRest, routeOf } from './rest-caller.ts';
import { ADMIN, type Caller, expectOk, type Factory, openFactory } from './transports.ts';

const MANAGER = { username: 'chen', password: 'manager password 1' };
/** Answers that are workbooks; what is in them is looked at below. */
const FILES: ReadonlySet<string> = new Set(['imports.template', 'imports.rejected']);
const SEES_NOTHING = ['hidden', 'masked'] as const;
const logged: unknown[] = [];

let factory: Factory;
let ids: SampleIds;
let admin: Caller;
/** Somebody who may read everything but what is masked. */
let manager: Caller;
/** The same person as a script. */
let script: Caller;
let client: RouterClient<Core['router']>;
let shown: (ReadableCall & { values: readonly Value[] })[] = [];

/** A value of the sample, by the field it is in. */
interface Value {
  field: MaskedField;
  value: string | number;
}
const VALUES: readonly Value[] = MASKED_FIELD_NAMES.flatMap((field) =>
  SENTINELS[field].map((value) => ({ field, value })),
);

function valuesIn(answer: Outcome | string): Value[] {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return VALUES.filter(({ value }) => writtenForms(value).some((form) => text.includes(form)));
}

async function mask(level: string, fields: readonly MaskedField[] = MASKED_FIELD_NAMES): Promise<void> {
  for (const field of fields)
    expectOk(await admin.call('fieldMasks.save', { role: 'manager', field, level }));
}

async function asScript(): Promise<Caller> {
  let cookie = '';
  const send = async (address: string, init: RequestInit) => {
    const answer = await fetch(address, { ...init, headers: { ...init.headers, cookie } });
    cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? cookie;
    return answer;
  };
  const call = (name: string, input?: unknown) => callRest(factory.server.url, send, name, input);
  expectOk(await call('session.signIn', MANAGER));
  return { call, close() {} };
}

beforeAll(async () => {
  const log = { info() {}, warn() {}, error: (...told: unknown[]) => logged.push(told) };
  factory = await openFactory('in process', log);
  admin = await factory.caller(ADMIN);
  ids = await writeSample(admin, factory.core);
  expectOk(await admin.call('users.create', { ...MANAGER, displayName: '陈', role: 'manager' }));
  manager = await factory.caller(MANAGER);
  script = await asScript();
  const { context } = factory.core.connect({ transport: 'inprocess', device: 'test' });
  client = createRouterClient(factory.core.router, { context });
  await client.session.signIn(MANAGER);
  for (const { name, input } of readableCalls(ids)) {
    const outcome = await admin.call(name, input);
    expect(outcome, `${name} ${JSON.stringify(input)}`).toHaveProperty('ok');
    shown.push({ name, input, values: valuesIn(outcome) });
  }
}, 60_000);
afterAll(async () => {
  shown = [];
  await factory.close();
});
beforeEach(() => {
  logged.length = 0;
});

async function finished(jobId: string): Promise<File | string> {
  await factory.core.host.jobs().settled(jobId);
  const { state, result, error } = await client.jobs.get({ id: jobId });
  if (state !== 'done') return JSON.stringify(error);
  return client.exports.file({ id: (result as { id: string }).id });
}
async function fileOf({ jobId }: { jobId: string }): Promise<string> {
  const file = await finished(jobId);
  return typeof file === 'string' ? file : file.text();
}
const viewFile = async (list: string, columns: readonly string[]) =>
  `${await fileOf(await client.exports.view(viewOf(list, columns)))}`;
const kindFile = async (kind: string) => fileOf(await client.exports.kind({ kind, format: 'csv' }));

/** Its cells; what was said where it was refused, as a report made of such figures is. */
const documentFile = (asked: DocumentAsked) =>
  client.exports
    .document({ asked })
    .then(async ({ jobId }) => workbookText(await finished(jobId)), JSON.stringify);

/** Every kind, every list with such fields and every document, as files. */
async function files(): Promise<string[]> {
  const texts: string[] = [];
  for (const asked of documentsOf(ids)) texts.push(await documentFile(asked));
  for (const kind of await client.exports.kinds()) texts.push(await kindFile(kind));
  for (const [list, columns] of Object.entries(VIEWED)) texts.push(await viewFile(list, columns));
  return texts;
}

describe('invariant 18 a masked field never leaves the core', () => {
  test('every procedure that reads is asked, and each value is found by whoever may see it', () => {
    const asked = new Set(shown.map(({ name }) => name));
    expect(READING.filter((name) => !asked.has(name) && !WITHOUT_SAMPLE.has(name))).toEqual([]);
    const missing = VALUES.filter((one) => !shown.some(({ values }) => values.includes(one)));
    expect(missing).toEqual([]);
    const places = (field: MaskedField) =>
      new Set(shown.flatMap(({ name, values }) => (values.some((v) => v.field === field) ? [name] : [])));
    for (const field of MASKED_FIELD_NAMES) expect(places(field).size, field).toBeGreaterThan(1);
  });

  test.each(SEES_NOTHING)('no answer and no error of them has it: %s', async (level) => {
    await mask(level);
    for (const { name, input } of shown) {
      for (const caller of routeOf(name) === null || FILES.has(name) ? [manager] : [manager, script]) {
        const outcome = await caller.call(name, input);
        const told = `${name} ${JSON.stringify(input)} ${JSON.stringify(outcome)}`;
        expect(valuesIn(outcome), told).toEqual([]);
        if ('error' in outcome) expect(['FIELD_MASKED', 'FORBIDDEN'], told).toContain(outcome.error.code);
      }
    }
    expect(logged).toEqual([]);
  });

  test.each(SEES_NOTHING)('no search finds a record by it, nor says that it is right: %s', async (level) => {
    await mask('edit');
    const texts = VALUES.flatMap(({ value }) => (typeof value === 'string' ? writtenForms(value) : []));
    const asked = texts.flatMap((text) => searches(text));
    const found = new Set<string>();
    for (const { name, input } of asked) if (countIn(await admin.call(name, input)) > 0) found.add(name);
    // Whoever may see it finds it by the search, by the lists and by the pickers.
    expect([...found].toSorted()).toEqual([
      'contacts.list',
      'marketRecords.list',
      'parties.list',
      'parties.pick',
      'search.find',
      'search.groups',
    ]);
    await mask(level);
    for (const { name, input } of asked) {
      const outcome = await manager.call(name, input);
      expect(countIn(outcome), `${name} ${JSON.stringify(input)} ${JSON.stringify(outcome)}`).toBe(0);
    }
    for (const text of ['江海', '沈工', 'jhcc', 'shengong'])
      expect(countIn(await manager.call('search.find', { text })), text).toBeGreaterThan(0);
  });

  test('no order, condition, group, sum, value list, position or export is made by it', async () => {
    await mask('masked');
    const asked = maskedColumns().flatMap(({ list, column, field }) =>
      questions(list, column, ids).map((question) => ({ ...question, about: `${list}.${column}`, field })),
    );
    for (const { name, input, about, field } of asked) {
      const { entity, field: own } = fieldNamed(field);
      expect(await manager.call(name, input), `${name} ${about}`).toMatchObject({
        error: { code: 'FIELD_MASKED', status: 403, data: { entity, field: own, level: 'masked' } },
      });
    }
    await mask('edit');
    for (const { name, input, about } of asked.filter((one) => one.name !== 'exports.view'))
      expect(JSON.stringify(await manager.call(name, input)), `${name} ${about}`).not.toContain(
        'FIELD_MASKED',
      );
    const listed = maskedColumns().map(({ field }) => field);
    expect(new Set(listed)).toEqual(
      new Set([
        'market-records.quote',
        'orders.amounts',
        'quotations.amounts',
        'claims.amounts',
        'service-cases.cost',
        'service-cases.income',
      ]),
    );
  });

  test.each(SEES_NOTHING)('no file has it: %s', async (level) => {
    await mask('edit');
    const open = await files();
    for (const field of MASKED_FIELD_NAMES.filter((one) => !one.startsWith('contacts.')))
      expect(
        open.some((text) => valuesIn(text).some((one) => one.field === field)),
        field,
      ).toBe(true);
    await mask(level);
    for (const text of await files()) expect(valuesIn(text), text).toEqual([]);
    const view = await viewFile('orders', ['no', 'grossMinor']);
    expect(view).toContain(level === 'masked' ? 'HT-SENTINEL,****' : 'HT-SENTINEL\r\n');
    expect(view.split('\r\n')[0]).toBe(level === 'masked' ? 'no,grossMinor' : 'no');
    expect(await kindFile('orders')).not.toContain('订单总额');
  });
});
