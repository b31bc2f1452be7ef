import type { FileHandle } from 'node:fs/promises';
import { DomainError } from '#contract/kit/errors.ts';
import type { ExportValue } from './export-columns.ts';
import { columnLetters, headXml, rowXml, type SheetRow, stylesXml, xmlText } from './sheet-xml.ts';
import { ZipArchive } from './zip-archive.ts';

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
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A name Excel takes for a sheet. */
export function sheetName(name: string): string {
  const plain = name.replace(/[[\]:*?/\\]/gu, ' ').trim();
  return (plain === '' ? 'Sheet' : plain).slice(0, 31);
}

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

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  // The head is repeated on every printed page.
  const titles = names.map(
    (name, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${xmlText(name.replaceAll("'", "''"))}'!$1:$1</definedName>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames><calcPr fullCalcOnLoad="1"/></workbook>`;
}

/**
 * Writes a workbook sheet by sheet: typed cells, texts that no program runs, a frozen and filterable head, ready for
 * A4 landscape. Memory does not grow with the rows. TOO_LARGE beyond what a sheet or an archive holds.
 */
export async function writeWorkbook(file: FileHandle, sheets: readonly Sheet[]): Promise<void> {
  const archive = new ZipArchive(file);
  const numbers = sheets.map((_, at) => at + 1);
  const overrides = numbers.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${OFFICE}.worksheet+xml"/>`,
  );
  await archive.addText('[Content_Types].xml', [
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${OFFICE}.styles+xml"/>${overrides.join('')}</Types>`,
  ]);
  await archive.addText('_rels/.rels', [
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  const links = numbers.map(
    (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  await archive.addText('xl/_rels/workbook.xml.rels', [
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  ]);
  await archive.addText('xl/workbook.xml', [workbookXml(sheets.map(({ name }) => sheetName(name)))]);
  await archive.addText('xl/styles.xml', [stylesXml()]);
  for (const [at, sheet] of sheets.entries())
    await archive.addText(`xl/worksheets/sheet${at + 1}.xml`, sheetPieces(sheet));
  await archive.finish();
}
