import { useEffect, useRef, useState } from 'react';
import { isNumeric } from './cell-text.ts';
import { type CellRange, cellsIn } from './grid-keys.ts';
import type { ColumnKind, GridColumn } from './grid-types.ts';

export interface SelectionFigures {
  /** Cells with something in them. */
  count: number;
  /** Sum and average of the numbers, in the units of their column; null where there is nothing to add up. */
  sum: { kind: ColumnKind; total: number; average: number } | null;
}

/** Beyond this many cells or rows the figures would be work for the core, not for every key press. */
const MAX_CELLS = 20_000;
const MAX_READ_ROWS = 5000;

const isFilled = (value: unknown) => value !== null && value !== undefined && value !== '';

/** Rows with money in several currencies say which; the others are in the factory's own. */
function currencyOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'currency' in row ? row.currency : 'CNY';
}

/**
 * Count, sum and average of the selected cells as a spreadsheet shows them. Money and pieces do not add up to
 * anything, nor does money of two currencies: such cells are only counted.
 */
export function selectionFigures<Row>(
  columns: readonly GridColumn<Row>[],
  rows: readonly Row[],
): SelectionFigures {
  const kinds = new Set(columns.filter((column) => isNumeric(column.kind)).map((column) => column.kind));
  const [kind] = kinds;
  let count = 0;
  let numbers = 0;
  let total = 0;
  const currencies = new Set<unknown>();
  for (const row of rows) {
    for (const column of columns) {
      const value = column.value(row);
      if (!isFilled(value)) continue;
      count += 1;
      if (typeof value !== 'number' || !isNumeric(column.kind)) continue;
      numbers += 1;
      total += value;
      if (column.kind === 'money') currencies.add(currencyOf(row));
    }
  }
  const isSummed = kinds.size === 1 && currencies.size <= 1 && kind !== undefined && numbers > 0;
  return { count, sum: isSummed ? { kind, total, average: total / numbers } : null };
}

export interface SelectionOptions<Row> {
  range: CellRange;
  columns: readonly GridColumn<Row>[];
  rowAt: (index: number) => Row | undefined;
  readRange: (from: number, to: number) => Promise<Row[]>;
}

/** Figures of the selection; rows that are not in memory are read once the selection rests. */
export function useSelectionFigures<Row>(options: SelectionOptions<Row>): SelectionFigures | null {
  const { range, columns, rowAt } = options;
  const chosen = columns.slice(range.left, range.right + 1);
  const isMany = range.top >= 0 && cellsIn(range) > 1 && cellsIn(range) <= MAX_CELLS;
  const rows: Row[] = [];
  for (let index = range.top; isMany && index <= range.bottom; index += 1) {
    const row = rowAt(index);
    if (row === undefined) break;
    rows.push(row);
  }
  const isWhole = isMany && rows.length === range.bottom - range.top + 1;
  const mayRead = isMany && !isWhole && range.bottom - range.top < MAX_READ_ROWS;
  const key = mayRead ? `${range.top} ${range.bottom}` : null;
  const [read, setRead] = useState<{ key: string; rows: Row[] } | null>(null);
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    if (key === null) return undefined;
    const [top = 0, bottom = 0] = key.split(' ').map(Number);
    let isCurrent = true;
    const keep = (found: Row[]) => isCurrent && setRead({ key, rows: found });
    const timer = setTimeout(() => void latest.current.readRange(top, bottom + 1).then(keep, () => {}), 150);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [key]);
  if (isWhole) return selectionFigures(chosen, rows);
  return key !== null && read?.key === key ? selectionFigures(chosen, read.rows) : null;
}
