import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { DomainError } from '#contract/kit/errors.ts';
import type { ImportLimits } from './import-limits.ts';
import { unsupportedFile } from './unsupported-file.ts';

export interface ZipEntry {
  name: string;
  method: number;
  encrypted: boolean;
  stored: Uint8Array;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const NEEDS_ZIP64 = 0xffffffff;

/** Entries of the central directory with their stored bytes. Throws `broken` for a cut or inconsistent archive. */
export function listZipEntries(bytes: Uint8Array, limits: ImportLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) throw unsupportedFile('too_many_entries', { limit: limits.zipEntries });
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw broken();
    entries.push(readEntry(bytes, view, at));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEndOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw broken();
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const storedSize = view.getUint32(at + 20, true);
  const inflatedSize = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  // A part without a size in the directory, or beyond 4 GiB, cannot be bounded before it is read.
  if (storedSize === NEEDS_ZIP64 || local === NEEDS_ZIP64 || (storedSize === 0 && inflatedSize > 0))
    throw broken();
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_HEADER) throw broken();
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + storedSize > bytes.length) throw broken();
  return {
    name,
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    stored: bytes.subarray(start, start + storedSize),
  };
}

/**
 * Inflates every part once, keeping nothing, and stops at the caps by the bytes that really come out: the sizes
 * written in the archive are an attacker's to choose. XML with a document type (entities) is refused.
 */
export async function assertSafeToInflate(entries: readonly ZipEntry[], limits: ImportLimits): Promise<void> {
  let total = 0;
  for (const entry of entries) {
    const left = limits.inflatedBytes - total;
    const size = entry.method === 0 ? checkStored(entry) : await inflateAndCount(entry, left, limits);
    total += size;
    if (total > limits.inflatedBytes)
      throw unsupportedFile('too_large_inflated', { limit: limits.inflatedBytes });
  }
}

function checkStored(entry: ZipEntry): number {
  refuseDocumentType(entry, entry.stored);
  return entry.stored.length;
}

async function inflateAndCount(entry: ZipEntry, left: number, limits: ImportLimits): Promise<number> {
  if (entry.method !== 8) throw broken();
  const inflate = createInflateRaw();
  inflate.end(entry.stored);
  const cells = new CellCount(entry.name, limits);
  let size = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      if (size === 0) refuseDocumentType(entry, chunk);
      size += chunk.length;
      cells.look(chunk, size);
      if (size > left) throw unsupportedFile('too_large_inflated', { limit: limits.inflatedBytes });
      if (size > limits.ratioFromBytes && size > entry.stored.length * limits.inflateRatio) {
        throw unsupportedFile('too_compressed', { limit: limits.inflateRatio });
      }
    }
  } catch (error) {
    throw error instanceof DomainError ? error : broken(error);
  }
  return size;
}

/** A sheet below this size cannot hold cells beyond any cap worth having. */
const COUNTED_FROM_BYTES = 64 * 1024 * 1024;

/** Counts the values of a very large sheet while it is inflated, so that it is refused before a row of it is read. */
class CellCount {
  readonly #isSheet: boolean;
  readonly #limit: number;
  #cells = 0;

  constructor(part: string, limits: ImportLimits) {
    this.#isSheet = /worksheets\/[^/]+\.xml$/i.test(part);
    this.#limit = limits.cells;
  }

  look(chunk: Buffer, sizeSoFar: number): void {
    if (!this.#isSheet || sizeSoFar < COUNTED_FROM_BYTES) return;
    for (let at = chunk.indexOf('<v>'); at >= 0; at = chunk.indexOf('<v>', at + 3)) this.#cells += 1;
    if (this.#cells > this.#limit) throw unsupportedFile('too_many_cells', { limit: this.#limit });
  }
}

function refuseDocumentType(entry: ZipEntry, head: Uint8Array): void {
  if (!/\.(?:xml|rels|vml)$/i.test(entry.name)) return;
  const text = new TextDecoder('latin1').decode(head.subarray(0, 4096)).replaceAll('\0', '');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw unsupportedFile('unsafe', { detected: 'xml-entities' });
}

/** Text of one small part (workbook directory, relations), at most `cap` bytes; null when it is not there. */
export function readSmallPart(
  entries: readonly ZipEntry[],
  name: string,
  cap = 4 * 1024 * 1024,
): string | null {
  const entry = entries.findLast((candidate) => candidate.name === name);
  if (!entry) return null;
  try {
    const bytes = entry.method === 0 ? entry.stored : inflateRawSync(entry.stored, { maxOutputLength: cap });
    return new TextDecoder().decode(bytes);
  } catch (error) {
    throw broken(error);
  }
}

function broken(cause?: unknown): Error {
  return unsupportedFile('broken', { detected: 'zip' }, cause);
}
