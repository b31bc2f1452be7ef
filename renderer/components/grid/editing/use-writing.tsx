import type { MouseEvent } from 'react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { cellText } from '../cell-text.ts';
import type { DataGridProps } from '../grid-types.ts';
import type { useDataGrid } from '../use-data-grid.ts';
import { CellEditor } from './cell-editor.tsx';
import type { RowDraft } from './row-draft.ts';
import { useRefusalWords } from './use-refusal-words.ts';

type Model<Row> = ReturnType<typeof useDataGrid<Row>>;

/** What the rows need to be written in: the input of the focused cell, the unsaved cells, the reasons of refusals. */
export function useWriting<Row>(props: DataGridProps<Row>, model: Model<Row>) {
  const { editing, focus, format } = model;
  const { t } = useTranslation('grid-editing');
  const { entry, edits, isOn } = editing;
  const words = useRefusalWords();
  const wordOf = useCallback((draft: RowDraft<Row>, name: string | null) => words.of(draft, name), [words]);
  const draftAt = (index: number) => {
    const row = editing.baseAt(index);
    return row === undefined ? undefined : edits.draftOf(edits.port.identity(row).id);
  };
  const draft = draftAt(focus.focus.row);
  const { column, row } = entry;
  const field = isOn && entry.isEditable ? column?.edit : undefined;
  const editor =
    field && column && row !== undefined ? (
      <CellEditor
        key={`${props.editing?.identity(row).id} ${column.id}`}
        handle={entry.editor}
        field={field}
        label={
          editing.isNew(row)
            ? `${column.header} ${t('newLine')}`
            : `${column.header} ${props.editing?.nameOf(row) ?? ''} ${cellText(column, row, format)}`.trim()
        }
        mode={entry.open?.mode ?? null}
        start={entry.open?.start ?? ''}
        isWrong={(draft?.cells.get(field.name)?.issue ?? null) !== null}
        onBegin={() => entry.begin('type')}
        onCancel={entry.cancel}
        onPick={() => {
          entry.commit();
          focus.takeFocus();
        }}
      />
    ) : null;
  return {
    rowAt: editing.rowAt,
    draftAt,
    editor,
    isTyping: entry.open !== null,
    isOn,
    wordOf,
    nameOfEntry: (at: number) => {
      const line = model.entries[at];
      return line === undefined ? '' : edits.port.identity(line).id;
    },
    /** The menu of a cell: the focus goes there first, unless the cell is part of the selection. */
    onContextMenu: (event: MouseEvent) => {
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
      const [at = -1, over = 0] = (cell?.dataset['cell'] ?? '').split(':').map(Number);
      if (!cell || at < 0 || entry.open) return;
      event.preventDefault();
      const { range } = focus;
      const isInside = at >= range.top && at <= range.bottom && over >= range.left && over <= range.right;
      if (!isInside) focus.moveTo({ row: at, column: over });
      editing.setDialog({ kind: 'menu', x: event.clientX, y: event.clientY });
    },
  };
}
