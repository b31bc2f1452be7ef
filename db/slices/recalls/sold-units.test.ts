import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitsToTell } from '#contract/recalls/recall-party.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { addContact } from '#db/slices/parties/contacts.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { recordUnitEvent, registerTypedUnits } from '#db/slices/units/units.service.ts';
import { setRecallUnit, takeAnswer, tellParty } from './recall-units.service.ts';
import { createRecall, getRecall, startRecall } from './recalls.service.ts';

const LOT = 'L2026-S';
let test: TestStore;
let recallId: string;
const ids = { seller: '', buyer: '' };
const write = <T>(useCase: (w: WriteContext) => T) => test.store.writeNow(test.actors.service, useCase);
const recall = () => test.store.read(test.actors.service, (r) => getRecall(r, recallId));
const unit = (barcode: string) => recall().list.find((one) => one.barcode === barcode);
const sell = (barcode: string) =>
  write((w) => {
    recordUnitEvent(w, { barcode, type: 'RETURNED' });
    recordUnitEvent(w, { barcode, type: 'SHIPPED', partyId: ids.buyer });
  });
const done = (barcode: string) => {
  const { id = '', version = 0 } = unit(barcode) ?? {};
  write((w) => setRecallUnit(w, { id, version, state: 'done' }));
};

beforeAll(async () => {
  test = await openTestStore(Date.UTC(2026, 5, 30, 4));
  write((w) => {
    ids.seller = createParty(w, { name: '卖方航运' }).id;
    ids.buyer = createParty(w, { name: '买方航运' }).id;
    addContact(w, { partyId: ids.seller, name: '老王', phone: '13800010001' });
    addContact(w, { partyId: ids.buyer, name: '新李', phone: '13800010002' });
    for (const one of registerTypedUnits(w, { codes: 'S-1…4', lotNo: LOT }))
      recordUnitEvent(w, { unitId: one.id, type: 'SHIPPED', partyId: ids.seller });
  });
  test.store.writeNow(test.actors.manager, (w) => {
    const made = createRecall(w, { title: '裂纹', reason: '铸造', measure: '更换', lotNo: LOT });
    recallId = startRecall(w, { id: made.id, version: made.version }).id;
  });
});
afterAll(() => test[Symbol.asyncDispose]());

describe('C40 units that are sold while they are recalled', () => {
  it('belong to whoever holds them, with name and contact of that party, and are told anew', () => {
    write((w) => tellParty(w, { recallId, partyId: ids.seller, way: 'phone' }));
    done('S-1');
    sell('S-1');
    sell('S-2');
    expect(unit('S-2')).toMatchObject({
      partyId: ids.buyer,
      partyName: '买方航运',
      contact: '新李',
      state: 'open',
      letterOn: null,
    });
    expect(unit('S-1')).toMatchObject({ partyId: ids.seller, partyName: '卖方航运', state: 'done' });
    expect(
      recall().parties.map((one) => [one.partyName, one.contact, one.units, one.open, one.state]),
    ).toEqual([
      ['卖方航运', '老王', 3, 2, 'awaited'],
      ['买方航运', '新李', 1, 1, 'untold'],
    ]);
  });

  it('an answer of the seller says nothing about them; a letter to the buyer does', () => {
    const [letter] = recall().letters;
    write((w) => takeAnswer(w, { id: letter?.id ?? '', version: 1, reply: '同意' }));
    expect([unit('S-2')?.state, unit('S-3')?.state]).toEqual(['open', 'replied']);
    const told = write((w) => tellParty(w, { recallId, partyId: ids.buyer, way: 'mail' }));
    expect(told.letters.find((one) => one.partyId === ids.buyer)).toMatchObject({
      contact: '新李',
      isReminder: false,
      units: 1,
    });
    expect(unit('S-2')).toMatchObject({
      state: 'told',
      letterOn: '2026-06-30',
      remindedOn: null,
      reply: null,
    });
  });

  it('a reminder names the units that are open, and the log counts the same', () => {
    done('S-3');
    expect(unitsToTell(recall().list, ids.seller).map((one) => one.barcode)).toEqual(['S-4']);
    const told = write((w) => tellParty(w, { recallId, partyId: ids.seller }));
    expect(told.letters.filter((one) => one.partyId === ids.seller).at(-1)).toMatchObject({
      isReminder: true,
      units: 1,
    });
  });
});
