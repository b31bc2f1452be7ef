import { createReadStream, existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ReadContext } from '#db/kit/context.ts';
import { csvPieces } from './csv-file.ts';
import { EXPORT_KINDS } from './export-kinds.ts';
import { readNote, type TableNote, tableNotes } from './schema-note.ts';
import { writeWholeFile } from './whole-file.ts';
import type { Sheet } from './workbook-file.ts';
import { type WriteOptions, writeTable } from './write-table.ts';
import { ZipArchive } from './zip-archive.ts';

const BYTE_ORDER_MARK = '\uFEFF';

export interface FullExportOptions extends Pick<WriteOptions, 'onRow'> {
  /** For workbooks on their way into the archive. */
  folder: string;
  /** Files that belong to records; left out when there are none. */
  attachments?: string;
}

type Cell = string | number | Buffer | null;

/** A table row by row, as it is stored; what no text can hold is written in hexadecimal. */
function tableSheet(r: ReadContext, table: TableNote, onRow: WriteOptions['onRow']): Sheet {
  async function* rows() {
    const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
    for (const row of r.db.iterate<Record<string, Cell>>(`SELECT ${names} FROM "${table.name}"`)) {
      await onRow?.();
      const cells = Object.values(row).map((cell) =>
        Buffer.isBuffer(cell) ? cell.toString('hex') : cell === null ? null : String(cell),
      );
      yield { cells };
    }
  }
  const columns = table.columns.map(({ name }) => ({ header: name, value: 'plain' as const, width: 10 }));
  return { name: table.name, columns, rows: rows() };
}

async function* withMark(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  yield* pieces;
}

async function addAttachments(archive: ZipArchive, folder: string | undefined): Promise<void> {
  if (folder === undefined || !existsSync(folder)) return;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    await archive.addBytes(`attachments/${name}`, createReadStream(path) as AsyncIterable<Buffer>);
  }
}

/**
 * Everything in the books as one archive, readable without this program: each kind as a workbook with the headings of
 * the import, each table as CSV, the files of the records, the schema and a note of what it means. Only what opens
 * the door to the program stays out: password hashes and sessions. Returns the number of lines written.
 */
export async function writeFullExport(
  r: ReadContext,
  file: string,
  options: FullExportOptions,
): Promise<number> {
  let count = 0;
  const onRow = () => {
    count += 1;
    return options.onRow?.();
  };
  const tables = tableNotes(r.db);
  await writeWholeFile(file, async (handle) => {
    const archive = new ZipArchive(handle);
    await archive.addText('README.txt', [BYTE_ORDER_MARK, readNote(r, tables)]);
    await archive.addText('schema.sql', [`${tables.map(({ sql }) => `${sql};`).join('\n\n')}\n`]);
    for (const [kind, { table }] of Object.entries(EXPORT_KINDS)) {
      const book = join(options.folder, `${kind}.xlsx`);
      await writeTable(table, r, book, kind, { onRow });
      await archive.addBytes(`workbooks/${kind}.xlsx`, createReadStream(book) as AsyncIterable<Buffer>);
      await rm(book);
    }
    for (const table of tables)
      await archive.addText(`tables/${table.name}.csv`, withMark(csvPieces(tableSheet(r, table, onRow))));
    await addAttachments(archive, options.attachments);
    await archive.finish();
  });
  return count;
}
