import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DomainError, type ErrorData } from '#contract/kit/errors.ts';
import type { ListInput } from '#contract/kit/list.ts';
import type { ListedContact } from '#contract/parties/contacts.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { entityHistory } from '#db/slices/changes/changes.service.ts';
import { groupsOfList } from '#db/slices/lists/lists.service.ts';
import { findRecords } from '#db/slices/search/search.service.ts';
import { contactRows } from './contact-rows.service.ts';
import { addContact, getListedContact, listContacts, voidContact } from './contacts.service.ts';
import { createParty, getParty, voidParty } from './parties.service.ts';
import { partyRows } from './party-rows.service.ts';

const COMPANIES = 40;
const PEOPLE = 600;
let open: TestStore;
let companies: string[] = [];

const write = <T>(run: (w: WriteContext) => T): T => open.store.writeNow(open.actors.sales, run);
const read = <T>(run: (r: ReadContext) => T): T => open.store.read(open.actors.sales, run);
const list = (input: ListInput) => read((r) => listContacts(r, input));
const save = (batch: object) => write((w) => saveRows(w, contactRows, batch));
const target = ({ id, version }: { id: string; version: number }) => ({ id, version });

function refused(act: () => unknown): ErrorData<'ROWS_REFUSED'>['refusals'] {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'ROWS_REFUSED')
      return (error as DomainError<'ROWS_REFUSED'>).data.refusals;
    throw error;
  }
  return [];
}

const LEVELS = ['decision', 'senior', 'middle', 'basic'] as const;
beforeAll(async () => {
  open = await openTestStore();
  companies = Array.from(
    { length: COMPANIES },
    (_, at) =>
      write((w) => createParty(w, { name: `船厂${String(at).padStart(2, '0')}`, region: '华东' })).id,
  );
  write((w) => {
    for (let at = 0; at < PEOPLE; at += 1)
      addContact(w, {
        partyId: companies[(at * 7) % COMPANIES] ?? '',
        name: `员工${String((at * 13) % PEOPLE).padStart(3, '0')}`,
        phone: `138${String(10_000_000 + at)}`,
        ...(at % 5 === 0 ? {} : { decisionLevel: LEVELS[at % 4] ?? 'basic' }),
      });
  });
});
afterAll(() => open[Symbol.asyncDispose]());

/** What is asked of SQLite for a page, and how it goes about it. */
function plan(input: ListInput): string {
  const asked: [string, readonly (string | number)[]][] = [];
  const context = open.store.readContext(open.actors.sales);
  const spy = {
    ...context.db,
    all: <Row>(text: string, params: readonly (string | number)[]) => {
      asked.push([text, params]);
      return context.db.all<Row>(text, params);
    },
  };
  listContacts({ ...context, db: spy as typeof context.db }, input);
  const [text = '', params = []] = asked[0] ?? [];
  return context.db
    .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, params)
    .map(({ detail }) => detail)
    .join('\n');
}

describe('the list of contacts', () => {
  test('stands company by company, by name within one, and pages through every person once in any order', () => {
    const first = list({ limit: 500 }).rows;
    const places = first.map(({ partyId, name }) => `${companies.indexOf(partyId) + 100} ${name}`);
    expect(places).toEqual(places.toSorted());
    for (const sort of [[], [{ column: 'partyName', direction: 'desc' as const }]]) {
      const seen: string[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = list({ limit: 83, sort, ...(after ? { after } : {}) });
        seen.push(...page.rows.map(({ id }) => id));
        after = page.next;
      }
      expect(new Set(seen).size).toBe(PEOPLE);
      expect(seen).toHaveLength(PEOPLE);
    }
    const byOffset = list({ offset: 290, limit: 10 }).rows;
    expect(list({ after: list({ limit: 290 }).next ?? '', limit: 10 }).rows).toEqual(byOffset);
  });

  test('reads a page, what is behind a cursor and one company from the index, also once SQLite knows the numbers', () => {
    const next = list({ limit: 100 }).next ?? '';
    const filters = [{ column: 'partyId', op: 'eq' as const, value: companies[3] ?? '' }];
    const hold = () => {
      for (const input of [{}, { after: next }, { filters }]) {
        expect(plan(input)).toContain('INDEX contacts_listed');
        expect(plan(input)).not.toContain('TEMP B-TREE');
      }
      // What is skipped is counted off in the index alone.
      expect(plan({ offset: 400 })).toContain('COVERING INDEX contacts_listed');
    };
    hold();
    open.store.handle.exec('ANALYZE');
    hold();
  });

  test('is filtered, sorted, found in and grouped by what stands in its columns', () => {
    const { rows, total } = list({
      filters: [
        { column: 'partyName', op: 'contains', value: '船厂0' },
        { column: 'decisionLevel', op: 'in', values: ['senior', ''] },
      ],
      sort: [{ column: 'name', direction: 'desc' }],
      withTotal: true,
      limit: 500,
    });
    expect(total).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(20);
    const isRight = (row: ListedContact) =>
      row.partyName.startsWith('船厂0') && [null, 'senior'].includes(row.decisionLevel);
    expect(rows.every(isRight)).toBe(true);
    expect(rows.map(({ name }) => name)).toEqual(
      rows
        .map(({ name }) => name)
        .toSorted()
        .toReversed(),
    );
    expect(list({ search: '员工013' }).rows).toMatchObject([{ name: '员工013' }]);
    expect(list({ search: '10000042' }).rows).toMatchObject([{ phone: '13810000042' }]);
    expect(list({ search: '船厂07', limit: 500 }).rows.every(({ partyName }) => partyName === '船厂07')).toBe(
      true,
    );
    const groups = read((r) => groupsOfList(r, { list: 'contacts', by: { column: 'region' }, sums: [] }));
    expect(groups).toMatchObject({ groups: [{ count: PEOPLE }] });
    expect(() => list({ sort: [{ column: 'pinyin', direction: 'asc' }] })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });
});

describe('contacts as rows of a grid', () => {
  const person = (fields: object) => ({ partyId: companies[0], name: '曾建国', ...fields });
  const made = (fields: object = {}) => {
    const [row] = save({ create: [person(fields)] }).create;
    if (!row) throw new Error('not saved');
    return row;
  };

  test('U04 new and changed rows come back as the list shows them, with their history', () => {
    const row = made({ title: '采购' });
    expect(row).toMatchObject({ partyName: '船厂00', region: '华东', version: 1 });
    const saved = save({
      update: [{ ...target(row), decisionLevel: 'decision', email: 'zeng@example.com' }],
    });
    expect(saved.update).toMatchObject([
      { decisionLevel: 'decision', email: 'zeng@example.com', version: 2 },
    ]);
    // Saved once more as it is: nothing to raise a version for.
    const again = save({ update: [{ ...target(row), decisionLevel: 'decision' }] });
    expect(again.update).toMatchObject([{ version: 2 }]);
    expect(read((r) => entityHistory(r, 'contacts', row.id))).toMatchObject([
      { action: 'update', before: { decisionLevel: null }, after: { decisionLevel: 'decision' } },
      { action: 'create' },
    ]);
  });

  test('one wrong row keeps all of them out; each refusal names its row, field and code', async () => {
    const row = made();
    const before = list({ withTotal: true, limit: 1 }).total;
    const batch = {
      create: [person({ name: '好人' }), person({ partyId: row.id }), person({ phone: '内线 12' })],
      update: [{ ...target(row), phone: '13' }],
    };
    const expected = [
      { list: 'create', at: 1, code: 'NOT_FOUND' },
      { list: 'create', at: 2, code: 'INPUT_INVALID', field: 'phone' },
      { list: 'update', at: 0, id: row.id, code: 'INPUT_INVALID', field: 'phone' },
    ];
    expect(refused(() => save(batch))).toMatchObject(expected);
    expect(list({ withTotal: true, limit: 1 }).total).toBe(before);
    const context = { write: <T>(run: (w: WriteContext) => T) => open.store.write(open.actors.sales, run) };
    const tried = await checkRows(context, contactRows, batch);
    expect(tried.refusals).toMatchObject(expected);
    expect(tried.outcomes[0]).toMatchObject({ list: 'create', at: 0, outcome: 'created' });
    expect(list({ withTotal: true, limit: 1 }).total).toBe(before);
  });

  test('U14 a row that somebody else saved is refused with the newer one beside it', () => {
    const row = made();
    save({ update: [{ ...target(row), title: '处长' }] });
    expect(refused(() => save({ update: [{ ...target(row), title: '科长' }] }))).toMatchObject([
      { code: 'STALE', id: row.id, data: { current: { title: '处长', version: 2, partyName: '船厂00' } } },
    ]);
  });

  test('a person filed under the wrong company moves, and is found under the right one', () => {
    const row = made({ name: '钱学礼' });
    const [moved] = save({ update: [{ ...target(row), partyId: companies[1] }] }).update;
    expect(moved).toMatchObject({ partyName: '船厂01', version: 2 });
    expect(read((r) => getParty(r, companies[0] ?? '')).contacts.map(({ id }) => id)).not.toContain(row.id);
    const [first] = read((r) => findRecords(r, '钱学礼')).filter(({ kind }) => kind === 'contacts');
    expect(first).toMatchObject({ id: `${companies[1]}/${row.id}`, isVoided: false });
    const gone = write((w) => createParty(w, { name: '已停业' }));
    write((w) => voidParty(w, { ...target(gone), reason: '停业' }));
    const [refusal] = refused(() => save({ update: [{ id: row.id, version: 2, partyId: gone.id }] }));
    expect(refusal).toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'record_voided' } });
  });

  test('U06 what is void is left out, shown on demand, marked in the search, and comes back', () => {
    const row = made({ name: '孙离职' });
    const [voided] = save({ void: [{ ...target(row), reason: '已离职' }] }).void;
    expect(voided).toMatchObject({ voidReason: '已离职', version: 2 });
    expect(list({ search: '孙离职' }).rows).toEqual([]);
    const shown = [{ column: 'voidedAt', op: 'not_empty' as const }];
    expect(list({ filters: shown }).rows.map(({ id }) => id)).toContain(row.id);
    const hit = () => read((r) => findRecords(r, '孙离职')).find(({ kind }) => kind === 'contacts');
    expect(hit()).toMatchObject({ isVoided: true });
    const stale = { ...target(row), title: '处长' };
    expect(refused(() => save({ update: [{ ...stale, version: 2 }] }))).toMatchObject([
      { code: 'RULE_BROKEN' },
    ]);
    save({ restore: [{ id: row.id, version: 2 }] });
    expect(list({ search: '孙离职' }).rows).toMatchObject([{ voidedAt: null, version: 3 }]);
    expect(hit()).toMatchObject({ isVoided: false });
  });

  test('people of a company that is void are none to call, and come back with it alone', () => {
    const company = write((w) => createParty(w, { name: '并掉的厂' }));
    const { id } = write((w) => addContact(w, { partyId: company.id, name: '李留' }));
    const left = write((w) => addContact(w, { partyId: company.id, name: '李走' }));
    write((w) => voidContact(w, { ...target(left), reason: '已离职' }));
    const { version } = write((w) => voidParty(w, { ...target(company), reason: '重复' }));
    expect(list({ filters: [{ column: 'partyId', op: 'eq', value: company.id }] }).rows).toEqual([]);
    expect(read((r) => getListedContact(r, id))).toMatchObject({ voidReason: '重复' });
    expect(refused(() => save({ restore: [{ id: left.id, version: 2 }] }))).toMatchObject([
      { code: 'RULE_BROKEN', data: { rule: 'record_voided' } },
    ]);
    write((w) => saveRows(w, partyRows, { restore: [{ id: company.id, version }] }));
    const { rows } = list({ filters: [{ column: 'partyId', op: 'eq', value: company.id }] });
    expect(rows.map(({ name }) => name)).toEqual(['李留']);
  });
});
