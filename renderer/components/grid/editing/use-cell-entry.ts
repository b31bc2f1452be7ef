import { useRef, useState } from 'react';
import { cellText } from '../cell-text.ts';
import type { GridCellPosition, GridColumn, GridFormat } from '../grid-types.ts';
import { applyTexts } from './apply-text.ts';
import type { CellEditorHandle, EntryMode } from './cell-editor.tsx';
import { entryText } from './cell-entry.ts';
import { isUnsaved } from './edit-port.ts';
import type { RowEdits } from './row-edits.ts';

export interface CellEntryOptions<Row> {
  edits: RowEdits<Row>;
  columns: readonly GridColumn<Row>[];
  focus: GridCellPosition;
  /** The row as shown, unsaved cells included. */
  rowAt: (index: number) => Row | undefined;
  format: GridFormat;
}

interface OpenCell<Row> {
  row: Row;
  column: GridColumn<Row>;
  mode: EntryMode;
  start: string;
}

/** True for a column whose cells can be written in. A code that names the row is written while the row is new. */
export function isWritable<Row>({ edit, isKey }: GridColumn<Row>, isNew: boolean): boolean {
  return edit !== undefined && edit.isReadOnly !== true && (isKey !== true || isNew);
}

/** Typing into the focused cell: when it begins, what it begins with, and what becomes of it. */
export function useCellEntry<Row>(options: CellEntryOptions<Row>) {
  const { edits, columns, focus, rowAt, format } = options;
  const [open, setOpen] = useState<OpenCell<Row> | null>(null);
  const editor = useRef<CellEditorHandle>(null);
  const column = columns[focus.column];
  const row = focus.row < 0 ? undefined : rowAt(focus.row);
  const isNew = row !== undefined && isUnsaved(edits.port.identity(row));
  const isOpenColumn = column !== undefined && row !== undefined && isWritable(column, isNew);
  /** Said when somebody begins to write all the same. */
  const lockedWhy = isOpenColumn ? (column.locked?.(row) ?? null) : null;
  const isEditable = isOpenColumn && lockedWhy === null;

  /** Text that was refused comes back as it was typed; anything else as its exact value. */
  const startText = (): string => {
    if (!column?.edit || row === undefined) return '';
    const typed = edits.draftOf(edits.port.identity(row).id)?.cells.get(column.edit.name);
    if (typed?.issue) return typed.text;
    return entryText(
      column.edit,
      Reflect.get(row as object, column.edit.name),
      cellText(column, row, format),
    );
  };
  const begin = (mode: EntryMode): boolean => {
    if (!isEditable || !column || row === undefined) return false;
    setOpen({ row, column, mode, start: startText() });
    return true;
  };
  const cancel = () => setOpen(null);
  /** Takes what was typed; nothing when it was opened and left as it was. */
  const commit = (): void => {
    if (!open) return;
    setOpen(null);
    const text = editor.current?.text() ?? '';
    const picked = editor.current?.picked() ?? null;
    if (open.mode === 'edit' && text === open.start && !picked) return;
    applyTexts(edits, [{ row: open.row, column: open.column, text: picked?.word ?? text, picked }]);
  };
  return {
    open,
    editor,
    isEditable,
    lockedWhy,
    column,
    row,
    startText,
    begin,
    cancel,
    commit,
    setMode: (mode: EntryMode) => setOpen((old) => old && { ...old, mode }),
  };
}

export type CellEntry<Row> = ReturnType<typeof useCellEntry<Row>>;
