import { type KeyboardEvent, useRef } from 'react';
import { isComposing } from '#renderer/lib/keys.ts';
import { type GridExtent, moveByKey } from '../grid-keys.ts';
import type { GridCellPosition } from '../grid-types.ts';
import type { CellEntry } from './use-cell-entry.ts';

export interface EditingActs {
  fillDown: () => void;
  clear: () => void;
  undo: () => void;
  redo: () => void;
  /** Says why the cell cannot be written in. */
  sayLocked: (why: string) => void;
  save: () => void;
  /** Gives up the unsaved cells of the row; false when it has none. */
  revert: () => boolean;
  openRecord: () => void;
  openMenu: () => void;
  bulkEdit: () => void;
}

export interface EditingKeysOptions<Row> {
  entry: CellEntry<Row>;
  focus: GridCellPosition;
  extent: GridExtent;
  /** Something is written in the row of the focus already. */
  isBegun: boolean;
  moveTo: (next: GridCellPosition) => void;
  acts: EditingActs;
}

const LIST_KINDS: ReadonlySet<string> = new Set(['choice', 'flag', 'reference']);
const MOVES: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
]);

/** Keys with which somebody begins to write. */
function isWriting({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey || key === ' ' || key === '?') return false;
  return key === 'F2' || key === 'Backspace' || key === 'Delete' || [...key].length === 1;
}

/** Keys that act on cells and rows wherever the focus is in the list. */
function actOf(event: KeyboardEvent, acts: EditingActs): (() => void) | null {
  const isCtrl = event.ctrlKey || event.metaKey;
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return acts.openMenu;
  if (event.altKey && event.key === 'Enter') return acts.openRecord;
  if (event.altKey && event.code === 'KeyB') return acts.bulkEdit;
  if (event.altKey) return null;
  if (isCtrl && event.code === 'KeyD') return acts.fillDown;
  if (isCtrl && (event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey))) return acts.redo;
  if (isCtrl && event.code === 'KeyZ') return acts.undo;
  if (isCtrl && event.code === 'KeyS') return acts.save;
  return event.key === 'Delete' && !isCtrl ? acts.clear : null;
}

/**
 * Excel's keys for cells that can be written in. Returns true for keys the grid must not use as well; keys an input
 * method is using are never acted on.
 */
export function useEditingKeys<Row>(options: EditingKeysOptions<Row>) {
  const { entry, focus, extent, moveTo, acts } = options;
  /** Column in which a run of Tabs began: Enter at its end goes to the next row's same column. */
  const runStart = useRef<number | null>(null);

  const lastLine = extent.rows + (extent.entries ?? 0) - 1;

  const goDown = (by: 1 | -1) => {
    const column = runStart.current ?? focus.column;
    runStart.current = null;
    // What is typed in the blank line puts another one below it.
    const row = Math.max(0, Math.min(lastLine + (entry.open ? 1 : 0), focus.row + by));
    moveTo({ row, column });
  };
  /** Tab at the edge leaves the list, so that the keyboard is never caught in it. */
  const goAside = (by: 1 | -1): boolean => {
    const column = focus.column + by;
    // Behind the last cell of a line that is being written comes the next line, as in any line grid.
    if (column === extent.columns && focus.row >= extent.rows && (options.isBegun || entry.open)) {
      goDown(1);
      return true;
    }
    if (column < 0 || column >= extent.columns) return false;
    runStart.current ??= focus.column;
    moveTo({ row: focus.row, column });
    return true;
  };

  const onOpenKey = (event: KeyboardEvent): boolean => {
    const { key } = event;
    const mode = entry.open?.mode;
    if (entry.editor.current?.onKey(key)) event.preventDefault();
    else if (key === 'Escape') entry.cancel();
    else if (key === 'Enter' && event.altKey) entry.editor.current?.insert('\n');
    else if (key === 'Enter' && !event.ctrlKey) {
      entry.commit();
      goDown(event.shiftKey ? -1 : 1);
    } else if (key === 'Tab') {
      entry.commit();
      if (!goAside(event.shiftKey ? -1 : 1)) return true;
    } else if (key === 'F2') entry.setMode(mode === 'type' ? 'edit' : 'type');
    else if ((event.ctrlKey || event.metaKey) && event.code === 'KeyS') {
      entry.commit();
      acts.save();
    } else if (mode === 'type' && MOVES.has(key) && !event.shiftKey) {
      entry.commit();
      const next = moveByKey(focus, key, event.ctrlKey, extent);
      if (next) moveTo(next);
    } else return true;
    event.preventDefault();
    return true;
  };

  /** Keys that begin an entry. */
  const onBeginKey = (event: KeyboardEvent): boolean => {
    const { key } = event;
    const kind = entry.column?.edit?.kind ?? '';
    const opensList = LIST_KINDS.has(kind) && (key === 'F7' || (event.altKey && key === 'ArrowDown'));
    if (key === 'F2' || opensList) return entry.begin('edit');
    if (event.ctrlKey || event.altKey || event.metaKey) return false;
    if (key === 'Backspace') return entry.begin('type');
    return false;
  };

  const onWaitingKey = (event: KeyboardEvent): boolean => {
    if (focus.row < 0) return false;
    if (entry.lockedWhy !== null && isWriting(event)) {
      acts.sayLocked(entry.lockedWhy);
      return true;
    }
    const act = actOf(event, acts);
    if (act) act();
    else if (event.key === 'Escape') return acts.revert();
    else if (event.key === 'Tab') return goAside(event.shiftKey ? -1 : 1);
    else if (entry.isEditable && onBeginKey(event)) return true;
    else if (entry.isEditable && event.key === 'Enter' && !event.ctrlKey) goDown(event.shiftKey ? -1 : 1);
    else {
      if (MOVES.has(event.key)) runStart.current = null;
      return false;
    }
    return true;
  };

  return (event: KeyboardEvent): boolean => {
    const isInput = event.target instanceof HTMLElement && event.target.dataset['sink'] !== undefined;
    const isCell = event.target instanceof HTMLElement && event.target.dataset['cell'] !== undefined;
    if (event.defaultPrevented || (!isInput && !isCell)) return false;
    if (isComposing(event)) return isInput;
    if (entry.open) return isInput ? onOpenKey(event) : false;
    if (!onWaitingKey(event)) return false;
    event.preventDefault();
    return true;
  };
}
