import { readXlsx } from 'hucre';
import { expect, test } from 'vitest';
import type { ValueKind } from '#contract/imports/field-shape.ts';
import { IMPORT_FIELDS, IMPORT_KINDS } from '#contract/imports/imports.fields.ts';
import { analyseImport } from './analyse-import.ts';
import { writeTemplate } from './template-workbook.ts';
import { mappingOf, xlsxFile } from './test-ledgers.ts';

const FILLED: Record<ValueKind, string> = {
  text: '甲',
  code: 'A-1',
  date: '2026-01-05',
  month: '2026-01',
  money: '12.50',
  quantity: '2',
  percent: '13%',
  integer: '3',
  phone: '13812345678',
  flag: '是',
};
const ledgers = IMPORT_KINDS.flatMap((kind) => [[kind, 'zh'] as const, [kind, 'en'] as const]);

test.each(ledgers)(
  'every column of the empty ledger of %s (%s) finds its own field',
  async (kind, language) => {
    const bytes = new Uint8Array(await new Response(writeTemplate(kind, language)).arrayBuffer());
    const [sheet] = (await readXlsx(bytes)).sheets;
    const headings = (sheet?.rows[0] ?? []).map(String);
    expect(new Set(headings).size).toBe(IMPORT_FIELDS[kind].length);
    const required = IMPORT_FIELDS[kind].filter((field) => field.required).map((field) => field.name);
    const valueOf = new Map(
      IMPORT_FIELDS[kind].map((field) => [field.name, field.name === 'uom' ? '台' : FILLED[field.kind]]),
    );
    // Filled in the order of the headings: required fields first, as the template has them.
    const fields = [...IMPORT_FIELDS[kind]].sort((a, b) => Number(b.required ?? 0) - Number(a.required ?? 0));
    expect(fields.slice(0, required.length).map((field) => field.name)).toEqual(required);
    const row = fields.map((field) => valueOf.get(field.name) ?? '');
    const file = await xlsxFile({ [sheet?.name ?? '']: [headings, row, row] });
    const mapped = mappingOf(await analyseImport(file, { kind }));
    expect(mapped).toEqual(Object.fromEntries(headings.map((heading, at) => [heading, fields[at]?.name])));
  },
);
