import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { CUSTOMER } from './market-steps.ts';
import type { Person } from './person.ts';

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

/** Brings the ledger in through the import screen: chosen, looked at, tried, run. Returns the counts as they are shown. */
export async function importLedger(me: Person, path: string): Promise<string> {
  await me.goto('/imports/new');
  await me.page
    .getByRole('group', { name: '台账里是什么' })
    .getByRole('button', { name: '市场信息' })
    .click();
  await me.page.getByLabel('选择台账文件').setInputFiles(path);
  await me.see('表头在第 3 行');
  await me.click('试算');
  await me.see('试算结果（没有保存任何内容）');
  await me.click(/新增的 3 行$/);
  await me.page.getByRole('cell', { name: /江南东泽船厂/ }).waitFor();
  await me.click('按此导入');
  await me.page.getByRole('heading', { name: '导入结果' }).waitFor();
  return (await me.page.locator('dl.counts').innerText()).replace(/\s+/g, ' ').trim();
}
