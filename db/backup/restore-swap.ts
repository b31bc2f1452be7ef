import { join } from 'node:path';
import { z } from 'zod';
import { DATABASE_FILE, HIGH_WATER_FILE, RESTORE_INTENT_FILE } from '#db/connection/data-paths.ts';
import { storageError, toDomainError } from '#db/connection/sqlite-errors.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';

export const DRAFT_PREFIX = 'restore-';
export const KEPT_PREFIX = 'before-restore-';

const nameSchema = z.string().regex(/^[a-z0-9-]+$/);
const intentSchema = z.object({ format: z.literal(1), draft: nameSchema, kept: nameSchema });
export type RestoreIntent = z.infer<typeof intentSchema>;

/** What leaves together: a log only means something beside its own database. */
const LIVE_FILES = [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-journal`, HIGH_WATER_FILE];

async function readIntent(dataDir: string, files: FileSystem): Promise<RestoreIntent | null> {
  const path = join(dataDir, RESTORE_INTENT_FILE);
  if (!(await files.exists(path))) return null;
  const text = await files.readText(path);
  try {
    return intentSchema.parse(JSON.parse(text));
  } catch (error) {
    throw storageError('STORAGE_DAMAGED', path, 'unreadable', error);
  }
}

async function setAside(dataDir: string, kept: string, files: FileSystem): Promise<void> {
  for (const name of LIVE_FILES) {
    const live = join(dataDir, name);
    if (!(await files.exists(live))) continue;
    await files.makeFolder(kept);
    await files.rename(live, join(kept, name));
  }
  // Only a picture of the log in shared memory; beside another database it would be a wrong one.
  await files.remove(join(dataDir, `${DATABASE_FILE}-shm`));
  if (await files.exists(kept)) await files.sync(kept);
  await files.sync(dataDir);
}

async function swap(dataDir: string, intent: RestoreIntent, files: FileSystem): Promise<void> {
  const restored = join(dataDir, intent.draft, DATABASE_FILE);
  // Gone from the draft means it already has its place; everything before that is done again safely.
  if (await files.exists(restored)) {
    await setAside(dataDir, join(dataDir, intent.kept), files);
    await files.rename(restored, join(dataDir, DATABASE_FILE));
    await files.sync(dataDir);
  }
  await files.remove(join(dataDir, intent.draft));
  await files.remove(join(dataDir, RESTORE_INTENT_FILE));
  await files.sync(dataDir);
}

/** Written when the restored file is complete and checked: from here on the restore is finished, never undone. */
export async function beginSwap(dataDir: string, intent: RestoreIntent, files: FileSystem): Promise<void> {
  const path = join(dataDir, RESTORE_INTENT_FILE);
  await files.writeText(`${path}.partial`, JSON.stringify({ ...intent, format: 1 }));
  await files.rename(`${path}.partial`, path);
  await files.sync(dataDir);
  await swap(dataDir, intent, files);
}

async function removeAbandonedDrafts(dataDir: string, files: FileSystem): Promise<void> {
  for (const name of await files.list(dataDir)) {
    if (name.startsWith(DRAFT_PREFIX) || name === `${RESTORE_INTENT_FILE}.partial`)
      await files.remove(join(dataDir, name));
  }
}

/**
 * Finishes a restore that was interrupted, and takes away drafts of one that never got that far. Call with the
 * folder locked and the database closed, before anything judges the files. True when a restore was finished.
 */
export async function resumeRestore(dataDir: string, files: FileSystem = nodeFileSystem): Promise<boolean> {
  try {
    const intent = await readIntent(dataDir, files);
    if (intent) await swap(dataDir, intent, files);
    await removeAbandonedDrafts(dataDir, files);
    return intent !== null;
  } catch (error) {
    throw toDomainError(error, dataDir) ?? error;
  }
}
