import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseState } from '#contract/service-cases/states.ts';
import { addContact } from '#db/slices/parties/contacts.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { broken, type Harbour, openHarbour, refused } from '#db/slices/service-cases/harbour.fixture.ts';
import { getCase, moveCase } from '#db/slices/service-cases/service-cases.service.ts';
import { judgeCase } from '#db/slices/service-cases/shown-cases.fixture.ts';
import { recordUnitEvent, registerTypedUnits } from '#db/slices/units/units.service.ts';
import { openRecallCase, setRecallUnit, takeAnswer, tellParty } from './recall-units.service.ts';
import { createRecall, getRecall, previewRecall, startRecall, updateRecall } from './recalls.service.ts';

const LOT = 'L2026-K';
let harbour: Harbour;
let recallId = '';
const ids = { party: '', wang: '', chen: '', stranger: '' };
const write: Harbour['write'] = (useCase) => harbour.write(useCase);
const recall = () => harbour.read((r) => getRecall(r, recallId));
const unit = (barcode: string) => recall().list.find((one) => one.barcode === barcode);

beforeAll(async () => {
  harbour = await openHarbour();
  write((w) => {
    ids.party = createParty(w, { name: '多人航运' }).id;
    const contact = (partyId: string, name: string) => addContact(w, { partyId, name }).id;
    ids.wang = contact(ids.party, '机务王');
    ids.chen = contact(ids.party, '船长陈');
    ids.stranger = contact(harbour.stranger, '别人');
    for (const one of registerTypedUnits(w, { codes: 'K-1…3', lotNo: LOT, kind: 'machine' }))
      recordUnitEvent(w, { unitId: one.id, type: 'SHIPPED', partyId: ids.party });
  });
});
afterAll(() => harbour[Symbol.asyncDispose]());

describe('C40 a recall before it is started', () => {
  it('is changed, and shows what it would take in', () => {
    const made = harbour.as('manager', (w) =>
      createRecall(w, { title: '裂纹', reason: '铸造', measure: '更换', lotNo: 'L0' }),
    );
    recallId = made.id;
    expect(harbour.read((r) => previewRecall(r, recallId))).toEqual({ units: 0, list: [] });
    harbour.as('manager', (w) =>
      updateRecall(w, { id: recallId, version: 1, lotNo: LOT, title: '缸体裂纹' }),
    );
    expect(harbour.read((r) => previewRecall(r, recallId))).toMatchObject({
      units: 3,
      list: [{ barcode: 'K-1', partyName: '多人航运' }, { barcode: 'K-2' }, { barcode: 'K-3' }],
    });
    expect(recall()).toMatchObject({ state: 'draft', title: '缸体裂纹', list: [] });
    harbour.as('manager', (w) => startRecall(w, { id: recallId, version: 2 }));
  });
});

describe('C40 a party with several contacts', () => {
  it('is told by a letter to each, answered each by itself', () => {
    const told = write((w) =>
      tellParty(w, { recallId, partyId: ids.party, contactIds: [ids.wang, ids.chen] }),
    );
    expect(told.letters.map((one) => [one.contact, one.isReminder, one.units])).toEqual([
      ['机务王', false, 3],
      ['船长陈', false, 3],
    ]);
    harbour.clock.advance(20 * 86_400_000);
    expect(recall().letters.map((one) => one.isLate)).toEqual([true, true]);
    const [wang, chen] = recall().letters;
    write((w) => takeAnswer(w, { id: wang?.id ?? '', version: 1, reply: '同意', answer: 'agreed' }));
    const reminded = write((w) => tellParty(w, { recallId, partyId: ids.party, contactIds: [ids.chen] }));
    expect(reminded.letters.map((one) => [one.contact, one.isReminder, one.isLate, one.reply])).toEqual([
      ['机务王', false, false, '同意'],
      ['船长陈', false, false, null],
      ['船长陈', true, false, null],
    ]);
    expect(chen?.contactId).toBe(ids.chen);
  });

  it('another party’s contact is refused', () => {
    expect(
      refused(() => write((w) => tellParty(w, { recallId, partyId: ids.party, contactIds: [ids.stranger] })))
        .code,
    ).toBe('INPUT_INVALID');
  });
});

describe('C40 a unit of a recall', () => {
  it('is done when its case is closed, not needed with a reason', () => {
    const { caseId } = write((w) => openRecallCase(w, unit('K-1')?.id ?? ''));
    const version = () => harbour.read((r) => getCase(r, caseId)).version;
    harbour.as('manager', (w) =>
      judgeCase(w, { id: caseId, version: 1, judgement: 'goodwill', reason: '召回' }),
    );
    const move = (toState: CaseState) =>
      write((w) => moveCase(w, { id: caseId, version: version(), toState }));
    for (const state of ['in_progress', 'resolved', 'confirmed'] as const) move(state);
    expect(unit('K-1')?.state).not.toBe('done');
    move('closed');
    expect(unit('K-1')).toMatchObject({ state: 'done', doneOn: '2026-07-20' });
    const { id = '', version: seen = 0 } = unit('K-2') ?? {};
    const leave = (more: object) =>
      write((w) => setRecallUnit(w, { id, version: seen, state: 'not_needed', ...more }));
    expect(broken(() => leave({})).rule).toBe('reason_required');
    leave({ note: '已拆船' });
    expect(unit('K-2')).toMatchObject({ state: 'not_needed', note: '已拆船' });
  });
});
