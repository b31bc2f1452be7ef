import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '#contract/kit/errors.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createMarketRecord, getMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import {
  issueRevision,
  returnRevision,
  signRevision,
  submitRevision,
  voidRevision,
} from './revision-steps.service.ts';
import {
  compareRevisions,
  createSpecification,
  getSpecification,
  listSpecifications,
  pickSignedRevision,
  saveRevision,
  startRevision,
  updateSpecification,
  voidSpecification,
} from './specifications.service.ts';

let test: TestStore;
let partyId: string;
let recordId: string;

const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.sales, useCase);
const read = <T>(query: Parameters<typeof test.store.read<T>>[1]): T =>
  test.store.read(test.actors.sales, query);
const sql = (text: string, ...params: unknown[]) => test.store.handle.prepare(text).run(...params);

function ruleOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, data } = error as DomainError;
    return 'rule' in data ? data.rule : code;
  }
  return 'nothing refused';
}

beforeEach(async () => {
  test = await openTestStore();
  partyId = write((w) => createParty(w, { name: '江海船厂' })).id;
  recordId = write((w) => createMarketRecord(w, { partyId, product: '锚绞机' })).id;
});
afterEach(() => test[Symbol.asyncDispose]());

const ITEMS = [
  { clause: '3.1', parameter: '工作压力', value: '0.5', unit: 'MPa', tolerance: '±5%' },
  { clause: '3.2', parameter: '额定拉力', value: '200', unit: 'kN' },
];
const create = () =>
  write((w) =>
    createSpecification(w, { title: '锚绞机技术规格书', partyId, marketRecordId: recordId, items: ITEMS }),
  );

function signed(letter = 'A', id = create().id) {
  const version = () =>
    read((r) => getSpecification(r, id)).revisions.find((v) => v.letter === letter)?.version ?? 0;
  write((w) => issueRevision(w, { id, letter, version: version() }));
  return write((w) => signRevision(w, { id, letter, version: version(), signedByCustomer: '王工' }));
}

describe('a revision from draft to signature', () => {
  it('freezes content with a hash at issue and moves the market record when signed', () => {
    const draft = create();
    expect(draft).toMatchObject({ no: 'GS2026-0001', letter: 'A', state: 'draft', signedLetter: null });
    const issued = write((w) => issueRevision(w, { id: draft.id, letter: 'A', version: 1 }));
    expect(issued.revisions[0]).toMatchObject({
      state: 'issued',
      isIntact: true,
      head: { title: '锚绞机技术规格书', partyName: '江海船厂' },
    });
    expect(read((r) => getMarketRecord(r, recordId)).stage).toBe('tracking');
    const done = write((w) =>
      signRevision(w, {
        id: draft.id,
        letter: 'A',
        version: 2,
        signedOn: '2026-06-29',
        signedByCustomer: '王工',
      }),
    );
    expect(done).toMatchObject({ state: 'signed', signedLetter: 'A', signedOn: '2026-06-29' });
    expect(done.revisions[0]?.contentHash).toBe(issued.revisions[0]?.contentHash);
    const record = read((r) => getMarketRecord(r, recordId));
    expect(record.stage).toBe('specification_signed');
    expect(record.stageLog[0]?.reason).toBe('GS2026-0001 A');
  });

  it('goes through review and back, and refuses what the states do not allow', () => {
    const { id } = create();
    write((w) => submitRevision(w, { id, letter: 'A', version: 1 }));
    expect(
      ruleOf(() => write((w) => signRevision(w, { id, letter: 'A', version: 2, signedByCustomer: '王' }))),
    ).toBe('illegal_transition');
    write((w) => returnRevision(w, { id, letter: 'A', version: 2, reason: '补充公差' }));
    const [revision] = read((r) => getSpecification(r, id)).revisions;
    expect(revision).toMatchObject({ state: 'draft', closedReason: '补充公差', version: 3 });
    expect(ruleOf(() => write((w) => issueRevision(w, { id, letter: 'A', version: 1 })))).toBe('STALE');
    write((w) => saveRevision(w, { id, letter: 'A', version: 3, items: [] }));
    expect(ruleOf(() => write((w) => issueRevision(w, { id, letter: 'A', version: 4 })))).toBe(
      'revision_empty',
    );
  });
});

describe('invariant 13: issued content never changes', () => {
  it('is refused by the service and, for raw SQL, by triggers', () => {
    const { id, signedRevisionId } = signed();
    expect(ruleOf(() => write((w) => saveRevision(w, { id, letter: 'A', version: 3, items: ITEMS })))).toBe(
      'revision_immutable',
    );
    const attempts: [string, ...unknown[]][] = [
      ['UPDATE specification_items SET value = ? WHERE revision_id = ?', '0.6', signedRevisionId],
      ['DELETE FROM specification_items WHERE revision_id = ?', signedRevisionId],
      [
        'INSERT INTO specification_items (revision_id, seq, parameter) VALUES (?, 99, ?)',
        signedRevisionId,
        '新增',
      ],
      ['UPDATE specification_revisions SET content_hash = ? WHERE id = ?', 'x', signedRevisionId],
      ['UPDATE specification_revisions SET summary = ? WHERE id = ?', 'x', signedRevisionId],
      ['UPDATE specification_revisions SET head = ? WHERE id = ?', '{}', signedRevisionId],
      ['UPDATE specification_revisions SET signed_on = ? WHERE id = ?', '2026-01-01', signedRevisionId],
      ["UPDATE specification_revisions SET state = 'draft' WHERE id = ?", signedRevisionId],
      ["UPDATE specification_revisions SET state = 'void' WHERE id = ?", signedRevisionId],
      ['DELETE FROM specification_revisions WHERE id = ?', signedRevisionId],
    ];
    for (const [text, ...params] of attempts)
      expect(() => sql(text, ...params), text).toThrow('revision_immutable');
  });

  it('takes no item of a draft by moving it in', () => {
    const { id, signedRevisionId } = signed();
    const next = write((w) => startRevision(w, { id })).revisions.at(-1);
    expect(() =>
      sql(
        'UPDATE specification_items SET revision_id = ?, seq = 50 WHERE revision_id = ? AND seq = 1',
        signedRevisionId,
        next?.id,
      ),
    ).toThrow('revision_immutable');
  });

  it('shows content that was altered behind the triggers', () => {
    const { id, signedRevisionId } = signed();
    test.store.handle.exec('DROP TRIGGER specification_items_update');
    sql(
      'UPDATE specification_items SET value = ? WHERE revision_id = ? AND seq = 1',
      '0.6',
      signedRevisionId,
    );
    expect(read((r) => getSpecification(r, id)).revisions[0]?.isIntact).toBe(false);
  });

  it('keeps the title block of the day of issue', () => {
    const done = signed();
    const renamed = write((w) =>
      updateSpecification(w, { id: done.id, version: done.version, title: '锚绞机规格书（新）' }),
    );
    expect(renamed.title).toBe('锚绞机规格书（新）');
    expect(renamed.revisions[0]).toMatchObject({ head: { title: '锚绞机技术规格书' }, isIntact: true });
  });
});

describe('the next letter', () => {
  it('is prepared beside the signed one and supersedes it only when signed', () => {
    const { id } = signed();
    const draft = write((w) => startRevision(w, { id, summary: '压力改用 bar' }));
    expect(draft).toMatchObject({ letter: 'B', state: 'draft', signedLetter: 'A' });
    expect(draft.revisions[1]?.items).toHaveLength(2);
    expect(ruleOf(() => write((w) => startRevision(w, { id })))).toBe('revision_in_work');
    const items = [
      { ...ITEMS[0], parameter: '工作压力', value: '5', unit: 'bar' },
      { parameter: '绳速', value: '15', unit: 'm/min' },
    ];
    write((w) => saveRevision(w, { id, letter: 'B', version: 1, items }));
    const difference = read((r) => compareRevisions(r, { id, from: 'A', to: 'B' }));
    expect(difference.items.map((d) => d.kind)).toEqual(['rewritten', 'added', 'removed']);
    write((w) => issueRevision(w, { id, letter: 'B', version: 2 }));
    expect(read((r) => getSpecification(r, id)).revisions.map((v) => v.state)).toEqual(['signed', 'issued']);
    signedAgain(id);
  });

  function signedAgain(id: string) {
    const done = write((w) => signRevision(w, { id, letter: 'B', version: 3, signedByCustomer: '王工' }));
    expect(done.revisions.map((v) => [v.letter, v.state])).toEqual([
      ['A', 'superseded'],
      ['B', 'signed'],
    ]);
    expect(done.signedLetter).toBe('B');
  }

  it('supersedes an issued, unsigned letter as soon as it is issued; a void letter is not used again', () => {
    const { id } = create();
    write((w) => issueRevision(w, { id, letter: 'A', version: 1 }));
    write((w) => startRevision(w, { id }));
    write((w) => issueRevision(w, { id, letter: 'B', version: 1 }));
    write((w) => voidRevision(w, { id, letter: 'B', version: 2, reason: '客户改方案' }));
    const next = write((w) => startRevision(w, { id }));
    expect(next.revisions.map((v) => [v.letter, v.state])).toEqual([
      ['A', 'superseded'],
      ['B', 'void'],
      ['C', 'draft'],
    ]);
    expect(() =>
      sql(
        "INSERT INTO specification_revisions (id, specification_id, letter, state, created_at, created_by) VALUES ('x', ?, 'D', 'draft', 1, 'x')",
        id,
      ),
    ).toThrow('UNIQUE');
  });
});

describe('the document', () => {
  it('is found by content, listed by state and offered to orders once signed', () => {
    signed();
    create();
    const drafts = read((r) =>
      listSpecifications(r, { filters: [{ column: 'state', op: 'eq', value: 'draft' }], withTotal: true }),
    );
    expect(drafts).toMatchObject({ total: 1 });
    expect(read((r) => listSpecifications(r, { search: '额定拉力' })).rows).toHaveLength(2);
    expect(read((r) => pickSignedRevision(r, 'jhcc')).map((p) => p.no)).toEqual(['GS2026-0001 A']);
  });

  it('can be voided until it is signed', () => {
    const draft = create();
    expect(write((w) => voidSpecification(w, { id: draft.id, version: 1, reason: '重复' })).voidReason).toBe(
      '重复',
    );
    const done = signed();
    expect(
      ruleOf(() => write((w) => voidSpecification(w, { id: done.id, version: done.version, reason: '错' }))),
    ).toBe('revision_immutable');
  });
});
