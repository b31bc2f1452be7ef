import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { DocumentAsked } from '#contract/exports/exports.schema.ts';
import type { Role } from '#contract/kit/permissions.ts';
import type { ReportLanguage } from '#contract/reports/report-model.ts';
import type { TestStore } from '#db/kit/test-store.ts';
import { documentWorkbook } from '#db/slices/exports/export-documents.ts';
import { type DocumentWorkbook, writeDocument } from './document-workbook.ts';

/** Writes a workbook and opens it with another reader than the one that may have made it. */
export async function reopened(folder: string, book: DocumentWorkbook): Promise<WorkBook> {
  const path = join(folder, `${book.name}.xlsx`);
  await writeDocument(path, book);
  return read(readFileSync(path), { cellNF: true, cellFormula: true, cellStyles: true });
}

/** The first sheet of a document as somebody in a role gets it. */
export async function documentSheet(
  test: TestStore,
  asked: DocumentAsked,
  role: Role = 'sales',
  language: ReportLanguage = 'zh-CN',
): Promise<WorkSheet> {
  const made = test.store.read(test.actors[role], (r) => documentWorkbook(r, { asked, language }));
  const book = await reopened(test.folder, made);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

export interface ReadCell {
  at: string;
  t: string;
  v: unknown;
  f?: string;
  z?: string;
}

export function cellsOf(sheet: WorkSheet): ReadCell[] {
  return Object.entries(sheet)
    .filter(([at]) => /^[A-Z]+\d+$/u.test(at))
    .map(([at, cell]: [string, Omit<ReadCell, 'at'>]) => ({ at, ...cell }))
    .filter(({ v }) => v !== undefined);
}

/** The cell to the right of a label, wherever the next one is. */
export function besides(sheet: WorkSheet, label: string): ReadCell | undefined {
  const cells = cellsOf(sheet);
  const [, column = '', line = ''] = cells.find(({ v }) => v === label)?.at.match(/^([A-Z]+)(\d+)$/u) ?? [];
  const right = String.fromCharCode(column.charCodeAt(0) + 1) + line;
  return cells.find(({ at }) => at === right);
}

/** Lines of a table by its headings, from the line below them to the first without a value in the first column. */
export function column(sheet: WorkSheet, header: string): ReadCell[] {
  const cells = cellsOf(sheet);
  const [, letters = '', line = ''] =
    cells.findLast(({ v }) => v === header)?.at.match(/^([A-Z]+)(\d+)$/u) ?? [];
  const below: ReadCell[] = [];
  for (let at = Number(line) + 1; ; at += 1) {
    const cell = cells.find((one) => one.at === letters + at);
    if (!cell) return below;
    below.push(cell);
  }
}

const sumOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0);
const rounded = (value: number, places: number) => {
  const scale = 10 ** places;
  // As a spreadsheet rounds: half away from zero, of the decimal that is meant.
  return (Math.sign(value) * Math.round(Number((Math.abs(value) * scale).toPrecision(14)))) / scale;
};

/** What a formula gives, reckoned anew from the cells it names, through every formula they hold. */
export function valueOf(sheet: WorkSheet, at: string): number {
  const cell = cellsOf(sheet).find((one) => one.at === at);
  if (!cell) return 0;
  if (cell.f === undefined) return typeof cell.v === 'number' ? cell.v : 0;
  const one = (address: string) => valueOf(sheet, address);
  const range = (from: string, to: string) => {
    const [, first = '', top = ''] = from.match(/^([A-Z]+)(\d+)$/u) ?? [];
    const [, last = '', end = ''] = to.match(/^([A-Z]+)(\d+)$/u) ?? [];
    if (first !== last) throw new Error(`${from}:${to} is wider than a column`);
    return Array.from({ length: Number(end) - Number(top) + 1 }, (_, i) => one(first + (Number(top) + i)));
  };
  const script = cell.f
    .replace(/\b([A-Z]+\d+):([A-Z]+\d+)\b/gu, 'range("$1","$2")')
    .replace(/(?<!")\b([A-Z]{1,2}\d+)\b(?!")/gu, 'one("$1")');
  const chosen = (values: number[], keys: number[], key: number) =>
    sumOf(values.filter((_, i) => keys[i] === key));
  const functions = { one, range, SUM: sumOf, ROUND: rounded, SUMIFS: chosen };
  return Number(runInNewContext(script, functions));
}

/** Formulas of a sheet whose kept value is not the one they give. */
export function wrongFormulas(sheet: WorkSheet): { at: string; f: string; kept: unknown; gives: number }[] {
  return cellsOf(sheet).flatMap(({ at, f, v }) => {
    if (f === undefined) return [];
    const gives = valueOf(sheet, at);
    return typeof v === 'number' && Math.abs(gives - v) < 1e-9 * Math.max(1, Math.abs(v))
      ? []
      : [{ at, f, kept: v, gives }];
  });
}
