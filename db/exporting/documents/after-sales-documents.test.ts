import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveMask } from '#db/slices/field-masks/field-masks.service.ts';
import { createOrder } from '#db/slices/orders/orders.service.ts';
import { shipOrder } from '#db/slices/orders/shipments.service.ts';
import { LINE, openOrderCase, orderInput } from '#db/slices/orders/test-order-case.ts';
import { draftQuotation } from '#db/slices/quotations/quotations.service.ts';
import { type Harbour, openHarbour } from '#db/slices/service-cases/harbour.fixture.ts';
import {
  addVisit,
  addVisitPart,
  createCase,
  judgeCase,
  replaceOnVisit,
} from '#db/slices/service-cases/shown-cases.fixture.ts';
import { besides, cellsOf, column, documentSheet, wrongFormulas } from './test-workbook.ts';

let harbour: Harbour;
let caseId: string;
let quotationId: string;
beforeAll(async () => {
  harbour = await openHarbour();
  ({ caseId, quotationId } = workedCase());
});
afterAll(() => harbour[Symbol.asyncDispose]());

/** A paid case with a visit, a pump that was replaced and seals that were used. */
function workedCase(): { caseId: string; quotationId: string } {
  const { write } = harbour;
  const row = write((w) =>
    createCase(w, { barcode: 'M-2', title: '=主泵漏油', contact: '轮机长', contactPhone: '13800001111' }),
  );
  write((w) => judgeCase(w, { id: row.id, version: 1, judgement: 'paid' }));
  const { visits } = write((w) =>
    addVisit(w, { caseId: row.id, engineers: '周工', findings: '换泵\n+试车', workMinutes: 90 }),
  );
  const visitId = visits[0]?.id ?? '';
  write((w) =>
    replaceOnVisit(w, {
      visitId,
      removedBarcode: 'M-2-P1',
      installedBarcode: 'M-2-P2',
      fate: 'return',
      priceMinor: 1_234_567,
    }),
  );
  write((w) => addVisitPart(w, { visitId, part: '密封圈', quantity: 2500, uom: '米', priceMinor: 333 }));
  const lines = [
    { kind: 'labour' as const, text: '=上船', quantity: 1500, uom: '天', priceMinor: 123_333 },
    { kind: 'part' as const, text: '油封', quantity: 2000, uom: '只', priceMinor: 9_999 },
  ];
  const quotation = write((w) => draftQuotation(w, { caseId: row.id, lines, taxBp: 600 }));
  return { caseId: row.id, quotationId: quotation.id };
}

describe('C71 papers of after-sales as workbooks', () => {
  it('a quotation: quantity × price by line, tax of the sum, the gross amount in capitals', async () => {
    const sheet = await documentSheet(harbour, { document: 'quotation', id: quotationId }, 'service');
    expect(column(sheet, '金额').map(({ v, f }) => [v, f !== undefined])).toEqual([
      [1850, true],
      [199.98, true],
      [2049.98, true],
      [123, true],
      [2172.98, true],
    ]);
    expect(besides(sheet, '增值税率')).toMatchObject({ t: 'n', v: 0.06 });
    expect(besides(sheet, '大写金额')?.v).toBe('人民币贰仟壹佰柒拾贰元玖角捌分');
    expect(column(sheet, '内容')[0]).toMatchObject({ t: 's', v: '=上船' });
    expect(wrongFormulas(sheet)).toEqual([]);
  });

  it('a case with its visits and the codes of what was replaced; one visit alone', async () => {
    const asked = [
      { document: 'service-case', id: caseId },
      { document: 'visit', id: caseId, seq: 1 },
    ] as const;
    for (const one of asked) {
      const sheet = await documentSheet(harbour, one, 'service');
      expect(column(sheet, '旧件条码').map(({ v }) => v)).toEqual(['M-2-P1']);
      expect(column(sheet, '新件条码').map(({ v }) => v)).toEqual(['M-2-P2']);
      expect(column(sheet, '金额').map(({ v }) => v)).toEqual([12_345.67, 8.33, 12_354]);
      expect(besides(sheet, '发现与处理')).toMatchObject({ t: 's', v: '换泵\n+试车' });
      expect(besides(sheet, '电话')).toMatchObject({ t: 's', v: '13800001111' });
      expect(wrongFormulas(sheet)).toEqual([]);
    }
  });

  it('neither amounts nor phones for whoever may not see them', async () => {
    for (const field of ['service-cases.cost', 'service-cases.contactPhone', 'quotations.amounts'] as const)
      harbour.as('administrator', (w) => saveMask(w, { role: 'sales', field, level: 'hidden' }));
    const cells = async (asked: Parameters<typeof documentSheet>[1]) =>
      cellsOf(await documentSheet(harbour, asked, 'sales'));
    const seen = (await cells({ document: 'service-case', id: caseId })).map(({ v }) => v);
    expect(seen).not.toContain('13800001111');
    expect(seen).not.toContain('单价');
    expect(seen).not.toContain('成本');
    expect(seen).toContain('密封圈');
    const quoted = await cells({ document: 'quotation', id: quotationId });
    expect(quoted.map(({ v }) => v)).toContain('=上船');
    expect(quoted.filter(({ f, z }) => f !== undefined || z?.startsWith('#,##0.00'))).toEqual([]);
  });

  it('a packing list with a sum for each line of the order', async () => {
    const base = openOrderCase(harbour);
    const lines = [LINE, { product: '钢丝绳', quantity: 2500, uom: 't', priceMinor: 10_000_00 }];
    const order = base.write((w) => createOrder(w, orderInput(base, { lines })));
    const [first, second] = order.lines.map(({ id }) => id);
    const shipped = base.write((w) =>
      shipOrder(w, {
        orderId: order.id,
        lines: [
          { lineId: first ?? '', quantity: 2000 },
          { lineId: second ?? '', quantity: 1250 },
        ],
      }),
    );
    const shipment = shipped.shipments[0]?.id ?? '';
    const sheet = await documentSheet(harbour, {
      document: 'packing-list',
      orderId: order.id,
      id: shipment,
    });
    expect(column(sheet, '数量').map(({ v, f }) => [v, f])).toEqual([
      [2, undefined],
      [1.25, undefined],
    ]);
    const sums = cellsOf(sheet).filter(({ f }) => f?.startsWith('SUMIFS('));
    expect(sums.map(({ v }) => v)).toEqual([2, 1.25]);
    expect(wrongFormulas(sheet)).toEqual([]);
  });
});
