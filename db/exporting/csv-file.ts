import type { FileHandle } from 'node:fs/promises';
import type { CsvEncoding } from '#contract/exports/exports.schema.ts';
import { csvCell } from './csv-text.ts';
import { encodeGb18030 } from './gb18030.ts';
import type { SheetRow } from './sheet-xml.ts';
import type { Sheet } from './workbook-file.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const CHUNK = 256 * 1024;

/** Lines of a CSV table: records only, totals and heads of groups are for people. */
export async function* csvPieces(sheet: Sheet): AsyncGenerator<string> {
  yield `${sheet.columns.map(({ header }) => csvCell(header, 'text')).join(',')}\r\n`;
  for await (const row of sheet.rows) if (!row.isBold) yield csvLine(row, sheet);
}

function csvLine(row: SheetRow, { columns }: Sheet): string {
  const cells = columns.map(({ value }, at) => {
    const cell = row.cells[at] ?? null;
    return csvCell(typeof cell === 'object' ? null : cell, value);
  });
  return `${cells.join(',')}\r\n`;
}

/** Writes the table as CSV: UTF-8 with byte order mark, or GB18030 for programs that know only the local code. */
export async function writeCsv(file: FileHandle, sheet: Sheet, encoding: CsvEncoding): Promise<void> {
  const encode = (text: string) => (encoding === 'gb18030' ? encodeGb18030(text) : Buffer.from(text));
  let waiting = encoding === 'utf-8' ? BYTE_ORDER_MARK : '';
  for await (const piece of csvPieces(sheet)) {
    waiting += piece;
    if (waiting.length < CHUNK) continue;
    await file.write(encode(waiting));
    waiting = '';
  }
  await file.write(encode(waiting));
}
