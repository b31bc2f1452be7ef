import { type Filter, VOIDED_COLUMN } from '#contract/kit/list.ts';
import {
  formatDate,
  formatInstant,
  formatMoney,
  formatNumber,
  formatQuantity,
  type MoneyUnit,
} from '#renderer/lib/format.ts';
import type { CellValue, ColumnKind, GridColumn, GridFormat } from './grid-types.ts';

const NUMERIC: ReadonlySet<ColumnKind> = new Set(['money', 'quantity', 'number']);

export function isNumeric(kind: ColumnKind): boolean {
  return NUMERIC.has(kind);
}

/** The value as people read it. Blank cells are blank: a dash in every empty cell is noise. */
export function formatCell(kind: ColumnKind, value: CellValue, moneyUnit: MoneyUnit): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value !== 'number') return kind === 'date' ? formatDate(String(value)) : String(value);
  switch (kind) {
    case 'money':
      return formatMoney(value, moneyUnit);
    case 'quantity':
      return formatQuantity(value);
    case 'instant':
      return formatInstant(value);
    case 'number':
      return formatNumber(value, Number.isInteger(value) ? 0 : 2);
    default:
      return String(value);
  }
}

export function cellText<Row>(column: GridColumn<Row>, row: Row, format: GridFormat): string {
  return column.text ? column.text(row) : formatCell(column.kind, column.value(row), format.moneyUnit);
}

/** What the list shows: money of another currency than the list's own says which. Copies hold the bare figure. */
export function drawnText<Row>(column: GridColumn<Row>, row: Row, format: GridFormat): string {
  const value = column.value(row);
  const currency = column.currency?.(row);
  return currency !== undefined && typeof value === 'number'
    ? formatMoney(value, format.moneyUnit, currency)
    : cellText(column, row, format);
}

interface FilterWords {
  contains: string;
  isEmpty: string;
  blank: string;
  notEmpty: string;
  /** Rows that were voided, which no column shows. */
  voided: string;
}

function filterValue<Row>(column: GridColumn<Row> | undefined, value: unknown, format: GridFormat): string {
  const word = column?.options?.find((option) => option.value === value)?.word;
  if (word !== undefined) return word;
  return formatCell(column?.kind ?? 'text', value as CellValue, format.moneyUnit);
}

/** A filter as a chip says it: 阶段 = 报价、跟踪. */
export function filterText<Row>(
  columns: readonly GridColumn<Row>[],
  filter: Filter,
  words: FilterWords,
  format: GridFormat,
): string {
  if (filter.column === VOIDED_COLUMN && filter.op === 'not_empty') return words.voided;
  const column = columns.find((one) => one.id === filter.column);
  const name = column?.header ?? filter.column;
  const show = (value: unknown) => filterValue(column, value, format);
  switch (filter.op) {
    case 'empty':
      return `${name} ${words.isEmpty}`;
    case 'not_empty':
      return `${name} ${words.notEmpty}`;
    case 'contains':
      return `${name} ${words.contains} ${show(filter.value)}`;
    case 'eq':
      return `${name} = ${show(filter.value)}`;
    case 'ne':
      return `${name} ≠ ${show(filter.value)}`;
    case 'gte':
      return `${name} ≥ ${show(filter.value)}`;
    case 'lte':
      return `${name} ≤ ${show(filter.value)}`;
    case 'between':
      return `${name} ${show(filter.values?.[0])} – ${show(filter.values?.[1])}`;
    case 'in':
      return `${name} = ${(filter.values ?? []).map((value) => (value === '' ? words.blank : show(value))).join('、')}`;
  }
}
