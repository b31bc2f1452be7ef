import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Filter } from '#contract/kit/list.ts';
import { groupFilter, groupParents, groupPath, pathFilters } from '#contract/lists/group-filter.ts';
import type { GroupBy } from '#contract/lists/lists.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { listGroupsOf } from './list-groups.ts';
import { type ListSpec, listPage } from './list-query.ts';
import { listValuesOf } from './list-values.ts';
import { openTestStore, type TestStore } from './test-store.ts';

interface Deal {
  id: number;
  word: string | null;
  day: string | null;
  flag: number;
  money: number | null;
  currency: string;
}

const SPEC: ListSpec<Deal> = {
  from: 'deals d',
  select: 'd.id, d.word, d.day, d.flag, d.money, d.currency',
  id: 'd.id',
  columns: {
    id: { sql: 'd.id', type: 'integer' },
    word: { sql: 'd.word', type: 'text', isNullable: true },
    day: { sql: 'd.day', type: 'text', isNullable: true },
    flag: { sql: 'd.flag', type: 'boolean' },
    money: { sql: 'd.money', type: 'integer', isNullable: true, unit: 'd.currency' },
  },
  defaultSort: [{ column: 'id', direction: 'asc' }],
};

let test: TestStore;
let db: ReadableDb;
beforeAll(async () => {
  test = await openTestStore();
  db = test.store.readContext(test.actors.sales).db;
  test.store.handle.exec(
    'CREATE TEMP TABLE deals (id INTEGER PRIMARY KEY, word, day, flag, money, currency)',
  );
});
afterAll(() => test[Symbol.asyncDispose]());

const spec = SPEC as ListSpec<object>;

const deal = fc.record({
  word: fc.constantFrom(null, '', '锚机', '舵机', "O'B%_", '１２'),
  day: fc.constantFrom(null, '2025-12-31', '2026-01-01', '2026-02-28', '2026-02-03'),
  flag: fc.constantFrom(0, 1),
  money: fc.option(fc.integer({ min: -5000, max: 5000 })),
  currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
});
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    column: fc.constant('word'),
    op: fc.constant('in' as const),
    values: fc.subarray(['', '锚机', '舵机']),
  }),
  fc.constant<Filter>({ column: 'word', op: 'not_empty' }),
  fc.constant<Filter>({ column: 'money', op: 'gte', value: 0 }),
  fc.constant<Filter>({ column: 'flag', op: 'in', values: ['1'] }),
);
const BY: readonly GroupBy[] = [
  { column: 'word' },
  { column: 'flag' },
  { column: 'day' },
  { column: 'day', part: 'month' },
  { column: 'day', part: 'year' },
];

function fill(rows: readonly Omit<Deal, 'id'>[]): void {
  test.store.handle.exec('DELETE FROM deals');
  const insert = test.store.handle.prepare(
    'INSERT INTO deals (word, day, flag, money, currency) VALUES (?, ?, ?, ?, ?)',
  );
  for (const row of rows) insert.run(row.word, row.day, row.flag, row.money, row.currency);
}

const rowsUnder = (filters: Filter[]) => listPage(db, SPEC, { filters, limit: 500 }).rows;
const LENGTH = { month: 7, year: 4 };

function keyOf(row: Deal, by: GroupBy): string | number | null {
  const value = by.column === 'word' ? row.word : by.column === 'day' ? row.day : row.flag;
  if (value === null || value === '') return null;
  return by.part ? String(value).slice(0, LENGTH[by.part]) : value;
}

/** The sum a person would make, null where two currencies meet. */
function sumOf(rows: readonly Deal[]): number | null {
  const filled = rows.filter((row) => row.money !== null);
  if (new Set(filled.map((row) => row.currency)).size > 1) return null;
  return filled.reduce((sum, row) => sum + (row.money ?? 0), 0);
}

describe('groups and value lists of a list', () => {
  it('are what a plain scan of the rows gives, and each group opens to exactly its rows', () => {
    const cases = fc.tuple(
      fc.array(deal, { maxLength: 40 }),
      fc.array(filter, { maxLength: 2 }),
      fc.constantFrom(...BY),
    );
    fc.assert(
      fc.property(cases, ([rows, filters, by]) => {
        fill(rows);
        const scanned = rowsUnder(filters);
        const result = listGroupsOf(db, spec, { by, sums: ['money'], filters });
        const keys = [...new Set(scanned.map((row) => keyOf(row, by)))];
        expect(new Set(result.groups.map((group) => group.key))).toEqual(new Set(keys));
        expect(result.total).toEqual({ count: scanned.length, sums: [sumOf(scanned)] });
        for (const group of result.groups) {
          const own = scanned.filter((row) => keyOf(row, by) === group.key);
          expect(group).toEqual({ key: group.key, depth: 0, count: own.length, sums: [sumOf(own)] });
          expect(rowsUnder([...filters, groupFilter(by, group.key)])).toEqual(own);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gathers on three levels: every group inside another is what a scan of its rows gives', () => {
    const levels = fc.constantFrom<GroupBy[]>(
      [{ column: 'word' }, { column: 'flag' }],
      [{ column: 'day', part: 'year' }, { column: 'day', part: 'month' }, { column: 'word' }],
    );
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 40 }), levels, (rows, by) => {
        fill(rows);
        const [first = { column: 'word' }, ...thenBy] = by;
        const result = listGroupsOf(db, spec, { by: first, thenBy, sums: ['money'] });
        expect(result).toMatchObject({ levels: by.length, hasMore: false });
        const parents = groupParents(result.groups);
        let innermost = 0;
        for (const [at, group] of result.groups.entries()) {
          const path = groupPath(result.groups, parents, at);
          expect(path.length).toBe(group.depth + 1);
          const own = rowsUnder(pathFilters(by, path));
          expect(group).toMatchObject({ count: own.length, sums: [sumOf(own)] });
          if (group.depth === by.length - 1) innermost += group.count;
        }
        expect(innermost).toBe(rows.length);
      }),
      { numRuns: 100 },
    );
  });

  it('value lists count under the filters of the other columns, and choosing values finds those rows', () => {
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 40 }), fc.array(filter, { maxLength: 2 }), (rows, filters) => {
        fill(rows);
        const others = filters.filter((one) => one.column !== 'word');
        const scanned = rowsUnder(others);
        const { values, hasMore } = listValuesOf(db, spec, { column: 'word', filters });
        expect(hasMore).toBe(false);
        expect(values.reduce((sum, one) => sum + one.count, 0)).toBe(scanned.length);
        for (const { value, count } of values) {
          const found = rowsUnder([...others, { column: 'word', op: 'in', values: [value ?? ''] }]);
          expect(found.length).toBe(count);
          expect(new Set(found.map((row) => row.word || null))).toEqual(new Set([value]));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('groups are ordered by their key, or by the sum the list is sorted by; blanks come last', () => {
    const row = (word: string | null, money: number) => ({
      word,
      day: null,
      flag: 0,
      money,
      currency: 'CNY',
    });
    fill([row('b', 1), row(null, 9), row('a', 2), row('c', 5)]);
    const keys = (column: string, direction: 'asc' | 'desc') =>
      listGroupsOf(db, spec, {
        by: { column: 'word' },
        sums: ['money'],
        sort: [{ column, direction }],
      }).groups.map((group) => group.key);
    expect(keys('id', 'asc')).toEqual(['a', 'b', 'c', null]);
    expect(keys('word', 'desc')).toEqual(['c', 'b', 'a', null]);
    expect(keys('money', 'desc')).toEqual([null, 'c', 'a', 'b']);
  });

  it('finds values by a part of them, wildcards being plain characters', () => {
    const row = (word: string) => ({ word, day: null, flag: 0, money: 1, currency: 'CNY' });
    fill([row('a%b'), row('acb'), row('锚机')]);
    const found = (find: string) =>
      listValuesOf(db, spec, { column: 'word', find }).values.map((one) => one.value);
    expect(found('%')).toEqual(['a%b']);
    expect(found('机')).toEqual(['锚机']);
  });

  it('refuses to gather by numbers, to add up texts and what it does not know', () => {
    const refused = { code: 'INPUT_INVALID' };
    const ask = (by: GroupBy, sums: string[]) => () => listGroupsOf(db, spec, { by, sums });
    expect(ask({ column: 'money' }, [])).toThrow(expect.objectContaining(refused));
    expect(ask({ column: 'word' }, ['day'])).toThrow(expect.objectContaining(refused));
    expect(ask({ column: 'constructor' }, [])).toThrow(expect.objectContaining(refused));
    expect(() => listValuesOf(db, spec, { column: 'money' })).toThrow(expect.objectContaining(refused));
  });
});
