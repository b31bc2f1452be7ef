import { notifications } from '@mantine/notifications';
import { type FocusEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_BATCH_ROWS } from '#contract/kit/rows.ts';
import { toAppError } from '#renderer/lib/app-error.ts';
import { errorTexts } from '#renderer/lib/error-texts.ts';
import type { CellRange, GridExtent } from '../grid-keys.ts';
import type { DataGridProps, GridCellPosition, GridColumn, GridFormat } from '../grid-types.ts';
import type { GridRows } from '../use-grid-rows.ts';
import { applyTexts, copiedCell } from './apply-text.ts';
import type { Block } from './clipboard-text.ts';
import { isUnsaved } from './edit-port.ts';
import type { RowEdits } from './row-edits.ts';
import { isWritable, useCellEntry } from './use-cell-entry.ts';
import { useClipboard } from './use-clipboard.ts';
import { type EditingActs, useEditingKeys } from './use-editing-keys.ts';

export interface GridEditingOptions<Row> {
  props: DataGridProps<Row>;
  edits: RowEdits<Row>;
  rows: GridRows<Row>;
  /** Rows being written below the last one. */
  entries: readonly Row[];
  columns: readonly GridColumn<Row>[];
  focus: GridCellPosition;
  range: CellRange;
  extent: GridExtent;
  format: GridFormat;
  moveTo: (next: GridCellPosition, isExtending?: boolean) => void;
  onOpen: (row: number) => void;
}

/** What is open over the list: a block to look at before it is saved, a bulk edit, a void, a menu. */
export type EditingDialog =
  | { kind: 'paste'; block: Block; top: number; left: number }
  | { kind: 'bulk' }
  | { kind: 'void' }
  | { kind: 'conflict'; id: string }
  | { kind: 'menu'; x: number; y: number };

/** Everything a list can do with its cells: typing, filling, clearing, copying, pasting, undoing, saving. */
export function useGridEditing<Row>(options: GridEditingOptions<Row>) {
  const { props, edits, rows, entries, columns, focus, range, format } = options;
  const { t } = useTranslation('grid-editing');
  const { t: errors } = useTranslation('errors');
  const isOn = props.editing !== undefined && columns.some((column) => column.edit);
  const [dialog, setDialog] = useState<EditingDialog | null>(null);

  const shown = (row: Row): Row => (isOn ? (edits.draftOf(edits.port.identity(row).id)?.shown ?? row) : row);
  const count = rows.total ?? 0;
  /** The row of a line as the core has it, or as it began below the list. */
  const baseAt = (index: number): Row | undefined =>
    index < count ? rows.rowAt(index) : entries[index - count];
  const rowAt = (index: number): Row | undefined => {
    const row = baseAt(index);
    return row === undefined ? undefined : shown(row);
  };
  const readLines = async (from: number, to: number): Promise<Row[]> => [
    ...(await rows.readRange(from, Math.min(to, count))),
    ...entries.slice(Math.max(0, from - count), Math.max(0, to - count)),
  ];
  const entry = useCellEntry({ edits, columns: isOn ? columns : [], focus, rowAt, format });

  const focusRow = baseAt(focus.row);
  const focusId = isOn && focusRow !== undefined ? edits.port.identity(focusRow).id : null;
  useEffect(() => void edits.flush(focusId), [edits, focusId]);

  const say = (thrown: unknown) => {
    const texts = errorTexts(toAppError(thrown), errors);
    notifications.show({ color: 'red', title: texts.what, message: texts.next });
  };
  /** The selected rows; null, with a word why, when there are more than one act may change. */
  const selectedRows = async (): Promise<Row[] | null> => {
    if (range.bottom - range.top >= MAX_BATCH_ROWS) {
      notifications.show({ color: 'red', message: t('tooMany', { max: MAX_BATCH_ROWS }) });
      return null;
    }
    return (await readLines(range.top, range.bottom + 1)).map(shown);
  };
  const isNew = (row: Row) => isUnsaved(edits.port.identity(row));
  const chosenColumns = columns.slice(range.left, range.right + 1);
  const editable = chosenColumns.filter((column) => isWritable(column, false));
  const writableIn = (row: Row) => chosenColumns.filter((column) => isWritable(column, isNew(row)));
  const fillAll = async (text: string) => {
    const chosen = await selectedRows();
    if (!chosen) return;
    applyTexts(
      edits,
      chosen.flatMap((row) => writableIn(row).map((column) => ({ row, column, text }))),
      'put',
    );
    await edits.flush(chosen.length > 1 ? null : focusId);
  };
  const fillDown = async () => {
    const from = range.top === range.bottom ? range.top - 1 : range.top;
    const chosen = range.top === range.bottom && range.top < 1 ? null : await selectedRows();
    const [source] = chosen ? await readLines(from, from + 1) : [];
    if (!chosen || source === undefined) return;
    const targets = range.top === range.bottom ? chosen : chosen.slice(1);
    const like = shown(source);
    edits.edit(
      targets.flatMap((row) =>
        writableIn(row).flatMap((column) =>
          column.edit
            ? [{ row, name: column.edit.name, cell: copiedCell(column, column.edit, like, row) }]
            : [],
        ),
      ),
    );
    await edits.flush(targets.length > 1 ? null : focusId);
  };
  const acts: EditingActs = {
    fillDown: () => void fillDown().catch(say),
    clear: () => void fillAll('').catch(say),
    undo: () => void edits.undo().catch(say),
    redo: () => void edits.redo().catch(say),
    sayLocked: (why) => notifications.show({ id: 'locked', message: why }),
    save: () => void edits.flush().catch(say),
    revert: () => {
      const hasDraft = focusId !== null && edits.draftOf(focusId) !== undefined;
      if (hasDraft) edits.revert(focusId);
      return hasDraft;
    },
    openRecord: () => {
      if (focus.row < count) options.onOpen(focus.row);
    },
    openMenu: () => {
      const box = document.activeElement?.closest('.cell')?.getBoundingClientRect();
      setDialog({ kind: 'menu', x: box?.left ?? 0, y: box?.bottom ?? 0 });
    },
    bulkEdit: () => setDialog({ kind: 'bulk' }),
  };
  const paste = (block: Block) => {
    const isOne =
      block.length === 1 && block[0]?.length === 1 && range.top >= 0 && rowAt(range.top) !== undefined;
    if (block.length === 0) return;
    if (isOne) void fillAll(block[0]?.[0] ?? '').catch(say);
    else setDialog({ kind: 'paste', block, top: Math.max(0, range.top), left: range.left });
  };
  const clipboard = useClipboard({
    columns,
    range,
    rowAt,
    readRange: async (from, to) => (await readLines(from, to)).map(shown),
    isTyping: entry.open !== null,
    isEmpty: count === 0,
    onPaste: isOn ? paste : undefined,
    onCut: isOn ? acts.clear : undefined,
  });
  const keys = useEditingKeys({
    entry,
    focus,
    extent: options.extent,
    moveTo: options.moveTo,
    acts,
    isBegun: focusId !== null && edits.draftOf(focusId) !== undefined,
  });
  return {
    isOn,
    edits,
    entry,
    rowAt,
    baseAt,
    isNew,
    acts,
    clipboard,
    /** Of the selection, the rows the core knows. */
    selectedRows: async () => (await selectedRows())?.filter((row) => !isNew(row)) ?? null,
    editable,
    dialog,
    setDialog,
    say,
    onKeyDown: (event: KeyboardEvent): boolean => isOn && keys(event),
    /** The focus left the cell or the whole list: what was typed is kept, and saved when the list is left. */
    onBlur: (event: FocusEvent) => {
      const isInput = event.target instanceof HTMLElement && event.target.dataset['sink'] !== undefined;
      if (isInput) entry.commit();
      const to = event.relatedTarget;
      if (isOn && to instanceof Node && !event.currentTarget.contains(to)) void edits.flush();
    },
  };
}

export type GridEditingModel<Row> = ReturnType<typeof useGridEditing<Row>>;
