import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { RawCell, SheetRow } from './raw-cell.ts';

const ROWS_A_PIECE = 500;
/** Few enough to be left as they are: a ledger of every day is read again without unpacking. */
const LOOSE_ROWS = 20_000;
const FASTEST = 1;

/** What JSON has no word for: a date, a number that is none. */
type PackedCell = string | number | boolean | null | readonly [number | null] | readonly ['number', string];

/**
 * Rows of a sheet that wait to be read again: as objects a hundred thousand of them take hundreds of megabytes, packed
 * in pieces about ten. May be walked through any number of times.
 */
export class PackedRows implements Iterable<SheetRow> {
  readonly #pieces: Uint8Array[] = [];
  #open: SheetRow[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(row: SheetRow): void {
    this.#length += 1;
    this.#open.push(row);
    if (this.#open.length < (this.#pieces.length === 0 ? LOOSE_ROWS : ROWS_A_PIECE)) return;
    for (let from = 0; from < this.#open.length; from += ROWS_A_PIECE)
      this.#pieces.push(pack(this.#open.slice(from, from + ROWS_A_PIECE)));
    this.#open = [];
  }

  *[Symbol.iterator](): Generator<SheetRow> {
    for (const piece of this.#pieces) yield* unpack(piece);
    yield* this.#open;
  }
}

function pack(rows: readonly SheetRow[]): Uint8Array {
  const plain = rows.map(({ row, cells }) => [row, cells.map(packCell)]);
  return deflateRawSync(JSON.stringify(plain), { level: FASTEST });
}

function* unpack(piece: Uint8Array): Generator<SheetRow> {
  const plain = JSON.parse(inflateRawSync(piece).toString()) as Array<[number, PackedCell[]]>;
  for (const [row, cells] of plain) yield { row, cells: cells.map(unpackCell) };
}

function packCell(cell: RawCell): PackedCell {
  if (cell === null || typeof cell === 'string' || typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : ['number', String(cell)];
  const time = cell.getTime();
  return [Number.isNaN(time) ? null : time];
}

function unpackCell(cell: PackedCell): RawCell {
  if (cell === null || typeof cell !== 'object') return cell;
  return cell[0] === 'number' ? Number(cell[1]) : new Date(cell[0] ?? Number.NaN);
}
