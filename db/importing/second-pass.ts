import type { ImportCounts, ImportRowError, PreviewRow } from '#contract/imports/analysis.ts';
import type { ImportPlan, ImportRow } from './import-plan.ts';
import { OrderFacts } from './order-facts.ts';

const PREVIEW_ROWS = 50;
const SHOWN_ERRORS = 100;

export interface SecondPass {
  counts: ImportCounts;
  preview: PreviewRow[];
  errors: ImportRowError[];
  /** Cells that could not be read, by column, with examples. */
  unreadable: Map<number, { cells: number; samples: string[] }>;
  orders: OrderFacts;
  /** First and last day of each date field. */
  ranges: Map<string, { first: string; last: string }>;
}

/** Reads all rows as the plan says, to show what an import would do before it does anything. */
export function tryPlan(
  plan: ImportPlan,
  rows: Iterable<ImportRow>,
  onRow?: (row: ImportRow, plan: ImportPlan) => void,
): SecondPass {
  const dateFields = plan.columns.flatMap(({ field, reading }) =>
    field && reading?.kind === 'date' ? [field] : [],
  );
  const pass: SecondPass = {
    counts: { read: 0, valid: 0, errors: 0, skipped: 0, totals: 0, duplicates: 0, orders: null },
    preview: [],
    errors: [],
    unreadable: new Map(),
    orders: new OrderFacts(),
    ranges: new Map(),
  };
  for (const row of rows) {
    take(pass, row, plan, dateFields);
    onRow?.(row, plan);
  }
  return pass;
}

function take(pass: SecondPass, row: ImportRow, plan: ImportPlan, dateFields: readonly string[]): void {
  count(pass, row);
  if (row.skipped !== null) return;
  for (const error of row.errors) note(pass, error);
  for (const field of dateFields) widen(pass, field, row.values[field]);
  if (row.errors.length === 0 && plan.kind === 'orders') pass.orders.add(row);
}

function count(pass: SecondPass, row: ImportRow): void {
  const { counts } = pass;
  counts.read += 1;
  if (row.skipped !== null) {
    counts.skipped += 1;
    if (row.skipped === 'total') counts.totals += 1;
    if (row.skipped === 'duplicate') counts.duplicates += 1;
  } else if (row.errors.length > 0) counts.errors += 1;
  else counts.valid += 1;
  if (pass.preview.length >= PREVIEW_ROWS) return;
  const { cells: _cells, ...shown } = row;
  pass.preview.push(shown);
}

function note(pass: SecondPass, error: ImportRowError): void {
  if (pass.errors.length < SHOWN_ERRORS) pass.errors.push(error);
  if (error.column === null || error.code === 'required' || error.code === 'year_missing') return;
  const column = pass.unreadable.get(error.column) ?? { cells: 0, samples: [] };
  column.cells += 1;
  if (column.samples.length < 4 && !column.samples.includes(error.text)) column.samples.push(error.text);
  pass.unreadable.set(error.column, column);
}

function widen(pass: SecondPass, field: string, value: ImportRow['values'][string] | undefined): void {
  if (typeof value !== 'string') return;
  const range = pass.ranges.get(field);
  if (!range) pass.ranges.set(field, { first: value, last: value });
  else if (value < range.first) range.first = value;
  else if (value > range.last) range.last = value;
}
