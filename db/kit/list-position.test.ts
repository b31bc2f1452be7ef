import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListInput } from '#contract/kit/list.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { listPositionOf } from './list-position.ts';
import { type ListSpec, listPage } from './list-query.ts';
import { openTestStore, type TestStore } from './test-store.ts';

const spec: ListSpec<object> = {
  from: 'things t',
  select: 't.id, t.word, t.money',
  id: 't.id',
  columns: {
    word: { sql: 't.word', type: 'text', isNullable: true },
    money: { sql: 't.money', type: 'integer', isNullable: true },
  },
  defaultSort: [{ column: 'word', direction: 'desc' }],
};

let made: TestStore;
let db: ReadableDb;
beforeAll(async () => {
  made = await openTestStore();
  db = made.store.readContext(made.actors.sales).db;
  made.store.handle.exec('CREATE TEMP TABLE things (id TEXT PRIMARY KEY, word, money)');
});
afterAll(() => made[Symbol.asyncDispose]());

const thing = fc.record({
  word: fc.constantFrom(null, '', '锚机', '舵机', '绞车'),
  money: fc.constantFrom(null, -1, 0, 7, 7_000),
});
const sort = fc.array(
  fc.record({
    column: fc.constantFrom('word', 'money'),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  }),
  { maxLength: 2 },
);
const filters = fc.constantFrom<NonNullable<ListInput['filters']>>(
  [],
  [{ column: 'word', op: 'in', values: ['锚机', ''] }],
  [{ column: 'money', op: 'gte', value: 0 }],
);

test('U31 the position of a record is its place among the pages, in any order and under any filter', () => {
  fc.assert(
    fc.property(fc.array(thing, { maxLength: 12 }), sort, filters, (things, keys, chosen) => {
      made.store.handle.exec('DELETE FROM things');
      for (const [at, { word, money }] of things.entries())
        made.store.handle.prepare('INSERT INTO things VALUES (?, ?, ?)').run(`id${String(at)}`, word, money);
      const query = { sort: keys, filters: chosen };
      const page = listPage(db, spec, { ...query, limit: 100 }).rows as { id: string }[];
      const places = things.map((_, at) => listPositionOf(db, spec, { ...query, id: `id${String(at)}` }));
      const expected = things.map((_, at) => page.findIndex(({ id }) => id === `id${String(at)}`));
      expect(places.map((place) => place ?? -1)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('U17 what is void is left out, until it is asked for', () => {
  made.store.handle.exec('DELETE FROM things');
  made.store.handle.prepare("INSERT INTO things VALUES ('a', '锚机', 1), ('b', '舵机', NULL)").run();
  const voidable: ListSpec<object> = { ...spec, voided: 't.money' };
  const ids = (input: ListInput) =>
    (listPage(db, voidable, input).rows as { id: string }[]).map(({ id }) => id);
  expect(ids({})).toEqual(['b']);
  expect(ids({ filters: [{ column: 'voidedAt', op: 'not_empty' }] })).toEqual(['a']);
  expect(ids({ filters: [{ column: 'voidedAt', op: 'gte', value: 2 }] })).toEqual([]);
  expect(listPositionOf(db, voidable, { id: 'a', filters: [{ column: 'voidedAt', op: 'not_empty' }] })).toBe(
    0,
  );
});
