import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { newestFirstPage } from './wal-header.ts';

/** 'MILL': marks a SQLite file as ours. */
export const APPLICATION_ID = 0x4d494c4c;

export type FileHeader =
  | { kind: 'missing' }
  | { kind: 'empty' }
  | { kind: 'not-sqlite' }
  | { kind: 'sqlite'; applicationId: number; userVersion: number; isCutShort: boolean };

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

/** Up to `length` bytes from `offset`; shorter at the end of the file. */
function readBytes(file: string, offset: number, length: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
  } finally {
    closeSync(descriptor);
  }
}

/** Bytes the header promises; 0 when an old writer left the page count stale. */
function declaredSize(header: Buffer): number {
  const declared = header.readUInt16BE(16);
  const pageSize = declared === 1 ? 65_536 : declared;
  const isPageCountValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  return isPageCountValid ? header.readUInt32BE(28) * pageSize : 0;
}

/**
 * What the file says about itself, read as plain bytes: opening it with SQLite, even read-only, would
 * already make files beside it. Commits that only the write-ahead log has yet are taken into account.
 */
export function readFileHeader(file: string): FileHeader {
  if (!existsSync(file)) return { kind: 'missing' };
  const found = statSync(file);
  if (!found.isFile()) return { kind: 'not-sqlite' };
  if (found.size === 0) return { kind: 'empty' };
  const onDisk = readBytes(file, 0, HEADER_BYTES);
  if (onDisk.length < HEADER_BYTES || onDisk.toString('latin1', 0, 16) !== MAGIC)
    return { kind: 'not-sqlite' };
  const header = newestFirstPage(`${file}-wal`) ?? onDisk;
  return {
    kind: 'sqlite',
    userVersion: header.readInt32BE(60),
    applicationId: header.readUInt32BE(68),
    isCutShort: header === onDisk && found.size < declaredSize(header),
  };
}
