import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CellValue, writeXlsxStream } from 'hucre/xlsx';
import { DomainError } from '#contract/kit/errors.ts';
import { toDomainError } from '#db/connection/sqlite-errors.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { csvCell } from './csv-text.ts';
import type { ExportTable, ExportValue } from './export-columns.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const FORMATS: Partial<Record<ExportValue, string>> = {
  date: 'yyyy-mm-dd',
  money: '#,##0.00',
  quantity: '#,##0.###',
};

function* csvLines(table: ExportTable, r: ReadContext, onRow: () => void): Generator<string> {
  yield `${BYTE_ORDER_MARK}${table.columns.map(({ header }) => csvCell(header, 'text')).join(',')}\r\n`;
  for (const row of table.rows(r)) {
    onRow();
    yield `${table.columns.map(({ value }, i) => csvCell(row[i] ?? null, value)).join(',')}\r\n`;
  }
}

function xlsxCell(cell: string | number | boolean | null, value: ExportValue): CellValue {
  if (cell === null) return null;
  if (value === 'money') return Number(cell) / 100;
  if (value === 'quantity') return Number(cell) / 1000;
  if (value === 'flag') return cell ? '是' : '否';
  if (value === 'date') return new Date(`${String(cell)}T00:00:00Z`);
  return value === 'integer' ? Number(cell) : String(cell);
}

function* xlsxRows(table: ExportTable, r: ReadContext, onRow: () => void): Generator<CellValue[]> {
  for (const row of table.rows(r)) {
    onRow();
    yield table.columns.map(({ value }, i) => xlsxCell(row[i] ?? null, value));
  }
}

function xlsxBytes(table: ExportTable, r: ReadContext, name: string, onRow: () => void): Readable {
  const columns = table.columns.map(({ header, value }) => {
    const numFmt = FORMATS[value];
    return numFmt === undefined ? { header, width: 16 } : { header, width: 14, numFmt };
  });
  return Readable.from(
    writeXlsxStream(xlsxRows(table, r, onRow), { name, columns, freezePane: { rows: 1 } }),
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
): Promise<number> {
  let count = 0;
  const onRow = () => void (count += 1);
  const ending = extname(file).toLowerCase();
  if (ending !== '.xlsx' && ending !== '.csv')
    throw new DomainError('UNSUPPORTED_FILE', { reason: 'ending', detected: ending });
  const bytes =
    ending === '.csv' ? Readable.from(csvLines(table, r, onRow)) : xlsxBytes(table, r, name, onRow);
  const draft = `${file}.partial`;
  try {
    await pipeline(bytes, createWriteStream(draft, { flush: true }));
    await rename(draft, file);
    return count;
  } catch (error) {
    await rm(draft, { force: true });
    throw toDomainError(error, file) ?? error;
  }
}
