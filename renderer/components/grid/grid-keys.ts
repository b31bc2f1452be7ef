import type { GridCellPosition } from './grid-types.ts';

export interface GridExtent {
  rows: number;
  columns: number;
  /** Lines below the last row in which new ones are written; Ctrl+End stops before them. */
  entries?: number;
  /** Rows one PageDown moves by. */
  page: number;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/**
 * Where a key takes the focus; null for keys that do not move. Row -1 is the header. The same table drives the
 * F1 list and the test.
 */
export function moveByKey(
  from: GridCellPosition,
  key: string,
  isCtrl: boolean,
  extent: GridExtent,
): GridCellPosition | null {
  const lastRow = Math.max(0, extent.rows - 1);
  const lastLine = extent.rows + (extent.entries ?? 0) - 1;
  const lastColumn = extent.columns - 1;
  const to = (row: number, column: number): GridCellPosition => ({
    row: clamp(row, -1, lastLine),
    column: clamp(column, 0, lastColumn),
  });
  switch (key) {
    case 'ArrowUp':
      return isCtrl ? to(0, from.column) : to(from.row - 1, from.column);
    case 'ArrowDown':
      return isCtrl && from.row < lastRow
        ? to(lastRow, from.column)
        : to(isCtrl ? lastLine : from.row + 1, from.column);
    case 'ArrowLeft':
      return isCtrl ? to(from.row, 0) : to(from.row, from.column - 1);
    case 'ArrowRight':
      return isCtrl ? to(from.row, lastColumn) : to(from.row, from.column + 1);
    case 'PageUp':
      return to(Math.max(0, from.row - extent.page), from.column);
    case 'PageDown':
      return to(from.row + extent.page, from.column);
    case 'Home':
      return isCtrl ? to(0, 0) : to(from.row, 0);
    case 'End':
      return isCtrl ? to(lastRow, lastColumn) : to(from.row, lastColumn);
    default:
      return null;
  }
}

export interface CellRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function rangeOf(anchor: GridCellPosition, focus: GridCellPosition): CellRange {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function cellsIn(range: CellRange): number {
  return (range.bottom - range.top + 1) * (range.right - range.left + 1);
}
