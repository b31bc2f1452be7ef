import { memo, type ReactNode } from 'react';
import { cellText, isNumeric } from './cell-text.ts';
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
}

function classOf<Row>(column: GridColumn<Row>, at: number, props: GridRowProps<Row>): string {
  const isSelected = at >= props.from && at <= props.to && props.from >= 0;
  const isNegative = isNumeric(column.kind) && props.row !== undefined && Number(column.value(props.row)) < 0;
  return [
    'cell',
    isNumeric(column.kind) ? 'num' : '',
    column.kind === 'code' ? 'code' : '',
    isSelected && (props.from !== props.to || props.focusColumn !== at) ? 'range' : '',
    props.focusColumn === at ? 'focus' : '',
    isNegative ? 'negative' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function content<Row>(column: GridColumn<Row>, props: GridRowProps<Row>): ReactNode {
  if (props.row === undefined) return props.isFailed ? '' : <span className="ghost" />;
  return column.cell ? column.cell(props.row) : cellText(column, props.row, props.format);
}

function GridRowView<Row>(props: GridRowProps<Row>) {
  const { row, index, columns } = props;
  return (
    <div
      role="row"
      className={props.isCurrent ? 'row current' : 'row'}
      style={{ transform: `translateY(${props.top}px)` }}
      aria-rowindex={index + 2}
      aria-busy={row === undefined && !props.isFailed ? true : undefined}
    >
      <div role="rowheader" className="rowno" aria-colindex={1} data-row={index}>
        {props.isFailed ? <span title={props.failedText}>!</span> : index + 1}
      </div>
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          className={classOf(column, at, props)}
          aria-colindex={at + 2}
          aria-selected={props.from >= 0 && at >= props.from && at <= props.to}
          tabIndex={props.focusColumn === at ? 0 : -1}
          data-cell={`${index}:${at}`}
        >
          {content(column, props)}
        </div>
      ))}
    </div>
  );
}

/** Redrawn only when its data, its place or its part of the selection changes. */
export const GridRow = memo(GridRowView) as typeof GridRowView;
