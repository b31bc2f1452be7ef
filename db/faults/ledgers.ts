import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openWriter } from '#db/connection/open.ts';

export const DATABASE = 'millwright.db';
/** Schema version of the small ledgers below. */
export const LEDGER_VERSION = 10;

/** A small database of our own kind: one change log, one table whose rows fill pages. */
export function createLedger(folder: string, rows = 200): Database {
  const handle = openWriter(join(folder, DATABASE), { latestVersion: LEDGER_VERSION, mayCreate: true });
  handle.exec(`
    CREATE TABLE IF NOT EXISTS change_log (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS parts (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, parent_id INTEGER REFERENCES parts (id)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS parts_name ON parts (name);
    PRAGMA user_version = ${LEDGER_VERSION}`);
  addParts(handle, rows);
  return handle;
}

export function addParts(handle: Database, count: number): void {
  const part = handle.prepare('INSERT INTO parts (name) VALUES (?)');
  const log = handle.prepare('INSERT INTO change_log (at) VALUES (?)');
  handle.transaction(() => {
    for (let i = 0; i < count; i += 1) {
      part.run(`主轴 ${i} ${'x'.repeat(300)}`);
      log.run(1_700_000_000_000 + i);
    }
  })();
}

/** Copies the files as a crash leaves them: the connection stays open, nothing is checkpointed. */
export function copyAsCrashed(from: string, to: string, names = [DATABASE, `${DATABASE}-wal`]): void {
  for (const name of names) if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
}

/** The side mark that says a factory has lived in this folder. */
export function writeMark(folder: string, seq: number): void {
  writeFileSync(join(folder, 'high-water.json'), JSON.stringify({ seq, at: 1_700_000_000_000 }));
}
