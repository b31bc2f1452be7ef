import { dirname, join } from 'node:path';
import { DomainError } from '#contract/kit/errors.ts';
import { DATABASE_FILE, dataPaths } from '#db/connection/data-paths.ts';
import { type FreeBytes, requireFreeBytes } from '#db/connection/free-space.ts';
import { refuseUnsafeLocation } from '#db/connection/guards.ts';
import { readMark } from '#db/connection/high-water.ts';
import type { LocationProbe } from '#db/connection/location.ts';
import { lockFolder } from '#db/connection/lock.ts';
import { storageError, toDomainError } from '#db/connection/sqlite-errors.ts';
import { returnAttachments } from './attachments.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { inspectCopy } from './inspect.ts';
import type { BackupManifest } from './manifest.ts';
import { beginSwap, DRAFT_PREFIX, KEPT_PREFIX, resumeRestore } from './restore-swap.ts';
import { type VerifiedBackup, verifyBackup } from './verify.ts';

export type RestoreOptions = {
  /** The backup's folder. */
  backup: string;
  dataDir: string;
  /** Highest schema version this program knows. */
  latestVersion: number;
  holder: string;
  now(): number;
  files?: FileSystem;
  freeBytes?: FreeBytes;
  location?: LocationProbe;
};

export type RestoreResult = {
  manifest: BackupManifest;
  /** Folder with the files that were replaced; null when there were none. */
  kept: string | null;
  /** Acknowledged saves of the replaced factory that the backup does not have; null when unknown. */
  savesNotInBackup: number | null;
};

const SPACE_FACTOR = 1.1;

/** `20260131-123000-250`, never used twice in a folder. */
function stampOf(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:Z]/g, '').replace('T', '-').replace('.', '-');
}

async function freeStamp(options: RestoreOptions, files: FileSystem): Promise<string> {
  const taken = await files.list(options.dataDir);
  const stamp = stampOf(options.now());
  let free = stamp;
  for (let n = 2; taken.includes(KEPT_PREFIX + free); n += 1) free = `${stamp}-${n}`;
  return free;
}

async function copyChecked(verified: VerifiedBackup, to: string, files: FileSystem): Promise<void> {
  await files.copy(verified.database, to);
  if ((await files.hash(to)) !== verified.manifest.database.sha256) {
    throw storageError('STORAGE_DAMAGED', to, 'the copy differs from the backup');
  }
  inspectCopy(to);
}

/** Everything up to the point where the restored file lies complete beside the live one. */
async function prepareDraft(
  options: RestoreOptions,
  verified: VerifiedBackup,
  draft: string,
  files: FileSystem,
) {
  const { dataDir, freeBytes } = options;
  const folder = join(dataDir, draft);
  try {
    requireFreeBytes(dataDir, verified.manifest.database.sizeBytes * SPACE_FACTOR, freeBytes);
    await files.makeFolder(folder);
    await copyChecked(verified, join(folder, DATABASE_FILE), files);
    await files.sync(folder);
    const { attachments } = dataPaths(dataDir);
    await returnAttachments(dirname(verified.path), verified.manifest.attachments, attachments, files);
  } catch (error) {
    await files.remove(folder).catch(() => undefined);
    throw error;
  }
}

async function verifyUsable(options: RestoreOptions, files: FileSystem): Promise<VerifiedBackup> {
  const verified = await verifyBackup(options.backup, files);
  const { schemaVersion: found } = verified.manifest;
  const { latestVersion: supported } = options;
  if (found > supported) throw new DomainError('STORAGE_NEWER', { path: verified.path, found, supported });
  return verified;
}

/**
 * Puts a verified backup in the place of the live database. The copy is made and checked in a folder of its
 * own, then swapped in; the replaced files are kept as `before-restore-…`, so neither their log nor their
 * index ever meets the restored file. A kill at any step leaves the old state, or the new one after the next
 * opening. Throws STORAGE_LOCKED when a program has the folder, and what `verifyBackup` throws.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const { dataDir, files = nodeFileSystem } = options;
  refuseUnsafeLocation(join(dataDir, DATABASE_FILE), options.location);
  try {
    await files.makeFolder(dataDir);
    const lock = lockFolder(dataDir, options.holder);
    try {
      return await restoreLocked(options, files);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw toDomainError(error, dataDir) ?? error;
  }
}

async function restoreLocked(options: RestoreOptions, files: FileSystem): Promise<RestoreResult> {
  const { dataDir } = options;
  await resumeRestore(dataDir, files);
  const verified = await verifyUsable(options, files);
  const stamp = await freeStamp(options, files);
  const intent = { format: 1 as const, draft: DRAFT_PREFIX + stamp, kept: KEPT_PREFIX + stamp };
  const mark = readMark(dataDir);
  await prepareDraft(options, verified, intent.draft, files);
  await beginSwap(dataDir, intent, files);
  const kept = join(dataDir, intent.kept);
  return {
    manifest: verified.manifest,
    kept: (await files.exists(kept)) ? kept : null,
    savesNotInBackup: mark ? Math.max(0, mark.seq - verified.manifest.changeLogSeq) : null,
  };
}
