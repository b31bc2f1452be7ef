import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import {
  claimsOfCase,
  createClaim,
  listClaims,
  moveClaim,
  proposeClaim,
} from '#db/slices/claims/claims.service.ts';
import { addContact } from '#db/slices/parties/contacts.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { createPart } from '#db/slices/products/products.service.ts';
import { broken } from '#db/slices/service-cases/harbour.fixture.ts';
import { getCase, prefillCase } from '#db/slices/service-cases/service-cases.service.ts';
import {
  addVisit,
  closeVisit,
  createCase,
  judgeCase,
  moveCase,
  replaceOnVisit,
} from '#db/slices/service-cases/shown-cases.fixture.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { getUnitLife } from '#db/slices/units/unit-life.service.ts';
import { findDriftedStates } from '#db/slices/units/unit-replay.service.ts';
import { recordUnitEvent, registerTypedUnits, registerUnits } from '#db/slices/units/units.service.ts';
import { openRecallCase, setRecallUnit, takeAnswer, tellParty } from './recall-units.service.ts';
import { closeRecall, countRecall, createRecall, getRecall, startRecall } from './recalls.service.ts';

const DAY = 86_400_000;
const WINCH = 'LJ-2025-0001';
const PUMPS = ['YB-1', 'YB-2', 'YB-3'] as const;
const LOT = 'L2025-YB1';

/** A pump fails on board, is judged, replaced by two scans, and the case is closed. */
function replacePump(w: WriteContext, old: string, fresh: string) {
  const made = createCase(w, {
    barcode: old,
    title: '主泵压力上不去',
    faultCode: 'plunger_stuck',
    severity: 'major',
  });
  const judged = judgeCase(w, { id: made.id, version: made.version, judgement: 'warranty' });
  const begun = addVisit(w, {
    caseId: made.id,
    engineers: '周工',
    findings: '柱塞卡滞',
    causeCode: 'supplier',
    remedyCode: 'replace',
  });
  const visit = begun.visits[0];
  const done = replaceOnVisit(w, {
    visitId: visit?.id ?? '',
    removedBarcode: old,
    installedBarcode: fresh,
    reason: '柱塞卡滞',
  });
  const closed = closeVisit(w, { id: visit?.id ?? '', version: 1 });
  const resolved = moveCase(w, { id: made.id, version: closed.version, toState: 'resolved' });
  const confirmed = moveCase(w, { id: made.id, version: resolved.version, toState: 'confirmed' });
  moveCase(w, { id: made.id, version: confirmed.version, toState: 'closed' });
  return {
    id: made.id,
    no: made.no,
    until: judged.warrantyUntil,
    pairId: done.visits[0]?.parts[0]?.pairId ?? '',
  };
}

/** The winch with forty parts in it, on board and handed over; two spare pumps of the same lot in the store. */
function buildAndDeliver(w: WriteContext, supplierId: string) {
  const ownerId = createParty(w, { name: '远帆航运', roles: ['owner'] }).id;
  addContact(w, { partyId: ownerId, name: '机务 王', decisionLevel: 'middle', phone: '13900000001' });
  const site = createSite(w, { name: '远帆 9', kind: 'vessel', ownerPartyId: ownerId });
  const pumpId = createPart(w, { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵' }).id;
  const otherId = createPart(w, { drawingNo: 'ZC-220', revision: 'A', name: '轴承' }).id;
  const [winch] = registerTypedUnits(w, { codes: WINCH, kind: 'machine' });
  const parent = { parentUnitId: winch?.id ?? '' };
  registerUnits(w, {
    codes: PUMPS.map((barcode) => ({ barcode, factoryNo: null })),
    kind: 'part',
    partId: pumpId,
    lotNo: LOT,
    madeOn: '2025-01-05',
  });
  recordUnitEvent(w, { barcode: PUMPS[0], type: 'INSTALLED', ...parent, position: '主泵 1' });
  const others = registerTypedUnits(w, { codes: 'ZC-0001…0039', partId: otherId });
  others.forEach((unit, i) => {
    recordUnitEvent(w, { unitId: unit.id, type: 'INSTALLED', ...parent, position: `位置 ${i + 1}` });
  });
  recordUnitEvent(w, { barcode: WINCH, type: 'FACTORY_TESTED' });
  recordUnitEvent(w, { barcode: WINCH, type: 'SHIPPED', partyId: ownerId });
  recordUnitEvent(w, { barcode: WINCH, type: 'ON_SITE', siteId: site.id });
  recordUnitEvent(w, { barcode: WINCH, type: 'HANDED_OVER' });
  return { ownerId, pumpId, supplierId };
}

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore(Date.UTC(2025, 1, 3, 4));
});
afterAll(() => test[Symbol.asyncDispose]());

it('C30–C40 a winch is built, sails, loses two pumps; the lot is recalled; one scan of the last pump shows it all', async () => {
  const { store, actors, clock } = test;
  const write = <T>(useCase: (w: WriteContext) => T) => store.writeNow(actors.service, useCase);
  const manage = <T>(useCase: (w: WriteContext) => T) => store.writeNow(actors.manager, useCase);
  const world = write((w) =>
    buildAndDeliver(w, createParty(w, { name: '宁波油泵厂', roles: ['supplier'] }).id),
  );
  expect(store.read(actors.service, (r) => getUnitLife(r, WINCH).tree)).toHaveLength(41);

  // Month 11: the first pump fails within the warranty of the machine.
  clock.advance(330 * DAY);
  const first = write((w) => replacePump(w, PUMPS[0], PUMPS[1]));
  expect(first.until).toBe('2026-02-03');

  // Half a year later the machine's own warranty is over; the new pump has its own term.
  clock.advance(180 * DAY);
  expect(store.read(actors.service, (r) => getUnitLife(r, WINCH).warranty.state)).toBe('ended');
  const second = write((w) => replacePump(w, PUMPS[1], PUMPS[2]));
  expect(second.until).toBe('2026-12-30');
  expect(store.read(actors.service, (r) => getCase(r, second.id)).warranty?.decidedBy).toBe('replaced');

  // Both pumps are claimed from the supplier, once each, with both codes.
  const propose = (pairId: string) => store.read(actors.service, (r) => proposeClaim(r, pairId));
  expect(propose(second.pairId)).toMatchObject({ part: '柱塞泵', lotNo: LOT, supplierId: null });
  const claim = write((w) =>
    createClaim(w, {
      supplierId: world.supplierId,
      pairId: second.pairId,
      reason: '柱塞早期卡滞',
      amountMinor: 1_860_000,
    }),
  );
  expect(claim).toMatchObject({
    barcode: PUMPS[1],
    replacementBarcode: PUMPS[2],
    lotNo: LOT,
    caseNo: second.no,
    part: '柱塞泵',
  });
  expect(propose(first.pairId)).toMatchObject({ supplier: '宁波油泵厂', amountMinor: 1_860_000 });
  const made = store.read(actors.service, (r) => claimsOfCase(r, second.id));
  expect(made).toMatchObject([{ no: claim.no, pairId: second.pairId, state: 'draft' }]);
  expect(() =>
    write((w) =>
      createClaim(w, { supplierId: world.supplierId, pairId: second.pairId, reason: '再来', amountMinor: 1 }),
    ),
  ).toThrow('DUPLICATE');
  write((w) => moveClaim(w, { id: claim.id, version: 1, toState: 'sent' }));
  expect(
    broken(() => write((w) => moveClaim(w, { id: claim.id, version: 2, toState: 'rejected' }))).rule,
  ).toBe('reason_required');
  write((w) => moveClaim(w, { id: claim.id, version: 2, toState: 'accepted' }));
  write((w) => moveClaim(w, { id: claim.id, version: 3, toState: 'settled', settledMinor: 1_500_000 }));
  expect(store.read(actors.service, (r) => listClaims(r, {}).rows[0])).toMatchObject({
    state: 'settled',
    settledMinor: 1_500_000,
  });

  // The lot is recalled: three pumps, one machine, one owner, one contact.
  expect(store.read(actors.service, (r) => countRecall(r, { lotNo: LOT }))).toEqual({ units: 3 });
  const recall = manage((w) =>
    createRecall(w, {
      title: '柱塞材料缺陷',
      reason: '热处理不合格',
      measure: '更换柱塞泵',
      lotNo: LOT,
      partId: world.pumpId,
    }),
  );
  const empty = manage((w) =>
    createRecall(w, { title: '空', reason: '空', measure: '空', lotNo: '没有的批' }),
  );
  expect(broken(() => manage((w) => startRecall(w, { id: empty.id, version: 1 }))).rule).toBe('recall_empty');
  const running = manage((w) => startRecall(w, { id: recall.id, version: 1 }));
  const onBoard = running.list.find((one) => one.barcode === PUMPS[2]);
  expect(onBoard).toMatchObject({
    machineBarcode: WINCH,
    position: '主泵 1',
    siteName: '远帆 9',
    partyName: '远帆航运',
    contact: '机务 王',
  });
  const told = write((w) => tellParty(w, { recallId: recall.id, partyId: world.ownerId }));
  expect(told.told).toBeGreaterThan(0);
  const again = write((w) => tellParty(w, { recallId: recall.id, partyId: world.ownerId, way: 'phone' }));
  expect(again.letters.map((one) => [one.partyName, one.way, one.isReminder, one.contact])).toEqual([
    ['远帆航运', 'letter', false, '机务 王'],
    ['远帆航运', 'phone', true, '机务 王'],
  ]);
  clock.advance(20 * DAY);
  const late = store.read(actors.service, (r) => getRecall(r, recall.id).letters);
  expect(late.map((one) => one.isLate)).toEqual([false, true]);
  const answer = { id: late[1]?.id ?? '', version: 1, reply: '下次靠港更换' };
  const replied = write((w) => takeAnswer(w, answer));
  expect(replied.letters[1]).toMatchObject({ reply: '下次靠港更换', isLate: false });
  expect(replied.list.find((one) => one.id === onBoard?.id)).toMatchObject({
    state: 'replied',
    reply: '下次靠港更换',
  });
  expect(broken(() => write((w) => takeAnswer(w, { ...answer, version: 2 }))).rule).toBe(
    'illegal_transition',
  );
  const { caseId } = write((w) => openRecallCase(w, onBoard?.id ?? ''));
  expect(store.read(actors.service, (r) => getCase(r, caseId).channel)).toBe('service');

  // One scan of the last pump: chain, cases, warranty, place, recall.
  const life = store.read(actors.service, (r) => getUnitLife(r, PUMPS[2]));
  expect(life.chain.map((link) => [link.barcode, link.caseNo])).toEqual([
    [PUMPS[0], null],
    [PUMPS[1], first.no],
    [PUMPS[2], second.no],
  ]);
  expect(life.place).toMatchObject({ siteName: '远帆 9', ownerName: '远帆航运' });
  expect(life.warranty).toMatchObject({
    decidedBy: 'replaced',
    replacement: { remainderUntil: '2026-12-30' },
  });
  const scanned = store.read(actors.service, (r) => prefillCase(r, PUMPS[2]));
  expect(scanned.recalls).toMatchObject([{ no: recall.no, unitState: 'replied', measure: '更换柱塞泵' }]);
  expect(scanned.openCases.map((one) => one.id)).toEqual([caseId]);

  // Ended only when every unit is settled, or with a reason.
  const version = store.read(actors.service, (r) => getRecall(r, recall.id).version);
  expect(broken(() => manage((w) => closeRecall(w, { id: recall.id, version }))).rule).toBe(
    'reason_required',
  );
  for (const one of store.read(actors.service, (r) => getRecall(r, recall.id).list))
    write((w) => setRecallUnit(w, { id: one.id, version: one.version, state: 'done' }));
  expect(manage((w) => closeRecall(w, { id: recall.id, version })).state).toBe('closed');
  expect(store.read(actors.service, findDriftedStates)).toEqual([]);
});
