import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VOIDED_COLUMN } from '#contract/kit/list.ts';
import { cellText, drawnText, isNumeric } from './cell-text.ts';
import type { RowDraft } from './editing/row-draft.ts';
import { isWritable } from './editing/use-cell-entry.ts';
import type { GridColumn, GridFormat } from './grid-types.ts';

export interface GridRowProps<Row> {
  row: Row | undefined;
  index: number;
  top: number;
  columns: readonly GridColumn<Row>[];
  format: GridFormat;
  /** Column that has the tab stop, -1 for none. */
  focusColumn: number;
  /** Selected columns of this row, -1 for none. */
  from: number;
  to: number;
  isCurrent: boolean;
  isFailed: boolean;
  failedText: string;
  /** Its unsaved cells. */
  draft?: RowDraft<Row> | undefined;
  /** The input of the focused cell, where it can be written in. */
  editor?: ReactNode;
  isTyping?: boolean;
  isEditable?: boolean;
  /** A line below the list: one that is being written, or the blank one. */
  entry?: 'begun' | 'blank' | undefined;
  wordOf?: ((draft: RowDraft<Row>, name: string | null) => string) | undefined;
}

function classOf<Row>(column: GridColumn<Row>, at: number, props: GridRowProps<Row>): string {
  const isSelected = at >= props.from && at <= props.to && props.from >= 0;
  const isNegative =
    isNumeric(column.kind) && props.row !== undefined && !props.entry && Number(column.value(props.row)) < 0;
  return [
    'cell',
    isNumeric(column.kind) ? 'num' : '',
    column.kind === 'code' ? 'code' : '',
    isSelected && (props.from !== props.to || props.focusColumn !== at) ? 'range' : '',
    props.focusColumn === at ? 'focus' : '',
    isNegative ? 'negative' : '',
    cellState(column, props),
    props.isTyping === true && props.focusColumn === at ? 'editing' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Unsaved, or refused. */
function cellState<Row>({ edit }: GridColumn<Row>, { draft }: GridRowProps<Row>): string {
  const cell = edit && draft?.cells.get(edit.name);
  if (!cell || !draft) return '';
  if (cell.issue !== null) return cell.issue.code === 'looking_up' ? 'unsaved' : 'wrong';
  return draft.refusal?.field === edit.name ? 'wrong' : 'unsaved';
}

function isBlank<Row>({ edit }: GridColumn<Row>, row: Row): boolean {
  const value: unknown = edit ? Reflect.get(row as object, edit.name) : null;
  return value === null || value === undefined || value === '';
}

function content<Row>(column: GridColumn<Row>, props: GridRowProps<Row>): ReactNode {
  if (props.row === undefined) return props.isFailed ? '' : <span className="ghost" />;
  const typed = column.edit && props.draft?.cells.get(column.edit.name);
  // What could not be read is shown as it was typed.
  if (typed?.issue) return typed.text;
  // A row that is not there yet has nothing but what is written in it.
  if (props.entry) return isBlank(column, props.row) ? '' : cellText(column, props.row, props.format);
  return column.cell ? column.cell(props.row) : drawnText(column, props.row, props.format);
}

/** Why a cell was refused. */
function titleOf<Row>(column: GridColumn<Row>, props: GridRowProps<Row>): string | undefined {
  const { draft, wordOf } = props;
  if (!draft || !wordOf || !column.edit || cellState(column, props) !== 'wrong') return undefined;
  return wordOf(draft, column.edit.name);
}

function isReadOnly<Row>(column: GridColumn<Row>, { row, entry }: GridRowProps<Row>): boolean {
  return !isWritable(column, entry !== undefined) || (row !== undefined && column.locked?.(row) != null);
}

const MARK = { typed: '✎', saving: '…', refused: '!', waiting: '↻' } as const;

function EntryMark() {
  const { t } = useTranslation('grid-editing');
  return (
    <span className="mw-row-state" title={t('newLineHint')} role="img" aria-label={t('newLine')}>
      ＊
    </span>
  );
}

/** The number, or what stands between the row and being saved. */
function RowNumber<Row>({ index, draft, wordOf, entry }: GridRowProps<Row>) {
  if (!draft && entry) return <EntryMark />;
  if (!draft) return index + 1;
  return (
    <span className={`mw-row-state ${draft.state}`} title={wordOf?.(draft, null)}>
      {MARK[draft.state]}
    </span>
  );
}

const isVoided = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && typeof Reflect.get(row, VOIDED_COLUMN) === 'number';

function GridRowView<Row>(props: GridRowProps<Row>) {
  const { row, index, columns } = props;
  return (
    <div
      role="row"
      className={`row${props.isCurrent ? ' current' : ''}${props.entry ? ' entry' : ''}${isVoided(row) ? ' voided' : ''}`}
      style={{ transform: `translateY(${props.top}px)` }}
      aria-rowindex={index + 2}
      aria-busy={row === undefined && !props.isFailed ? true : undefined}
    >
      <div role="rowheader" className="rowno" aria-colindex={1} data-row={index}>
        {props.isFailed ? <span title={props.failedText}>!</span> : <RowNumber {...props} />}
      </div>
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          className={classOf(column, at, props)}
          aria-colindex={at + 2}
          aria-selected={props.from >= 0 && at >= props.from && at <= props.to}
          aria-readonly={props.isEditable ? isReadOnly(column, props) : undefined}
          title={titleOf(column, props)}
          tabIndex={props.focusColumn === at && !props.editor ? 0 : -1}
          data-cell={`${index}:${at}`}
        >
          {props.isTyping && props.focusColumn === at ? null : content(column, props)}
          {props.focusColumn === at ? props.editor : null}
        </div>
      ))}
    </div>
  );
}

/** Redrawn only when its data, its place or its part of the selection changes. */
export const GridRow = memo(GridRowView) as typeof GridRowView;
