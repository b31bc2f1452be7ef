import type { FileHandle } from 'node:fs/promises';
import { DomainError } from '#contract/kit/errors.ts';
import type { ExportValue } from './export-columns.ts';
import { columnLetters, headXml, rowXml, type SheetRow, stylesXml } from './sheet-xml.ts';
import { MAIN, packWorkbook, XML } from './workbook-package.ts';

export interface SheetColumn {
  header: string;
  value: ExportValue;
  /** In characters. */
  width: number;
}

export interface Sheet {
  name: string;
  columns: readonly SheetColumn[];
  /** Leading columns that stay beside the frozen head. */
  frozen?: number;
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
}

/** Excel has no more lines, the head included. */
const MAX_LINES = 1_048_576;
/** Handing over costs more than writing one row. */
const PIECE = 32 * 1024;

function view({ frozen = 0 }: Sheet): string {
  const sideways = frozen > 0 ? ` xSplit="${frozen}"` : '';
  const pane = frozen > 0 ? 'bottomRight' : 'bottomLeft';
  return `<sheetViews><sheetView workbookViewId="0"><pane${sideways} ySplit="1" topLeftCell="${columnLetters(frozen)}2" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`;
}

async function* sheetPieces(sheet: Sheet): AsyncGenerator<string> {
  const { columns } = sheet;
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetPr><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>${view(sheet)}<sheetFormatPr defaultRowHeight="16" outlineLevelRow="3"/><cols>${widths.join('')}</cols><sheetData>`;
  yield headXml(columns.map(({ header }) => header));
  const values = columns.map(({ value }) => value);
  let line = 1;
  let records = 1;
  let isOutlined = false;
  let waiting = '';
  for await (const row of sheet.rows) {
    line += 1;
    if (line > MAX_LINES) throw new DomainError('TOO_LARGE', { limit: MAX_LINES });
    if (!row.isBold) records = line;
    isOutlined ||= row.level !== undefined;
    waiting += rowXml(line, row, values);
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = '';
  }
  const last = columnLetters(columns.length - 1);
  // Sorting would tear groups apart; totals below are no records.
  const filter = isOutlined ? '' : `<autoFilter ref="A1:${last}${records}"/>`;
  yield `${waiting}</sheetData>${filter}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}

/**
 * Writes a workbook sheet by sheet: typed cells, texts that no program runs, a frozen and filterable head, ready for
 * A4 landscape. Memory does not grow with the rows. TOO_LARGE beyond what a sheet or an archive holds.
 */
export async function writeWorkbook(file: FileHandle, sheets: readonly Sheet[]): Promise<void> {
  const parts = sheets.map((sheet) => ({
    name: sheet.name,
    // The head is repeated on every printed page.
    titles: [1, 1] as const,
    pieces: sheetPieces(sheet),
  }));
  await packWorkbook(file, parts, stylesXml);
}
