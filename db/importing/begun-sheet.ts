import type { SheetRow } from './raw-cell.ts';
import type { OpenSheet } from './spreadsheet-port.ts';

/**
 * A sheet whose beginning was looked at; the rest is read on from there. Opening a workbook anew costs as much as
 * reading a short ledger: its directory, its styles and all its shared texts come first.
 */
export class BegunSheet {
  readonly beginning: readonly SheetRow[];
  /** Where the look stopped; null when there is nothing behind the beginning. */
  #rest: AsyncIterator<SheetRow> | null;

  private constructor(beginning: readonly SheetRow[], rest: AsyncIterator<SheetRow> | null) {
    this.beginning = beginning;
    this.#rest = rest;
  }

  /** Looks at one row more than asked for, to know whether there is one. */
  static async begin(sheet: OpenSheet, rows: number): Promise<BegunSheet> {
    const beginning: SheetRow[] = [];
    const reading = sheet.rows()[Symbol.asyncIterator]();
    while (beginning.length <= rows) {
      const next = await reading.next();
      if (next.done) return new BegunSheet(beginning, null);
      beginning.push(next.value);
    }
    return new BegunSheet(beginning, reading);
  }

  /** The beginning is the whole sheet. */
  get isWhole(): boolean {
    return this.#rest === null;
  }

  /** All rows from the first on; once, for what is behind the beginning is gone then. */
  async *rows(): AsyncGenerator<SheetRow> {
    yield* this.beginning;
    const rest = this.#rest;
    if (rest === null) return;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  }

  /** For a sheet that is not read on. */
  async close(): Promise<void> {
    await this.#rest?.return?.();
  }
}
