import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createOrder } from '#db/slices/orders/orders.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { createTerms } from '#db/slices/warranty-terms/warranty-terms.service.ts';
import { recordUnitEvent, registerTypedUnits } from './units.service.ts';
import { decideWarranty, listWarrantiesEnding } from './warranty-decisions.service.ts';

let test: TestStore;
const write = <T>(useCase: (w: WriteContext) => T) => test.store.writeNow(test.actors.administrator, useCase);

function putOut(w: WriteContext, codes: string, on: string, orderLineId?: string) {
  registerTypedUnits(w, { codes, kind: 'machine', ...(orderLineId ? { orderLineId } : {}) });
  recordUnitEvent(w, { barcode: codes, type: 'SHIPPED', on });
  recordUnitEvent(w, { barcode: codes, type: 'HANDED_OVER', on });
}

const clause = (months: number) => ({
  limbs: [{ event: 'handed_over' as const, months }],
  combine: 'earlier' as const,
  replacement: 'remainder' as const,
  replacementMonths: 12,
});

beforeAll(async () => {
  test = await openTestStore(Date.UTC(2026, 5, 30, 4));
  write((w) => {
    const partyId = createParty(w, { name: '十年船东' }).id;
    const order = createOrder(w, {
      partyId,
      orderedOn: '2016-01-10',
      overrideReason: '补录',
      warrantyClause: clause(120),
      lines: [{ product: '绞车', quantity: 1000, uom: '台', priceMinor: 100 }],
    });
    putOut(w, 'TEN-1', '2016-08-01', order.lines[0]?.id ?? '');
    putOut(w, 'OLD-1', '2016-08-01');
    putOut(w, 'OLD-2', '2014-05-01');
    putOut(w, 'OLD-3', '2013-05-01');
    decideWarranty(w, { barcode: 'OLD-2', kind: 'override', untilOn: '2026-07-15', reason: '协议' });
    decideWarranty(w, { barcode: 'OLD-3', kind: 'extension', months: 147, reason: '延保' });
  });
});
afterAll(() => test[Symbol.asyncDispose]());

describe('C33 warranties that end after many years', () => {
  const ending = () =>
    write((w) => listWarrantiesEnding(w, { days: 90 })).map((row) => [row.barcode, row.until]);

  it('are listed: a clause of ten years, an override, an extension', () => {
    expect(ending()).toEqual([
      ['OLD-2', '2026-07-15'],
      ['OLD-3', '2026-08-01'],
      ['TEN-1', '2026-08-01'],
    ]);
  });

  it('by terms of the house too', () => {
    write((w) => createTerms(w, { name: '八年', validFrom: '2018-01-01', clause: clause(96) }));
    write((w) => putOut(w, 'EIGHT-1', '2018-08-05'));
    expect(ending().at(-1)).toEqual(['EIGHT-1', '2026-08-05']);
  });
});
