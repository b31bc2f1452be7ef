import type { WritableDb } from '#db/connection/database.ts';
import { sortKey } from '#db/text-order/sort-key.ts';
import type { MigrationStep } from './step.ts';

/** Names and codes by which long lists are sorted: table, text, key. */
const KEPT = [
  ['parties', 'name', 'name_sort'],
  ['sites', 'name', 'name_sort'],
  ['products', 'code', 'code_sort'],
  ['products', 'name', 'name_sort'],
  ['parts', 'drawing_no', 'drawing_no_sort'],
  ['parts', 'name', 'name_sort'],
  ['orders', 'no', 'no_sort'],
  ['market_records', 'no', 'no_sort'],
  ['service_cases', 'no', 'no_sort'],
  ['units', 'barcode', 'barcode_sort'],
] as const;

const BATCH = 10_000;

/** Works out the keys of all rows; 100,000 take about a second. */
function fill(db: WritableDb, table: string, column: string, key: string): void {
  const page = `SELECT rowid AS row, ${column} AS text FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ${BATCH}`;
  const update = `UPDATE ${table} SET ${key} = ? WHERE rowid = ?`;
  let last = 0;
  for (;;) {
    const rows = db.all<{ row: number; text: string }>(page, [last]);
    for (const one of rows) db.run(update, [sortKey(one.text), one.row]);
    const end = rows.at(-1);
    if (!end || rows.length < BATCH) return;
    last = end.row;
  }
}

/** Nothing but the key changes: what a change of a row has to fulfil was judged when it was made. */
function withoutTriggers(db: WritableDb, change: () => void): void {
  const tables = JSON.stringify(KEPT.map(([table]) => table));
  const triggers = db.all<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN (SELECT value FROM json_each(?)) ORDER BY rowid`,
    [tables],
  );
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  change();
  for (const { sql } of triggers) db.exec(sql);
}

/**
 * Keys of names and codes, in whose order people look them up (db/text-order/sort-key.ts). They are columns and no index
 * over a function of ours: other tools could not write a file with such an index. Units are walked by their key where
 * they were walked by their code; the code stays in that index, so that no unit is opened for it.
 */
export const step0390SortedByPinyin: MigrationStep = {
  version: 390,
  name: 'sorted by pinyin',
  up(db) {
    for (const [table, , key] of KEPT)
      db.exec(`ALTER TABLE ${table} ADD COLUMN ${key} TEXT NOT NULL DEFAULT ''`);
    withoutTriggers(db, () => {
      for (const [table, text, key] of KEPT) fill(db, table, text, key);
    });
    db.exec(`
CREATE INDEX parties_name_sort ON parties (name_sort, id);
CREATE INDEX sites_name_sort ON sites (name_sort, id);
CREATE INDEX products_code_sort ON products (code_sort, id);
CREATE INDEX parts_drawing_no_sort ON parts (drawing_no_sort, id);
CREATE INDEX orders_no_sort ON orders (no_sort, id);
CREATE INDEX market_records_no_sort ON market_records (no_sort, id);
CREATE INDEX service_cases_no_sort ON service_cases (no_sort, doc);
DROP INDEX units_barcode;
CREATE INDEX units_barcode ON units (barcode_sort, id, voided_at, barcode);
`);
  },
};
