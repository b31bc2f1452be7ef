import { existsSync, readFileSync } from 'node:fs';

// Layout: https://www.sqlite.org/fileformat2.html#walformat
const WAL_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC_LITTLE_ENDIAN = 0x377f0682;
const MAGIC_BIG_ENDIAN = 0x377f0683;

type Checksum = [number, number];
type ReadWord = (offset: number) => number;

function extend(sum: Checksum, read: ReadWord, from: number, to: number): Checksum {
  let [first, second] = sum;
  for (let at = from; at < to; at += 8) {
    first = (first + read(at) + second) >>> 0;
    second = (second + read(at + 4) + first) >>> 0;
  }
  return [first, second];
}

function matches(wal: Buffer, at: number, sum: Checksum): boolean {
  return wal.readUInt32BE(at) === sum[0] && wal.readUInt32BE(at + 4) === sum[1];
}

/** Page 1 as the last committed transaction of the log left it; null when the log holds none. */
function newestCommitted(wal: Buffer, pageSize: number, read: ReadWord): Buffer | null {
  const salts = wal.subarray(16, 24);
  let sum = extend([0, 0], read, 0, 24);
  if (!matches(wal, 24, sum)) return null;
  let pending: Buffer | null = null;
  let committed: Buffer | null = null;
  const frameBytes = FRAME_HEADER_BYTES + pageSize;
  for (let at = WAL_HEADER_BYTES; at + frameBytes <= wal.length; at += frameBytes) {
    if (!wal.subarray(at + 8, at + 16).equals(salts)) break;
    sum = extend(sum, read, at, at + 8);
    sum = extend(sum, read, at + FRAME_HEADER_BYTES, at + frameBytes);
    if (!matches(wal, at + 16, sum)) break;
    if (wal.readUInt32BE(at) === 1) pending = wal.subarray(at + FRAME_HEADER_BYTES, at + frameBytes);
    if (wal.readUInt32BE(at + 4) !== 0) committed = pending;
  }
  return committed;
}

/**
 * The first page of the database as its write-ahead log has it, by the reader's own rules (salts and
 * running checksum; a torn tail is left out). Null when there is no log or it does not touch page 1.
 */
export function newestFirstPage(walFile: string): Buffer | null {
  if (!existsSync(walFile)) return null;
  const wal = readFileSync(walFile);
  if (wal.length < WAL_HEADER_BYTES) return null;
  const magic = wal.readUInt32BE(0);
  if (magic !== MAGIC_LITTLE_ENDIAN && magic !== MAGIC_BIG_ENDIAN) return null;
  const declared = wal.readUInt32BE(8);
  const pageSize = declared === 1 ? 65_536 : declared;
  if (pageSize < 512 || pageSize > 65_536) return null;
  const read: ReadWord =
    magic === MAGIC_BIG_ENDIAN ? (at) => wal.readUInt32BE(at) : (at) => wal.readUInt32LE(at);
  return newestCommitted(wal, pageSize, read);
}
