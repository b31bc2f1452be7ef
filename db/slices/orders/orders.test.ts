import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lineAmounts } from '#contract/orders/amounts.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { getMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { issueRevision, signRevision } from '#db/slices/specifications/revision-steps.service.ts';
import { startRevision } from '#db/slices/specifications/specifications.service.ts';
import { proposeOrder } from './order-proposal.service.ts';
import { recordOrderFacts, scheduleOrder, stepOrder, voidOrder } from './order-steps.service.ts';
import { createOrder, findSameCustomerNo, getOrder, pickOrder, updateOrder } from './orders.service.ts';
import { findChanges } from './test-change-log.ts';
import { LINE, type OrderCase, openOrderCase, orderInput, refusalOf } from './test-order-case.ts';

let test: TestStore;
let base: OrderCase;
const create = (more = {}) => base.write((w) => createOrder(w, orderInput(base, more)));
const stageOf = () => base.read((r) => getMarketRecord(r, base.recordId)).stage;
const sql = (text: string, ...params: unknown[]) => test.store.handle.prepare(text).run(...params);

beforeEach(async () => {
  test = await openTestStore();
  base = openOrderCase(test);
});
afterEach(() => test[Symbol.asyncDispose]());

describe('an order from a signed revision', () => {
  it('takes party and record from it, is in force and closes the record as contracted', () => {
    const order = create();
    expect(order).toMatchObject({
      no: 'HT2026-0001',
      state: 'in_force',
      partyName: '江海船厂',
      specificationLetter: 'A',
      marketRecordId: base.recordId,
      netMinor: 300_000_00,
      taxMinor: 39_000_00,
      grossMinor: 339_000_00,
      baseMinor: 339_000_00,
      summary: '锚绞机 AW-68',
    });
    expect(base.read((r) => getOrder(r, order.id))).toEqual(order);
    const record = base.read((r) => getMarketRecord(r, base.recordId));
    expect(record).toMatchObject({ stage: 'contracted', nextAction: null, closedOn: '2026-06-30' });
    expect(record.orders.map((o) => o.no)).toEqual(['HT2026-0001']);
  });

  it('keeps pointing at its letter when the next one is signed', () => {
    const { id } = create();
    const key = { id: base.specificationId, letter: 'B' };
    base.write((w) => startRevision(w, { id: key.id }));
    base.write((w) => issueRevision(w, { ...key, version: 1 }));
    base.write((w) => signRevision(w, { ...key, version: 2, signedByCustomer: '王工' }));
    expect(base.read((r) => getOrder(r, id))).toMatchObject({
      specificationLetter: 'A',
      specificationState: 'superseded',
    });
    expect(refusalOf(() => create())).toBe('specification_not_signed');
  });

  it('is proposed with what the record says', () => {
    const proposal = base.read((r) => proposeOrder(r, { marketRecordId: base.recordId }));
    expect(proposal).toMatchObject({
      specificationRevisionId: base.revisionId,
      isSigned: true,
      partyName: '江海船厂',
      line: { product: '锚绞机', quantity: 2000, priceMinor: 150_000_00 },
    });
  });

  it('is refused without a signed revision, unless a manager overrides with a reason that is logged', async () => {
    const other = await openTestStore();
    onTestFinished(() => other[Symbol.asyncDispose]());
    const unsigned = openOrderCase(other, false);
    const input = orderInput(unsigned);
    expect(refusalOf(() => unsigned.write((w) => createOrder(w, input)))).toBe('specification_not_signed');
    const withReason = { ...input, overrideReason: '老客户口头确认，规格书下周补签' };
    expect(refusalOf(() => unsigned.write((w) => createOrder(w, withReason)))).toBe('FORBIDDEN');
    const order = unsigned.write((w) => createOrder(w, withReason), 'manager');
    expect(order).toMatchObject({ specificationRevisionId: null, overrideReason: withReason.overrideReason });
    expect(findChanges(other, 'orders', order.id)).toMatchObject([
      { action: 'override', actor: other.actors.manager.userId },
    ]);
  });

  it('cannot be smuggled past the service', () => {
    const { id } = create();
    expect(() => sql('UPDATE orders SET specification_revision_id = NULL WHERE id = ?', id)).toThrow(
      'revision_immutable',
    );
    const draft = create({ state: 'draft' });
    sql('UPDATE orders SET specification_revision_id = NULL WHERE id = ?', draft.id);
    expect(() => sql("UPDATE orders SET state = 'in_force' WHERE id = ?", draft.id)).toThrow('CHECK');
  });
});

describe('amounts', () => {
  it('add up on lines and head whatever the prices, and a head that differs from its lines is refused', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 500 }).map((n) => n * 1000),
      priceMinor: fc.nat(10_000_000_00),
      taxBp: fc.constantFrom(0, 300, 600, 900, 1300),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.boolean(), (lines, pricesIncludeTax) => {
        const order = create({ pricesIncludeTax, lines: lines.map((l) => ({ ...l, product: '绞车' })) });
        const sum = (key: 'netMinor' | 'taxMinor' | 'grossMinor') =>
          order.lines.reduce((all, l) => all + l[key], 0);
        expect([sum('netMinor'), sum('taxMinor'), sum('grossMinor')]).toEqual([
          order.netMinor,
          order.taxMinor,
          order.grossMinor,
        ]);
        expect(order.lines.map((l) => l.grossMinor)).toEqual(
          lines.map((l) => lineAmounts(l, pricesIncludeTax).grossMinor),
        );
        expect(() =>
          sql(
            'UPDATE orders SET gross_minor = gross_minor + 1, net_minor = net_minor + 1 WHERE id = ?',
            order.id,
          ),
        ).toThrow('lines_do_not_sum');
      }),
      { numRuns: 25 },
    );
    const { id } = create({ state: 'draft' });
    expect(() => sql('UPDATE order_lines SET tax_minor = tax_minor + 1 WHERE order_id = ?', id)).toThrow(
      'CHECK',
    );
  });

  it('allows whole units of 台 only, and freezes foreign money at the rate of the day', () => {
    expect(refusalOf(() => create({ lines: [{ ...LINE, quantity: 1500 }] }))).toBe('fractional_quantity');
    const order = create({
      currency: 'USD',
      rateE6: 7_100_000,
      lines: [{ ...LINE, quantity: 1500, uom: 't' }],
    });
    expect(order).toMatchObject({ grossMinor: 254_250_00, baseMinor: 1_805_175_00 });
  });
});

describe('changing an order', () => {
  it('is free while it is prepared and leaves the record alone', () => {
    const draft = create({ state: 'draft' });
    expect(stageOf()).toBe('specification_signed');
    const saved = base.write((w) =>
      updateOrder(w, {
        id: draft.id,
        version: 1,
        pricesIncludeTax: true,
        customerOrderNo: 'JH-88',
        lines: [{ ...LINE, quantity: 1000, priceMinor: 113_000_00 }],
      }),
    );
    expect(saved).toMatchObject({
      version: 2,
      netMinor: 100_000_00,
      grossMinor: 113_000_00,
      customerOrderNo: 'JH-88',
    });
    const inForce = base.write((w) => stepOrder(w, { id: draft.id, version: 2, to: 'in_force' }));
    expect(inForce.state).toBe('in_force');
    expect(stageOf()).toBe('contracted');
  });

  it('touches no party, price or line once in force, but dates and notes', () => {
    const order = create();
    const refused = [
      { partyId: base.partyId.replace(/.$/u, (last) => (last === '0' ? '1' : '0')) },
      { lines: [LINE] },
      { currency: 'USD' },
    ];
    for (const change of refused) {
      expect(
        refusalOf(() => base.write((w) => updateOrder(w, { id: order.id, version: 1, ...change }))),
      ).toBe('order_in_force');
    }
    const noted = base.write((w) =>
      updateOrder(w, { id: order.id, version: 1, dueOn: '2026-12-01', note: '分两批' }),
    );
    const lineId = order.lines[0]?.id ?? '';
    const planned = base.write((w) =>
      scheduleOrder(w, {
        id: order.id,
        version: noted.version,
        lines: [{ id: lineId, worksOrderNo: 'P-77', hullNo: 'H1023', dueOn: '2026-11-01' }],
      }),
    );
    expect(planned.lines[0]).toMatchObject({ worksOrderNo: 'P-77', hullNo: 'H1023', dueOn: '2026-11-01' });
    expect(base.read((r) => pickOrder(r, 'jhcc'))).toHaveLength(1);
  });

  it('refuses a stale write and hands over the newer order', () => {
    const { id } = create();
    base.write((w) => updateOrder(w, { id, version: 1, note: '甲' }));
    try {
      base.write((w) => updateOrder(w, { id, version: 1, note: '乙' }));
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'STALE',
        data: { entity: 'orders', id, current: { note: '甲', version: 2 } },
      });
    }
  });

  it('names what does not exist, and numbers already in use', () => {
    const nowhere = '019f0000-0000-7000-8000-000000000000';
    expect(refusalOf(() => create({ lines: [{ ...LINE, productId: nowhere }] }))).toBe('NOT_FOUND');
    expect(refusalOf(() => create({ specificationRevisionId: nowhere }))).toBe('NOT_FOUND');
    expect(refusalOf(() => create({ partyId: nowhere }))).toBe('NOT_FOUND');
    create({ no: 'HT2026-0001', customerOrderNo: 'PO-1' });
    expect(refusalOf(() => create({ no: 'HT2026-0001' }))).toBe('DUPLICATE');
    expect(create().no).toBe('HT2026-0002');
    expect(
      base.read((r) => findSameCustomerNo(r, { partyId: base.partyId, customerOrderNo: 'PO-1' })),
    ).toHaveLength(1);
  });
});

describe('steps and facts', () => {
  it('open the record again when the order is voided', () => {
    const order = create();
    const voided = base.write((w) => voidOrder(w, { id: order.id, version: 1, reason: '客户改签' }));
    expect(voided).toMatchObject({ voidReason: '客户改签', version: 2 });
    expect(stageOf()).toBe('specification_signed');
    const again = create();
    expect(again.no).toBe('HT2026-0002');
    expect(stageOf()).toBe('contracted');
  });

  it('stay contracted while another order of the record stands', () => {
    const first = create();
    create();
    base.write((w) => voidOrder(w, { id: first.id, version: 1, reason: '重复' }));
    expect(stageOf()).toBe('contracted');
  });

  it('are explained where they leave the ordinary course, and derived where facts decide', () => {
    const { id } = create();
    const step = (version: number, to: 'suspended' | 'resume' | 'draft' | 'terminated', reason?: string) =>
      base.write((w) => stepOrder(w, { id, version, to, ...(reason ? { reason } : {}) }));
    expect(refusalOf(() => step(1, 'suspended'))).toBe('reason_required');
    expect(refusalOf(() => step(1, 'draft'))).toBe('illegal_transition');
    expect(step(1, 'suspended', '船东延期').state).toBe('suspended');
    expect(step(2, 'resume').state).toBe('in_force');
    const accepted = base.write((w) => recordOrderFacts(w, { id, version: 3, acceptedOn: '2026-06-30' }));
    expect(accepted.state).toBe('accepted');
    expect(base.write((w) => recordOrderFacts(w, { id, version: 4, acceptedOn: null })).state).toBe(
      'in_force',
    );
    expect(step(5, 'terminated', '双方解除').state).toBe('terminated');
  });
});
