import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { errorMap, isErrorCode } from '#contract/kit/errors.ts';
import { procedures } from './procedures.ts';
import { ADMIN, type Caller, expectOk, type Factory, openFactory } from './transports.ts';
import { type IdsFor, validInputs } from './valid-inputs.ts';

/** Would sign the caller out, lock it out or never end. */
const LEFT_OUT = /^(session|setup|users\.update)|\.stream$/;
const ROUNDS = 10;

const incidents: unknown[] = [];
let factory: Factory;
let admin: Caller;
beforeAll(async () => {
  const error = (_message: string, data?: object) => incidents.push(data);
  factory = await openFactory('in process', { info() {}, warn() {}, error });
  admin = await factory.caller(ADMIN);
});
afterAll(() => factory.close());

/** Ids seen in answers, by the word their field is about, so that later calls meet records that exist. */
const seen = new Map<string, string[]>();
const WORDS = [
  'part',
  'party',
  'contact',
  'site',
  'product',
  'record',
  'specification',
  'revision',
  'order',
  'line',
  'unit',
  'case',
  'user',
  'shipment',
  'visit',
  'barcode',
];
const WORD_OF_SLICE: Record<string, string> = {
  parties: 'party',
  marketRecords: 'record',
  serviceCases: 'case',
};

/** `shipownerPartyId` is about a party; plain `id` is about its owner: a list, a slice, or `void` + `Shipment`. */
function wordOf(field: string, owner: string): string {
  if (/^ids?$/.test(field)) return WORD_OF_SLICE[owner] ?? owner.replace(/s$/, '');
  if (field.endsWith('Code')) return field;
  return WORDS.findLast((word) => field.toLowerCase().includes(word)) ?? field;
}

/** `id` inside `revisions: […]` is about a revision, at the top about the slice itself. */
function collectIds(value: unknown, owner: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [field, child] of Object.entries(value)) {
    const isInList = Array.isArray(child) && field !== 'rows';
    if (typeof child !== 'string') collectIds(child, isInList ? field : owner);
    else if (/I?ds?$/.test(field) && /^[\da-f-]{36}$/.test(child)) remember(wordOf(field, owner), child);
    else if (/barcode$/i.test(field)) remember('barcode', child);
  }
}

/** The newest dozen of each kind, so that calls meet each other's records. */
function remember(word: string, id: string): void {
  const ids = (seen.get(word) ?? []).filter((known) => known !== id);
  seen.set(word, [...ids, id].slice(-12));
}

async function someRecords(): Promise<void> {
  const codes = expectOk(await admin.call('codes.all')) as { kind: string; code: string }[];
  for (const { kind, code } of codes)
    remember(`${kind.replace(/_(.)/g, (_, c: string) => c.toUpperCase())}Code`, code);
  for (const name of ['江南', '沪东', '中远']) {
    collectIds(expectOk(await admin.call('parties.create', { name })), 'parties');
  }
}

test('S15 S48 well-formed nonsense meets rules, never an incident', async () => {
  await someRecords();
  let succeeded = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, definition } of procedures) {
      if (LEFT_OUT.test(name) || !(definition.inputSchema instanceof z.ZodType)) continue;
      const [slice = '', verb = ''] = name.split('.');
      const owner = WORDS.find((word) => verb.toLowerCase().endsWith(word)) ?? slice;
      const ids: IdsFor = (field) => [slice, owner].flatMap((about) => seen.get(wordOf(field, about)) ?? []);
      for (const input of fc.sample(validInputs(definition.inputSchema, ids), {
        numRuns: 4,
        seed: 4170 + round,
      })) {
        const outcome = await admin.call(name, input);
        if ('ok' in outcome) {
          succeeded += 1;
          collectIds(outcome.ok, owner);
          continue;
        }
        const { code, data } = outcome.error;
        const told = `${name} ${JSON.stringify(input)}`;
        if (!isErrorCode(code)) throw new Error(`${code} is not on the closed list: ${told}`);
        if (code === 'INTERNAL') incidents.push({ told });
        expect(errorMap[code].data.safeParse(data).success, `${code} ${JSON.stringify(data)} ${told}`).toBe(
          true,
        );
      }
    }
  }
  expect(incidents).toEqual([]);
  // The storm is worth something only when a good part of it gets through.
  expect(succeeded).toBeGreaterThan(300);
}, 120_000);
