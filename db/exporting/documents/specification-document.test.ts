import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { z } from 'zod';
import type { itemFields } from '#contract/specifications/specifications.schema.ts';
import { openTestStore } from '#db/kit/test-store.ts';
import { documentWorkbook } from '#db/slices/exports/export-documents.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { createSpecification } from '#db/slices/specifications/specifications.service.ts';
import { writeDocument } from './document-workbook.ts';
import { besides, column, documentSheet } from './test-workbook.ts';

type ItemInput = z.infer<typeof itemFields>;

const ITEMS: ItemInput[] = [
  { clause: '3.10', parameter: '额定拉力', value: '200.50', unit: 'kN', tolerance: '±5%' },
  { clause: '3.2', parameter: '铭牌号', value: '00123' },
  { clause: '3.3', parameter: '型式', value: '=A1' },
  { clause: '4', parameter: '长编号', value: '6901234567890123' },
];

async function openSpecification(items = ITEMS) {
  const test = await openTestStore();
  onTestFinished(() => test[Symbol.asyncDispose]());
  const made = test.store.writeNow(test.actors.sales, (w) => {
    const party = createParty(w, { name: '江海船厂', roles: ['yard'] });
    return createSpecification(w, { title: '锚绞机', partyId: party.id, items, summary: '首版\n按会议纪要' });
  });
  return { test, made, asked: { document: 'specification' as const, id: made.id, letter: 'A' } };
}

describe('C71 a revision of a specification as a workbook', () => {
  it('keeps values that are numbers as numbers with their places, and everything else as text', async () => {
    const { test, made, asked } = await openSpecification();
    const sheet = await documentSheet(test, asked);
    expect(besides(sheet, '编号')).toMatchObject({ t: 's', v: made.no });
    expect(besides(sheet, '修订版')).toMatchObject({ t: 's', v: 'A' });
    expect(besides(sheet, '修订说明')).toMatchObject({ v: '首版\n按会议纪要' });
    expect(column(sheet, '数值').map(({ t, v, z }) => [t, v, z])).toEqual([
      ['n', 200.5, '0.00'],
      ['s', '00123', '@'],
      ['s', '=A1', '@'],
      ['s', '6901234567890123', '@'],
    ]);
    expect(column(sheet, '条款').map(({ t, v }) => [t, v])[0]).toEqual(['s', '3.10']);
  });

  it('stands on A4, names its sheet by its number and keeps a long table under its head', async () => {
    const items = Array.from({ length: 60 }, (_, i) => ({ parameter: `参数 ${i}`, value: String(i) }));
    const { test, made, asked } = await openSpecification(items);
    const book = test.store.read(test.actors.sales, (r) => documentWorkbook(r, { asked }));
    const file = join(test.folder, 'a.xlsx');
    await writeDocument(file, book);
    expect(book.name).toBe(`${made.no} A`);
    const [sheet] = (await readXlsx(readFileSync(file), { readStyles: true })).sheets;
    expect(sheet?.name).toBe(`${made.no} A`);
    expect(sheet).toMatchObject({
      freezePane: { rows: expect.any(Number) },
      pageSetup: { paperSize: 'a4', orientation: 'portrait' },
    });
  });

  it('refuses a letter there is not', async () => {
    const { test, asked } = await openSpecification();
    expect(() =>
      test.store.read(test.actors.sales, (r) => documentWorkbook(r, { asked: { ...asked, letter: 'Z' } })),
    ).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });
});
