import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeXlsx } from 'hucre';
import { CUSTOMER } from './market-steps.ts';

const ADMIN = fileURLToPath(new URL('../../server/admin/main.ts', import.meta.url));

const HEADER = [
  '登记日期',
  '客户',
  '船东',
  '船级',
  '船型',
  '产品',
  '规格型号',
  '数量',
  '报价（万元）',
  '联系人',
  '联系电话',
];
/** As an office keeps it: a title over the header, dates in three spellings, a total below. */
const ROWS = [
  ['2026年度市场信息台账'],
  [],
  HEADER,
  [
    '2026-10-8',
    CUSTOMER,
    '远帆航运',
    'CCS',
    '散货船',
    '液压锚绞机',
    'AW-68',
    '2台',
    77.2,
    '王工',
    '13800010001',
  ],
  [
    '2026年10月9日',
    '江南东泽船厂',
    null,
    'BV',
    '集装箱船',
    '舵机',
    'SG-160',
    '1台',
    88,
    '李工',
    '13800010002',
  ],
  [
    '2026/10/12',
    '舟山启帆船厂',
    null,
    'NK',
    '油船',
    '系泊绞车',
    'MW-30',
    '4台',
    160.8,
    '陈工',
    '13800010003',
  ],
  ['合计', null, null, null, null, null, null, 7, 326],
];

export async function writeLedger(folder: string): Promise<string> {
  const path = join(folder, '市场信息台账.xlsx');
  writeFileSync(path, await writeXlsx({ sheets: [{ name: '2026', rows: ROWS }] }));
  return path;
}

interface Counts {
  read: number;
  new: number;
  skipped: number;
  error: number;
  batch: string | null;
}

/** `npm run admin -- import market-records FILE`, on a data folder nobody has open. */
export async function importLedger(path: string, dataDir: string): Promise<Counts> {
  const args = [ADMIN, 'import', 'market-records', path, '--data-dir', dataDir, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  const status = await new Promise((resolve) => child.on('exit', resolve));
  if (status !== 0) throw new Error(`the import ended with ${String(status)}: ${complained}`);
  return JSON.parse(printed) as Counts;
}
