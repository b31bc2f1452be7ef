import type { Database } from 'better-sqlite3';
import { DomainError } from '#contract/kit/errors.ts';

/** Columns in the order their values are bound, as the tables of the repositories write them. */
function boundColumns(sql: string): { table: string; columns: string[] } | null {
  const insert = /^\s*INSERT (?:OR \w+ )?INTO (\w+) \(([^)]+)\)\s*VALUES/iu.exec(sql);
  if (insert) {
    const [, table = '', list = ''] = insert;
    return { table, columns: list.split(',').map((name) => name.trim()) };
  }
  const update = /^\s*UPDATE (\w+) SET (.+) WHERE /isu.exec(sql);
  if (!update) return null;
  const [, table = '', list = ''] = update;
  return { table, columns: list.split(',').map((one) => one.split('=')[0]?.trim() ?? '') };
}

/**
 * SQLite says that a reference leads nowhere, not which. Looks at each reference of the row that was written and names
 * the first that is missing, as NOT_FOUND with the kind and the key. Null when the write was no single row of a table,
 * or when nothing it refers to is missing: then something else still refers to what it changed.
 */
export function missingReference(
  handle: Database,
  sql: string,
  params: readonly unknown[],
  cause: unknown,
): DomainError | null {
  const written = boundColumns(sql);
  if (!written) return null;
  const references = handle.pragma(`foreign_key_list(${written.table})`) as {
    table: string;
    from: string;
    to: string | null;
  }[];
  for (const { table, from, to } of references) {
    const value = params[written.columns.indexOf(from)];
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const found = handle.prepare(`SELECT 1 FROM ${table} WHERE ${to ?? 'id'} = ?`).get(value);
    if (found === undefined) {
      const entity = table.replaceAll('_', '-');
      return new DomainError('NOT_FOUND', { entity, key: String(value) }, { cause });
    }
  }
  return null;
}
