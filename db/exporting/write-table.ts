import { extname } from 'node:path';
import type { CsvEncoding, ExportFormat } from '#contract/exports/exports.schema.ts';
import { DomainError } from '#contract/kit/errors.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { writeCsv } from './csv-file.ts';
import type { ExportTable, ExportValue } from './export-columns.ts';
import type { SheetRow } from './sheet-xml.ts';
import { writeWholeFile } from './whole-file.ts';
import { type Sheet, writeWorkbook } from './workbook-file.ts';

const WIDTHS: Partial<Record<ExportValue, number>> = {
  date: 12,
  money: 16,
  quantity: 12,
  integer: 10,
  flag: 8,
};

export interface WriteOptions {
  encoding?: CsvEncoding;
  /** Called for every record; a throw from it ends the writing. */
  onRow?: () => void | Promise<void>;
}

async function* sheetRows(
  table: ExportTable,
  r: ReadContext,
  options: WriteOptions,
): AsyncGenerator<SheetRow> {
  for (const cells of table.rows(r)) {
    await options.onRow?.();
    yield { cells };
  }
}

function sheetOf(table: ExportTable, r: ReadContext, name: string, options: WriteOptions = {}): Sheet {
  const columns = table
    .columns(r)
    .map(({ header, value }) => ({ header, value, width: WIDTHS[value] ?? 18 }));
  return { name, columns, rows: sheetRows(table, r, options) };
}

function formatOf(file: string): ExportFormat {
  const ending = extname(file).toLowerCase();
  if (ending === '.xlsx' || ending === '.csv') return ending === '.csv' ? 'csv' : 'xlsx';
  throw new DomainError('UNSUPPORTED_FILE', { reason: 'ending', detected: ending });
}

/** Writes sheets as one workbook, or the first of them as CSV, by the ending of the name. */
export async function writeSheets(
  file: string,
  sheets: readonly [Sheet, ...Sheet[]],
  encoding: CsvEncoding = 'utf-8',
): Promise<void> {
  const format = formatOf(file);
  await writeWholeFile(file, (handle) =>
    format === 'csv' ? writeCsv(handle, sheets[0], encoding) : writeWorkbook(handle, sheets),
  );
}

/**
 * Writes one list as `.xlsx` or `.csv` (UTF-8 with byte order mark), by the ending of the name. The file appears
 * under its name only when it is complete; one that was there before stays until then. Returns the number of rows.
 * Throws UNSUPPORTED_FILE for another ending, STORAGE_FULL, STORAGE_READ_ONLY.
 */
export async function writeTable(
  table: ExportTable,
  r: ReadContext,
  file: string,
  name: string,
  options: WriteOptions = {},
): Promise<number> {
  let count = 0;
  const onRow = () => {
    count += 1;
    return options.onRow?.();
  };
  await writeSheets(file, [sheetOf(table, r, name, { ...options, onRow })], options.encoding);
  return count;
}
