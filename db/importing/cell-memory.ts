import type { CellResult, ColumnReading } from './column-reading.ts';
import { cellText, isBlank, type RawCell } from './raw-cell.ts';
import { readCell } from './read-cell.ts';

const REMEMBERED_CELLS = 2_000;
const LONGEST_REMEMBERED = 60;

export interface KnownCell {
  text: string;
  result: CellResult;
}

/** Reads the cells of one column. The texts of a ledger come again and again, so what they were read as is remembered. */
export class CellMemory {
  readonly #reading: ColumnReading;
  readonly #known = new Map<string, KnownCell>();

  constructor(reading: ColumnReading) {
    this.#reading = reading;
  }

  /** Null for a blank cell. */
  read(cell: RawCell | undefined): KnownCell | null {
    if (typeof cell !== 'string') return this.#read(cell);
    const known = this.#known.get(cell);
    if (known) return known;
    const fresh = this.#read(cell);
    const isRemembered = cell.length <= LONGEST_REMEMBERED && this.#known.size < REMEMBERED_CELLS;
    if (fresh && isRemembered) this.#known.set(cell, fresh);
    return fresh;
  }

  #read(cell: RawCell | undefined): KnownCell | null {
    return isBlank(cell) ? null : { text: cellText(cell), result: readCell(cell, this.#reading) };
  }
}
