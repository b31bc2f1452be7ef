import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import { analyseImport } from '#db/importing/analyse-import.ts';
import type { ImportQuestion } from '#contract/imports/analysis.ts';
import type { AnalysedLedger as ImportAnalysis, ImportRow } from '#db/importing/import-plan.ts';
import { readRows } from '#db/importing/read-rows.ts';

export interface ReadLedger {
  analysis: ImportAnalysis;
  rows: ImportRow[];
}

interface Asked {
  sheet?: string;
  answers?: Record<string, string>;
}

export async function readLedger(
  dataDir: string,
  path: string,
  kind: ImportKind,
  asked: Asked = {},
): Promise<ReadLedger> {
  const file = { name: basename(path), bytes: new Uint8Array(readFileSync(join(dataDir, path))) };
  const analysis = await analyseImport(file, { kind, ...asked });
  const rows: ImportRow[] = [];
  for await (const row of readRows(file, analysis.plan)) rows.push(row);
  return { analysis, rows };
}

export function expectation<T>(dataDir: string, path: string): T {
  return JSON.parse(readFileSync(join(dataDir, path), 'utf8')) as T;
}

/** Exact total of a money field, minor units and remainders together, in currency units. */
export function moneyTotal(rows: readonly ImportRow[], field: string): number {
  let millionths = 0n;
  for (const { values } of rows) {
    const value = values[field];
    if (typeof value === 'object' && 'minor' in value)
      millionths += BigInt(value.minor) * 10_000n + BigInt(value.restE4);
  }
  return Number(millionths) / 1e6;
}

export function quantityTotal(rows: readonly ImportRow[], field: string): number {
  return (
    rows.reduce((sum, { values }) => {
      const value = values[field];
      return typeof value === 'object' && 'milli' in value ? sum + value.milli : sum;
    }, 0) / 1000
  );
}

/** Values of a field, or the notes under a header for columns that are kept as such. */
export function texts(rows: readonly ImportRow[], name: string): string[] {
  return rows.map(({ values, extras }) => {
    const value = values[name];
    return typeof value === 'string' ? value : (extras.find((extra) => extra.header === name)?.text ?? '');
  });
}

export function countsOf(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return inOrder(Object.fromEntries(counts));
}

export function inOrder(counts: Record<string, number>): string {
  return Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${key}=${count}`)
    .join(' ');
}

export function distinct(values: readonly string[]): number {
  return new Set(values.filter((value) => value !== '')).size;
}

export function period(values: readonly string[]): string {
  const sorted = values.filter((value) => value !== '').sort();
  return `${sorted[0]}…${sorted.at(-1)}`;
}

export function questionOf(
  analysis: ImportAnalysis,
  kind: ImportQuestion['kind'],
): ImportQuestion | undefined {
  return analysis.questions.find((question) => question.kind === kind);
}

/** The largest difference of totals that is still the same to a hundredth of the currency unit. */
export const withinCent = (total: number) => 0.01 / Math.abs(total);
