import { existsSync } from 'node:fs';
import { DomainError, RULES, type Rule } from '#contract/kit/errors.ts';

type StorageCode =
  | 'STORAGE_BUSY'
  | 'STORAGE_READ_ONLY'
  | 'STORAGE_FULL'
  | 'STORAGE_UNCERTAIN'
  | 'STORAGE_DAMAGED'
  | 'STORAGE_MISSING'
  | 'STORAGE_FOREIGN'
  | 'STORAGE_EMPTY'
  | 'STORAGE_NETWORK'
  | 'STORAGE_LOCKED';

/** First match wins; a prefix covers the extended codes behind it. */
const BY_PREFIX: readonly (readonly [prefix: string, code: StorageCode])[] = [
  ['SQLITE_BUSY', 'STORAGE_BUSY'],
  ['SQLITE_LOCKED', 'STORAGE_BUSY'],
  ['SQLITE_READONLY', 'STORAGE_READ_ONLY'],
  ['SQLITE_PERM', 'STORAGE_READ_ONLY'],
  ['SQLITE_FULL', 'STORAGE_FULL'],
  // A quota or a file size limit shows as a failed write, not as SQLITE_FULL.
  ['SQLITE_IOERR_WRITE', 'STORAGE_FULL'],
  // Pages the system failed to sync may be dropped and read as clean: asking again proves nothing.
  ['SQLITE_IOERR_FSYNC', 'STORAGE_UNCERTAIN'],
  ['SQLITE_IOERR_DIR_FSYNC', 'STORAGE_UNCERTAIN'],
  ['SQLITE_IOERR', 'STORAGE_DAMAGED'],
  ['SQLITE_CORRUPT', 'STORAGE_DAMAGED'],
  ['SQLITE_NOTADB', 'STORAGE_DAMAGED'],
];

const BY_ERRNO: Readonly<Record<string, StorageCode>> = {
  ENOSPC: 'STORAGE_FULL',
  EDQUOT: 'STORAGE_FULL',
  EFBIG: 'STORAGE_FULL',
  EROFS: 'STORAGE_READ_ONLY',
  EACCES: 'STORAGE_READ_ONLY',
  EPERM: 'STORAGE_READ_ONLY',
  EBUSY: 'STORAGE_BUSY',
  ENOENT: 'STORAGE_MISSING',
  ENOTDIR: 'STORAGE_MISSING',
  EIO: 'STORAGE_DAMAGED',
};

export function storageError(code: StorageCode, path: string, detail?: string, cause?: unknown): DomainError {
  return new DomainError(code, detail === undefined ? { path } : { path, detail }, { cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function storageCodeOf(code: string, path: string | undefined): StorageCode | undefined {
  const known = BY_PREFIX.find(([prefix]) => code.startsWith(prefix));
  if (known) return known[1];
  // SQLite says "cannot open" both for a file that is gone and for a folder it may not write to.
  if (code.startsWith('SQLITE_CANTOPEN')) {
    return path !== undefined && !existsSync(path) ? 'STORAGE_MISSING' : 'STORAGE_READ_ONLY';
  }
  return Object.hasOwn(BY_ERRNO, code) ? BY_ERRNO[code] : undefined;
}

function isRule(text: string): text is Rule {
  return RULES.some((rule) => rule === text);
}

/** SQLite names the table and column of a broken constraint only in its message. */
function constraintError(code: string, message: string, cause: unknown): DomainError | null {
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    const [, entity = 'record', field = ''] = /failed: (\w+)\.(\w+)/.exec(message) ?? [];
    return new DomainError('DUPLICATE', { entity, field, value: '' }, { cause });
  }
  if (code === 'SQLITE_CONSTRAINT_TRIGGER' && isRule(message)) {
    return new DomainError('RULE_BROKEN', { rule: message, params: {} }, { cause });
  }
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return new DomainError('IN_USE', { entity: 'record', key: '', by: 'record' }, { cause });
  }
  return null;
}

/**
 * The one place where codes of SQLite and of the file system become ours.
 * A DomainError passes through; null means "not one of these" (the caller makes it INTERNAL).
 * A trigger that raises the name of a rule (`RAISE(ABORT, 'unit_scrapped')`) becomes that RULE_BROKEN.
 */
export function toDomainError(error: unknown, path?: string): DomainError | null {
  if (error instanceof DomainError) return error;
  const code = codeOf(error);
  if (code.startsWith('SQLITE_CONSTRAINT')) {
    return constraintError(code, error instanceof Error ? error.message : '', error);
  }
  const storage = storageCodeOf(code, path);
  if (!storage) return null;
  return new DomainError(storage, path === undefined ? { detail: code } : { path, detail: code }, {
    cause: error,
  });
}

/** Runs the work; what it throws leaves as a DomainError wherever there is one for it. */
export function withStorageErrors<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toDomainError(error, path) ?? error;
  }
}
