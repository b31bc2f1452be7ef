import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { DomainError } from '#contract/kit/errors.ts';
import { HIGH_WATER_FILE, RESTORE_INTENT_FILE } from './data-paths.ts';
import { APPLICATION_ID, readFileHeader } from './file-header.ts';
import { findLocationProblem, type LocationProbe } from './location.ts';
import { storageError, withStorageErrors } from './sqlite-errors.ts';

const SIDE_FILES = ['-wal', '-shm'] as const;

/** Live data on a network share or in a synchronised folder loses saves; refused before anything is touched. */
export function refuseUnsafeLocation(file: string, probe?: LocationProbe): void {
  const problem = findLocationProblem(dirname(file), probe);
  if (problem) throw storageError('STORAGE_NETWORK', dirname(file), `${problem.kind}: ${problem.detail}`);
}

function hasEntries(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}

/** A factory has lived in this folder: a missing or empty database here is a loss, never a fresh start. */
export function hasFactoryTraces(folder: string): boolean {
  return (
    existsSync(join(folder, HIGH_WATER_FILE)) ||
    existsSync(join(folder, RESTORE_INTENT_FILE)) ||
    hasEntries(join(folder, 'attachments')) ||
    hasEntries(join(folder, 'backups'))
  );
}

export type HeaderVerdict = 'fresh' | 'ours';

export type HeaderRules = {
  /** Whether a folder without any trace of a factory may get a new database. */
  mayCreate: boolean;
  /** Highest schema version this program knows. */
  latestVersion: number;
};

/** Judges the file by its bytes alone; refuses what is missing, empty, foreign or newer. Opens nothing. */
export function judgeHeader(file: string, rules: HeaderRules): HeaderVerdict {
  const header = withStorageErrors(file, () => readFileHeader(file));
  const hadFactory = hasFactoryTraces(dirname(file));
  const mayStart = rules.mayCreate && !hadFactory;
  if (header.kind === 'missing') {
    if (mayStart) return 'fresh';
    throw storageError('STORAGE_MISSING', file);
  }
  if (header.kind === 'empty') throw storageError('STORAGE_EMPTY', file);
  if (header.kind === 'not-sqlite') {
    throw storageError(hadFactory ? 'STORAGE_DAMAGED' : 'STORAGE_FOREIGN', file, 'no SQLite header');
  }
  if (header.applicationId !== APPLICATION_ID) {
    throw storageError('STORAGE_FOREIGN', file, `application_id ${header.applicationId}`);
  }
  if (header.isCutShort) throw storageError('STORAGE_DAMAGED', file, 'shorter than its header says');
  if (header.userVersion > rules.latestVersion) {
    throw new DomainError('STORAGE_NEWER', {
      path: file,
      found: header.userVersion,
      supported: rules.latestVersion,
    });
  }
  return 'ours';
}

/** SQLite quietly falls back to reading when it may not write; asking the system first gives a true answer. */
export function refuseReadOnly(file: string): void {
  withStorageErrors(dirname(file), () => accessSync(dirname(file), constants.W_OK));
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    if (existsSync(path)) withStorageErrors(path, () => closeSync(openSync(path, 'r+')));
  }
}

/** Problems `quick_check` reports, at most ten; it throws instead when the damage is worse. */
export function quickCheckRows(handle: Database.Database): string[] {
  const rows = handle.prepare<[], string>('PRAGMA quick_check(10)').pluck().all();
  return rows.length === 1 && rows[0] === 'ok' ? [] : rows;
}

/** Reading a WAL database makes an empty log and an index beside it; take away exactly what was not there. */
function removeSideFilesMade(file: string, before: ReadonlySet<string>): void {
  const wal = `${file}-wal`;
  if (!before.has(wal) && existsSync(wal)) {
    if (statSync(wal).size > 0) return;
    rmSync(wal);
  }
  // The index is only a picture of the log in shared memory; whoever opens next draws it again.
  if (!before.has(`${file}-shm`)) rmSync(`${file}-shm`, { force: true });
}

/**
 * Structure check on a read-only connection. Both shapes of a bad answer (rows, an exception) are
 * STORAGE_DAMAGED; the folder is left as it was found.
 */
export function refuseDamaged(file: string): void {
  const before = new Set(SIDE_FILES.map((suffix) => file + suffix).filter((path) => existsSync(path)));
  let problems: string[] = [];
  try {
    withStorageErrors(file, () => {
      const handle = new Database(file, { readonly: true, fileMustExist: true });
      try {
        handle.pragma('trusted_schema = OFF');
        handle.pragma('cell_size_check = ON');
        problems = quickCheckRows(handle);
      } finally {
        handle.close();
      }
    });
  } finally {
    removeSideFilesMade(file, before);
  }
  if (problems.length > 0) throw storageError('STORAGE_DAMAGED', file, problems[0]);
}
