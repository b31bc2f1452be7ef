import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DomainError, type RowRefusal } from '#contract/kit/errors.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { getMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { orderRows } from './order-rows.service.ts';
import { createOrder, getOrder, listOrders, updateOrder } from './orders.service.ts';
import { type OrderCase, openOrderCase, orderInput } from './test-order-case.ts';

let test: TestStore;
let base: OrderCase;
beforeEach(async () => {
  test = await openTestStore();
  base = openOrderCase(test);
});
afterEach(() => test[Symbol.asyncDispose]());

const make = (state: 'draft' | 'in_force') => base.write((w) => createOrder(w, orderInput(base, { state })));
const save = (input: object) => base.write((w) => saveRows(w, orderRows, input as never));
const stored = (id: string) => base.read((r) => getOrder(r, id));

function refusals(act: () => unknown): RowRefusal[] {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'ROWS_REFUSED')
      return (error.data as { refusals: RowRefusal[] }).refusals;
    throw error;
  }
  return [];
}

describe('heads of orders in the cells of the list', () => {
  it('changes in force what is no part of the contract, and gives back the row as the list has it', () => {
    const { id, version } = make('in_force');
    const cells = { customerOrderNo: 'PO-7', dueOn: '2026-12-01', note: '先发锚机', ownerUserId: null };
    const [row] = save({ update: [{ id, version, ...cells }] }).update;
    const listed = base.read((r) => listOrders(r, {})).rows[0];
    expect(row).toEqual(listed);
    expect(row).toMatchObject({ ...cells, version: version + 1, grossMinor: 33_900_000, lineCount: 1 });
    expect(stored(id)).toMatchObject(cells);
  });

  it.each(['partyId', 'shipownerPartyId', 'orderedOn'] as const)(
    '%s is written while the order is prepared and kept once it is in force',
    (field) => {
      const other = base.write((w) => createParty(w, { name: '海华船厂' })).id;
      const given = field === 'orderedOn' ? '2026-07-01' : other;
      const draft = make('draft');
      expect(
        save({ update: [{ id: draft.id, version: draft.version, [field]: given }] }).update,
      ).toMatchObject([{ [field]: given }]);
      const { id, version } = make('in_force');
      const refused = refusals(() => save({ update: [{ id, version, note: 'x', [field]: given }] }));
      expect(refused).toMatchObject([
        { id, field, code: 'RULE_BROKEN', data: { rule: 'order_in_force', params: { field } } },
      ]);
      expect(stored(id)).toMatchObject({ version, note: null });
    },
  );

  it('a stale row is refused with the newer one, and nothing of the block is saved', () => {
    const [one, two] = [make('draft'), make('draft')];
    base.write((w) => updateOrder(w, { id: one.id, version: one.version, note: '别人写的' }));
    const update = [one, two].map(({ id, version }) => ({ id, version, note: '我写的' }));
    expect(refusals(() => save({ update }))).toMatchObject([
      {
        id: one.id,
        code: 'STALE',
        data: { current: { version: 2, note: '别人写的', partyName: '江海船厂' } },
      },
    ]);
    expect(stored(two.id).note).toBeNull();
  });

  it('a voided order is read only until it is restored; its lead is contracted again', async () => {
    const { id, version } = make('in_force');
    const stage = () => base.read((r) => getMarketRecord(r, base.recordId)).stage;
    const [voided] = save({ void: [{ id, version, reason: '录错' }] }).void;
    expect([voided?.voidReason, stage()]).toEqual(['录错', 'specification_signed']);
    const late = { id, version: voided?.version ?? 0, note: '还想改' };
    expect(refusals(() => save({ update: [late] }))).toMatchObject([{ data: { rule: 'record_voided' } }]);
    expect(save({ restore: [{ id, version: late.version }] }).restore).toMatchObject([{ voidedAt: null }]);
    expect(stage()).toBe('contracted');
    expect(refusals(() => save({ restore: [{ id, version }] }))).toMatchObject([{ code: 'STALE' }]);
  });

  it('a rehearsal says what would be refused and writes nothing', async () => {
    const { id, version } = make('in_force');
    const context = { write: async (act: never) => base.write(act) };
    const update = [
      { id, version, note: '试' },
      { id, version, orderedOn: '2026-01-01' },
    ];
    const { outcomes } = await checkRows(context as never, orderRows, { update });
    expect(outcomes.map((one) => one.outcome)).toEqual(['updated', 'refused']);
    expect(stored(id)).toMatchObject({ version, note: null });
  });
});
