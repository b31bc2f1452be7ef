import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import { type FreeBytes, requireFreeBytes } from '#db/connection/free-space.ts';
import { positionOf } from '#db/connection/high-water.ts';
import { openReader } from '#db/connection/open.ts';
import { storageError, toDomainError } from '#db/connection/sqlite-errors.ts';
import { keepAttachments } from './attachments.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { type DatabaseContent, inspectCopy, readContent } from './inspect.ts';
import {
  type BackupManifest,
  type BackupReason,
  backupName,
  MANIFEST_FILE,
  PARTIAL_SUFFIX,
} from './manifest.ts';

export type BackupOptions = {
  /** The live database file. */
  database: string;
  /** Folder of backups; made when missing. */
  target: string;
  reason: BackupReason;
  appVersion: string;
  now(): number;
  /** Folder of attachments to keep with it; default: none. */
  attachments?: string;
  files?: FileSystem;
  freeBytes?: FreeBytes;
  /** Pages copied of all pages. */
  onProgress?(done: number, total: number): void;
};

export type BackupResult = { path: string; manifest: BackupManifest };

export const BACKUP_DATABASE = 'millwright.db';
const SPACE_FACTOR = 1.1;
/** Saves go on between two pieces. */
const PAGES_AT_ONCE = 500;

/** Copies one moment: the read transaction keeps saves made meanwhile out, and the copy from starting over. */
async function copySnapshot(options: BackupOptions, to: string): Promise<DatabaseContent> {
  const source = openReader(options.database);
  try {
    source.exec('BEGIN');
    const content = readContent(source);
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        options.onProgress?.(totalPages - remainingPages, totalPages);
        return PAGES_AT_ONCE;
      },
    });
    return content;
  } finally {
    source.close();
  }
}

/** One plain file: without the log mode a reader leaves nothing beside it. Only for a copy just completed. */
function settle(copy: string): void {
  const handle = new Database(copy, { fileMustExist: true });
  try {
    handle.pragma('journal_mode = DELETE');
  } finally {
    handle.close();
  }
}

function manifestOf(
  options: BackupOptions,
  content: DatabaseContent,
): Omit<BackupManifest, 'database' | 'attachments'> {
  return {
    format: 1,
    createdAt: new Date(options.now()).toISOString(),
    reason: options.reason,
    appVersion: options.appVersion,
    schemaVersion: content.schemaVersion,
    changeLogSeq: content.position.seq,
    changeLogAt: content.position.at,
    counts: content.counts,
  };
}

async function fillDraft(options: BackupOptions, files: FileSystem, draft: string): Promise<BackupManifest> {
  const copy = join(draft, BACKUP_DATABASE);
  const content = await copySnapshot(options, copy);
  settle(copy);
  if (!isDeepStrictEqual(inspectCopy(copy), content)) {
    throw storageError('STORAGE_DAMAGED', copy, 'the copy differs from its source');
  }
  await files.sync(copy);
  const manifest: BackupManifest = {
    ...manifestOf(options, content),
    database: { file: BACKUP_DATABASE, sizeBytes: await files.sizeOf(copy), sha256: await files.hash(copy) },
    attachments:
      options.attachments === undefined
        ? []
        : await keepAttachments(options.attachments, options.target, files),
  };
  await files.writeText(join(draft, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  await files.sync(draft);
  return manifest;
}

async function freeName(files: FileSystem, target: string, wanted: string): Promise<string> {
  const taken = new Set(await files.list(target));
  let name = wanted;
  for (let n = 2; taken.has(name) || taken.has(name + PARTIAL_SUFFIX); n += 1) {
    name = wanted.replace(/(\.[^.]+)$/, `-${n}$1`);
  }
  return name;
}

/**
 * Makes one verified backup: a folder with the database and a manifest (SHA-256, rows of every table, schema
 * version, highest change-log number). It is written as `.partial`, checked on a read-only connection,
 * synced and only then given its name; a failure leaves earlier backups and the source untouched and
 * nothing half made. Throws STORAGE_FULL (also beforehand), STORAGE_DAMAGED, STORAGE_READ_ONLY.
 */
export async function backupDatabase(options: BackupOptions): Promise<BackupResult> {
  const { target, files = nodeFileSystem } = options;
  try {
    await files.makeFolder(target);
    requireFreeBytes(target, (await liveSize(options.database, files)) * SPACE_FACTOR, options.freeBytes);
    const seq = highestSeq(options.database);
    const name = await freeName(files, target, backupName(new Date(options.now()), seq));
    return await makeBackup(options, files, join(target, name));
  } catch (error) {
    throw toDomainError(error, target) ?? error;
  }
}

async function liveSize(database: string, files: FileSystem): Promise<number> {
  const log = `${database}-wal`;
  return (await files.sizeOf(database)) + ((await files.exists(log)) ? await files.sizeOf(log) : 0);
}

function highestSeq(database: string): number {
  const reader = openReader(database);
  try {
    return positionOf(reader).seq;
  } finally {
    reader.close();
  }
}

async function makeBackup(options: BackupOptions, files: FileSystem, path: string): Promise<BackupResult> {
  const draft = path + PARTIAL_SUFFIX;
  try {
    await files.makeFolder(draft);
    const manifest = await fillDraft(options, files, draft);
    await files.rename(draft, path);
    await files.sync(options.target);
    return { path, manifest };
  } catch (error) {
    // The reason of the failure matters more than a draft that could not be taken away; lists never show it.
    await files.remove(draft).catch(() => undefined);
    throw error;
  }
}
