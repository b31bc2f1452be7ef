import { dirname, resolve } from 'node:path';
import { dataPaths } from '#db/connection/data-paths.ts';
import { EXPORT_KINDS } from '#db/exporting/export-kinds.ts';
import { writeFullExport } from '#db/exporting/full-export.ts';
import { writeTable } from '#db/exporting/write-table.ts';
import { type AdminCommand, dataDirOf, parseCommand, usageError } from '../command.ts';
import { administratorOf, withStore } from '../with-core.ts';

const OPTIONS = { 'data-dir': 'string', json: 'boolean' } as const;
const EVERYTHING = 'all';

/** One kind as a workbook or a CSV file, with headings the import recognises again; `all` as one archive. */
export const exportCommand: AdminCommand = async (args, io) => {
  const { options, words } = parseCommand(args, OPTIONS, 2);
  const [kind = '', target = ''] = words;
  const known = Object.hasOwn(EXPORT_KINDS, kind) ? EXPORT_KINDS[kind] : undefined;
  if (!known && kind !== EVERYTHING)
    throw usageError('kind', `one_of:${[...Object.keys(EXPORT_KINDS), EVERYTHING].join('|')}`);
  const file = resolve(target);
  const dataDir = dataDirOf(options);
  const rows = await withStore(dataDir, (store) => {
    const r = store.readContext(administratorOf(store));
    if (known) return writeTable(known.table, r, file, kind);
    const { attachments } = dataPaths(dataDir);
    return writeFullExport(r, file, { folder: dirname(file), attachments });
  });
  io.print(options.json ? JSON.stringify({ file, rows }) : `${rows} rows in ${file}`);
};
