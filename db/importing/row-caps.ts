import type { ImportLimits } from './import-limits.ts';
import { isBlank, isBlankRow, type RawCell, type SheetRow } from './raw-cell.ts';
import { unsupportedFile } from './unsupported-file.ts';

/** Cuts trailing blank cells, drops blank rows and stops a sheet at the row, column and cell caps. */
export class RowCaps {
  readonly #limits: ImportLimits;
  #rows = 0;
  #cells = 0;

  constructor(limits: ImportLimits) {
    this.#limits = limits;
  }

  /** The row to hand on, or null when it holds nothing. */
  admit(row: number, cells: readonly RawCell[]): SheetRow | null {
    if (isBlankRow(cells)) return null;
    const kept = withoutTrailingBlanks(cells);
    this.#rows += 1;
    this.#cells += kept.length;
    const { rows, columns, cells: cellCap } = this.#limits;
    if (this.#rows > rows) throw unsupportedFile('too_many_rows', { limit: rows });
    if (kept.length > columns) throw unsupportedFile('too_many_columns', { limit: columns });
    if (this.#cells > cellCap) throw unsupportedFile('too_many_cells', { limit: cellCap });
    return { row, cells: kept };
  }
}

function withoutTrailingBlanks(cells: readonly RawCell[]): RawCell[] {
  let end = cells.length;
  while (end > 0 && isBlank(cells[end - 1])) end -= 1;
  return cells.slice(0, end);
}

/** Rows already in memory, with the same caps as streamed ones. */
export async function* heldRows(
  rows: ReadonlyArray<readonly RawCell[] | undefined>,
  limits: ImportLimits,
): AsyncGenerator<SheetRow> {
  const caps = new RowCaps(limits);
  for (const [index, cells] of rows.entries()) {
    const row = caps.admit(index + 1, cells ?? []);
    if (row) yield row;
  }
}
