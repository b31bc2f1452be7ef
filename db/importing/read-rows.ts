import type { ImportLimits } from './import-limits.ts';
import type { ImportPlan, ImportRow } from './import-plan.ts';
import { openSpreadsheet, type SourceFile } from './open-spreadsheet.ts';
import type { SheetRow } from './raw-cell.ts';
import { RowReader } from './row-reader.ts';
import { unsupportedFile } from './unsupported-file.ts';

/**
 * Streams the rows of a ledger as its plan reads them: values, notes, errors, and rows left out with their reason.
 * Every non-blank row below the header comes once, so that counting them gives the rows read.
 */
export async function* readRows(
  file: SourceFile,
  plan: ImportPlan,
  limits?: Partial<ImportLimits>,
): AsyncGenerator<ImportRow> {
  const options = { encoding: plan.encoding, delimiter: plan.delimiter, ...(limits ? { limits } : {}) };
  const book = await openSpreadsheet(file, options);
  const sheet = book.sheets.find((candidate) => candidate.name === plan.sheet);
  if (!sheet) throw unsupportedFile('no_such_sheet', { detected: plan.sheet });
  yield* readSheetRows(sheet.rows(), plan);
}

/** The same from the rows of an open sheet. */
export async function* readSheetRows(
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>,
  plan: ImportPlan,
): AsyncGenerator<ImportRow> {
  const reader = new RowReader(plan);
  for await (const row of rows) {
    if (row.row > plan.headerRow) yield* reader.readAll(row);
  }
}
