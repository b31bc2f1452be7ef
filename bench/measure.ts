export interface BenchRow {
  op: string;
  ours_ms: number | null;
  port_ms: number | null;
  http_ms: number | null;
  raw_ms: number | null;
  ratio: number | null;
}

/** A row that has nothing to stand beside. */
export function figure(op: string, ours_ms: number): BenchRow {
  return { op, ours_ms, port_ms: null, http_ms: null, raw_ms: null, ratio: null };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function once(run: (i: number) => unknown, i: number): Promise<number> {
  const from = performance.now();
  await run(i);
  return performance.now() - from;
}

/** Median of single runs in milliseconds, after a tenth of them as warm-up. */
export async function timed(runs: number, run: (i: number) => unknown): Promise<number> {
  const { one } = await timedInTurn(runs, { one: run });
  return one;
}

/** The same for several ways of one thing, in turn run by run: a slow moment of disk or processor meets them all. */
export async function timedInTurn<Way extends string>(
  runs: number,
  ways: Readonly<Record<Way, (i: number) => unknown>>,
): Promise<Record<Way, number>> {
  const names = Object.keys(ways) as Way[];
  for (const name of names) for (let i = 0; i < Math.ceil(runs / 10); i += 1) await ways[name](i);
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let i = 0; i < runs; i += 1)
    for (const name of names) times.get(name)?.push(await once(ways[name], i));
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
    Way,
    number
  >;
}

const shown = (value: number | null) =>
  (value === null ? '–' : value.toFixed(value < 10 ? 3 : 1)).padStart(10);

export function printRow(row: BenchRow): void {
  const ratio = row.ratio === null ? '–' : `${row.ratio.toFixed(2)}×`;
  console.log(
    `${row.op.padEnd(34)}${shown(row.ours_ms)}${shown(row.raw_ms)}${ratio.padStart(9)}${shown(row.port_ms)}${shown(row.http_ms)}`,
  );
}

export function printHead(): void {
  console.log(
    `${'operation, median ms'.padEnd(34)}${['ours', 'raw'].map((w) => w.padStart(10)).join('')}${'ratio'.padStart(9)}${['port', 'http'].map((w) => w.padStart(10)).join('')}`,
  );
}
