import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { toDomainError } from '#db/connection/sqlite-errors.ts';

/**
 * Writes a file that appears under its name only when it is complete; one that was there before stays until then.
 * Throws STORAGE_FULL, STORAGE_READ_ONLY, or whatever the writing throws.
 */
export async function writeWholeFile(
  path: string,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const draft = `${path}.partial`;
  try {
    const file = await open(draft, 'w');
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw toDomainError(error, path) ?? error;
  }
}
