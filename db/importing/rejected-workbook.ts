import { type ColumnDef, writeXlsxStream } from 'hucre';
import type { PlannedColumn } from './import-plan.ts';
import { REASON_HEADERS, type ReasonLanguage } from './problem-texts.ts';
import { cellText, dateCellText, type RawCell } from './raw-cell.ts';

export interface RejectedRow {
  row: number;
  cells: readonly RawCell[];
  /** In words, one for each problem. */
  reasons: readonly string[];
}

/**
 * The rows an import sent back, as a workbook to correct and bring in again: the original cells under their
 * headers, then the source row and the reason. Texts stay text cells, so `=…` is never a formula; identifiers are
 * text so that no spreadsheet can spoil them. The sheet is named after the batch, so that it is known when it comes
 * back. Streams, whatever the number of rows.
 */
export function writeRejectedRows(
  columns: readonly Pick<PlannedColumn, 'header' | 'index' | 'reading'>[],
  rows: Iterable<RejectedRow> | AsyncIterable<RejectedRow>,
  language: ReasonLanguage = 'zh',
  batchNo = '',
): ReadableStream<Uint8Array> {
  const words = REASON_HEADERS[language];
  const isCode = columns.map((column) => column.reading?.kind === 'code' || column.reading?.kind === 'phone');
  const definitions: ColumnDef[] = [
    ...columns.map(({ header }, index) => ({ header, width: 16, ...(isCode[index] ? { numFmt: '@' } : {}) })),
    { header: words.row, width: 10 },
    { header: words.reason, width: 48 },
  ];
  return writeXlsxStream(cellsOf(columns, isCode, rows), {
    name: `${words.sheet} ${batchNo}`.trim(),
    columns: definitions,
    freezePane: { rows: 1 },
  });
}

async function* cellsOf(
  columns: readonly Pick<PlannedColumn, 'header' | 'index'>[],
  isCode: readonly boolean[],
  rows: Iterable<RejectedRow> | AsyncIterable<RejectedRow>,
): AsyncGenerator<RawCell[]> {
  for await (const { row, cells, reasons } of rows) {
    const original = columns.map(({ index }, at) => returned(cells[index] ?? null, isCode[at] ?? false));
    yield [...original, row, reasons.join('；')];
  }
}

/** Dates go back as ISO text: a date cell would need a style of its own, and text is read back the same. */
function returned(cell: RawCell, isCode: boolean): RawCell {
  if (cell instanceof Date) return dateCellText(cell);
  return isCode && cell !== null ? cellText(cell) : cell;
}
