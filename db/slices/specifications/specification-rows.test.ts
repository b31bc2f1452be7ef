import { afterEach, beforeEach, expect, it } from 'vitest';
import { DomainError } from '#contract/kit/errors.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { saveRows } from '#db/kit/save-rows.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { issueRevision, signRevision } from './revision-steps.service.ts';
import { specificationRows } from './specification-rows.service.ts';
import { createSpecification, getSpecification, listSpecifications } from './specifications.service.ts';

let test: TestStore;
let partyId: string;
const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.sales, useCase);
const save = (input: object) => write((w) => saveRows(w, specificationRows, input as never));
const stored = (id: string) => test.store.read(test.actors.sales, (r) => getSpecification(r, id));

beforeEach(async () => {
  test = await openTestStore();
  partyId = write((w) => createParty(w, { name: '江海船厂' })).id;
});
afterEach(() => test[Symbol.asyncDispose]());

function signed() {
  const items = [{ parameter: '额定拉力', value: '200', unit: 'kN' }];
  const { id } = write((w) => createSpecification(w, { title: '锚绞机规格书', partyId, items }));
  write((w) => issueRevision(w, { id, letter: 'A', version: 1 }));
  return write((w) => signRevision(w, { id, letter: 'A', version: 2, signedByCustomer: '王工' }));
}

function refused(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.data;
    throw error;
  }
  return null;
}

it('a title block is changed in its cells; what the signed letter said stays with the letter', () => {
  const { id, version } = signed();
  const cells = { title: '锚绞机技术规格书（新）', model: 'AW-70', note: '按图 3' };
  const [row] = save({ update: [{ id, version, ...cells }] }).update;
  const listed = test.store.read(test.actors.sales, (r) => listSpecifications(r, {})).rows[0];
  expect(row).toEqual(listed);
  expect(row).toMatchObject({ ...cells, version: version + 1, signedLetter: 'A' });
  const [letter] = stored(id).revisions;
  expect([letter?.head?.['title'], letter?.isIntact, letter?.state]).toEqual([
    '锚绞机规格书',
    true,
    'signed',
  ]);
});

it('what is signed is not voided from the list; a stale cell brings the newer row', () => {
  const { id, version } = signed();
  expect(refused(() => save({ void: [{ id, version, reason: '录错' }] }))).toMatchObject({
    refusals: [{ list: 'void', data: { rule: 'revision_immutable' } }],
  });
  save({ update: [{ id, version, model: 'AW-70' }] });
  expect(refused(() => save({ update: [{ id, version, model: 'AW-80' }] }))).toMatchObject({
    refusals: [{ code: 'STALE', data: { current: { model: 'AW-70', partyName: '江海船厂' } } }],
  });
});

it('a voided document is read only until it is restored', () => {
  const made = write((w) => createSpecification(w, { title: '舵机规格书', partyId }));
  const [row] = save({ void: [{ id: made.id, version: made.version, reason: '录错' }] }).void;
  const version = row?.version ?? 0;
  expect(refused(() => save({ update: [{ id: made.id, version, model: 'X' }] }))).toMatchObject({
    refusals: [{ data: { rule: 'record_voided' } }],
  });
  save({ restore: [{ id: made.id, version }] });
  expect(stored(made.id).voidedAt).toBeNull();
});
