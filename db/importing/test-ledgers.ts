import * as SheetJs from '@e965/xlsx';
import { type CellValue, writeXlsx } from 'hucre';
import type { ImportAnalysis } from '#contract/imports/analysis.ts';
import { analyseImport } from './analyse-import.ts';
import type { AnalysedLedger, ImportRequest, ImportRow } from './import-plan.ts';
import type { SourceFile } from './open-spreadsheet.ts';
import { readRows } from './read-rows.ts';

/** Files of the tests: small ledgers with the mess of real ones, made here so that nothing is borrowed. */
export type Grid = CellValue[][];

export function csvFile(text: string, name = 'ledger.csv'): SourceFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

export async function xlsxFile(sheets: Record<string, Grid>, name = 'ledger.xlsx'): Promise<SourceFile> {
  const bytes = await writeXlsx({
    sheets: Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows })),
  });
  return { name, bytes };
}

/** Old binary workbooks, written by the other library. */
export function binaryFile(rows: Grid, bookType: 'biff8' | 'biff5' | 'xlsb', name: string): SourceFile {
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows, { UTC: true }), 'Sheet1');
  const written: unknown = SheetJs.write(book, { type: 'array', bookType });
  if (!(written instanceof ArrayBuffer)) throw new TypeError('the writer gave no bytes');
  return { name, bytes: new Uint8Array(written) };
}

/** Bytes of a text in a double-byte encoding, by inverting the platform's decoder. */
export function encodeAs(encoding: 'gb18030' | 'big5', text: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd') codes.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}

export function utf16(text: string, isBigEndian = false): Uint8Array {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return Uint8Array.from(
    units.flatMap((unit) => (isBigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  );
}

/** Code of a DomainError with its reason, as `UNSUPPORTED_FILE broken zip`. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'accepted';
  } catch (error) {
    const { code, data } = error as { code?: string; data?: { reason?: string; detected?: string } };
    return [code, data?.reason, data?.detected].filter((part) => part !== undefined).join(' ');
  }
}

export async function rowsOf(
  file: SourceFile,
  request: ImportRequest,
): Promise<{ analysis: AnalysedLedger; rows: ImportRow[] }> {
  const analysis = await analyseImport(file, request);
  const rows: ImportRow[] = [];
  for await (const row of readRows(file, analysis.plan)) rows.push(row);
  return { analysis, rows };
}

/** header → field of all mapped columns. */
export function mappingOf(analysis: ImportAnalysis): Record<string, string> {
  return Object.fromEntries(
    analysis.columns.flatMap(({ header, field }) => (field ? [[header, field]] : [])),
  );
}
