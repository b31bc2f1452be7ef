import './detail-table.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';

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
  const { frame, isWide } = useOverflow();
  // Wider than its place it is pushed sideways, by keys as well.
  const pushed = isWide ? { tabIndex: 0, role: 'group', 'aria-label': label } : {};
  return (
    <div className="mw-table" ref={frame} {...pushed}>
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

/** Whether the table is wider than the place it has. */
function useOverflow() {
  const frame = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { frame, isWide };
}

function widthOf<Row>(column: DetailColumn<Row>) {
  return column.width === undefined ? undefined : { width: column.width };
}
