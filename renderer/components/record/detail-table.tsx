import './detail-table.css';
import type { ReactNode } from 'react';

export interface DetailColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Pixels; the columns without a width share the rest. */
  width?: number;
  isNumber?: boolean;
}

export interface DetailTableProps<Row> {
  label: string;
  columns: readonly DetailColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowClass?: (row: Row) => string | undefined;
  /** Cells under the columns: totals. */
  foot?: ReactNode;
  /** Shown instead of rows when there are none. */
  empty?: string;
}

/** Rows that belong to one record: items, lines, shipments. For reading; a list of records is a DataGrid. */
export function DetailTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  rowClass,
  foot,
  empty,
}: DetailTableProps<Row>) {
  return (
    <div className="mw-table">
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.isNumber ? 'mw-num' : ''}
                style={widthOf(column)}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)}>
              {columns.map((column) => (
                <td key={column.id} className={column.isNumber ? 'mw-num' : ''}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && empty ? (
            <tr>
              <td colSpan={columns.length} className="mw-muted">
                {empty}
              </td>
            </tr>
          ) : null}
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </div>
  );
}

function widthOf<Row>(column: DetailColumn<Row>) {
  return column.width === undefined ? undefined : { width: column.width };
}
