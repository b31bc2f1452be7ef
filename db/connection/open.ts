import { renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DomainError } from '#contract/kit/errors.ts';
import { registerTextFunctions } from '#db/text-order/sql-functions.ts';
import { APPLICATION_ID } from './file-header.ts';
import { judgeHeader, refuseDamaged, refuseReadOnly, refuseUnsafeLocation } from './guards.ts';
import type { LocationProbe } from './location.ts';
import { storageError, toDomainError, withStorageErrors } from './sqlite-errors.ts';

export type OpenOptions = {
  /** Highest schema version this program knows; a newer file is refused untouched. */
  latestVersion: number;
  /** Make a new database where no factory has been before. Default: no. */
  mayCreate?: boolean;
  /** Structure check before writing is allowed. Default: yes. */
  check?: boolean;
  /** The machine's drives; tests hand in others. */
  location?: LocationProbe;
};

const FULL = 2;
const BUSY_TIMEOUT_MS = 5000;
/** Factory PCs start at 4 GB; negative means KiB. */
const WRITER_CACHE = -32_768;
const READER_CACHE = -16_384;
/** A log that a long reader made big shrinks back after the next checkpoint. */
const LOG_LIMIT_BYTES = 64 * 1024 * 1024;

function applyCommonPragmas(handle: Database.Database, cache: number): void {
  handle.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  handle.pragma('trusted_schema = OFF');
  handle.pragma('cell_size_check = ON');
  handle.pragma('foreign_keys = ON');
  handle.pragma('temp_store = MEMORY');
  handle.pragma(`cache_size = ${cache}`);
  // A read error in mapped memory ends the process; through read() it is an error one can answer.
  handle.pragma('mmap_size = 0');
  registerTextFunctions(handle);
}

/**
 * Power-cut safety is asserted, not assumed: the driver's default in WAL is NORMAL, which loses
 * acknowledged saves, and it shows only after a reopen.
 */
export function assertDurable(handle: Database.Database): void {
  const mode = handle.pragma('journal_mode', { simple: true });
  if (mode !== 'wal') throw storageError('STORAGE_NETWORK', handle.name, `journal_mode ${String(mode)}`);
  const synchronous = handle.pragma('synchronous', { simple: true });
  if (synchronous !== FULL) {
    throw storageError('STORAGE_READ_ONLY', handle.name, `synchronous ${String(synchronous)}`);
  }
  if (handle.pragma('foreign_keys', { simple: true }) !== 1) {
    throw storageError('STORAGE_READ_ONLY', handle.name, 'foreign_keys off');
  }
}

function applyWriterPragmas(handle: Database.Database): void {
  applyCommonPragmas(handle, WRITER_CACHE);
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.pragma(`journal_size_limit = ${LOG_LIMIT_BYTES}`);
  assertDurable(handle);
}

/** A new database appears under its name only when it already carries our mark. */
function createMarkedFile(file: string): void {
  const draft = `${file}.partial`;
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true });
  const handle = new Database(draft);
  try {
    handle.pragma(`application_id = ${APPLICATION_ID}`);
    handle.pragma('journal_mode = WAL');
  } finally {
    handle.close();
  }
  renameSync(draft, file);
}

function openChecked(
  file: string,
  readonly: boolean,
  apply: (handle: Database.Database) => void,
): Database.Database {
  const handle = new Database(file, { readonly, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    apply(handle);
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}

/**
 * The one read-write connection. Everything that can be known beforehand is checked before SQLite may
 * write a byte: place, header, rights, structure. Throws STORAGE_* and leaves the folder as it was.
 * The caller holds the folder's lock (see lock.ts).
 */
export function openWriter(file: string, options: OpenOptions): Database.Database {
  const { latestVersion, mayCreate = false, check = true, location } = options;
  refuseUnsafeLocation(file, location);
  const verdict = judgeHeader(file, { mayCreate, latestVersion });
  refuseReadOnly(file);
  return withStorageErrors(file, () => {
    if (verdict === 'fresh') createMarkedFile(file);
    else if (check) refuseDamaged(file);
    return openChecked(file, false, applyWriterPragmas);
  });
}

/**
 * Marks of a file that this process has open already. Asked through SQLite: reading the file as bytes
 * and closing it again would end the POSIX locks of every other connection of the same process.
 */
function assertOurs(handle: Database.Database, latestVersion: number): void {
  const applicationId = handle.pragma('application_id', { simple: true });
  if (applicationId !== APPLICATION_ID) {
    throw storageError('STORAGE_FOREIGN', handle.name, `application_id ${String(applicationId)}`);
  }
  const found = Number(handle.pragma('user_version', { simple: true }));
  if (found > latestVersion) {
    throw new DomainError('STORAGE_NEWER', { path: handle.name, found, supported: latestVersion });
  }
}

/** A connection that cannot write, for reports and lists in worker threads. */
export function openReader(file: string, options: { latestVersion?: number } = {}): Database.Database {
  const { latestVersion = Number.MAX_SAFE_INTEGER } = options;
  return withStorageErrors(file, () =>
    openChecked(file, true, (handle) => {
      applyCommonPragmas(handle, READER_CACHE);
      handle.pragma('query_only = ON');
      assertOurs(handle, latestVersion);
    }),
  );
}

/**
 * A further writing connection inside the process that already passed `openWriter` (a worker thread with
 * a long import). Same durability, no byte-level checks; the caller owns the writer's turn.
 */
export function openSecondWriter(file: string, options: { latestVersion?: number } = {}): Database.Database {
  const { latestVersion = Number.MAX_SAFE_INTEGER } = options;
  return withStorageErrors(file, () =>
    openChecked(file, false, (handle) => {
      assertOurs(handle, latestVersion);
      applyWriterPragmas(handle);
    }),
  );
}

/** Brings everything from the log into the database and closes; the folder is then one file. */
export function closeWriter(handle: Database.Database): void {
  if (!handle.open) return;
  try {
    handle.pragma('optimize');
    handle.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    // A full disk leaves the log as it is; what was saved is in it and is read back at the next opening.
    if (toDomainError(error)?.code !== 'STORAGE_FULL') throw error;
  } finally {
    handle.close();
  }
}
