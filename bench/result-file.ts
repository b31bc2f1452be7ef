import { writeFileSync } from 'node:fs';
import type { BenchRow } from './measure.ts';

/** Rows in the order of their operations, each with how many times the bare query it takes. */
export function finishedRows(rows: Iterable<BenchRow>): BenchRow[] {
  const named = [...rows].sort((a, b) => a.op.localeCompare(b.op, 'en', { numeric: true }));
  for (const row of named)
    row.ratio = row.ours_ms !== null && row.raw_ms !== null ? row.ours_ms / row.raw_ms : null;
  return named;
}

/** Written once empty at the start: a place that cannot be written to is no news after an hour. */
export function writeRows(file: string | undefined, rows: readonly BenchRow[]): void {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(rows, null, 1)}\n`);
}
