import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { DomainError } from '#contract/kit/errors.ts';

const compress = promisify<Buffer, object, Buffer>(deflateRaw);
/** Sizes and places are stored in 32 bits. */
const LIMIT = 2 ** 32 - 1;
const CHUNK = 256 * 1024;
const UTF8_NAME = 0x0800;
/** 1 January 1980 and no time: the same content gives the same bytes. */
const DOS_DATE = 0x21;
/** The end mark of a deflated stream: an empty last block. */
const LAST_BLOCK = Buffer.from([0x03, 0x00]);

interface Entry {
  name: Buffer;
  method: 0 | 8;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

/** Fields the head of an entry and its line in the directory share. */
function facts(entry: Entry): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(UTF8_NAME, 2);
  bytes.writeUInt16LE(entry.method, 4);
  bytes.writeUInt16LE(DOS_DATE, 8);
  bytes.writeUInt32LE(entry.crc, 10);
  bytes.writeUInt32LE(entry.packed, 14);
  bytes.writeUInt32LE(entry.size, 18);
  bytes.writeUInt16LE(entry.name.length, 22);
  return bytes;
}

const signature = (code: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(code);
  return bytes;
};
const localHead = (entry: Entry) => Buffer.concat([signature(0x04034b50), facts(entry), entry.name]);

function directoryLine(entry: Entry): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(entry.at, 10);
  return Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), facts(entry), rest, entry.name]);
}

/**
 * A ZIP archive written to a file piece by piece, so that memory does not grow with it. Heads are completed when the
 * entry is: no reader has to know data descriptors. TOO_LARGE beyond 4 GiB.
 */
export class ZipArchive {
  readonly #file: FileHandle;
  readonly #entries: Entry[] = [];
  #at = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Adds an entry from texts; a piece is packed while the next is made. */
  async addText(name: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const entry = await this.#begin(name, 8);
    let waiting = '';
    let packing: Promise<void> = Promise.resolve();
    const flush = async () => {
      await packing;
      packing = this.#pack(entry, Buffer.from(waiting));
      // Awaited with the next piece; until then a failure must not count as unheard.
      packing.catch(() => {});
      waiting = '';
    };
    for await (const piece of pieces) {
      waiting += piece;
      if (waiting.length >= CHUNK) await flush();
    }
    await flush();
    await packing;
    await this.#write(LAST_BLOCK);
    entry.packed += LAST_BLOCK.length;
    await this.#end(entry);
  }

  /** Adds bytes as they are: what is packed already does not shrink again. */
  async addBytes(name: string, pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const entry = await this.#begin(name, 0);
    for await (const bytes of pieces) {
      this.#count(entry, bytes, bytes.length);
      await this.#write(bytes);
    }
    await this.#end(entry);
  }

  /** Writes the directory; the archive is complete. */
  async finish(): Promise<void> {
    const at = this.#at;
    for (const entry of this.#entries) await this.#write(directoryLine(entry));
    const end = Buffer.alloc(18);
    end.writeUInt16LE(this.#entries.length, 4);
    end.writeUInt16LE(this.#entries.length, 6);
    end.writeUInt32LE(this.#at - at, 8);
    end.writeUInt32LE(at, 12);
    await this.#write(Buffer.concat([signature(0x06054b50), end]));
  }

  async #begin(name: string, method: 0 | 8): Promise<Entry> {
    const entry: Entry = { name: Buffer.from(name), method, crc: 0, packed: 0, size: 0, at: this.#at };
    this.#entries.push(entry);
    await this.#write(localHead(entry));
    return entry;
  }

  async #end(entry: Entry): Promise<void> {
    const head = localHead(entry);
    await this.#file.write(head, 0, head.length, entry.at);
  }

  /** Pieces end on a byte, so that what is packed one by one is one stream in the end. */
  async #pack(entry: Entry, bytes: Buffer): Promise<void> {
    if (bytes.length === 0) return;
    const packed = await compress(bytes, { level: 3, finishFlush: constants.Z_SYNC_FLUSH });
    this.#count(entry, bytes, packed.length);
    await this.#write(packed);
  }

  #count(entry: Entry, bytes: Buffer, packed: number): void {
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    entry.packed += packed;
    if (entry.size > LIMIT) throw new DomainError('TOO_LARGE', { limit: LIMIT });
  }

  async #write(bytes: Buffer): Promise<void> {
    if (this.#at + bytes.length > LIMIT) throw new DomainError('TOO_LARGE', { limit: LIMIT });
    await this.#file.write(bytes, 0, bytes.length, this.#at);
    this.#at += bytes.length;
  }
}
