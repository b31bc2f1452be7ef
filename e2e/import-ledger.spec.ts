import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOORS, type Door, openDoor } from './doors.ts';
import { axeFindings } from './kit/axe.ts';
import { type Person, personAt } from './walk-through/person.ts';
import { startFactory } from './walk-through/start-steps.ts';

/** A ledger with what real ones have: titles, a unit above, commas that may be points, a total, wrong rows. */
const ROWS = [
  ['某某机械厂 2025 年订单台账'],
  ['制表：张三', null, null, null, null, '红色为急件'],
  [],
  ['订单号', '客户名称', '下单日期', '产品', '数量', '金额', '状态', '车间'],
  ['A-1', '江南造船', '03/04/2025', '锚机', '2台', '1052,75元', '已完成', '一'],
  ['A-1', '江南造船', '03/04/2025', '备件', '5件', '20,50元', '已完成', null],
  ['A-2', '沪东中华', '05/06/2025', '舵机', '1台', '11,50万元', '执行中', '二'],
  ['A-3', '沪东中华', '07/08/2025', '绞车', '1台', '约数', '执行中', null],
  ['合计', null, null, null, 9, null],
];

describe.each(DOORS)('a ledger through the import screen: %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-import-screen-'));
  const ledger = join(folder, '订单台账.xlsx');
  let door: Door;
  let me: Person;
  const complaints: string[] = [];

  beforeAll(async () => {
    writeFileSync(ledger, await writeXlsx({ sheets: [{ name: '台账', rows: ROWS }] }));
    door = await openDoor(kind);
    me = personAt(door);
    door.page.on('pageerror', (error) => complaints.push(error.message));
    await startFactory(me);
  });
  afterAll(async () => {
    await door.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  const choose = async (file: string) => {
    await me.goto('/imports/new');
    await me.click('订单');
    await door.page.getByLabel('选择台账文件').setInputFiles(file);
  };

  test('a file that is no spreadsheet says so', async () => {
    const page = join(folder, '导出.xls');
    writeFileSync(page, '<html><table><tr><td>1</td></tr></table></html>');
    await choose(page);
    await me.see(/它其实是 html/);
    await me.click('换一个文件');
  });

  test('what is found, and what only the person can say', async () => {
    await choose(ledger);
    await me.see('表头在第 4 行');
    await me.see(/读到 5 行：可导入 3，有错 1，跳过 1/);
    const run = door.page.getByRole('button', { name: /^导入这 3 行/ });
    expect(await run.isDisabled()).toBe(true);
    const comma = door.page.getByRole('group', { name: /逗号是小数点还是千分位/ });
    await comma.getByText('合计 116073.25').waitFor();
    await comma.getByText('合计 11607325').waitFor();
    expect(await axeFindings(door.page)).toEqual([]);
    await door.page.getByRole('radio', { name: /日-月-年/ }).check();
    await me.see('2025-04-03');
    await expect.poll(() => run.isEnabled(), { timeout: 30_000 }).toBe(true);
  });

  test('a column can be given to another field, and the preview follows', async () => {
    const workshop = door.page.getByLabel('“车间”对应');
    expect(await workshop.inputValue()).toBe('');
    await workshop.selectOption({ label: '备注' });
    await door.page
      .getByRole('table', { name: /行将这样保存/ })
      .getByRole('columnheader', { name: '备注' })
      .first()
      .waitFor();
    await expect.poll(() => workshop.inputValue(), { timeout: 30_000 }).toBe('remark');
  });

  test('the run, its result, the rows that came back', async () => {
    await door.page.getByRole('button', { name: /^导入这 3 行/ }).click();
    await me.see('导入结果');
    const counts = await door.page.locator('dl.counts').innerText();
    expect(counts.replace(/\s+/g, ' ').trim()).toBe('读到 5 新增 3 更新 0 相同 0 跳过 1 退回 1');
    await me.see(/批次 DR\d{4}-0001/);
    if (kind === 'browser') {
      const saved = door.page.waitForEvent('download');
      await me.click('下载退回的行');
      const path = await (await saved).path();
      const sheet = (await readXlsx(new Uint8Array(readFileSync(path)))).sheets[0];
      expect(sheet?.rows[1]).toEqual([
        'A-3',
        '沪东中华',
        '07/08/2025',
        '绞车',
        '1台',
        '约数',
        '执行中',
        null,
        8,
        '金额：不是金额（约数）',
      ]);
    }
    await me.click('查看记录');
    await door.page.getByRole('gridcell', { name: 'A-1', exact: true }).first().waitFor();
  });

  test('the batch is taken back from the list', async () => {
    await me.goto('/imports');
    await door.page.getByRole('gridcell', { name: /^DR\d{4}-0001$/ }).click();
    await me.click('撤销这一批');
    await me.see(/新增的 2 条记录会作废/);
    await door.page.getByRole('dialog').getByRole('button', { name: '撤销这一批' }).click();
    await door.page.getByRole('complementary').getByText('已撤销').waitFor();
    await me.goto('/orders');
    await door.page.getByRole('gridcell', { name: 'A-1', exact: true }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});
