import { closeSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { storageError, toDomainError, withStorageErrors } from './sqlite-errors.ts';

export const LOCK_FILE = 'millwright.lock';

export type FolderLock = { release(): void };

/** Folders this process holds. The system would let the same process lock twice; we must not. */
const heldHere = new Set<string>();

const ATTEMPTS = 5;

function inodeOf(path: string): bigint | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null;
}

function codeOf(error: unknown): string {
  return error instanceof Database.SqliteError ? error.code : '';
}

/** Writes who we are, then keeps the write lock in an open transaction; it lasts as long as the process. */
function holdWriteLock(path: string, holder: string): Database.Database {
  const handle = new Database(path, { timeout: 0 });
  try {
    handle.exec('BEGIN IMMEDIATE');
    handle.exec('CREATE TABLE IF NOT EXISTS holder (text TEXT NOT NULL)');
    handle.exec('DELETE FROM holder');
    handle.prepare('INSERT INTO holder (text) VALUES (?)').run(`${holder} (${hostname()}, ${process.pid})`);
    // Between these two another starter may come first; then this one is refused like any other.
    handle.exec('COMMIT');
    handle.exec('BEGIN IMMEDIATE');
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}

/** The holder keeps a write lock only, so others can read its name. */
function holderOf(path: string): string | undefined {
  try {
    const handle = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
    try {
      return handle.prepare<[], string>('SELECT text FROM holder').pluck().get();
    } finally {
      handle.close();
    }
  } catch {
    return undefined;
  }
}

function tryHold(path: string, holder: string): Database.Database | null {
  // Made beforehand, so that its identity can be compared on both sides of taking the lock.
  closeSync(openSync(path, 'a'));
  const before = inodeOf(path);
  const handle = holdWriteLock(path, holder);
  const after = inodeOf(path);
  // A holder that leaves takes the file away: a lock on a file without a name would guard nothing.
  if (before !== null && before === after) return handle;
  handle.close();
  return null;
}

function hold(path: string, holder: string): Database.Database {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      const handle = tryHold(path, holder);
      if (handle) return handle;
    } catch (error) {
      const code = codeOf(error);
      if (code.startsWith('SQLITE_BUSY')) throw storageError('STORAGE_LOCKED', path, holderOf(path), error);
      if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw toDomainError(error, path) ?? error;
      // The file holds no data; a half-written one from a power cut is simply made again.
      rmSync(path, { force: true });
    }
  }
  throw storageError('STORAGE_LOCKED', path, holderOf(path));
}

function lockPath(folder: string): string {
  return withStorageErrors(folder, () => join(realpathSync.native(folder), LOCK_FILE));
}

/**
 * Throws STORAGE_LOCKED when this very process has the folder. Must come before any byte of its files is
 * read: closing a file ends the process's POSIX locks on it.
 */
export function refuseHeldHere(folder: string): void {
  const path = lockPath(folder);
  if (heldHere.has(path)) throw storageError('STORAGE_LOCKED', path, holderOf(path));
}

/**
 * Takes the one writing place of a data folder or throws STORAGE_LOCKED with the holder's name at once.
 * The lock belongs to the operating system: it ends with the process, however that ends, and a file
 * left by a crash or a reused process number locks nobody out.
 */
export function lockFolder(folder: string, holder: string): FolderLock {
  refuseHeldHere(folder);
  const path = lockPath(folder);
  const handle = hold(path, holder);
  heldHere.add(path);
  let isReleased = false;
  return {
    release() {
      if (isReleased) return;
      isReleased = true;
      // Windows keeps an open file's name; there the file stays and is used again.
      if (process.platform !== 'win32') rmSync(path, { force: true });
      handle.close();
      heldHere.delete(path);
    },
  };
}
