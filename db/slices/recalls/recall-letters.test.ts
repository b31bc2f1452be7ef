import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '#contract/kit/errors.ts';
import { partyState } from '#contract/recalls/recall-party.ts';
import type { RecallDetail } from '#contract/recalls/recalls.contract.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { addContact } from '#db/slices/parties/contacts.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { createPart } from '#db/slices/products/parts.service.ts';
import { recordUnitEvent, registerUnits } from '#db/slices/units/units.service.ts';
import { setRecallUnit, takeAnswer, tellParty } from './recall-units.service.ts';
import { createRecall, getRecall, startRecall } from './recalls.service.ts';

const DAY = 86_400_000;
const LOT = 'L2026-YB1';

let test: TestStore;
let recallId: string;
const ids = { far: '', sea: '', port: '' };
const write = <T>(useCase: (w: WriteContext) => T) => test.store.writeNow(test.actors.service, useCase);
const recall = () => test.store.read(test.actors.service, (r) => getRecall(r, recallId));
const states = (detail: RecallDetail): Record<string, string> =>
  Object.fromEntries(detail.parties.map((one): [string, string] => [String(one.partyName), one.state]));
const tell = (partyId: string, more: object = {}) =>
  write((w) => tellParty(w, { recallId, partyId, ...more }));

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return (error as DomainError).code;
    throw error;
  }
  return 'nothing refused';
}

/** Three customers, a pump of the lot each, one more in stock. */
function writeWorld(w: WriteContext): void {
  const partId = createPart(w, { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵' }).id;
  const codes = ['P-1', 'P-2', 'P-3', 'P-4'].map((barcode) => ({ barcode, factoryNo: null }));
  const pumps = registerUnits(w, { codes, partId, lotNo: LOT });
  for (const [i, key] of (['far', 'sea', 'port'] as const).entries()) {
    ids[key] = createParty(w, { name: `${key} 航运`, roles: ['owner'] }).id;
    recordUnitEvent(w, { unitId: pumps[i]?.id ?? '', type: 'SHIPPED', partyId: ids[key] });
  }
  addContact(w, { partyId: ids.far, name: '机务 王', phone: '13800010002' });
}

beforeAll(async () => {
  test = await openTestStore(Date.UTC(2026, 5, 30, 4));
  write(writeWorld);
  test.store.writeNow(test.actors.manager, (w) => {
    const made = createRecall(w, {
      ...{ title: '柱塞材料缺陷', reason: '热处理不合格', measure: '更换', lotNo: LOT },
      replyBy: '2026-07-10',
    });
    recallId = startRecall(w, { id: made.id, version: made.version }).id;
  });
});
afterAll(() => test[Symbol.asyncDispose]());

describe('C40 telling customers of a recall', () => {
  it('begins with everybody to be told; what is in stock belongs to nobody', () => {
    expect(states(recall())).toEqual({
      'far 航运': 'untold',
      'sea 航运': 'untold',
      'port 航运': 'untold',
      null: 'untold',
    });
  });

  it('by letter and then by phone: the second is a reminder; the day for an answer decides what is late', () => {
    const first = tell(ids.far, { way: 'letter' });
    expect(first.letters).toMatchObject([{ way: 'letter', contact: '机务 王', isReminder: false }]);
    expect(states(first)['far 航运']).toBe('awaited');
    test.clock.advance(11 * DAY);
    expect(states(recall())['far 航运']).toBe('late');
    const second = tell(ids.far, { way: 'phone', toldTo: '调度 陈' });
    expect(second.letters.map((one) => [one.way, one.toldTo, one.isReminder, one.isLate])).toEqual([
      ['letter', null, false, false],
      ['phone', '调度 陈', true, false],
    ]);
    expect(states(second)['far 航运']).toBe('awaited');
  });

  it('an answer to the first letter counts after the reminder too, with who and what', () => {
    const [letter] = recall().letters;
    const answer = { id: letter?.id ?? '', version: 1, answer: 'agreed' as const, repliedBy: '机务 王' };
    const after = write((w) => takeAnswer(w, { ...answer, reply: '7 月靠港时更换' }));
    expect(after.letters[0]).toMatchObject({
      answer: 'agreed',
      repliedBy: '机务 王',
      reply: '7 月靠港时更换',
    });
    expect(after.parties[0]).toMatchObject({ state: 'answered', lastWay: 'phone', units: 1, open: 1 });
    expect(after.list.find((one) => one.partyId === ids.far)?.state).toBe('replied');
  });

  it('a call that reached nobody is kept and tells nobody', () => {
    const after = tell(ids.sea, { way: 'phone', isReached: false, note: '无人接听' });
    expect(states(after)['sea 航运']).toBe('unreached');
    expect(after.list.find((one) => one.partyId === ids.sea)).toMatchObject({
      state: 'open',
      letterOn: null,
    });
    const said = after.letters.find((one) => one.partyId === ids.sea);
    expect(refusal(() => write((w) => takeAnswer(w, { id: said?.id ?? '', version: 1, reply: '好' })))).toBe(
      'RULE_BROKEN',
    );
    expect(refusal(() => tell(ids.sea, { isReached: false, answer: 'agreed' }))).toBe('INPUT_INVALID');
    const fax = tell(ids.sea, { way: 'fax' });
    expect(fax.letters.filter((one) => one.partyId === ids.sea).map((one) => one.isReminder)).toEqual([
      false,
      false,
    ]);
    expect(states(fax)['sea 航运']).toBe('awaited');
  });

  it('a visit brings the answer with it; a refusal stays open until it is settled', () => {
    const said = { way: 'visit', toldTo: '船长', answer: 'refused', reply: '航次紧，不同意停机' };
    const refused = tell(ids.port, said);
    expect(refused.letters.find((one) => one.partyId === ids.port)).toMatchObject({
      repliedBy: '船长',
      repliedOn: refused.letters.find((one) => one.way === 'visit')?.sentOn,
    });
    expect(states(refused)['port 航运']).toBe('refused');
    const again = tell(ids.port, { way: 'mail', answer: 'done', reply: '已在外协厂更换' });
    expect(states(again)['port 航运']).toBe('answered');
    const unit = again.list.find((one) => one.partyId === ids.port);
    const settled = write((w) =>
      setRecallUnit(w, { id: unit?.id ?? '', version: unit?.version ?? 0, state: 'done' }),
    );
    expect(states(settled)['port 航运']).toBe('settled');
    expect(refusal(() => tell(ids.port))).toBe('NOT_FOUND');
  });

  it('a unit that left the stock since is told about with those of its holder', () => {
    const stock = recall().list.find((one) => one.partyId === null);
    write((w) => recordUnitEvent(w, { unitId: stock?.unitId ?? '', type: 'SHIPPED', partyId: ids.sea }));
    const told = tell(ids.sea, { way: 'mail' });
    expect(told.list.find((one) => one.id === stock?.id)).toMatchObject({ partyId: ids.sea, state: 'told' });
    expect(told.letters.find((one) => one.way === 'mail' && one.partyId === ids.sea)?.units).toBe(2);
    expect(told.parties.map((one) => one.partyId)).not.toContain(null);
  });

  it.each([
    ['untold', [], ['open']],
    ['settled', [], ['done', 'not_needed']],
    ['unreached', [{ isReached: false }], ['open']],
    ['awaited', [{ isReached: false }, {}], ['told']],
    ['late', [{ isLate: true }, { isReached: false }], ['told']],
    ['awaited', [{ repliedOn: '2026-06-02', answer: 'refused' }, { sentOn: '2026-06-05' }], ['replied']],
    ['answered', [{ repliedOn: '2026-06-09', answer: 'agreed' }, { sentOn: '2026-06-05' }], ['replied']],
  ] as const)('is %s', (state, said, units) => {
    const usual = { sentOn: '2026-06-01', isReached: true, repliedOn: null, answer: null, isLate: false };
    const told = said.map((one) => ({ ...usual, ...one }));
    expect(
      partyState(
        units.map((one) => ({ state: one })),
        told,
      ),
    ).toBe(state);
  });
});
