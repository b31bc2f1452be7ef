import Database from 'better-sqlite3';
import { quickCheckRows } from '#db/connection/guards.ts';
import { type Position, positionOf } from '#db/connection/high-water.ts';
import { storageError, withStorageErrors } from '#db/connection/sqlite-errors.ts';

/** What a copy must have in common with its source. */
export type DatabaseContent = { schemaVersion: number; position: Position; counts: Record<string, number> };

/** Rows of every real table; search indexes and SQLite's own tables follow from these. */
function countRows(handle: Database.Database): Record<string, number> {
  const names = handle
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all();
  const count = (name: string) =>
    handle
      .prepare<[], number>(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
      .pluck()
      .get() ?? 0;
  return Object.fromEntries(names.map((name) => [name, count(name)]));
}

export function readContent(handle: Database.Database): DatabaseContent {
  return {
    schemaVersion: Number(handle.pragma('user_version', { simple: true })),
    position: positionOf(handle),
    counts: countRows(handle),
  };
}

function refuseProblems(handle: Database.Database, file: string): void {
  const problems = quickCheckRows(handle);
  if (problems[0] !== undefined) throw storageError('STORAGE_DAMAGED', file, problems[0]);
  const orphan = handle.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').get();
  if (orphan) throw storageError('STORAGE_DAMAGED', file, `${orphan.table} without its ${orphan.parent}`);
}

/**
 * Checks a finished copy on a read-only connection and says what is in it. Never opens for writing: a half
 * copy would then roll itself back to nothing and call that healthy. Throws STORAGE_DAMAGED.
 */
export function inspectCopy(file: string): DatabaseContent {
  return withStorageErrors(file, () => {
    const handle = new Database(file, { readonly: true, fileMustExist: true });
    try {
      handle.pragma('trusted_schema = OFF');
      handle.pragma('cell_size_check = ON');
      refuseProblems(handle, file);
      return readContent(handle);
    } finally {
      handle.close();
    }
  });
}
