import { ColumnProfile } from './column-profile.ts';
import type { FoundHeader } from './header-finder.ts';
import { PackedRows } from './packed-rows.ts';
import type { SheetRow } from './raw-cell.ts';
import { rowHash } from './row-hash.ts';
import { RunningSums, skippedRow } from './row-kinds.ts';

export interface FirstPass {
  profiles: ColumnProfile[];
  /** Rows below the header. */
  rows: PackedRows;
  duplicates: number;
  duplicateRows: number[];
}

/** Profiles every column below the header; total rows and repeated headers do not count. */
export async function profileSheet(
  read: AsyncIterable<SheetRow>,
  header: FoundHeader,
  isDate1904: boolean,
): Promise<FirstPass> {
  const profiles = header.names.map((_, index) => new ColumnProfile(index, isDate1904));
  const sums = new RunningSums();
  const seen = new Set<number>();
  const duplicateRows: number[] = [];
  const rows = new PackedRows();
  let duplicates = 0;
  for await (const row of read) {
    if (row.row <= header.row) continue;
    rows.add(row);
    const skipped = skippedRow(row.cells, header.names, sums);
    if (skipped === 'total') sums.closeGroup();
    if (skipped !== null) continue;
    sums.add(row.cells);
    for (const [index, cell] of row.cells.entries()) {
      if (cell !== null) (profiles[index] ??= new ColumnProfile(index, isDate1904)).add(cell);
    }
    const hash = rowHash(row.cells);
    if (seen.has(hash)) {
      duplicates += 1;
      if (duplicateRows.length < 4) duplicateRows.push(row.row);
    } else seen.add(hash);
  }
  // Data may be wider than its header; the columns in between exist as well.
  for (let index = 0; index < profiles.length; index++)
    profiles[index] ??= new ColumnProfile(index, isDate1904);
  return { profiles, rows, duplicates, duplicateRows };
}
