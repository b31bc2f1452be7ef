import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#contract/kit/permissions.ts';
import { MARKET_STAGES, type MarketStage } from '#contract/market-records/stages.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { stepOrder, voidOrder } from '#db/slices/orders/order-steps.service.ts';
import { createOrder, updateOrder } from '#db/slices/orders/orders.service.ts';
import { type OrderCase, openOrderCase, orderInput, refusalOf } from '#db/slices/orders/test-order-case.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { moveMarketRecord } from './market-record-stages.service.ts';
import {
  changeMarketRecordOwner,
  createMarketRecord,
  getMarketRecord,
  updateMarketRecord,
  voidMarketRecord,
} from './market-records.service.ts';

let test: TestStore;
let base: OrderCase;
beforeEach(async () => {
  test = await openTestStore();
  base = openOrderCase(test);
});
afterEach(() => test[Symbol.asyncDispose]());

const lead = (id = base.recordId) => base.read((r) => getMarketRecord(r, id));
const order = (more: Parameters<typeof orderInput>[1] = {}) =>
  base.write((w) => createOrder(w, orderInput(base, more)));
const sql = (text: string, ...params: unknown[]) => test.store.handle.prepare(text).run(...params);
const move = (
  toStage: MarketStage,
  more: { reason?: string; recheckOn?: string } = {},
  role: Role = 'sales',
) =>
  base.write(
    (w) => moveMarketRecord(w, { id: base.recordId, version: lead().version, toStage, ...more }),
    role,
  );
const voidLead = () =>
  base.write((w) => voidMarketRecord(w, { id: base.recordId, version: lead().version, reason: '重复登记' }));

describe('invariant 11: contracted is what has a valid order', () => {
  it('is entered by an order in force, not by a draft, and not by hand', () => {
    expect(refusalOf(() => move('contracted'))).toBe('order_required');
    const draft = order({ state: 'draft' });
    expect(lead().stage).toBe('specification_signed');
    expect(refusalOf(() => move('contracted'))).toBe('order_required');
    base.write((w) => stepOrder(w, { id: draft.id, version: 1, to: 'in_force' }));
    expect(lead()).toMatchObject({ stage: 'contracted', closedOn: '2026-06-30', nextAction: null });
  });

  it('is not left while the order stands, whatever the stage wished for', () => {
    order();
    const wished = MARKET_STAGES.filter((stage) => stage !== 'contracted');
    for (const stage of wished) {
      const isOut = stage === 'lost' || stage === 'shelved';
      expect(refusalOf(() => move(stage, { reason: '客户反悔' }))).toBe(
        isOut ? 'illegal_transition' : 'order_required',
      );
    }
  });

  it.each(['voided', 'terminated'] as const)(
    'is left when the only order is %s, once no other stands',
    (end) => {
      const [first, second] = [order(), order()];
      const finish = ({ id, version }: { id: string; version: number }) =>
        base.write((w) =>
          end === 'voided'
            ? voidOrder(w, { id, version, reason: '双方解除' })
            : stepOrder(w, { id, version, to: 'terminated', reason: '双方解除' }),
        );
      finish(first);
      expect(lead().stage).toBe('contracted');
      finish(second);
      expect(lead()).toMatchObject({ stage: 'specification_signed', closedOn: null });
      expect(lead().stageLog[0]).toMatchObject({
        fromStage: 'contracted',
        toStage: 'specification_signed',
        reason: second.no,
      });
      move('lost', { reason: '船东取消建造' });
      expect(lead()).toMatchObject({ stage: 'lost', closedOn: '2026-06-30' });
    },
  );

  it('is held by the file as well, both ways', () => {
    const setStage = (stage: string) =>
      sql('UPDATE market_records SET stage = ? WHERE id = ?', stage, base.recordId);
    expect(() => setStage('contracted')).toThrow('order_required');
    order();
    expect(() => setStage('quoted')).toThrow('order_required');
  });
});

describe('an order and a lead that does not carry it', () => {
  it('a voided lead is refused, named or behind the specification, at once or when the draft takes force', () => {
    const draft = order({ state: 'draft' });
    voidLead();
    expect(refusalOf(() => order())).toBe('record_voided');
    expect(refusalOf(() => order({ marketRecordId: base.recordId }))).toBe('record_voided');
    expect(refusalOf(() => order({ marketRecordId: base.recordId, state: 'draft' }))).toBe('record_voided');
    const take = (version: number) =>
      base.write((w) => stepOrder(w, { id: draft.id, version, to: 'in_force' }));
    expect(refusalOf(() => take(1))).toBe('record_voided');
    expect(lead()).toMatchObject({ stage: 'specification_signed', version: 3 });
    base.write((w) => updateOrder(w, { id: draft.id, version: 1, marketRecordId: null }));
    expect(take(2).state).toBe('in_force');
    expect(order({ marketRecordId: null }).marketRecordId).toBeNull();
  });

  it('a lead of somebody else is refused, that of the shipowner is not', () => {
    const [otherId, ownerId] = ['别家船厂', '远洋船东'].map(
      (name) => base.write((w) => createParty(w, { name })).id,
    );
    const leadOf = (partyId = '', shipownerPartyId: string | null = null) =>
      base.write((w) => createMarketRecord(w, { partyId, shipownerPartyId })).id;
    const others = leadOf(otherId);
    const draft = order({ state: 'draft' });
    const refused = [
      () => order({ marketRecordId: others }),
      () => order({ marketRecordId: others, state: 'draft' }),
      () => base.write((w) => updateOrder(w, { id: draft.id, version: 1, marketRecordId: others })),
    ];
    for (const act of refused) expect(refusalOf(act)).toBe('INPUT_INVALID');
    expect(lead(others).stage).toBe('tracking');
    const owners = leadOf(ownerId);
    expect(order({ marketRecordId: owners, shipownerPartyId: ownerId ?? null }).marketRecordId).toBe(owners);
    const yards = leadOf(otherId, base.partyId);
    expect(order({ marketRecordId: yards }).marketRecordId).toBe(yards);
    expect([lead(owners).stage, lead(yards).stage]).toEqual(['contracted', 'contracted']);
  });
});

describe('the ways out and back', () => {
  it('lost asks a reason, has a closing date and no next action; only a manager opens it again', () => {
    base.write((w) =>
      updateMarketRecord(w, {
        id: base.recordId,
        version: lead().version,
        nextAction: '催复报价',
        nextActionOn: '2026-07-03',
      }),
    );
    expect(refusalOf(() => move('lost'))).toBe('reason_required');
    expect(refusalOf(() => move('lost', { reason: '  ' }))).toBe('reason_required');
    move('lost', { reason: '价格' });
    expect(lead()).toMatchObject({
      stage: 'lost',
      reason: '价格',
      closedOn: '2026-06-30',
      nextAction: null,
      nextActionOn: null,
    });
    const plan = () =>
      base.write((w) =>
        updateMarketRecord(w, { id: base.recordId, version: lead().version, nextAction: '再报价' }),
      );
    expect(refusalOf(plan)).toBe('terminal_has_no_next_action');
    expect(refusalOf(() => move('quoted', { reason: '又来询价' }, 'manager'))).toBe('illegal_transition');
    expect(refusalOf(() => move('tracking', { reason: '又来询价' }))).toBe('manager_required');
    expect(refusalOf(() => move('tracking', {}, 'manager'))).toBe('reason_required');
    move('tracking', { reason: '又来询价' }, 'manager');
    expect(lead()).toMatchObject({ stage: 'tracking', reason: null, closedOn: null });
    plan();
  });

  it('shelved keeps its reason, its day to look again and its next action; an order on it is refused', () => {
    base.write((w) =>
      updateMarketRecord(w, { id: base.recordId, version: lead().version, nextAction: '催款' }),
    );
    expect(refusalOf(() => move('shelved'))).toBe('reason_required');
    move('shelved', { reason: '融资未定', recheckOn: '2026-10-01' });
    const shelved = { stage: 'shelved', reason: '融资未定', recheckOn: '2026-10-01', closedOn: null };
    expect(lead()).toMatchObject({ ...shelved, nextAction: '催款' });
    expect(refusalOf(() => order())).toBe('illegal_transition');
    expect(refusalOf(() => move('tracking', { reason: '融资到位' }))).toBe('manager_required');
    move('tracking', { reason: '融资到位' }, 'manager');
    expect(lead()).toMatchObject({ stage: 'tracking', reason: null, recheckOn: null });
  });

  it('every step is in a log that neither changes nor shrinks', () => {
    move('quoted', { reason: '规格待改' });
    expect(
      lead().stageLog.map(({ seq, fromStage, toStage, reason }) => [seq, fromStage, toStage, reason]),
    ).toEqual([
      [3, 'specification_signed', 'quoted', '规格待改'],
      [2, 'tracking', 'specification_signed', expect.stringContaining(' A') as string],
      [1, null, 'tracking', null],
    ]);
    expect(() => sql("UPDATE market_stage_log SET to_stage = 'lost'")).toThrow('append-only');
    expect(() => sql('DELETE FROM market_stage_log')).toThrow('append-only');
  });
});

it('invariant 12: a new owner is all that changes with the owner', () => {
  const before = lead();
  const { id: _id, ...raw } = test.store.handle
    .prepare<[string], Record<string, unknown>>('SELECT * FROM market_records WHERE id = ?')
    .get(base.recordId) ?? { id: '' };
  test.clock.advance(60_000);
  const ownerUserId = test.actors.manager.userId;
  base.write(
    (w) =>
      changeMarketRecordOwner(w, { id: base.recordId, version: before.version, ownerUserId, reason: '调岗' }),
    'manager',
  );
  const after = lead();
  const changed = (Object.keys(before) as (keyof typeof before)[]).filter(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  );
  expect(changed.toSorted()).toEqual(['ownerName', 'ownerUserId', 'updatedAt', 'updatedBy', 'version']);
  expect([after.stage, after.createdBy, after.stageLog]).toEqual([
    'specification_signed',
    test.actors.sales.userId,
    before.stageLog,
  ]);
  const now = test.store.handle
    .prepare<[string], Record<string, unknown>>('SELECT * FROM market_records WHERE id = ?')
    .get(base.recordId);
  expect(Object.keys(raw).filter((column) => now?.[column] !== raw[column])).toEqual([
    'owner_user_id',
    'updated_at',
    'updated_by',
    'version',
  ]);
});
