import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { APPLICATION_ID, readFileHeader } from '#db/connection/file-header.ts';
import { storageError, toDomainError } from '#db/connection/sqlite-errors.ts';
import { verifyAttachments } from './attachments.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { inspectCopy } from './inspect.ts';
import { BACKUP_SUFFIX, type BackupManifest, MANIFEST_FILE, parseManifest } from './manifest.ts';

export type VerifiedBackup = { path: string; database: string; manifest: BackupManifest };

/** People point at the folder, its manifest or the database inside; all mean the backup. */
function backupFolder(path: string): string {
  return path.endsWith(BACKUP_SUFFIX) || !basename(dirname(path)).endsWith(BACKUP_SUFFIX)
    ? path
    : dirname(path);
}

async function readManifest(folder: string, files: FileSystem): Promise<BackupManifest> {
  if (!(await files.exists(folder))) throw storageError('STORAGE_MISSING', folder);
  const file = join(folder, MANIFEST_FILE);
  if (!folder.endsWith(BACKUP_SUFFIX) || !(await files.exists(file))) {
    throw storageError('STORAGE_FOREIGN', folder, 'not a finished backup');
  }
  const manifest = parseManifest(await files.readText(file));
  if (!manifest) throw storageError('STORAGE_DAMAGED', file, 'unreadable manifest');
  return manifest;
}

/** A journal beside the copy would be rolled into it by whoever opens it. */
async function refuseStrays(folder: string, manifest: BackupManifest, files: FileSystem): Promise<void> {
  const stray = (await files.list(folder)).find((name) => name.startsWith(`${manifest.database.file}-`));
  if (stray !== undefined) throw storageError('STORAGE_DAMAGED', join(folder, stray), 'does not belong here');
}

async function refuseOtherBytes(file: string, manifest: BackupManifest, files: FileSystem): Promise<void> {
  if (!(await files.exists(file))) throw storageError('STORAGE_MISSING', file);
  if ((await files.sizeOf(file)) !== manifest.database.sizeBytes) {
    throw storageError('STORAGE_DAMAGED', file, 'size differs from the manifest');
  }
  if ((await files.hash(file)) !== manifest.database.sha256) {
    throw storageError('STORAGE_DAMAGED', file, 'SHA-256 differs from the manifest');
  }
  const header = readFileHeader(file);
  if (header.kind !== 'sqlite' || header.applicationId !== APPLICATION_ID) {
    throw storageError('STORAGE_FOREIGN', file);
  }
}

function refuseOtherContent(file: string, manifest: BackupManifest): void {
  const { schemaVersion, position, counts } = inspectCopy(file);
  const found = { schemaVersion, seq: position.seq, counts };
  const listed = {
    schemaVersion: manifest.schemaVersion,
    seq: manifest.changeLogSeq,
    counts: manifest.counts,
  };
  if (!isDeepStrictEqual(found, listed))
    throw storageError('STORAGE_DAMAGED', file, 'rows differ from the manifest');
}

/**
 * Reads a backup through: hash, size, structure, foreign keys, rows of every table, attachments. Nothing is
 * written, not even beside it. Throws STORAGE_MISSING, STORAGE_FOREIGN (not a finished backup) or
 * STORAGE_DAMAGED with what differs.
 */
export async function verifyBackup(
  path: string,
  files: FileSystem = nodeFileSystem,
): Promise<VerifiedBackup> {
  const folder = backupFolder(path);
  try {
    const manifest = await readManifest(folder, files);
    const database = join(folder, manifest.database.file);
    await refuseStrays(folder, manifest, files);
    await refuseOtherBytes(database, manifest, files);
    refuseOtherContent(database, manifest);
    await verifyAttachments(dirname(folder), manifest.attachments, files);
    return { path: folder, database, manifest };
  } catch (error) {
    throw toDomainError(error, folder) ?? error;
  }
}
