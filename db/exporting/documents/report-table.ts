import type { ReportColumn, TableBlock } from '#contract/reports/report-model.ts';
import type { Cell } from './cells.ts';
import type { TablePart } from './document-sheet.ts';
import { byChange, byFormula, type FigureForm, figureCell } from './report-cells.ts';

type Row = TableBlock['rows'][number];
type Address = (key: string) => string;

const numberIn = (row: Row | undefined, key: string): number | null => {
  const value = row?.[key];
  return typeof value === 'number' ? value : null;
};

/** A change or a share as a formula of the columns it is reckoned of. */
function reckonedCell(
  { key, kind, of }: ReportColumn,
  row: Row,
  { form, at, foot, total }: { form: FigureForm; at: Address; foot: Address; total: Row | undefined },
): Cell {
  const value = row[key];
  const cell = figureCell(value, kind, form);
  if (of === undefined) return cell;
  if ('share' in of) {
    const part = numberIn(row, of.share);
    const whole = numberIn(total, of.share);
    const gives = part === null || whole === null || whole === 0 ? null : part / whole;
    return byFormula(cell, `${at(of.share)}/${foot(of.share)}`, gives);
  }
  const isChange = typeof value === 'object' && value !== null;
  return isChange ? byChange(value, form, { now: at(of.now), base: at(of.base) }) : cell;
}

/** The total of a column: the sum of its lines where it is that, else the figure the report has. */
function totalCell(
  column: ReportColumn,
  { rows, total }: TableBlock,
  { form, all, at }: { form: FigureForm; all: Address; at: Address },
): Cell {
  const { key, kind, of } = column;
  const cell = figureCell(total?.[key], kind, form);
  if (of !== undefined) return reckonedCell(column, total ?? {}, { form, at, foot: at, total });
  if (kind !== 'money' && kind !== 'count') return cell;
  const sum = rows.reduce((whole, row) => whole + (numberIn(row, key) ?? 0), 0);
  return byFormula(cell, `SUM(${all(key)})`, kind === 'money' ? sum / form.minorPerUnit : sum);
}

/** A table of the report, line by line, its total below. */
export function tablePart(block: TableBlock, form: FigureForm, empty: string): TablePart {
  const { columns, rows, total } = block;
  const cellsOf = (of: (column: ReportColumn) => Cell) =>
    Object.fromEntries(columns.map((column) => [column.key, of(column)]));
  return {
    columns: columns.map(({ key, label }) => ({ key, header: label })),
    rows: rows.map(
      (row) => (at, foot) => cellsOf((column) => reckonedCell(column, row, { form, at, foot, total })),
    ),
    ...(total
      ? {
          total: (all: Address, at: Address) =>
            cellsOf((column) => totalCell(column, block, { form, all, at })),
        }
      : {}),
    empty,
  };
}
