import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsxStream } from 'hucre';
import type { ImportResult } from '#contract/imports/imports.schema.ts';
import { type BenchRow, figure } from './measure.ts';
import { inOwnHost, watchJob } from './own-factory.ts';

const IMPORTED_ROWS = 100_000;
const HEADERS = [
  '信息编号',
  '登记日期',
  '客户名称',
  '船东',
  '船级',
  '产品',
  '规格型号',
  '数量',
  '报价（万元）',
  '联系人',
  '进展',
  '备注',
];
const STAGES = ['跟踪', '报价', '技术交流', '搁置'];
const PRODUCTS = ['锚机', '舵机', '绞车', '系泊绞车', '起货机'];

/** A ledger of leads as people keep it: 12 columns, two thousand customers, texts of every day. */
async function* ledgerRows(rows: number): AsyncGenerator<(string | number | Date)[]> {
  yield HEADERS;
  for (let at = 0; at < rows; at += 1) {
    yield [
      `XX-${String(at).padStart(6, '0')}`,
      new Date(Date.UTC(2020 + (at % 6), at % 12, 1 + (at % 28))),
      `某某船舶重工有限公司${at % 2000}`,
      `远洋运输公司${at % 300}`,
      ['CCS', 'DNV', 'ABS', 'LR'][at % 4] ?? 'CCS',
      PRODUCTS[at % 5] ?? '锚机',
      `MJ-${at % 90}`,
      `${1 + (at % 4)}台`,
      Math.round(((at * 7919) % 90_000) + 100) / 100,
      `张工${at % 50}`,
      STAGES[at % 4] ?? '跟踪',
      `第 ${at} 条，客户要求三月前交货，资料已发`,
    ];
  }
}

/** Writes the ledger and gives its path. */
async function write100k(folder: string, rows = IMPORTED_ROWS): Promise<string> {
  const path = join(folder, 'ledger-100k.xlsx');
  const stream = writeXlsxStream(ledgerRows(rows), { name: '市场信息' });
  writeFileSync(path, new Uint8Array(await new Response(stream).arrayBuffer()));
  return path;
}

/**
 * 100,000 rows × 12 columns from upload to durable at a host of its own; its memory at its highest and the slowest
 * answer of a list meanwhile. Throws when a row did not come in.
 */
export function import100k(rows = IMPORTED_ROWS): Promise<BenchRow[]> {
  return inOwnHost(async ({ client, pid, dataDir }) => {
    const bytes = new Uint8Array(readFileSync(await write100k(dataDir, rows)));
    const file = new File([bytes], 'ledger-100k.xlsx');
    const { job, ms, highestMb, slowestListMs } = await watchJob({ client, pid }, async () => {
      const { uploadId } = await client.imports.upload({ file });
      return client.imports.start({ uploadId, request: { kind: 'market-records' } });
    });
    const result = job.result as ImportResult | null;
    if (job.state !== 'done' || result?.new !== rows)
      throw new Error(`import ended ${job.state}: ${JSON.stringify(job.error ?? result)}`);
    return [
      figure('import100k rows of .xlsx', ms),
      figure('import100k memory at its highest, MB', highestMb),
      figure('import100k slowest list meanwhile', slowestListMs),
    ];
  });
}
