import type { ReactNode } from 'react';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import type { CellField } from '#renderer/components/form/form-types.ts';
import type { MoneyUnit } from '#renderer/lib/format.ts';
import type { GridEditing } from './editing/editing-types.ts';
import type { GridState, GridStatePatch } from './grid-state.ts';
import type { ColumnWidths } from './views/column-widths.ts';

export type ColumnKind = 'text' | 'code' | 'money' | 'quantity' | 'number' | 'date' | 'instant' | 'state';
export type CellValue = string | number | boolean | null | undefined;

/** A list is a list of these. The id is the column name the server sorts and filters by. */
export interface GridColumn<Row> {
  id: string;
  header: string;
  width: number;
  kind: ColumnKind;
  value: (row: Row) => CellValue;
  /** Currency of a column of money whose rows have different ones. */
  currency?: (row: Row) => string;
  /** What is drawn, when it is more than the formatted value (a state badge, a link). */
  cell?: (row: Row) => ReactNode;
  /** What is copied and read out, when the formatted value is not the word people see. */
  text?: (row: Row) => string;
  sortable?: boolean;
  /** Several values in one cell: rows are filtered by it but not gathered, as one would stand in several groups. */
  isMany?: boolean;
  /** How the header menu filters; default follows the kind, false for columns the server cannot filter. */
  filter?: 'contains' | 'values' | 'range' | false;
  /** Words of the value list. */
  options?: readonly { value: string; word: string }[];
  /** The field of the form this column is: how it is typed, read, listed and checked in place. */
  edit?: CellField;
  /** Why this cell cannot be written in although its column can: the state the record is in. Null where it can. */
  locked?: (row: Row) => string | null;
  /** Names the row, a code or a number: written only while the row is new. */
  isKey?: boolean;
  /** Shown only after the column chooser switches it on. */
  isHidden?: boolean;
}

export interface GridSource<Row> {
  /** Query-key path of the procedure, `['marketRecords', 'list']`: the change stream refreshes by it. */
  path: readonly string[];
  list: (input: ListInput, options: { signal: AbortSignal }) => Promise<ListPage<Row>>;
}

export interface GridCellPosition {
  row: number;
  column: number;
}

export interface GridFormat {
  moneyUnit: MoneyUnit;
}

export interface DataGridProps<Row> {
  /** Name of the list: widths are remembered under it, questions over the whole list name it. */
  id: string;
  label: string;
  columns: readonly GridColumn<Row>[];
  source: GridSource<Row>;
  rowKey: (row: Row) => string;
  state: GridState;
  onStateChange: (patch: GridStatePatch) => void;
  format?: GridFormat;
  /** Widths of a saved view; without them those of this browser. */
  widths?: ColumnWidths;
  /** Cells can be written in; missing where the person may only read. */
  editing?: GridEditing<Row> | undefined;
  /** Enter or double click. */
  onOpen?: (row: Row) => void;
  /** The row with the focus changed: the panel beside the list follows. */
  onFocusRow?: (row: Row) => void;
  /** Row number of a record under this query; null where it is not among the rows. */
  locate?:
    | ((id: string, query: Pick<ListInput, 'filters' | 'sort' | 'search'>) => Promise<number | null>)
    | undefined;
  /** Shown when there is nothing at all, without any filter. */
  empty?: ReactNode;
}
