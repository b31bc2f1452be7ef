import { type MouseEvent, useRef } from 'react';
import type { GridCellPosition } from './grid-types.ts';

export interface GridMouseOptions {
  moveTo: (next: GridCellPosition, isExtending?: boolean) => void;
  lastColumn: number;
  onOpen: (row: number) => void;
  /** Double click on a cell that can be written in; false where it cannot. */
  onEdit: () => boolean;
}

function positionOf(event: MouseEvent): GridCellPosition | { wholeRow: number } | null {
  if (!(event.target instanceof Element)) return null;
  const cell = event.target.closest<HTMLElement>('[data-cell]')?.dataset.cell;
  if (cell !== undefined) {
    const [row = 0, column = 0] = cell.split(':').map(Number);
    return row < 0 ? null : { row, column };
  }
  const row = event.target.closest<HTMLElement>('[data-row]')?.dataset.row;
  return row === undefined ? null : { wholeRow: Number(row) };
}

/** Click focuses, Shift+click and dragging extend, the row number takes the whole row, double click opens. */
export function useGridMouse({ moveTo, lastColumn, onOpen, onEdit }: GridMouseOptions) {
  const isDragging = useRef(false);
  const last = useRef('');
  return {
    onMouseDown: (event: MouseEvent) => {
      // Inside the text that is being typed the mouse places the caret.
      if (event.target instanceof Element && event.target.closest('.cell.editing')) return;
      const at = positionOf(event);
      if (!at || event.button !== 0) return;
      event.preventDefault();
      if ('wholeRow' in at) {
        moveTo({ row: at.wholeRow, column: 0 }, event.shiftKey);
        moveTo({ row: at.wholeRow, column: lastColumn }, true);
        return;
      }
      isDragging.current = true;
      last.current = `${at.row}:${at.column}`;
      moveTo(at, event.shiftKey);
    },
    onMouseMove: (event: MouseEvent) => {
      if (!isDragging.current) return;
      if (event.buttons === 0) {
        isDragging.current = false;
        return;
      }
      const at = positionOf(event);
      if (!at || 'wholeRow' in at || last.current === `${at.row}:${at.column}`) return;
      last.current = `${at.row}:${at.column}`;
      moveTo(at, true);
    },
    onMouseUp: () => {
      isDragging.current = false;
    },
    onDoubleClick: (event: MouseEvent) => {
      const at = positionOf(event);
      if (!at || (event.target instanceof Element && event.target.closest('.cell.editing'))) return;
      if ('wholeRow' in at) onOpen(at.wholeRow);
      else if (!onEdit()) onOpen(at.row);
    },
  };
}
