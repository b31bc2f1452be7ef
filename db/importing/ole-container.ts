import { unsupportedFile } from './unsupported-file.ts';

const END_OF_CHAIN = 0xfffffffe;
const MINI_STREAM_LIMIT = 4096;
const DIRECTORY_ENTRY_BYTES = 128;
const STREAM = 2;

interface OleStream {
  name: string;
  start: number;
  size: number;
}

/**
 * The directory of an OLE compound file and the beginning of its streams: enough to tell what is inside without
 * unpacking it. Throws `broken` when the structure does not hold together.
 */
export class OleContainer {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sectorSize: number;
  readonly #fatSectors: number[];
  readonly #root: OleStream;
  readonly streams: readonly OleStream[];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 1024) throw broken();
    const shift = this.#view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw broken();
    this.#sectorSize = 1 << shift;
    this.#fatSectors = this.#listFatSectors();
    const entries = this.#readDirectory();
    const [root] = entries;
    if (!root) throw broken();
    this.#root = root.stream;
    this.streams = entries.filter((entry) => entry.type === STREAM).map((entry) => entry.stream);
  }

  /** The first bytes of a stream, at most `limit`; null when there is no such stream. */
  head(names: readonly string[], limit: number): Uint8Array | null {
    const stream = this.streams.find((candidate) => names.includes(candidate.name));
    if (!stream) return null;
    const wanted = Math.min(stream.size, limit);
    return stream.size < MINI_STREAM_LIMIT
      ? this.#miniHead(stream, wanted)
      : this.#chainHead(stream.start, wanted);
  }

  #listFatSectors(): number[] {
    const sectors = Array.from({ length: 109 }, (_, at) => this.#view.getUint32(76 + at * 4, true));
    let next = this.#view.getUint32(68, true);
    for (let guard = this.#view.getUint32(72, true); guard > 0 && next < END_OF_CHAIN; guard--) {
      const at = this.#offset(next);
      const entries = this.#sectorSize / 4 - 1;
      for (let entry = 0; entry < entries; entry++) sectors.push(this.#view.getUint32(at + entry * 4, true));
      next = this.#view.getUint32(at + entries * 4, true);
    }
    return sectors.filter((sector) => sector < END_OF_CHAIN - 2);
  }

  #readDirectory(): Array<{ type: number; stream: OleStream }> {
    const directory = this.#chainHead(this.#view.getUint32(48, true), 4 * 1024 * 1024);
    const view = new DataView(directory.buffer);
    const entries: Array<{ type: number; stream: OleStream }> = [];
    for (let at = 0; at + DIRECTORY_ENTRY_BYTES <= directory.length; at += DIRECTORY_ENTRY_BYTES) {
      const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
      const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + length));
      const stream = { name, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) };
      entries.push({ type: directory[at + 66] ?? 0, stream });
    }
    return entries;
  }

  #offset(sector: number): number {
    const at = (sector + 1) * this.#sectorSize;
    // The last sector of some writers is short; anything that starts behind the end is broken.
    if (at >= this.#bytes.length) throw broken();
    return at;
  }

  #next(sector: number): number {
    const perSector = this.#sectorSize / 4;
    const fatSector = this.#fatSectors[Math.floor(sector / perSector)];
    if (fatSector === undefined) throw broken();
    const at = this.#offset(fatSector) + (sector % perSector) * 4;
    if (at + 4 > this.#bytes.length) throw broken();
    return this.#view.getUint32(at, true);
  }

  #chainHead(start: number, wanted: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let size = 0;
    for (let sector = start; sector < END_OF_CHAIN && size < wanted; sector = this.#next(sector)) {
      const at = this.#offset(sector);
      parts.push(this.#bytes.subarray(at, at + this.#sectorSize));
      size += this.#sectorSize;
      if (size > this.#bytes.length + this.#sectorSize) throw broken();
    }
    return Uint8Array.from(Buffer.concat(parts)).subarray(0, wanted);
  }

  /** Short streams live in sectors of 64 bytes inside the root's own stream, nearly always one after another. */
  #miniHead(stream: OleStream, wanted: number): Uint8Array {
    const at = stream.start * 64;
    return this.#chainHead(this.#root.start, at + wanted).slice(at, at + wanted);
  }
}

function broken(): Error {
  return unsupportedFile('broken', { detected: 'xls' });
}
