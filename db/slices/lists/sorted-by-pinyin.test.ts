import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListInput } from '#contract/kit/list.ts';
import type { PartyRow } from '#contract/parties/parties.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createMarketRecord, listMarketRecords } from '#db/slices/market-records/market-records.service.ts';
import { mergeParties, unmergeParties } from '#db/slices/parties/merge-parties.service.ts';
import {
  createParty,
  getParty,
  listParties,
  pickParty,
  updateParty,
} from '#db/slices/parties/parties.service.ts';
import { createProduct, listProducts, pickProduct } from '#db/slices/products/products.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { registerUnits } from '#db/slices/units/units.service.ts';
import { sortKey } from '#db/text-order/sort-key.ts';
import { groupsOfList, valuesOfList } from './lists.service.ts';

const NAMES = [
  '2号船厂',
  '10号船厂',
  '大连船舶',
  '沈阳重工',
  '武昌船厂',
  '招商重工',
  '重庆船厂',
  'ABB',
  'MAN',
];
const IN_ORDER = [
  '2号船厂',
  '10号船厂',
  '重庆船厂',
  '大连船舶',
  '沈阳重工',
  '武昌船厂',
  '招商重工',
  'ABB',
  'MAN',
];
const CODES = ['A2', 'A10', 'ＭＪ－９０', 'MJ-100', 'mj-110'];

let test: TestStore;
const read = <T>(run: (r: ReadContext) => T): T => test.store.read(test.actors.administrator, run);
const write = <T>(run: (w: WriteContext) => T): T => test.store.writeNow(test.actors.administrator, run);

beforeAll(async () => {
  test = await openTestStore();
  write((w) => {
    for (const [i, name] of NAMES.entries()) {
      const roles = (['yard', 'owner', 'customer'] as const).filter((_, at) => i % (at + 2) === 0);
      const { id } = createParty(w, { name, roles });
      createMarketRecord(w, { partyId: id, product: CODES[i % CODES.length] });
    }
    for (const code of [...CODES].reverse()) createProduct(w, { code, name: code, family: '锚机' });
  });
});
afterAll(() => test[Symbol.asyncDispose]());

const byName = [{ column: 'name', direction: 'asc' as const }];
const names = (rows: readonly PartyRow[]) => rows.map((row) => row.name);

describe('U58: lists in the order in which people look things up', () => {
  it('by pinyin and by number, page by page and backwards', () => {
    expect(names(read((r) => listParties(r, {})).rows)).toEqual(IN_ORDER);
    const walked: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const input: ListInput = { sort: byName, limit: 2, ...(after ? { after } : {}) };
      const page = read((r) => listParties(r, input));
      walked.push(...names(page.rows));
      after = page.next;
    }
    expect(walked).toEqual(IN_ORDER);
    const down = read((r) => listParties(r, { sort: [{ column: 'name', direction: 'desc' }] }));
    expect(names(down.rows)).toEqual(IN_ORDER.toReversed());
    expect(read((r) => listProducts(r, {})).rows.map((row) => row.code)).toEqual(CODES);
  });

  it('for names of others, and for texts without a stored key', () => {
    const by = (column: string) =>
      read((r) => listMarketRecords(r, { sort: [{ column, direction: 'asc' }] })).rows;
    expect(by('partyName').map((row) => row.partyName)).toEqual(IN_ORDER);
    const products = [...new Set(by('product').map((row) => row.product))];
    expect(products).toEqual(CODES);
  });

  it('in groups, in value lists and in pickers', () => {
    const groups = read((r) =>
      groupsOfList(r, { list: 'market-records', by: { column: 'partyName' }, sums: [] }),
    );
    expect(groups.groups.map(({ key }) => key)).toEqual(IN_ORDER);
    const values = read((r) => valuesOfList(r, { list: 'parties', column: 'name' }));
    expect(values.values.map(({ value }) => value)).toEqual(IN_ORDER);
    expect(read((r) => pickParty(r, '')).map((one) => one.label)).toEqual(IN_ORDER);
    expect(read((r) => pickProduct(r, '')).map((one) => one.no)).toEqual(CODES);
  });

  it('walks the index of the stored key', () => {
    const plan = test.store.handle
      .prepare<[], { detail: string }>(
        'EXPLAIN QUERY PLAN SELECT p.id FROM parties p WHERE p.voided_at IS NULL ORDER BY p.name_sort, p.id LIMIT 50',
      )
      .all();
    expect(plan.map(({ detail }) => detail)).toEqual(['SCAN p USING INDEX parties_name_sort']);
  });
});

describe('U59: width and case', () => {
  const found = (filter: { column: string; op: 'eq' | 'contains'; value: string }) =>
    read((r) => listProducts(r, { filters: [filter] })).rows.map((row) => row.code);

  it('find each other in "contains" and "equals", in both directions', () => {
    for (const value of ['MJ-90', 'ＭＪ－９０', 'mj－90'])
      expect(found({ column: 'code', op: 'eq', value })).toEqual(['ＭＪ－９０']);
    expect(found({ column: 'code', op: 'eq', value: 'ＭＪ－１１０' })).toEqual(['mj-110']);
    expect(found({ column: 'name', op: 'contains', value: 'ｊ－１' })).toEqual(['MJ-100', 'mj-110']);
    expect(found({ column: 'name', op: 'contains', value: 'J-' })).toEqual(CODES.slice(2));
    expect(found({ column: 'code', op: 'eq', value: 'A02' })).toEqual([]);
  });

  it('what is special in a pattern means itself', () => {
    const odd = ['a*b', 'a?b', 'a[b]c', 'a]b', 'a^b', 'a-b', 'a%b', 'a_b', 'a\\b', '（a）', 'a　b', "a'b"];
    write((w) => {
      for (const name of odd) createProduct(w, { code: `X ${name}`, name, family: '杂' });
    });
    for (const value of odd) {
      expect(found({ column: 'name', op: 'eq', value })).toEqual([`X ${value}`]);
      expect(found({ column: 'code', op: 'contains', value: value.slice(1) })).toContain(`X ${value}`);
    }
    expect(found({ column: 'name', op: 'eq', value: '(A)' })).toEqual(['X （a）']);
  });

  it('leave groups apart: the rows of a group are those of its exact text', () => {
    const values = ['MJ-90'];
    expect(read((r) => listProducts(r, { filters: [{ column: 'code', op: 'in', values }] })).rows).toEqual(
      [],
    );
  });
});

describe('the roles of a party', () => {
  const list = (filter: NonNullable<ListInput['filters']>[number]) =>
    read((r) => listParties(r, { filters: [filter], sort: byName, withTotal: true }));
  const every = () => read((r) => listParties(r, { sort: byName })).rows;

  it('are filtered by, one of them or blank, and counted', () => {
    const having = (isMeant: (row: PartyRow) => boolean) => names(every().filter(isMeant));
    const expected = having(({ roles }) => roles.includes('owner') || roles.includes('customer'));
    const some = list({ column: 'roles', op: 'in', values: ['owner', 'customer'] });
    expect([names(some.rows), some.total]).toEqual([expected, expected.length]);
    const orNone = list({ column: 'roles', op: 'in', values: ['', 'customer'] });
    expect(names(orNone.rows)).toEqual(
      having(({ roles }) => roles.length === 0 || roles.includes('customer')),
    );
    const no = list({ column: 'roles', op: 'ne', value: 'yard' });
    expect(names(no.rows)).toEqual(having(({ roles }) => !roles.includes('yard')));
    expect(names(list({ column: 'roles', op: 'empty' }).rows)).toEqual(
      having(({ roles }) => roles.length === 0),
    );
    expect(list({ column: 'roles', op: 'not_empty' }).total).toBe(
      having(({ roles }) => roles.length > 0).length,
    );
  });

  it('are offered with their counts; nobody sorts or gathers by them', () => {
    const { values } = read((r) => valuesOfList(r, { list: 'parties', column: 'roles' }));
    const counted = (role: string | null) =>
      every().filter(({ roles }) => (role === null ? roles.length === 0 : roles.some((one) => one === role)))
        .length;
    expect(values.map(({ value }) => value).sort()).toEqual(['customer', 'owner', 'yard', null].sort());
    for (const { value, count } of values) expect(count).toBe(counted(value === null ? null : String(value)));
    const sort = [{ column: 'roles', direction: 'asc' as const }];
    expect(() => read((r) => listParties(r, { sort }))).toThrow('INPUT_INVALID');
    expect(() =>
      read((r) => groupsOfList(r, { list: 'parties', by: { column: 'roles' }, sums: [] })),
    ).toThrow('INPUT_INVALID');
  });
});

const KEPT = [
  ['parties', 'name', 'name_sort'],
  ['contacts', 'name', 'name_sort'],
  ['sites', 'name', 'name_sort'],
  ['products', 'code', 'code_sort'],
  ['products', 'name', 'name_sort'],
  ['parts', 'drawing_no', 'drawing_no_sort'],
  ['parts', 'name', 'name_sort'],
  ['orders', 'no', 'no_sort'],
  ['market_records', 'no', 'no_sort'],
  ['service_cases', 'no', 'no_sort'],
  ['units', 'barcode', 'barcode_sort'],
] as const;

it('U58: a stored key is that of its text after any work', () => {
  const name = fc
    .stringMatching(/^[A-Za-z0-9重庆长江船厂（） -]{1,8}$/u)
    .filter((text) => text.trim() !== '');
  let serial = 0;
  const someParty = (w: WriteContext, at: number) => {
    const all = w.db.pluckAll<string>('SELECT id FROM parties WHERE voided_at IS NULL ORDER BY id');
    return getParty(w, all[at % all.length] ?? '');
  };
  const act = fc.oneof(
    name.map((text) => (w: WriteContext) => createParty(w, { name: text }) && undefined),
    name.map((text) => (w: WriteContext) => {
      serial += 1;
      createSite(w, { name: `${text} ${serial}`, kind: 'plant' });
      const { id } = createProduct(w, { code: `${text}-${serial}`, name: text, family: text });
      registerUnits(w, {
        codes: [{ barcode: `${text}${serial}`, factoryNo: null }],
        kind: 'machine',
        productId: id,
      });
    }),
    fc.tuple(name, fc.nat(40)).map(([text, at]) => (w: WriteContext) => {
      const { id, version } = someParty(w, at);
      updateParty(w, { id, version, name: text });
    }),
    fc.tuple(fc.nat(40), fc.boolean()).map(([at, isUndone]) => (w: WriteContext) => {
      const [kept, other] = [someParty(w, at), someParty(w, at + 1)];
      if (kept.id === other.id) return;
      const versions = { version: kept.version, otherVersion: other.version };
      mergeParties(w, { id: kept.id, otherId: other.id, ...versions, reason: '同一家' });
      const merge = w.db.pluck<string>('SELECT id FROM party_merges ORDER BY at DESC, id DESC LIMIT 1') ?? '';
      if (isUndone) unmergeParties(w, { mergeId: merge });
    }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 6 }), (acts) => {
      for (const one of acts) write(one);
    }),
    { numRuns: 12 },
  );
  for (const [table, text, key] of KEPT) {
    const rows = read((r) =>
      r.db.all<{ text: string; key: string }>(`SELECT ${text} AS text, ${key} AS key FROM ${table}`),
    );
    expect(rows.filter((row) => row.key !== sortKey(row.text))).toEqual([]);
  }
});
