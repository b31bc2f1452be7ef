import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { FileFormat } from './file-type.ts';
import type { RawCell } from './raw-cell.ts';
import { heldRows } from './row-caps.ts';
import { sheetJs } from './sheetjs-library.ts';
import type { OpenBook, OpenOptions } from './spreadsheet-port.ts';
import { unsupportedFile } from './unsupported-file.ts';

type SheetJs = Awaited<ReturnType<typeof sheetJs>>;

/** The second reader: `.xlsb`, BIFF5 and older `.xls`, and files the first one gives up on. */
export async function readWithSheetJs(
  bytes: Uint8Array,
  format: FileFormat,
  options: OpenOptions,
): Promise<OpenBook> {
  const library = await sheetJs();
  // BIFF5 stores text in the code page of the PC that wrote it; the tables are a separate module.
  library.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  const book = readBook(library, bytes, format);
  const states = book.Workbook?.Sheets ?? [];
  const isDate1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, index) => ({
    name,
    isHidden: (states[index]?.Hidden ?? 0) !== 0,
    rows: () => heldRows(gridOf(library, book.Sheets[name], isDate1904), options.limits),
  }));
  return { format, reader: 'sheetjs', isDate1904, sheets };
}

function readBook(library: SheetJs, bytes: Uint8Array, format: FileFormat): WorkBook {
  try {
    return library.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
    });
  } catch (error) {
    const isProtected = error instanceof Error && /password|encrypt/i.test(error.message);
    throw unsupportedFile(isProtected ? 'encrypted' : 'broken', { detected: format }, error);
  }
}

/** Own conversion from serials: the library's dates are shifted by the zone of the machine. */
function gridOf(library: SheetJs, sheet: WorkSheet | undefined, isDate1904: boolean): RawCell[][] {
  const dense: Array<Array<CellObject | undefined> | undefined> = sheet?.['!data'] ?? [];
  return Array.from(dense, (row) => Array.from(row ?? [], (cell) => rawCell(library, cell, isDate1904)));
}

function rawCell(library: SheetJs, cell: CellObject | undefined, isDate1904: boolean): RawCell {
  if (!cell || cell.v === undefined || cell.t === 'z') return null;
  if (cell.t === 'e') return typeof cell.w === 'string' ? cell.w : '#N/A';
  if (cell.t !== 'n' || typeof cell.v !== 'number') return cell.v;
  const isDate = typeof cell.z === 'string' && library.SSF.is_date(cell.z);
  return isDate ? dateOfSerial(cell.v, isDate1904) : cell.v;
}

const MS_PER_DAY = 86_400_000;

/** Calendar moment of a serial number, in UTC. Serials below 61 of the 1900 system sit before its false leap day. */
export function dateOfSerial(serial: number, isDate1904: boolean): Date {
  const epoch = isDate1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(epoch + Math.round(serial * MS_PER_DAY));
}
