import { join } from 'node:path';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { BACKUP_SUFFIX, type BackupManifest, MANIFEST_FILE, parseManifest } from './manifest.ts';
import { type VerifiedBackup, verifyBackup } from './verify.ts';

export type ListedBackup = { path: string; name: string; manifest: BackupManifest };

/** Finished backups, the one with the newest saves first. Half-written ones are never in the list. */
export async function listBackups(
  target: string,
  files: FileSystem = nodeFileSystem,
): Promise<ListedBackup[]> {
  const listed: ListedBackup[] = [];
  for (const name of await files.list(target)) {
    if (!name.endsWith(BACKUP_SUFFIX)) continue;
    const path = join(target, name);
    const text = await files.readText(join(path, MANIFEST_FILE)).catch(() => '');
    const manifest = parseManifest(text);
    if (manifest) listed.push({ path, name, manifest });
  }
  return listed.toSorted(
    (a, b) =>
      b.manifest.changeLogSeq - a.manifest.changeLogSeq ||
      b.manifest.createdAt.localeCompare(a.manifest.createdAt) ||
      b.name.localeCompare(a.name),
  );
}

/** The newest backup that passes every check; older ones are tried when it does not. Null when none does. */
export async function findNewestGood(target: string, files?: FileSystem): Promise<VerifiedBackup | null> {
  for (const { path } of await listBackups(target, files)) {
    try {
      return await verifyBackup(path, files);
    } catch {
      // A rotten one is passed over here; `verifyBackup` on it says why.
    }
  }
  return null;
}
