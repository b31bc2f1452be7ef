import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_STATES, CLAIM_STEPS, type ClaimState } from '#contract/claims/claims.contract.ts';
import { createParty, pickParty } from '#db/slices/parties/parties.service.ts';
import { broken, type Harbour, openHarbour, refused } from '#db/slices/service-cases/harbour.fixture.ts';
import { listToday } from '#db/slices/today/today.service.ts';
import { createClaim, getClaim, listClaims, moveClaim, updateClaim } from './claims.service.ts';

let harbour: Harbour;
let supplierId = '';
const write: Harbour['write'] = (useCase) => harbour.write(useCase);
const make = () =>
  write((w) => createClaim(w, { supplierId, barcode: 'M-1-P1', reason: '柱塞卡滞', amountMinor: 500_000 }))
    .id;
const claim = (id: string) => harbour.read((r) => getClaim(r, id));
const move = (id: string, toState: ClaimState, more: object = {}) =>
  write((w) => moveClaim(w, { id, version: claim(id).version, toState, ...more }));
const change = (id: string, more: object) =>
  write((w) => updateClaim(w, { id, version: claim(id).version, ...more }));

/** Steps that lead from a draft into each state. */
const WAYS: Record<ClaimState, readonly ClaimState[]> = {
  draft: [],
  sent: ['sent'],
  accepted: ['sent', 'accepted'],
  rejected: ['sent', 'rejected'],
  settled: ['sent', 'accepted', 'settled'],
  cancelled: ['cancelled'],
};
const answered = { answer: '说明' };

beforeAll(async () => {
  harbour = await openHarbour();
  supplierId = write((w) => createParty(w, { name: '宁波油泵厂', roles: ['supplier'] }).id);
  write((w) => createParty(w, { name: '宁波航运', roles: ['owner'] }));
});
afterAll(() => harbour[Symbol.asyncDispose]());

describe('C37 a claim on a supplier', () => {
  it.each(CLAIM_STATES)('moves from %s by its steps and no others', (state) => {
    for (const to of CLAIM_STATES) {
      const id = make();
      for (const step of WAYS[state]) move(id, step, answered);
      if (CLAIM_STEPS[state].includes(to)) expect(move(id, to, answered).state).toBe(to);
      else expect(broken(() => move(id, to, answered)).rule).toBe('illegal_transition');
    }
  });

  it('is sent with a day for the answer, refused with a reason, and sent again in other words', () => {
    const id = make();
    expect(move(id, 'sent')).toMatchObject({ sentOn: '2026-06-30', answerDueOn: '2026-07-14' });
    expect(refused(() => change(id, { reason: '别的' })).code).toBe('RULE_BROKEN');
    expect(broken(() => move(id, 'rejected', { answer: ' ' })).rule).toBe('reason_required');
    expect(move(id, 'rejected', { answer: '证据不足' })).toMatchObject({ answeredOn: '2026-06-30' });
    expect(change(id, { reason: '柱塞卡滞，附检测报告', amountMinor: 480_000 })).toMatchObject({
      reason: '柱塞卡滞，附检测报告',
      amountMinor: 480_000,
      state: 'rejected',
    });
    expect(move(id, 'sent', { answerDueOn: '2026-07-20' })).toMatchObject({
      answerDueOn: '2026-07-20',
      answeredOn: null,
    });
  });

  it('is settled with what was paid, the sum claimed unless another is said', () => {
    const [whole, part] = [make(), make()];
    for (const id of [whole, part]) for (const step of WAYS.accepted) move(id, step, answered);
    expect(move(whole, 'settled')).toMatchObject({ settledMinor: 500_000, settledOn: '2026-06-30' });
    expect(move(part, 'settled', { settledMinor: 300_000 }).settledMinor).toBe(300_000);
    expect(refused(() => write((w) => moveClaim(w, { id: part, version: 1, toState: 'sent' }))).code).toBe(
      'STALE',
    );
  });

  it('that was not answered in time is due to its maker', () => {
    const id = make();
    move(id, 'sent', { on: '2026-06-01' });
    const due = (user: 'service' | 'manager', everybody: boolean) =>
      harbour.store
        .read(harbour.actors[user], (r) => listToday(r, everybody))
        .items.filter((item) => item.id === id);
    expect(due('service', false)).toMatchObject([
      { kind: 'claim', dueOn: '2026-06-15', days: -15, partyName: '宁波油泵厂', why: { sentDays: 29 } },
    ]);
    expect([due('manager', false).length, due('manager', true).length]).toEqual([0, 1]);
    move(id, 'accepted');
    expect(due('service', true)).toEqual([]);
    expect(harbour.read((r) => listClaims(r, { limit: 1 }).rows)).toHaveLength(1);
  });

  it('is made out to suppliers first', () => {
    const names = (role: string | null) =>
      harbour.read((r) => pickParty(r, '宁波', 20, role)).map((one) => one.label);
    expect(names('supplier')).toEqual(['宁波油泵厂', '宁波航运']);
    expect(names('owner')).toEqual(['宁波航运', '宁波油泵厂']);
  });
});
