import { columnLetters, xmlText } from '../sheet-xml.ts';
import { writeWholeFile } from '../whole-file.ts';
import { MAIN, packWorkbook, XML } from '../workbook-package.ts';
import type { DocumentSheet, SheetLine } from './document-sheet.ts';
import { DocumentStyles, type PlacedCell } from './document-styles.ts';

/** One document as a workbook: what it is called, and its sheets. */
export interface DocumentWorkbook {
  /** Name of the file, without ending. */
  name: string;
  sheets: readonly DocumentSheet[];
}

function cellXml(cell: PlacedCell, line: number, styles: DocumentStyles): string {
  const { value, formula, at, look } = cell;
  const head = `<c r="${columnLetters(at)}${line}" s="${styles.of(look, cell)}"`;
  if (value === null) return `${head}/>`;
  if (typeof value === 'number')
    return `${head}>${formula === undefined ? '' : `<f>${xmlText(formula)}</f>`}<v>${value}</v></c>`;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

function lineXml({ cells, height }: SheetLine, line: number, styles: DocumentStyles): string {
  const written = cells.map((cell) => cellXml(cell, line, styles)).join('');
  return `<row r="${line}" ht="${height}" customHeight="1">${written}</row>`;
}

function mergesXml({ lines }: DocumentSheet): string {
  const ranges = lines.flatMap(({ cells }, i) =>
    cells.flatMap(({ at, span }) =>
      span > 1 ? [`${columnLetters(at)}${i + 1}:${columnLetters(at + span - 1)}${i + 1}`] : [],
    ),
  );
  if (ranges.length === 0) return '';
  return `<mergeCells count="${ranges.length}">${ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
}

function viewXml({ frozen }: DocumentSheet, isFirst: boolean): string {
  const pane =
    frozen === null
      ? ''
      : `<pane ySplit="${frozen - 1}" topLeftCell="A${frozen}" activePane="bottomLeft" state="frozen"/>`;
  const shown = isFirst ? ' tabSelected="1"' : '';
  return `<sheetViews><sheetView showGridLines="0"${shown} workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

/** A footer takes `&` as a command. */
const footerText = (text: string) => xmlText(text.replaceAll('&', '&&'));

function* piecesOf(
  sheet: DocumentSheet,
  { name }: DocumentWorkbook,
  isFirst: boolean,
  styles: DocumentStyles,
): Generator<string> {
  const { widths, isLandscape = false } = sheet.setup;
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(sheet, isFirst)}<sheetFormatPr defaultRowHeight="17"/><cols>${columns.join('')}</cols><sheetData>`;
  for (const [i, line] of sheet.lines.entries()) yield lineXml(line, i + 1, styles);
  const orientation = isLandscape ? 'landscape' : 'portrait';
  yield `</sheetData>${mergesXml(sheet)}<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${orientation}" fitToHeight="0"/><headerFooter><oddFooter>&amp;L${footerText(name)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}

/**
 * Writes a document as `.xlsx`: typed cells, formulas with what they give, texts no program runs, A4 with the head of
 * the table on each page. The file appears under its name only when it is complete.
 */
export async function writeDocument(path: string, book: DocumentWorkbook): Promise<void> {
  const styles = new DocumentStyles();
  const parts = book.sheets.map((sheet, at) => ({
    name: sheet.setup.name,
    ...(sheet.head === null ? {} : { titles: [sheet.head, sheet.head] as const }),
    pieces: piecesOf(sheet, book, at === 0, styles),
  }));
  await writeWholeFile(path, (file) => packWorkbook(file, parts, () => styles.xml()));
}
