import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * The file operations of backup and restore, each durable when it returns. Handed in, so that tests can
 * let any one of them fail or be the last thing the process did.
 */
export type FileSystem = {
  exists(path: string): Promise<boolean>;
  /** Names in a folder; empty when there is no such folder. */
  list(folder: string): Promise<string[]>;
  sizeOf(path: string): Promise<number>;
  readText(path: string): Promise<string>;
  /** SHA-256 in hex, read in pieces. */
  hash(path: string): Promise<string>;
  makeFolder(path: string): Promise<void>;
  /** The bytes are on the disk when this returns. */
  writeText(path: string, text: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A file or a whole folder; nothing there is fine. */
  remove(path: string): Promise<void>;
  /** Makes the contents of a file, or the names in a folder, survive a power cut. */
  sync(path: string): Promise<void>;
};

const PATIENCE_MS = 10_000;

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Anti-virus programs and indexers hold files for a moment; Windows then answers EPERM or EACCES. */
function isHeldForAMoment(error: unknown, platform: NodeJS.Platform): boolean {
  const code = codeOf(error);
  return code === 'EBUSY' || (platform === 'win32' && (code === 'EPERM' || code === 'EACCES'));
}

/** Tries again with growing pauses, ten seconds in all. */
export async function patiently<T>(
  work: () => Promise<T>,
  wait: (ms: number) => Promise<unknown> = pause,
  platform: NodeJS.Platform = process.platform,
): Promise<T> {
  let waited = 0;
  for (let delay = 50; ; delay *= 2) {
    try {
      return await work();
    } catch (error) {
      if (!isHeldForAMoment(error, platform) || waited >= PATIENCE_MS) throw error;
      await wait(delay);
      waited += delay;
    }
  }
}

async function sync(path: string): Promise<void> {
  const isFolder = (await stat(path)).isDirectory();
  // Windows has no fsync for folders; its rename is durable by journal.
  if (isFolder && process.platform === 'win32') return;
  const file = await open(path, isFolder ? 'r' : 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function hash(path: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    sum.update(piece as Buffer);
  return sum.digest('hex');
}

async function writeText(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function missingIs<T>(instead: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return instead;
    throw error;
  }
}

export const nodeFileSystem: FileSystem = {
  exists: (path) => missingIs(false, async () => Boolean(await stat(path))),
  list: (folder) => missingIs([], async () => (await readdir(folder)).toSorted()),
  sizeOf: async (path) => (await stat(path)).size,
  readText: (path) => readFile(path, 'utf8'),
  hash,
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  writeText,
  copy: async (from, to) => {
    await copyFile(from, to);
    await sync(to);
  },
  rename: (from, to) => patiently(() => rename(from, to)),
  remove: (path) => patiently(() => rm(path, { recursive: true, force: true })),
  sync,
};
