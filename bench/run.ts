import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import { createCore } from '#db/core.ts';
import { failureLine } from '#db/kit/failure-line.ts';
import { hashPassword } from '#db/slices/users/passwords.ts';
import { BENCH_USER, type Client, httpClient, inProcessClient, portClient, withCookie } from './clients.ts';
import { measureEditing } from './edit-operations.ts';
import { export100k } from './export-operation.ts';
import { import100k } from './import-100k.ts';
import { importLedger, writeLedger } from './import-operation.ts';
import { measureInterface } from './interface-operations.ts';
import { measureLives } from './life-operation.ts';
import { type Loaded, loadWorkload } from './load-workload.ts';
import { type BenchRow, median, printHead, printRow, timed, timedInTurn } from './measure.ts';
import { type Operation, readOperations } from './operations.ts';
import { readBenchOptions } from './options.ts';
import { benchActor } from './own-factory.ts';
import { finishedRows, writeRows } from './result-file.ts';
import { searchRow } from './search-operation.ts';
import { residentMb, startServerProcess } from './server-process.ts';
import { type Ops, readOps } from './workload.ts';
import { forgetRawOrders, newOrders, rawOrders, signedBasis } from './write-operations.ts';

const STARTS = 5;
/** Memory is looked at when nothing runs any more. */
const REST_MS = 20_000;

interface Bench {
  folder: string;
  dataDir: string;
  ops: Ops;
  rows: Map<string, BenchRow>;
}

const row = (bench: Bench, op: string): BenchRow => {
  const known = bench.rows.get(op);
  if (known) return known;
  const made: BenchRow = { op, ours_ms: null, port_ms: null, http_ms: null, raw_ms: null, ratio: null };
  bench.rows.set(op, made);
  return made;
};

function rawAll(handle: Database) {
  const cache = new Map<string, ReturnType<Database['prepare']>>();
  return (sql: string, params: readonly (string | number)[] = []) => {
    const statement = cache.get(sql) ?? handle.prepare(sql);
    cache.set(sql, statement);
    return statement.all(...params) as Record<string, unknown>[];
  };
}

/** A read is timed only after it gave what the bare query gives. */
async function check(operation: Operation, client: Client, all: ReturnType<typeof rawAll>): Promise<void> {
  for (const i of [0, 1, 2]) {
    const ours = await operation.ours(client, i);
    const raw = operation.raw(all, i);
    if (!isDeepStrictEqual(ours, raw)) {
      throw new Error(
        `${operation.op}: ours differs from the raw query\n ours ${JSON.stringify(ours.slice(0, 5))}… ${ours.length}\n raw  ${JSON.stringify(raw.slice(0, 5))}… ${raw.length}`,
      );
    }
  }
}

/** In-process, raw and message port: one process, one file, one run. */
async function insideOneProcess(
  bench: Bench,
): Promise<{ loaded: Loaded; revisionId: string; reads: Operation[] }> {
  const core = await createCore({ dataDir: bench.dataDir, holder: 'bench' });
  await core.host.startFactory({
    factory: 'bench',
    username: BENCH_USER.username,
    displayName: 'bench',
    passwordHash: await hashPassword(BENCH_USER.password),
  });
  const { handle } = core.host.store();
  const from = performance.now();
  handle.pragma('synchronous = OFF');
  const loaded = await loadWorkload(core.host.store(), bench.folder, benchActor(core.host.store()));
  handle.pragma('synchronous = FULL');
  console.log(
    `loaded size ${bench.ops.size} in ${((performance.now() - from) / 1000).toFixed(1)} s through the services`,
  );
  const connection = core.connect({ transport: 'inprocess', device: 'bench' });
  const client = inProcessClient(core, connection);
  await client.session.signIn(BENCH_USER);
  const port = portClient(core, connection);
  const all = rawAll(handle);
  const orderCount = Number(all('SELECT count(*) AS n FROM orders')[0]?.n ?? 0);
  const reads = readOperations(bench.ops, loaded, orderCount);
  for (const operation of reads) {
    await check(operation, client, all);
    Object.assign(
      row(bench, operation.op),
      await timedInTurn(operation.runs, {
        raw_ms: (i) => operation.raw(all, i),
        ours_ms: (i) => operation.ours(client, i),
        port_ms: (i) => operation.ours(port.client, i),
      }),
    );
  }
  Object.assign(row(bench, 'search'), await searchRow(client, handle, bench.ops));
  const revisionId = await signedBasis(client, loaded);
  const basis = { ops: bench.ops, loaded, revisionId };
  Object.assign(
    row(bench, 'o1 order with 3 lines'),
    await timedInTurn(bench.ops.newOrders.length, {
      raw_ms: rawOrders(handle, basis),
      ours_ms: newOrders(client, basis, 'BI'),
      port_ms: newOrders(port.client, basis, 'BP'),
    }),
  );
  forgetRawOrders(handle);
  const ledger = await writeLedger(bench.folder, bench.dataDir, loaded);
  const o9 = row(bench, 'o9 import 10,000 rows of .xlsx');
  o9.raw_ms = ledger.rawInsert(handle);
  o9.ours_ms = await importLedger(client, ledger.file, 10_000);
  await measureEditing({ client, port: port.client, handle, loaded, row: (op) => row(bench, op) });
  port.close();
  await core.close();
  return { loaded, revisionId, reads };
}

/** The LAN host in a process of its own: HTTP, cold start, memory. */
async function overHttp(
  bench: Bench,
  loaded: Loaded,
  revisionId: string,
  reads: readonly Operation[],
): Promise<void> {
  const server = await startServerProcess(bench.dataDir);
  const { client, cookie } = await httpClient(server.url);
  for (const operation of reads)
    row(bench, operation.op).http_ms = await timed(Math.ceil(operation.runs / 2), (i) =>
      operation.ours(client, i),
    );
  row(bench, 'o1 order with 3 lines').http_ms = await timed(
    bench.ops.newOrders.length,
    newOrders(client, { ops: bench.ops, loaded, revisionId }, 'BH'),
  );
  const ledger = await writeLedger(bench.folder, bench.dataDir, loaded, 'H');
  row(bench, 'o11 resident memory, MB').http_ms = residentMb(server.pid);
  row(bench, 'o9 import 10,000 rows of .xlsx').http_ms = await importLedger(client, ledger.file, 10_000);
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  row(bench, 'o11 resident memory, MB').ours_ms = residentMb(server.pid);
  const seen = await measureInterface(server.url);
  row(bench, 'page: first list after sign-in').ours_ms = seen.firstListMs;
  row(bench, 'page: last row of all units').ours_ms = seen.lastRowMs;
  row(bench, 'page: paste500 previewed').ours_ms = seen.pasteCheckedMs;
  row(bench, 'page: paste500 saved and shown').ours_ms = seen.pasteSavedMs;
  row(bench, 'page: edit to saved').ours_ms = seen.editSavedMs;
  row(bench, 'page: thread time a scrolled frame').ours_ms = seen.frameMs;
  row(bench, 'page: scrolling, frames a second').ours_ms = seen.framesPerSecond;
  await server.stop();
  const wide = reads.find((o) => o.op.startsWith('o2b'));
  const starts: number[] = [];
  for (let i = 0; i < STARTS && wide; i += 1) {
    const from = performance.now();
    const fresh = await startServerProcess(bench.dataDir, Number(new URL(server.url).port));
    await wide.ours(withCookie(fresh.url, cookie), i);
    starts.push(performance.now() - from);
    await fresh.stop();
  }
  row(bench, 'o10 cold start to first list').ours_ms = median(starts);
}

async function main(): Promise<void> {
  const options = readBenchOptions(process.argv.slice(2));
  writeRows(options.json, []);
  const folder = options.folder ?? (await (await import('./own-workload.ts')).ownWorkload(options.size));
  const dataDir = mkdtempSync(join(tmpdir(), 'millwright-bench-'));
  const bench: Bench = { folder, dataDir, ops: readOps(folder), rows: new Map() };
  try {
    const { loaded, revisionId, reads } = await insideOneProcess(bench);
    await overHttp(bench, loaded, revisionId, reads);
    for (const measure of [measureLives, import100k, export100k])
      for (const one of await measure()) bench.rows.set(one.op, one);
    const rows = finishedRows(bench.rows.values());
    printHead();
    for (const one of rows) printRow(one);
    writeRows(options.json, rows);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(failureLine(error));
  process.exitCode = 1;
}
