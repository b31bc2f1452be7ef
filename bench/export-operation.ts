import type { ExportDone, ViewExport } from '#contract/exports/exports.schema.ts';
import { newId } from '#db/kit/identity.ts';
import type { Store } from '#db/kit/store.ts';
import { type BenchRow, figure } from './measure.ts';
import { inOwnHost, type OwnFactory, watchJob } from './own-factory.ts';

const EXPORTED_ROWS = 100_000;

const VIEW: ViewExport = {
  list: 'market-records',
  title: 'export100k',
  format: 'xlsx',
  columns: [
    { id: 'no', header: '编号', kind: 'text', width: 100 },
    { id: 'recordedOn', header: '登记日期', kind: 'date', width: 94 },
    { id: 'partyName', header: '客户', kind: 'text', width: 120 },
    { id: 'shipownerName', header: '船东', kind: 'text', width: 120 },
    { id: 'classCode', header: '船级', kind: 'text', width: 60 },
    { id: 'product', header: '产品 / 型号', kind: 'text', width: 126 },
    { id: 'quantity', header: '数量', kind: 'quantity', width: 70 },
    { id: 'quoteMinor', header: '报价', kind: 'money', width: 100 },
    { id: 'stage', header: '阶段', kind: 'text', width: 90, words: { tracking: '跟踪', quoted: '报价' } },
    { id: 'contact', header: '联系人', kind: 'text', width: 80 },
    { id: 'source', header: '来源', kind: 'text', width: 80 },
    { id: 'content', header: '备注', kind: 'text', width: 200 },
  ],
  words: { total: '合计', blank: '（空白）', yes: '是', no: '否', notes: '说明' },
};

/** Leads of two hundred customers, written past the services: only reading is measured. */
function fill(store: Store, parties: readonly string[], rows: number): void {
  const insert = store.handle.prepare(
    `INSERT INTO market_records (id, no, recorded_on, party_id, class_code, product, model, quantity, uom, quote_minor, currency,
       contact, source, content, stage, stage_since_on, created_at, created_by, updated_at, updated_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, '台', ?, 'CNY', ?, ?, ?, ?, '2026-01-01', 0, 'raw', 0, 'raw')`,
  );
  const two = (number: number) => String(number).padStart(2, '0');
  const all = store.handle.transaction(() => {
    for (let at = 0; at < rows; at += 1)
      insert.run(
        newId(at),
        `RAW-${String(at).padStart(6, '0')}`,
        `${2015 + (at % 11)}-${two(1 + (at % 12))}-${two(1 + (at % 28))}`,
        parties[at % parties.length],
        ['CCS', 'DNV', 'ABS'][at % 3],
        ['锚绞机', '舵机', '绞车'][at % 3],
        `AW-${at % 90}`,
        1000 * (1 + (at % 4)),
        10_000_000 + at * 100,
        `张工${at % 50}`,
        at % 4 ? '展会' : null,
        `第 ${at} 条，客户要求三月前交货，资料已发`,
        at % 3 ? 'tracking' : 'quoted',
      );
  });
  all.immediate();
}

async function fillLeads({ client, store }: OwnFactory, rows: number): Promise<void> {
  const parties: string[] = [];
  for (let at = 0; at < 200; at += 1) parties.push((await client.parties.create({ name: `船厂${at}` })).id);
  fill(store, parties, rows);
}

/** 100,000 rows × 12 columns to a workbook as people start it, until the file can be fetched; memory at its highest. */
export function export100k(rows = EXPORTED_ROWS): Promise<BenchRow[]> {
  return inOwnHost(
    async ({ client, pid }) => {
      const { job, ms, highestMb, slowestListMs } = await watchJob({ client, pid }, () =>
        client.exports.view(VIEW),
      );
      const result = job.result as ExportDone | null;
      if (job.state !== 'done' || result?.rows !== rows)
        throw new Error(`export ended ${job.state}: ${JSON.stringify(job.error ?? result)}`);
      return [
        figure('export100k rows to .xlsx', ms),
        figure('export100k memory at its highest, MB', highestMb),
        figure('export100k slowest list meanwhile', slowestListMs),
      ];
    },
    (factory) => fillLeads(factory, rows),
  );
}
