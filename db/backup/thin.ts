import { join } from 'node:path';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { listBackups } from './list.ts';
import { PARTIAL_SUFFIX } from './manifest.ts';
import { KEPT_PREFIX } from './restore-swap.ts';
import { expendableBackups, type KeptBackup } from './retention.ts';
import { verifyBackup } from './verify.ts';

/** A file of this name in a backup's folder keeps it for ever. */
export const PIN_FILE = 'pinned';

export type ThinResult = { removed: string[]; kept: number; damaged: string[] };

/** `before-restore-20260131-123000-250`: when the last restore was made. */
function restoreInstant(name: string): number {
  const [, y, mo, d, h, mi, s] = /^before-restore-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)/.exec(name) ?? [];
  return s === undefined
    ? Number.NaN
    : Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
}

async function lastRestore(dataDir: string, files: FileSystem): Promise<number | null> {
  const instants = (await files.list(dataDir))
    .filter((name) => name.startsWith(KEPT_PREFIX))
    .map(restoreInstant)
    .filter((instant) => !Number.isNaN(instant));
  return instants.length === 0 ? null : Math.max(...instants);
}

/**
 * Reads every backup through and takes away those the plan of `expendableBackups` does not need any more. When one
 * of them fails its check, nothing is taken away: what was damaged when is not known yet.
 */
export async function thinBackups(
  target: string,
  dataDir: string,
  now: number,
  files: FileSystem = nodeFileSystem,
): Promise<ThinResult> {
  const all: KeptBackup[] = [];
  for (const { path, manifest } of await listBackups(target, files)) {
    const isVerified = await verifyBackup(path, files).then(
      () => true,
      () => false,
    );
    all.push({ path, manifest, isVerified, isPinned: await files.exists(join(path, PIN_FILE)) });
  }
  const damaged = all.filter(({ isVerified }) => !isVerified).map(({ path }) => path);
  const state = { now, restoredAt: await lastRestore(dataDir, files), isCheckFailed: damaged.length > 0 };
  const expendable = expendableBackups(all, state);
  for (const { path } of expendable) {
    // Under the name of a draft first: a backup that is half taken away is never listed.
    await files.rename(path, path + PARTIAL_SUFFIX);
    await files.remove(path + PARTIAL_SUFFIX);
  }
  return { removed: expendable.map(({ path }) => path), kept: all.length - expendable.length, damaged };
}
