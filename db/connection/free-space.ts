import { statfsSync } from 'node:fs';
import { storageError } from './sqlite-errors.ts';

export type FreeBytes = (folder: string) => number;

/** Bytes an ordinary user may still write in the folder's file system. */
export const freeBytesOf: FreeBytes = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** Throws STORAGE_FULL with the number of missing MB, before anything is written. */
export function requireFreeBytes(folder: string, needed: number, freeBytes: FreeBytes = freeBytesOf): void {
  const free = freeBytes(folder);
  if (free >= needed) return;
  const missingMb = Math.ceil((needed - free) / (1024 * 1024));
  throw storageError('STORAGE_FULL', folder, `needs ${missingMb} MB more`);
}
