import { join } from 'node:path';
import { storageError } from '#db/connection/sqlite-errors.ts';
import type { FileSystem } from './file-system.ts';
import { type BackupManifest, PARTIAL_SUFFIX } from './manifest.ts';

type StoredFile = BackupManifest['attachments'][number];

/** Beside the backups, one file per content: what did not change is not copied again. */
const STORE = 'attachments';

function storedAt(target: string, sha256: string): string {
  return join(target, STORE, sha256);
}

async function copyOnce(from: string, to: string, files: FileSystem): Promise<void> {
  if (await files.exists(to)) return;
  await files.copy(from, to + PARTIAL_SUFFIX);
  await files.rename(to + PARTIAL_SUFFIX, to);
}

/** Puts the contents of a folder of attachments into the store and lists them by name and hash. */
export async function keepAttachments(
  folder: string,
  target: string,
  files: FileSystem,
): Promise<StoredFile[]> {
  const names = await files.list(folder);
  if (names.length === 0) return [];
  await files.makeFolder(join(target, STORE));
  const kept: StoredFile[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const sha256 = await files.hash(path);
    await copyOnce(path, storedAt(target, sha256), files);
    kept.push({ file: name, sizeBytes: await files.sizeOf(path), sha256 });
  }
  await files.sync(join(target, STORE));
  return kept;
}

/** Throws STORAGE_DAMAGED when one of the attachments is missing in the store or is another file now. */
export async function verifyAttachments(target: string, listed: readonly StoredFile[], files: FileSystem) {
  for (const { file, sha256 } of listed) {
    const path = storedAt(target, sha256);
    if (!(await files.exists(path)))
      throw storageError('STORAGE_DAMAGED', path, `attachment ${file} is missing`);
    if ((await files.hash(path)) !== sha256)
      throw storageError('STORAGE_DAMAGED', path, `attachment ${file} differs`);
  }
}

/** Brings back the attachments that are not in the folder; existing ones are never replaced. */
export async function returnAttachments(
  target: string,
  listed: readonly StoredFile[],
  folder: string,
  files: FileSystem,
): Promise<void> {
  if (listed.length === 0) return;
  await files.makeFolder(folder);
  for (const { file, sha256 } of listed) await copyOnce(storedAt(target, sha256), join(folder, file), files);
}
