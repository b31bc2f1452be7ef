import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { backupDatabase } from '#db/backup/backup.ts';
import { resumeRestore } from '#db/backup/restore-swap.ts';
import { MIGRATIONS } from '#db/migrations/index.ts';
import { type MigrationResult, migrate } from '#db/migrations/migrate.ts';
import type { MigrationStep } from '#db/migrations/step.ts';
import { dataPaths, RESTORE_INTENT_FILE } from './data-paths.ts';
import type { FreeBytes } from './free-space.ts';
import { judgeHeader, refuseReadOnly, refuseUnsafeLocation } from './guards.ts';
import { HighWater, positionOf, readMark } from './high-water.ts';
import type { LocationProbe } from './location.ts';
import { lockFolder, refuseHeldHere } from './lock.ts';
import { closeWriter, openWriter } from './open.ts';
import { withStorageErrors } from './sqlite-errors.ts';

export type FactoryOptions = {
  /** Shown to whoever finds the folder locked: 'desktop', 'lan host', 'admin'. */
  holder: string;
  /** Start a new factory where none has been before. Default: no. */
  mayCreate?: boolean;
  appVersion: string;
  now(): number;
  /** Default: this program's migrations. */
  steps?: readonly MigrationStep[];
  location?: LocationProbe;
  freeBytes?: FreeBytes;
};

export type FactoryFiles = {
  handle: Database;
  /** Call `note(seq)` after each commit; `missing` lists acknowledged saves the file does not have any more. */
  highWater: HighWater;
  /** An interrupted restore was finished while opening. */
  isRestoreFinished: boolean;
  migration: MigrationResult;
  /** Checkpoint, mark, unlock. Safe to call twice. */
  close(): Promise<void>;
  /** Lets go of a connection that cannot be trusted: nothing more is written by it, and the next opening checks. */
  abandon(): Promise<void>;
};

/** Below this the whole structure is read at every start (60 MB: about 0.1 s). */
const ALWAYS_CHECKED_BYTES = 256 * 1024 * 1024;

/**
 * A big file that was closed in good order is opened without reading it through, so that the day starts at once;
 * its next backup reads every page. After anything but an orderly close it is read through as well.
 */
function needsCheck(dataDir: string): boolean {
  const { size = 0 } = statSync(dataPaths(dataDir).database, { throwIfNoEntry: false }) ?? {};
  return size <= ALWAYS_CHECKED_BYTES || readMark(dataDir)?.isClosed !== true;
}

/** Everything that can be refused without making so much as a lock file. */
function refuseBeforehand(dataDir: string, options: FactoryOptions, latestVersion: number): void {
  const { database } = dataPaths(dataDir);
  const { mayCreate = false, location } = options;
  refuseUnsafeLocation(database, location);
  if (mayCreate) withStorageErrors(dataDir, () => mkdirSync(dataDir, { recursive: true }));
  refuseHeldHere(dataDir);
  // Between the two halves of a restore there is no database to judge; finishing it comes first.
  if (existsSync(join(dataDir, RESTORE_INTENT_FILE))) return;
  judgeHeader(database, { mayCreate, latestVersion });
  refuseReadOnly(database);
}

async function migrateFactory(handle: Database, dataDir: string, options: FactoryOptions) {
  const { database, backups, attachments } = dataPaths(dataDir);
  const { steps = MIGRATIONS, appVersion, now, freeBytes } = options;
  const space = freeBytes ? { freeBytes } : {};
  const backup = async () => {
    await backupDatabase({
      database,
      target: backups,
      reason: 'before-migration',
      appVersion,
      now,
      attachments,
      ...space,
    });
  };
  return migrate(handle, steps, { backup, ...space });
}

function closeAll(handle: Database, highWater: HighWater, release: () => void): () => Promise<void> {
  let closing: Promise<void> | null = null;
  const close = async () => {
    try {
      closeWriter(handle);
      await highWater.close();
    } finally {
      release();
    }
  };
  return () => (closing ??= close());
}

function abandonAll(handle: Database, highWater: HighWater, release: () => void): () => Promise<void> {
  return async () => {
    try {
      if (handle.open) handle.close();
      await highWater.leave();
    } finally {
      release();
    }
  };
}

/**
 * Holds a folder without opening it for writing, for work on its files as they are (a backup that must not
 * migrate first). The same refusals as opening.
 */
export async function withLockedFiles<T>(
  dataDir: string,
  options: { holder: string; latestVersion: number },
  work: () => Promise<T>,
): Promise<T> {
  const { database } = dataPaths(dataDir);
  refuseUnsafeLocation(database);
  refuseHeldHere(dataDir);
  const { release } = lockFolder(dataDir, options.holder);
  try {
    await resumeRestore(dataDir);
    judgeHeader(database, { mayCreate: false, latestVersion: options.latestVersion });
    return await work();
  } finally {
    release();
  }
}

/**
 * Opens a data folder for its one writing process: place, header and rights, lock, unfinished restore,
 * structure, connection, migrations, mark of the highest acknowledged save. Throws STORAGE_* with the
 * folder's files as they were.
 */
export async function openFactory(dataDir: string, options: FactoryOptions): Promise<FactoryFiles> {
  const latestVersion = (options.steps ?? MIGRATIONS).at(-1)?.version ?? 0;
  refuseBeforehand(dataDir, options, latestVersion);
  const { release } = lockFolder(dataDir, options.holder);
  let handle: Database | null = null;
  try {
    const isRestoreFinished = await resumeRestore(dataDir);
    const { mayCreate = false, location } = options;
    handle = openWriter(dataPaths(dataDir).database, {
      latestVersion,
      mayCreate,
      check: needsCheck(dataDir),
      ...(location ? { location } : {}),
    });
    const migration = await migrateFactory(handle, dataDir, options);
    const highWater = await HighWater.begin(dataDir, positionOf(handle));
    const close = closeAll(handle, highWater, release);
    const abandon = abandonAll(handle, highWater, release);
    return { handle, highWater, isRestoreFinished, migration, close, abandon };
  } catch (error) {
    handle?.close();
    release();
    throw error;
  }
}
