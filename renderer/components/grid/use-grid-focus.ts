import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isComposing } from '#renderer/lib/keys.ts';
import { type GridExtent, moveByKey, rangeOf } from './grid-keys.ts';
import type { GridCellPosition } from './grid-types.ts';

export interface GridFocusOptions {
  container: RefObject<HTMLElement | null>;
  extent: () => GridExtent;
  /** Brings a row into the virtual window before it is focused. */
  reveal: (row: number) => void;
  onOpen: (row: number) => void;
  onHeaderKey: (column: number, event: KeyboardEvent) => boolean;
  /** Where focus and selection are kept while the list is not on the screen. */
  memory: GridFocusMemory;
  /** Names of the lines below the last row, in their order. */
  entries: readonly string[];
}

export interface GridFocusMemory {
  focus: GridCellPosition;
  anchor: GridCellPosition;
  /** The line below the last row the focus is in: it keeps its place while rows are added above it. */
  entry?: string | null;
}

export const START: GridCellPosition = { row: 0, column: 0 };

/** Keeps focus and selection inside a list that may have shrunk since. */
function within(position: GridCellPosition, extent: GridExtent): GridCellPosition {
  return {
    row: Math.max(-1, Math.min(position.row, extent.rows + (extent.entries ?? 0) - 1)),
    column: Math.max(0, Math.min(position.column, extent.columns - 1)),
  };
}

/** One roving tab stop for the whole grid, Excel's movement keys, a rectangle from anchor to focus. */
export function useGridFocus(options: GridFocusOptions) {
  const { container } = options;
  const extent = options.extent();
  const { memory } = options;
  const [state, setState] = useState<GridFocusMemory>({ ...memory });
  const mustTakeFocus = useRef(false);
  useEffect(() => {
    Object.assign(memory, state);
  }, [memory, state]);
  // A line that came to be by the same key is known by name from now on.
  const entered = state.entry ? null : (options.entries[state.focus.row - extent.rows] ?? null);
  useEffect(() => {
    if (entered !== null) setState((old) => ({ ...old, entry: entered }));
  }, [entered]);
  const { entries } = options;
  /** Places shift by as many rows as came in above the line; a line that became a row leaves the focus in the blank one. */
  const shiftOf = ({ focus: kept, entry }: GridFocusMemory): number => {
    if (!entry || entries.length === 0) return 0;
    const at = entries.indexOf(entry);
    return extent.rows + (at < 0 ? entries.length - 1 : at) - kept.row;
  };
  /** A list that became shorter has the focus on its last record, not on the line for new ones below it. */
  const isBeyond = (kept: GridFocusMemory, row: number) =>
    !kept.entry && extent.rows > 0 && row >= extent.rows && entries[row - extent.rows] === undefined;
  const placeOf = (kept: GridFocusMemory, { row, column }: GridCellPosition) =>
    within({ row: isBeyond(kept, row) ? extent.rows - 1 : row + shiftOf(kept), column }, extent);
  const focus = placeOf(state, state.focus);
  const anchor = placeOf(state, state.anchor);
  const entryAt = (row: number): string | null => entries[row - extent.rows] ?? null;

  const moveTo = (next: GridCellPosition, isExtending = false) => {
    mustTakeFocus.current = true;
    setState((old) => ({
      focus: next,
      anchor: isExtending && next.row >= 0 ? placeOf(old, old.anchor) : next,
      entry: entryAt(next.row),
    }));
    if (next.row >= 0) options.reveal(next.row);
  };

  useLayoutEffect(() => {
    if (!mustTakeFocus.current) return;
    const cell = container.current?.querySelector<HTMLElement>(`[data-cell="${focus.row}:${focus.column}"]`);
    if (!cell) return;
    mustTakeFocus.current = false;
    // A cell that can be written in has its input ready, so that the first letter is not lost.
    const sink = cell.querySelector<HTMLElement>('[data-sink]');
    (sink ?? cell).focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.defaultPrevented) return;
    if (!(event.target instanceof HTMLElement)) return;
    if (event.target.dataset.cell === undefined && event.target.dataset.sink === undefined) return;
    if (handleKey(event)) event.preventDefault();
  };

  const handleKey = (event: KeyboardEvent): boolean => {
    const isCtrl = event.ctrlKey || event.metaKey;
    if (focus.row === -1 && options.onHeaderKey(focus.column, event)) return true;
    if (event.altKey) return false;
    const next = moveByKey(focus, event.key, isCtrl, extent);
    if (next) {
      moveTo(next, event.shiftKey && focus.row >= 0);
      return true;
    }
    if (event.key === 'Enter' && focus.row >= 0) {
      options.onOpen(focus.row);
      return true;
    }
    if (isCtrl && event.code === 'KeyA') {
      setState({ anchor: START, focus: { row: extent.rows - 1, column: extent.columns - 1 }, entry: null });
      return true;
    }
    return false;
  };

  /** Puts the focus on a row without taking it from where the person types. */
  const startAt = (next: GridCellPosition) => {
    setState({ focus: next, anchor: next, entry: null });
    options.reveal(next.row);
  };
  /** Gives the keyboard back to the focused cell, the selection as it is: a dialog over the list was closed. */
  const takeFocus = () => {
    mustTakeFocus.current = true;
    setState((old) => ({ ...old }));
  };
  return { focus, anchor, startAt, range: rangeOf(anchor, focus), moveTo, takeFocus, onKeyDown };
}
