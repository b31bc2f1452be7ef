import { IMPORT_FIELDS, type ImportKind } from '#contract/imports/imports.fields.ts';
import { BegunSheet } from './begun-sheet.ts';
import { type FoundHeader, findHeader } from './header-finder.ts';
import { matchHeader } from './header-match.ts';
import { headerWords } from './header-words.ts';
import type { SheetRow } from './raw-cell.ts';
import type { OpenSheet } from './spreadsheet-port.ts';

/** Rows looked at to find header and table; more are read only of the sheet that is chosen. */
export const SAMPLE_ROWS = 300;

export interface SampledSheet {
  sheet: OpenSheet;
  begun: BegunSheet;
  header: FoundHeader;
  /** How well the sheet suits the kind of ledger; 0 for a sheet without data. */
  score: number;
}

/** Reads the beginning of a sheet and finds its header; a row number given by the person is taken as it is. */
export async function sampleSheet(
  kind: ImportKind,
  sheet: OpenSheet,
  headerRow?: number,
): Promise<SampledSheet> {
  const begun = await BegunSheet.begin(sheet, SAMPLE_ROWS);
  const sample = begun.beginning;
  const header = headerRow === undefined ? findHeader(kind, sample) : givenHeader(sample, headerRow);
  return { sheet, begun, header, score: sheetScore(kind, sample, header) };
}

function givenHeader(sample: readonly SheetRow[], row: number): FoundHeader {
  const at = sample.findIndex((candidate) => candidate.row === row);
  const found = sample[at];
  const width = Math.max(0, ...sample.map((candidate) => candidate.cells.length));
  const names = Array.from({ length: width }, (_, column) => String(found?.cells[column] ?? ''));
  const notes = sample
    .slice(0, Math.max(0, at))
    .flatMap((above) => above.cells.map((cell) => String(cell ?? '')));
  return { row, rows: row === 0 ? 0 : 1, names, notes: notes.filter((text) => text !== ''), score: 0 };
}

/** Fields the header names, required ones double, a little for more rows, hidden sheets last. */
function sheetScore(kind: ImportKind, sample: readonly SheetRow[], header: FoundHeader): number {
  const dataRows = sample.filter((row) => row.row > header.row).length;
  if (dataRows === 0) return 0;
  const best = new Map<string, number>();
  for (const name of header.names) {
    const [top] = [...matchHeader(kind, headerWords(name))].sort((a, b) => b[1] - a[1]);
    if (top) best.set(top[0], Math.max(best.get(top[0]) ?? 0, top[1]));
  }
  const fields = IMPORT_FIELDS[kind].reduce((sum, { name, required }) => {
    const score = best.get(name) ?? 0;
    return sum + (score >= 0.5 ? score * (required ? 2 : 1) : 0);
  }, 0);
  return fields + Math.log10(dataRows + 1) / 2;
}

/** Best sheet first; visible ones before hidden ones. */
export function rankSheets(sheets: readonly SampledSheet[]): SampledSheet[] {
  const rank = (entry: SampledSheet) => entry.score - (entry.sheet.isHidden ? 100 : 0);
  return [...sheets].sort((a, b) => rank(b) - rank(a));
}
