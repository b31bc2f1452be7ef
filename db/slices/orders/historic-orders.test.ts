import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { getMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { type HistoricOrder, importHistoricOrder } from './historic-orders.service.ts';
import { recordOrderFacts, scheduleOrder } from './order-steps.service.ts';
import { createOrder, getOrder, listOrders } from './orders.service.ts';
import { type OrderCase, openOrderCase, refusalOf } from './test-order-case.ts';

let test: TestStore;
let base: OrderCase;

beforeEach(async () => {
  test = await openTestStore();
  base = openOrderCase(test);
});
afterEach(() => test[Symbol.asyncDispose]());

const put = (head: Partial<HistoricOrder['head']>, lines: HistoricOrder['lines']) =>
  base.write((w) =>
    importHistoricOrder(w, {
      head: { partyId: base.partyId, orderedOn: '2012-03-05', ...head },
      lines,
      batchId: null,
    }),
  );

describe('an order of an old ledger', () => {
  it('keeps the state of the ledger until a fact is recorded here', () => {
    const { id } = put({ state: 'closed' }, [{ product: '锚链', quantity: 1000, grossMinor: 12 }]);
    const order = base.read((r) => getOrder(r, id));
    const line = { id: order.lines[0]?.id ?? '', worksOrderNo: 'W-1' };
    const noted = base.write((w) => scheduleOrder(w, { id, version: 1, lines: [line] }));
    expect(noted.state).toBe('closed');
    const accepted = base.write((w) => recordOrderFacts(w, { id, version: 2, acceptedOn: '2012-06-01' }));
    expect(accepted.state).toBe('accepted');
  });

  it('keeps number, texts and what rounding left off, and asks for no specification', () => {
    const lines = [
      {
        product: '锚链',
        quantity: 1000,
        grossMinor: 12,
        grossRestE4: 5000,
        extra: { category: '甲板机械', discount: '5%' },
      },
      { product: '锚链', quantity: 3333, uom: 'm', grossMinor: 7, grossRestE4: 2500, taxBp: 1700 },
      { product: '退货', quantity: -1000, grossMinor: -12 },
    ];
    const { id, no } = put(
      { sourceNo: '10248', salesperson: '张三', state: 'closed', extra: { region: '华东' } },
      lines,
    );
    expect(no).toBe('10248');
    const order = base.read((r) => getOrder(r, id));
    expect(order).toMatchObject({
      isHistoric: true,
      sourceNo: '10248',
      salesperson: '张三',
      state: 'closed',
      extra: { region: '华东' },
      grossMinor: 7,
      grossRestE4: 7500,
      specificationRevisionId: null,
    });
    expect(order.lines.map((l) => l.netMinor + l.taxMinor - l.grossMinor)).toEqual([0, 0, 0]);
    expect(order.lines[0]?.extra).toEqual({ category: '甲板机械', discount: '5%' });
    expect(base.read((r) => getMarketRecord(r, base.recordId)).stage).toBe('specification_signed');
  });

  it('gets a number of ours when its own is taken, and an order of today steps over numbers typed in before', () => {
    const line = { product: '锚链', quantity: 1000, grossMinor: 100 };
    expect(put({ sourceNo: 'HT2026-0001' }, [line]).no).toBe('HT2026-0001');
    expect(put({ sourceNo: 'HT2026-0001' }, [line]).no).toBe('HT2012-0001');
    expect(refusalOf(() => put({ no: 'HT2026-0001' }, [line]))).toBe('DUPLICATE');
    const today = base.write((w) =>
      createOrder(w, {
        specificationRevisionId: base.revisionId,
        lines: [{ product: '绞车', quantity: 1000, priceMinor: 1 }],
      }),
    );
    expect(today.no).toBe('HT2026-0002');
  });

  it('keeps the state of the ledger until a fact is recorded here', () => {
    const { id } = put({ sourceNo: 'A-1', state: 'shipped', shippedOn: '2012-08-01' }, [
      { product: '锚链', quantity: 1000, grossMinor: 100 },
    ]);
    const closed = base.write((w) => recordOrderFacts(w, { id, version: 1, closedOn: '2013-08-01' }));
    expect(closed.state).toBe('closed');
  });

  it('comes in by the thousand', () => {
    const lines = [1, 2, 3].map((n) => ({
      product: `甲板机械 ${n}`,
      model: `AW-${n}`,
      quantity: 1000 * n,
      grossMinor: 100_00 * n,
    }));
    base.write((w) => {
      for (let i = 0; i < 3334; i += 1) {
        const head = {
          sourceNo: `L-${i}`,
          partyId: base.partyId,
          partyName: '江海船厂',
          orderedOn: '2015-06-30',
        };
        importHistoricOrder(w, { head, lines, batchId: null });
      }
    });
    expect(
      base.read((r) =>
        listOrders(r, {
          limit: 1,
          withTotal: true,
          filters: [{ column: 'isHistoric', op: 'eq', value: true }],
        }),
      ).total,
    ).toBe(3334);
  });
});
