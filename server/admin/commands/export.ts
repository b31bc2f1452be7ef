import { resolve } from 'node:path';
import { EXPORT_KINDS } from '#db/exporting/export-kinds.ts';
import { writeTable } from '#db/exporting/write-table.ts';
import { type AdminCommand, dataDirOf, parseCommand, usageError } from '../command.ts';
import { administratorOf, withStore } from '../with-core.ts';

const OPTIONS = { 'data-dir': 'string', json: 'boolean' } as const;

/** One kind of record as a workbook or a CSV file, with headings the import recognises again. */
export const exportCommand: AdminCommand = async (args, io) => {
  const { options, words } = parseCommand(args, OPTIONS, 2);
  const [kind = '', target = ''] = words;
  const table = Object.hasOwn(EXPORT_KINDS, kind) ? EXPORT_KINDS[kind] : undefined;
  if (!table) throw usageError('kind', `one_of:${Object.keys(EXPORT_KINDS).join('|')}`);
  const file = resolve(target);
  const rows = await withStore(dataDirOf(options), (store) =>
    writeTable(table, store.readContext(administratorOf(store)), file, kind),
  );
  io.print(options.json ? JSON.stringify({ file, rows }) : `${rows} rows in ${file}`);
};
