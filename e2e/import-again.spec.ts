import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOORS, type Door, openDoor } from './doors.ts';
import { axeFindings } from './kit/axe.ts';
import { type Person, personAt } from './walk-through/person.ts';
import { startFactory } from './walk-through/start-steps.ts';

const HEADER = '编码,单位,住址,等第';

describe.each(DOORS)('ledgers that come again: %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-import-again-'));
  let door: Door;
  let me: Person;
  const complaints: string[] = [];

  beforeAll(async () => {
    door = await openDoor(kind);
    me = personAt(door);
    door.page.on('pageerror', (error) => complaints.push(error.message));
    await startFactory(me);
  });
  afterAll(async () => {
    await door.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  const choose = async (name: string, rows: string) => {
    const path = join(folder, name);
    writeFileSync(path, `${HEADER}\n${rows}\n`);
    // From the list: the page of a new import keeps its result as long as somebody stays on it.
    await me.goto('/imports');
    await me.goto('/imports/new');
    await door.page
      .getByRole('group', { name: '台账里是什么' })
      .getByRole('button', { name: '客户与单位' })
      .click();
    await door.page.getByLabel('选择台账文件').setInputFiles(path);
    await me.see('各列对应');
  };
  const counts = async () => (await door.page.locator('dl.counts').innerText()).replace(/\s+/g, ' ').trim();
  const run = async (title: string, act: string | RegExp) => {
    await me.click(act);
    await door.page.getByRole('heading', { name: title }).waitFor();
  };

  test('columns are chosen once, and offered for the next ledger of that header', async () => {
    await choose('一月.csv', 'K1,甲船厂,一号路,A\nK2,乙船厂,二号路,B');
    await door.page.getByLabel('“住址”对应').selectOption({ label: '地址' });
    await door.page.getByRole('columnheader', { name: '地址' }).first().waitFor();
    // A look at another tab loses nothing that was said about the ledger.
    await me.goto('/parties');
    await door.page.getByRole('grid').waitFor();
    await me.goto('/imports/new');
    await expect
      .poll(() => door.page.getByLabel('“住址”对应').inputValue(), { timeout: 30_000 })
      .toBe('address');
    await run('导入结果', /^导入这 2 行/);
    expect(await counts()).toBe('读到 2 新增 2 更新 0 相同 0 跳过 0 退回 0');
    await me.see('让大家沿用这次的对应');
    await choose(
      '二月.csv',
      'K1,甲船厂,九号路,A\nK2,乙船厂,二号路,B\nK3,丙船厂,三号路,A\nK3,丙船厂,四号路,A',
    );
    expect(await door.page.getByLabel('“住址”对应').inputValue()).toBe('');
    await me.click('沿用');
    await expect
      .poll(() => door.page.getByLabel('“住址”对应').inputValue(), { timeout: 30_000 })
      .toBe('address');
  });

  test('the dry run shows what changes and what contradicts itself, row by row', async () => {
    await run('试算结果（没有保存任何内容）', '试算');
    expect(await counts()).toBe('读到 4 新增 0 更新 1 相同 1 跳过 0 退回 2 其中冲突 2');
    await me.see('文件中同一个号有不同的内容');
    await me.click(/更新的 1 行$/);
    await me.see(/地址: 一号路 → 九号路/);
    expect(await axeFindings(door.page)).toEqual([]);
    await run('导入结果', '按此导入');
    expect(await counts()).toBe('读到 4 新增 0 更新 1 相同 1 跳过 0 退回 2 其中冲突 2');
  });

  test('what stands in the way of taking it back is listed', async () => {
    await me.goto('/imports');
    await door.page.getByRole('gridcell', { name: '一月.csv' }).click();
    // The panel may still show the batch that was open before.
    await door.page
      .getByRole('complementary')
      .getByRole('heading', { name: /-0001$/ })
      .waitFor();
    await me.click('撤销这一批');
    await me.see(/有 1 条记录挡着/);
    await door.page.getByRole('dialog').getByRole('cell', { name: '甲船厂' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('where the ledger stands can be put right, and what it may change stays as it was said', async () => {
    await choose('三月.csv', 'K9,丁船厂,五号路,A\nK8,戊船厂,六号路,B');
    const mode = door.page.getByRole('button', { name: '只新增' });
    await mode.click();
    await door.page.getByLabel(/^表头/).selectOption('2');
    await me.see('表头在第 2 行');
    expect(await mode.getAttribute('aria-pressed')).toBe('true');
    await door.page.getByLabel('文字编码').selectOption('gb18030');
    await me.see(/编码 gb18030/i);
    expect(await mode.getAttribute('aria-pressed')).toBe('true');
    expect(complaints).toEqual([]);
  });
});
