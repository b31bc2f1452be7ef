import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { addAttachment } from '#db/slices/attachments/attachments.service.ts';
import { createPart } from '#db/slices/products/products.service.ts';
import { createRecall, startRecall } from '#db/slices/recalls/recalls.service.ts';
import {
  addVisit,
  closeVisit,
  createCase,
  replaceOnVisit,
} from '#db/slices/service-cases/shown-cases.fixture.ts';
import { getUnitPapers } from './unit-papers.service.ts';
import { recordUnitEvent, registerTypedUnits, replaceUnits } from './units.service.ts';

const LOT = 'L-1';
let test: TestStore;
let caseId = '';
const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.manager, useCase);
const papers = (barcode: string) => test.store.read(test.actors.manager, (r) => getUnitPapers(r, barcode));
const content = (name: string, sign: string) => ({
  name,
  sha256: sign.repeat(64),
  mediaType: 'image/jpeg' as const,
  sizeBytes: 3,
});

beforeAll(async () => {
  test = await openTestStore();
  write((w) => {
    const pump = createPart(w, { drawingNo: 'YB-125', name: '柱塞泵' }).id;
    const [machine] = registerTypedUnits(w, { codes: 'M-1', kind: 'machine' });
    const units = registerTypedUnits(w, { codes: 'P-01…20', partId: pump, lotNo: LOT });
    const inside = { parentUnitId: machine?.id ?? '' };
    for (const [i, one] of units.slice(0, 4).entries())
      recordUnitEvent(w, { unitId: one.id, type: 'INSTALLED', ...inside, position: `P${i + 1}` });
    const made = createCase(w, { barcode: 'P-01', title: '不起压' });
    caseId = made.id;
    const visit = addVisit(w, { caseId, engineers: '周工' }).visits[0];
    replaceOnVisit(w, { visitId: visit?.id ?? '', removedBarcode: 'P-01', installedBarcode: 'P-11' });
    addAttachment(w, {
      entity: 'service-cases',
      entityId: caseId,
      purpose: 'photo',
      content: content('泵.jpg', 'a'),
    });
    addAttachment(w, {
      entity: 'units',
      entityId: units[0]?.id ?? '',
      purpose: 'document',
      content: content('证书.jpg', 'b'),
    });
    closeVisit(w, { id: visit?.id ?? '', version: 1 });
  });
});
afterAll(() => test[Symbol.asyncDispose]());

describe('C31 what belongs to a life beside its events', () => {
  it('papers of the unit, of its cases and their visits, for the old part and for the new one', () => {
    const shown = (barcode: string) =>
      papers(barcode)
        .papers.map(({ kind, name, visitSeq }) => [kind, name, visitSeq])
        .sort();
    expect(shown('P-11')).toEqual([
      ['photo', '泵.jpg', null],
      ['visit_report', null, 1],
    ]);
    expect(shown('P-01')).toEqual([
      ['document', '证书.jpg', null],
      ['photo', '泵.jpg', null],
      ['visit_report', null, 1],
    ]);
    expect(papers('P-02').papers).toEqual([]);
  });

  it('the lot with those that failed, suspect from the third on', () => {
    expect(papers('P-02').lot).toEqual({ lotNo: LOT, total: 20, inService: 4, failed: 1, isSuspect: false });
    for (const [old, fresh] of [
      ['P-02', 'P-12'],
      ['P-03', 'P-13'],
    ] as const)
      write((w) =>
        replaceUnits(w, { removed: { barcode: old }, installed: { barcode: fresh }, reason: '卡滞' }),
      );
    expect(papers('P-20').lot).toMatchObject({ failed: 3, isSuspect: true });
    expect(papers('M-1').lot).toBeNull();
  });

  it('the recall of the lot, on the part and on the machine it is in', () => {
    const recall = write((w) =>
      createRecall(w, { title: '柱塞', reason: '材料', measure: '更换', lotNo: LOT }),
    );
    expect(papers('P-04').recalls).toEqual([]);
    write((w) => startRecall(w, { id: recall.id, version: 1 }));
    expect(papers('P-04')).toMatchObject({
      recalls: [{ no: recall.no, unitState: 'open' }],
      lot: { isSuspect: false },
    });
    expect(papers('M-1').recalls).toMatchObject([{ no: recall.no }]);
  });
});
