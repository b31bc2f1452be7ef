import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { judgeHeader, refuseReadOnly, refuseUnsafeLocation } from './guards.ts';
import { HighWater, type MissingSaves, type Position } from './high-water.ts';
import { LOCK_FILE, lockFolder, refuseHeldHere } from './lock.ts';
import { closeWriter, type OpenOptions, openWriter } from './open.ts';
import { withStorageErrors } from './sqlite-errors.ts';

export const DATABASE_FILE = 'millwright.db';

/** The data folder's places. */
export function dataPaths(dataDir: string) {
  return {
    database: join(dataDir, DATABASE_FILE),
    attachments: join(dataDir, 'attachments'),
    backups: join(dataDir, 'backups'),
    logs: join(dataDir, 'logs'),
    temp: join(dataDir, 'temp'),
    lock: join(dataDir, LOCK_FILE),
  };
}

export type FactoryOptions = OpenOptions & {
  /** Shown to whoever finds the folder locked: 'desktop', 'lan host', 'admin'. */
  holder: string;
  /** Runs between opening and the first use: bring the schema up to date. */
  migrate(handle: Database): void | Promise<void>;
};

export type FactoryFiles = {
  handle: Database;
  highWater: HighWater;
  /** Acknowledged saves this file does not have any more (a copy without its log, a cut log). */
  missing: readonly MissingSaves[];
  /** Checkpoint, mark, unlock. Safe to call twice. */
  close(): Promise<void>;
};

/** Highest change-log entry; zero before the first migration. */
export function positionOf(handle: Database): Position {
  const hasLog = handle
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'change_log'")
    .get();
  if (hasLog === undefined) return { seq: 0, at: null };
  const last = handle
    .prepare<[], { seq: number; at: number }>('SELECT seq, at FROM change_log ORDER BY seq DESC LIMIT 1')
    .get();
  return last ?? { seq: 0, at: null };
}

/** Everything that can be refused without making so much as a lock file. */
function refuseBeforehand(file: string, options: FactoryOptions): void {
  refuseHeldHere(dirname(file));
  judgeHeader(file, { mayCreate: options.mayCreate ?? false, latestVersion: options.latestVersion });
  refuseReadOnly(file);
}

/**
 * Opens a data folder for its one writing process: checks, lock, structure check, connection, migration,
 * mark of the highest acknowledged save. Throws STORAGE_* with the folder as it was.
 */
export async function openFactoryFiles(dataDir: string, options: FactoryOptions): Promise<FactoryFiles> {
  const { database } = dataPaths(dataDir);
  refuseUnsafeLocation(database, options.location);
  if (options.mayCreate) withStorageErrors(dataDir, () => mkdirSync(dataDir, { recursive: true }));
  refuseBeforehand(database, options);
  const lock = lockFolder(dataDir, options.holder);
  let handle: Database | null = null;
  try {
    handle = openWriter(database, options);
    await options.migrate(handle);
    const highWater = await HighWater.begin(dataDir, positionOf(handle));
    return openedFactory(handle, highWater, lock.release);
  } catch (error) {
    handle?.close();
    lock.release();
    throw error;
  }
}

function openedFactory(handle: Database, highWater: HighWater, release: () => void): FactoryFiles {
  let closing: Promise<void> | null = null;
  const close = async () => {
    try {
      closeWriter(handle);
      await highWater.close();
    } finally {
      release();
    }
  };
  return {
    handle,
    highWater,
    missing: highWater.missing,
    close: () => (closing ??= close()),
  };
}
