import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { writeXlsx } from 'hucre';
import type { ImportResult } from '#contract/imports/imports.schema.ts';
import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import type { Client } from './clients.ts';
import type { Loaded } from './load-workload.ts';
import { type MarketLine, readLines } from './workload.ts';

const HEADERS = ['编号', '客户', '登记日期', '类别', '来源', '标题', '内容', '报价（元）'];

/**
 * The import rows as the workbook a clerk would hand in, their numbers behind the prefix, and the floor: the same rows
 * by one prepared insert.
 */
export async function writeLedger(folder: string, to: string, loaded: Loaded, prefix = '') {
  const lines: MarketLine[] = [];
  for await (const line of readLines<MarketLine>(folder, 'import10k')) lines.push(line);
  const cells = lines.map((m) => [
    `${prefix}${m.no}`,
    loaded.partyNames[m.customer_id] ?? '',
    m.recorded_on,
    m.kind,
    m.source,
    m.title,
    m.content,
    m.est_amount_cents / 100,
  ]);
  const file = join(to, `import10k${prefix}.xlsx`);
  writeFileSync(file, await writeXlsx({ sheets: [{ name: '市场信息', rows: [HEADERS, ...cells] }] }));
  return { file, rawInsert: (handle: Database) => insertRaw(handle, lines, loaded) };
}

function insertRaw(handle: Database, lines: readonly MarketLine[], loaded: Loaded): number {
  const insert = handle.prepare(
    `INSERT INTO market_records (id, no, recorded_on, party_id, kind, source, title, content, quote_minor, stage, stage_since_on, created_at, created_by, updated_at, updated_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'tracking', ?, 0, 'raw', 0, 'raw')`,
  );
  const from = performance.now();
  handle
    .transaction(() => {
      for (const m of lines)
        insert.run(
          `raw-${m.id}`,
          `RAW-${m.no}`,
          m.recorded_on,
          loaded.parties[m.customer_id] ?? '',
          m.kind,
          m.source,
          m.title,
          m.content,
          m.est_amount_cents,
          m.recorded_on,
        );
    })
    .immediate();
  const ms = performance.now() - from;
  handle.exec("DELETE FROM market_records WHERE id LIKE 'raw-%'");
  return ms;
}

/** Asked oftener, the asking takes the time of the thread that answers on two cores. */
const ASKED_EVERY_MS = 20;

async function finished(client: Client, id: string): Promise<JobRow> {
  for (;;) {
    const job = await client.jobs.get({ id });
    if (job.state !== 'running' && job.state !== 'queued') return job;
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS));
  }
}

/** o9 as people do it: hand the workbook over, start, wait until it is durable. Throws when a row did not come in. */
export async function importLedger(client: Client, file: string, rows: number): Promise<number> {
  const from = performance.now();
  const { uploadId } = await client.imports.upload({
    file: new File([new Uint8Array(readFileSync(file))], basename(file)),
  });
  const { jobId } = await client.imports.start({ uploadId, request: { kind: 'market-records' } });
  const job = await finished(client, jobId);
  const ms = performance.now() - from;
  const result = job.result as ImportResult | null;
  if (job.state !== 'done' || result?.new !== rows)
    throw new Error(`import ended ${job.state}: ${JSON.stringify(job.error ?? result)}`);
  return ms;
}
