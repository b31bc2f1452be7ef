import type { ImportKind } from '#contract/imports/imports.fields.ts';
import { headerLikeness } from './header-match.ts';
import { headerWords } from './header-words.ts';
import { joinHeaderRows } from './joined-header.ts';
import { isMonthCell } from './month-header.ts';
import { cellText, isBlank, type RawCell, type SheetRow } from './raw-cell.ts';
import { isMeasure } from './row-kinds.ts';

export interface FoundHeader {
  /** Row number of the (last) header row, 0 when the sheet starts with data. */
  row: number;
  /** Rows the header takes: 1, or 2 and 3 with group names above. */
  rows: 0 | 1 | 2 | 3;
  names: string[];
  /** Texts above the header: titles, notes, 单位：万元. */
  notes: string[];
  /** How sure; compared between sheets. */
  score: number;
}

/** So many months side by side are columns, not dates. */
const MONTHS_OF_A_HEADER = 3;

/** A header never starts lower than this many filled rows. */
const SEARCHED_ROWS = 40;

/**
 * Finds the header of a table below titles, notes and blank lines. Weighs, for each of the first rows: words of
 * the dictionary, text where the rows below hold numbers, width of the table, short and distinct cells.
 */
export function findHeader(kind: ImportKind, sample: readonly SheetRow[]): FoundHeader {
  const width = tableWidth(sample);
  let best = { index: -1, score: 0 };
  for (const index of sample.slice(0, SEARCHED_ROWS).keys()) {
    const score = headerScore(kind, sample, index, width);
    if (score > best.score + 1e-9) best = { index, score };
  }
  const headerRow = sample[best.index];
  if (!headerRow) return headless(width);
  const joined = joinHeaderRows(kind, sample, best.index);
  if (joined) return { ...joined, notes: notesAbove(sample, joined.firstIndex), score: best.score };
  const names = headerRow.cells.map(cellText);
  return { row: headerRow.row, rows: 1, names, notes: notesAbove(sample, best.index), score: best.score };
}

function headless(width: number): FoundHeader {
  return { row: 0, rows: 0, names: Array.from({ length: width }, () => ''), notes: [], score: 0 };
}

function notesAbove(sample: readonly SheetRow[], index: number): string[] {
  return sample.slice(0, index).flatMap((row) => row.cells.map(cellText).filter((text) => text !== ''));
}

/** Commonest number of filled cells among the wider half of the rows. */
function tableWidth(sample: readonly SheetRow[]): number {
  const widths = sample.map((row) => row.cells.length).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.75)] ?? 0;
}

function headerScore(kind: ImportKind, sample: readonly SheetRow[], index: number, width: number): number {
  const cells = sample[index]?.cells ?? [];
  const filled = cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0 || (filled.length === 1 && width > 1)) return 0;
  const texts = filled.map(cellText);
  const months = filled.filter(isMonthCell).length;
  const isNamed = (cell: RawCell) =>
    (typeof cell === 'string' && !isMeasure(cell)) || (months >= MONTHS_OF_A_HEADER && isMonthCell(cell));
  const textShare = filled.filter(isNamed).length / filled.length;
  if (textShare < 0.6) return 0;
  const likeness =
    texts.reduce((sum, text) => sum + headerLikeness(kind, headerWords(text)), 0) / texts.length;
  const shape =
    0.8 * Math.min(1, filled.length / Math.max(1, width)) +
    0.5 * (new Set(texts).size / texts.length) +
    0.4 * (texts.filter((text) => text.length <= 24 && !/[。；！？]/.test(text)).length / texts.length);
  const contrast = measuresBelow(sample, index, cells);
  return 2.4 * likeness + 1.2 * textShare + shape + 0.6 * contrast - 0.01 * index;
}

/** Share of the text cells of a row that stand above a column of numbers or dates. */
function measuresBelow(sample: readonly SheetRow[], index: number, cells: readonly RawCell[]): number {
  const below = sample.slice(index + 1, index + 21);
  let named = 0;
  let contrasting = 0;
  for (const [column, cell] of cells.entries()) {
    if (isBlank(cell)) continue;
    named += 1;
    const values = below.map((row) => row.cells[column]).filter((value) => !isBlank(value));
    const measures = values.filter((value) => isMeasure(value ?? null)).length;
    if (values.length > 0 && measures / values.length > 0.6) contrasting += 1;
  }
  return named === 0 ? 0 : contrasting / named;
}
