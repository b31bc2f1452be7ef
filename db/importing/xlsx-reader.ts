import { streamXlsxRows } from 'hucre';
import { DomainError } from '#contract/kit/errors.ts';
import type { SheetRow } from './raw-cell.ts';
import { RowCaps } from './row-caps.ts';
import type { OpenBook, OpenOptions, OpenSheet } from './spreadsheet-port.ts';
import { unsupportedFile } from './unsupported-file.ts';
import { readWorkbookDirectory } from './workbook-directory.ts';
import { assertSafeToInflate, listZipEntries } from './zip-inspection.ts';

/** Office Open XML workbooks, streamed row by row: only the shared strings are held in memory. */
export async function openXlsx(bytes: Uint8Array, options: OpenOptions): Promise<OpenBook> {
  const entries = listZipEntries(bytes, options.limits);
  await assertSafeToInflate(entries, options.limits);
  const directory = readWorkbookDirectory(entries);
  const sheets = directory.sheets.map(
    (sheet): OpenSheet => ({ ...sheet, rows: () => streamSheet(bytes, sheet.name, options) }),
  );
  return { format: 'xlsx', reader: 'hucre', isDate1904: directory.isDate1904, sheets };
}

async function* streamSheet(
  bytes: Uint8Array,
  sheet: string,
  options: OpenOptions,
): AsyncGenerator<SheetRow> {
  const caps = new RowCaps(options.limits);
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      const row = caps.admit(index + 1, values);
      if (row) yield row;
    }
  } catch (error) {
    throw error instanceof DomainError ? error : unsupportedFile('broken', { detected: 'xlsx' }, error);
  }
}
