import { readXls } from 'hucre';
import type { XlsFacts } from './ole-inspection.ts';
import { heldRows } from './row-caps.ts';
import { readWithSheetJs } from './sheetjs-reader.ts';
import type { OpenBook, OpenOptions } from './spreadsheet-port.ts';

/** BIFF workbooks (`.xls`). They are at most 65,536 rows a sheet, so they are read whole. */
export async function openXls(bytes: Uint8Array, facts: XlsFacts, options: OpenOptions): Promise<OpenBook> {
  const book = await readXls(bytes).catch(() => null);
  // BIFF5 and older, and records the first reader does not know.
  if (book === null) return readWithSheetJs(bytes, 'xls', options);
  const sheets = book.sheets.map((sheet, index) => ({
    name: sheet.name,
    isHidden: facts.hiddenSheets[index] ?? false,
    rows: () => heldRows(sheet.rows, options.limits),
  }));
  return { format: 'xls', reader: 'hucre', isDate1904: facts.isDate1904, sheets };
}
