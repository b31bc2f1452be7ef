import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, openDoor } from './doors.ts';
import { axeFindings } from './kit/axe.ts';
import { eventually } from './kit/eventually.ts';
import { readPdf } from './walk-through/monthly-pdf.ts';
import { type Person, personAt } from './walk-through/person.ts';
import { startFactory } from './walk-through/start-steps.ts';

const PARTIES = ['华海造船', '江南东泽', '舟山启帆', '黄浦沿岸'];
const PRODUCTS = ['锚绞机', '舵机', '绞车'];
const RECORDS = 120;
const OF_ONE_PARTY = RECORDS / PARTIES.length;

let door: Door;
let me: Person;
let page: Page;
const complaints: string[] = [];

/** The ledger the tests look at, written by the page's own session. */
async function fillLedger(): Promise<void> {
  const records = Array.from({ length: RECORDS }, (_, i) => ({
    party: PARTIES[i % 4] ?? '',
    recordedOn: `2026-0${1 + (i % 6)}-1${i % 10}`,
    product: PRODUCTS[i % 3],
    quantity: 1000 * (1 + (i % 3)),
    uom: '台',
    quoteMinor: 100_000 * (i + 1),
    ...(i % 5 === 0 ? {} : { source: i % 2 ? '展会' : '老客户' }),
  }));
  await page.evaluate(async (rows) => {
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${path} ${await answer.text()}`);
      return (await answer.json()) as { id: string };
    };
    const ids = new Map<string, string>();
    for (const { party, ...record } of rows) {
      const id = ids.get(party) ?? (await post('/parties', { name: party, roles: ['yard'] })).id;
      ids.set(party, id);
      await post('/market-records', { ...record, partyId: id });
    }
    await post('/users', { username: 'xs', displayName: '小沈', password: 'long enough 1', role: 'sales' });
  }, records);
}

beforeAll(async () => {
  door = await openDoor('browser');
  me = personAt(door);
  page = door.page;
  page.on('pageerror', (error) => complaints.push(error.message));
  await startFactory(me);
  await page.getByRole('button', { name: '退出登录' }).waitFor();
  await fillLedger();
});
afterAll(() => door.close());

const header = (name: string): Locator => page.getByRole('columnheader', { name, exact: false }).first();
const menu = (name: string): Locator => page.getByRole('dialog', { name: `${name}：排序与筛选` });
const chips = (): Locator => page.locator('.mw-chip');
const rows = () => page.getByRole('contentinfo').textContent();
const headers = async () => {
  const words = await page.getByRole('columnheader').locator('.word').allTextContents();
  return words.join(' ');
};

/** The list as its address alone shows it. */
async function fresh(address = '/market-records?view="all"'): Promise<void> {
  await page.goto('about:blank');
  await me.goto(address);
  await page.locator('[data-cell="0:0"]').filter({ hasText: /\S/ }).waitFor();
}

/** Goes to a header as the keyboard does: from the first row upwards. */
async function goToHeader(name: string): Promise<void> {
  const at = (await header(name).getAttribute('data-cell'))?.split(':')[1] ?? '0';
  await page.locator(`[data-cell="0:${at}"]`).click();
  await page.keyboard.press('ArrowUp');
  await eventually(() => header(name).evaluate((cell) => cell === document.activeElement)).toBe(true);
}

/** Opens the menu of a column by the keyboard alone. */
async function openMenu(name: string): Promise<Locator> {
  await goToHeader(name);
  await page.keyboard.press('Alt+ArrowDown');
  await menu(name).waitFor();
  return menu(name);
}

test('U31 a header menu lists the values with their numbers, under the other filters, by keyboard alone', async () => {
  await fresh();
  const parties = await openMenu('客户');
  await parties.getByRole('checkbox', { name: `舟山启帆 ${OF_ONE_PARTY}` }).waitFor();
  expect(await parties.getByRole('checkbox').count()).toBe(4);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.type('华海');
  await eventually(() => parties.getByRole('checkbox').count()).toBe(1);
  await parties.getByRole('checkbox', { name: '华海造船' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '移除筛选：客户 = 华海造船' }).waitFor();
  await eventually(rows).toContain(`${OF_ONE_PARTY} 条`);
  // The own filter does not narrow the list of values, those of other columns do.
  const products = await openMenu('产品 / 型号');
  await products.getByRole('checkbox', { name: '舵机 10' }).waitFor();
  await products.getByRole('button', { name: '全选' }).click();
  await products.getByRole('checkbox', { name: '舵机 10' }).uncheck();
  await products.getByRole('button', { name: '应用' }).click();
  await eventually(rows).toContain('20 条');
  const again = await openMenu('客户');
  await again.getByRole('checkbox', { name: '江南东泽 20' }).waitFor();
  await page.keyboard.press('Escape');
  await menu('客户').waitFor({ state: 'detached' });
});

test('U31 filters stand as chips: one goes, all go; contains, blank, ranges and periods', async () => {
  await page.getByRole('button', { name: /^移除筛选：产品/ }).click();
  await eventually(rows).toContain(`${OF_ONE_PARTY} 条`);
  const quote = await openMenu('报价');
  await quote.getByLabel('从').fill('1万');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '移除筛选：报价 ≥ 1.00' }).waitFor();
  await page.getByRole('button', { name: '全部清除' }).click();
  await eventually(() => chips().count()).toBe(0);
  const party = await openMenu('客户');
  await party.getByRole('textbox').fill('海');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '移除筛选：客户 包含 海' }).waitFor();
  await fresh('/market-records?view="all"&columns=["no","recordedOn","source","quoteMinor"]');
  const source = await openMenu('来源');
  await source.getByRole('checkbox', { name: '（空白） 24' }).check();
  await source.getByRole('checkbox', { name: '展会' }).check();
  await source.getByRole('button', { name: '应用' }).click();
  await page.getByRole('button', { name: '移除筛选：来源 = （空白）、展会' }).waitFor();
  await eventually(rows).toContain('72 条');
  const on = await openMenu('登记日期');
  await on.getByRole('button', { name: '去年' }).click();
  await page.getByText('没有符合筛选的记录').waitFor();
});

test('U30 columns move by keys, by drag and in the chooser; frozen ones stay; widths and reset', async () => {
  await fresh();
  await goToHeader('客户');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await eventually(headers).toMatch(/^编号 船东 客户 /);
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await eventually(headers).toMatch(/^编号 客户 船东 /);
  const [from, to] = [await header('船东').boundingBox(), await header('编号').boundingBox()];
  if (!from || !to) throw new Error('no headers');
  await page.mouse.move(from.x + 20, from.y + 15);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + 15, { steps: 6 });
  await page.mouse.up();
  await eventually(headers).toMatch(/^船东 编号 客户 /);
  expect(await header('船东').getAttribute('aria-sort')).toBe('none');
  await page.getByRole('button', { name: '列 ▾' }).click();
  const chooser = page.getByRole('dialog', { name: '列 ▾' });
  await chooser.getByRole('checkbox', { name: '船东' }).press('Alt+ArrowDown');
  await eventually(headers).toMatch(/^编号 船东 客户 /);
  const grip = chooser.getByTitle('拖动 客户');
  const [start, end] = [await grip.boundingBox(), await chooser.getByTitle('拖动 编号').boundingBox()];
  if (!start || !end) throw new Error('no grips');
  await page.mouse.move(start.x + 5, start.y + 5);
  await page.mouse.down();
  await page.mouse.move(end.x + 5, end.y + 2, { steps: 6 });
  await page.mouse.up();
  await eventually(headers).toMatch(/^客户 编号 船东 /);
  await page.keyboard.press('Escape');
  const numbers = await openMenu('编号');
  await numbers.getByRole('button', { name: '冻结到此列' }).click();
  const place = async () => Math.round((await header('编号').boundingBox())?.x ?? 0);
  const before = await place();
  await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ left: 160 }));
  await eventually(place).toBe(before);
  await page.getByRole('button', { name: '列 ▾' }).click();
  await page.getByRole('button', { name: '恢复默认' }).click();
  await eventually(headers).toMatch(/^编号 客户 船东 /);
  await page.keyboard.press('Escape');
});

test('U20 one switch gives every amount of a list in yuan or in ten thousands', async () => {
  await fresh();
  const at = (await header('报价').getAttribute('data-cell'))?.split(':')[1] ?? '';
  const cell = page.locator(`[data-cell="0:${at}"]`);
  const amountIn = async (unit: string) => {
    await page.getByRole('button', { name: /^单位：/ }).click();
    await page.getByRole('menuitem', { name: unit, exact: true }).click();
    await page.getByRole('button', { name: `单位：${unit}` }).waitFor();
    return Number((await cell.textContent())?.replaceAll(',', ''));
  };
  const yuan = await amountIn('元');
  expect(await amountIn('万元')).toBe(Math.round(yuan / 100) / 100);
});

test('groups carry sums from the core, open to their rows, and add up to the total', async () => {
  await fresh();
  const party = await openMenu('客户');
  await party.getByRole('button', { name: '按此列分组' }).click();
  const tree = page.getByRole('treegrid');
  await tree.waitFor();
  await page.getByRole('button', { name: '移除筛选：按客户分组' }).waitFor();
  await eventually(() => tree.locator('.row.group').count()).toBe(5);
  const sums = Array.from({ length: 4 }, (_, at) =>
    Array.from({ length: OF_ONE_PARTY }, (_, n) => n * 4 + at + 1).reduce((sum, one) => sum + one, 0),
  );
  const texts = await tree.locator('.row.group').allTextContents();
  for (const [at, sum] of sums.entries()) {
    const line = texts.find((text) => text.includes(PARTIES[at] ?? ''));
    expect(line).toContain(`${OF_ONE_PARTY} 条`);
    expect(line).toContain((sum / 10).toFixed(2));
  }
  expect(texts.at(-1)).toContain('合计');
  expect(texts.at(-1)).toContain((sums.reduce((all, one) => all + one, 0) / 10).toFixed(2));
  await eventually(rows).toContain(`${RECORDS} 条`);
  await tree.locator('[data-cell="0:0"]').click();
  await page.keyboard.press('ArrowRight');
  await eventually(() => tree.locator('[data-cell="1:1"]').textContent()).toMatch(/\S/);
  const name = (await tree.locator('.row.group b').first().textContent()) ?? '';
  await eventually(() => tree.locator('[data-cell="2:1"]').textContent()).toBe(name);
  expect(await tree.locator('.row.group').first().getAttribute('aria-expanded')).toBe('true');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowLeft');
  await eventually(() => tree.locator('.row.group').count()).toBe(5);
});

test('groups stand inside groups, each with its sums; the keyboard opens them, closes them and finds the one around', async () => {
  const tree = page.getByRole('treegrid');
  await header('产品 / 型号').hover();
  await page.getByRole('button', { name: '产品 / 型号：排序与筛选' }).click();
  await menu('产品 / 型号').getByRole('button', { name: '再按此列分组' }).click();
  await page.getByRole('button', { name: '移除筛选：按产品 / 型号分组' }).waitFor();
  const groups = tree.locator('.row.group');
  await eventually(() => groups.count()).toBe(5);
  await tree.locator('[data-cell="0:0"]').click();
  await page.keyboard.press('ArrowRight');
  await eventually(() => groups.count()).toBe(8);
  const party = PARTIES.indexOf((await groups.first().locator('b').textContent()) ?? '');
  for (const at of [1, 2, 3]) {
    const line = groups.nth(at);
    expect(await line.getAttribute('aria-level')).toBe('2');
    const product = PRODUCTS.indexOf((await line.locator('b').textContent()) ?? '');
    const own = Array.from({ length: RECORDS }, (_, i) => i).filter(
      (i) => i % 4 === party && i % 3 === product,
    );
    const text = await line.textContent();
    expect(text).toContain(`${own.length} 条`);
    expect(text).toContain((own.reduce((sum, i) => sum + i + 1, 0) / 10).toFixed(2));
  }
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await eventually(() => tree.locator('[data-cell="2:1"]').textContent()).toBe(PARTIES[party]);
  await page.keyboard.press('ArrowLeft');
  await eventually(() => groups.nth(1).getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('ArrowLeft');
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('0:0');
  await page.getByRole('button', { name: '移除筛选：按客户分组' }).click();
  await eventually(() => groups.count()).toBe(4);
  await page.getByRole('button', { name: '移除筛选：按产品 / 型号分组' }).click();
  await page.getByRole('grid').waitFor();
});

async function saveView(name: string, isShared: boolean, isDefault: boolean): Promise<void> {
  await page.getByRole('button', { name: /^视图：/ }).click();
  await page.getByRole('menuitem', { name: '另存为视图…' }).click();
  const dialog = page.getByRole('dialog', { name: '另存为视图' });
  await dialog.getByLabel('名称').fill(name);
  if (isShared) await dialog.getByLabel('共享给所有人').check();
  if (isDefault) await dialog.getByLabel('打开此列表时使用').check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: `视图：${name} ▾` }).waitFor();
}

test('U29 a view is kept with all it has, opens the list, shows what changed, and goes back', async () => {
  await fresh(
    '/market-records?view="all"&columns=["no","recordedOn","partyName","quoteMinor"]&frozen=1&sort=[{"column":"quoteMinor","direction":"desc"}]&filters=[{"column":"partyName","op":"in","values":["华海造船"]}]&group={"column":"recordedOn","part":"month"}&thenBy=[{"column":"stage"}]',
  );
  await page.getByRole('button', { name: /^单位：/ }).click();
  await page.getByRole('menuitem', { name: '元', exact: true }).click();
  await saveView('华海按月', true, true);
  await fresh('/market-records');
  await page.getByRole('button', { name: '视图：华海按月 ▾' }).waitFor();
  await page.getByRole('treegrid').waitFor();
  expect(await headers()).toBe('编号 登记日期 客户 报价');
  await page.getByRole('button', { name: '移除筛选：按登记日期（月）分组' }).waitFor();
  await page.getByRole('button', { name: '移除筛选：按阶段分组' }).waitFor();
  await page.getByRole('button', { name: '单位：元 ▾' }).waitFor();
  await page.getByRole('button', { name: '移除筛选：客户 = 华海造船' }).click();
  await page.getByRole('button', { name: '视图：华海按月（已改动） ▾' }).click();
  await page.getByRole('menuitem', { name: '还原' }).click();
  await page.getByRole('button', { name: '移除筛选：客户 = 华海造船' }).waitFor();
  await goToHeader('编号');
  await page.keyboard.press('Alt+ArrowRight');
  await page.getByRole('button', { name: '视图：华海按月（已改动） ▾' }).click();
  await page.getByRole('menuitem', { name: '保存改动' }).click();
  await page.getByRole('button', { name: '视图：华海按月 ▾' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: '视图：华海按月 ▾' }).click();
  await page.getByRole('menuitem', { name: /全部/ }).click();
  await page.getByRole('grid').waitFor();
  await eventually(rows).toContain(`${RECORDS} 条`);
});

test('U29 others find the shared view, may not change it, and keep their own', async () => {
  const other = await page
    .context()
    .browser()
    ?.newContext({ viewport: { width: 1366, height: 768 } });
  if (!other) throw new Error('no browser');
  const theirs = await other.newPage();
  theirs.setDefaultTimeout(30_000);
  await theirs.goto(door.url ?? '');
  const form = theirs.getByRole('form', { name: '登录' });
  await form.getByLabel('用户名').fill('xs');
  await form.getByLabel(/^密码/).fill('long enough 1');
  await theirs.keyboard.press('Enter');
  await theirs.getByRole('banner').waitFor();
  await theirs.goto(`${door.url ?? ''}/#/market-records`);
  await theirs.getByRole('button', { name: '视图：全部 ▾' }).click();
  await theirs.getByRole('menuitem', { name: /华海按月/ }).click();
  await theirs.getByRole('treegrid').waitFor();
  await theirs.getByRole('button', { name: '视图：华海按月 ▾' }).click();
  await theirs.getByRole('menuitem', { name: '另存为视图…' }).waitFor();
  expect(await theirs.getByRole('menuitem', { name: '删除视图…' }).count()).toBe(0);
  await theirs.getByRole('menuitem', { name: '另存为视图…' }).click();
  expect(await theirs.getByLabel('共享给所有人').isDisabled()).toBe(true);
  await other.close();
});

async function exported(item: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: '输出 ▾' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const file = await download;
  await page
    .getByText(/^已导出 \d+ 行/)
    .first()
    .waitFor();
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('C71 U38 the list leaves as it stands: columns, order, words and filters, as workbook and as CSV', async () => {
  await fresh(
    '/market-records?view="all"&columns=["quoteMinor","no","stage","recordedOn"]&sort=[{"column":"quoteMinor","direction":"asc"}]&filters=[{"column":"partyName","op":"in","values":["江南东泽"]}]',
  );
  const book = await exported('导出 Excel（.xlsx）');
  expect(book.name).toMatch(/^市场信息 \d{4}-\d\d-\d\d\.xlsx$/);
  const { sheets } = await readXlsx(new Uint8Array(book.bytes));
  const lines = sheets[0]?.rows ?? [];
  expect(lines[0]).toEqual(['报价', '编号', '阶段', '登记日期']);
  expect(lines.length).toBe(OF_ONE_PARTY + 2);
  const shown = await page.locator('[data-cell$=":1"]').allTextContents();
  expect(lines.slice(1, 6).map((line) => line[1])).toEqual(shown.slice(1, 6));
  expect(lines[1]).toEqual([2000, shown[1], '跟踪', new Date('2026-02-11T00:00:00Z')]);
  expect(JSON.stringify(sheets[1]?.rows)).toContain('客户 = 江南东泽');
  const csv = await exported('导出 CSV（GB18030）');
  const text = new TextDecoder('gb18030').decode(csv.bytes);
  expect(text.split('\r\n')[1]).toBe(`2000.00,${shown[1]},跟踪,2026-02-11`);
});

test('C71 whole kinds and everything leave from their page', async () => {
  await me.goto('/exports');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '市场信息 CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^market-records .*\.csv$/);
  await page.getByRole('button', { name: /^下载 market-records/ }).waitFor();
  const archive = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出全部（.zip）' }).click();
  expect((await archive).suggestedFilename()).toMatch(/^millwright .*\.zip$/);
});

test('U23 any list goes to paper: head, filters stated, columns repeated, pages numbered', async () => {
  await fresh(
    '/market-records?view="all"&columns=["no","partyName","quoteMinor"]&filters=[{"column":"partyName","op":"in","values":["江南东泽","华海造船"]}]',
  );
  await page.keyboard.press('Control+p');
  const preview = page.getByRole('dialog', { name: '打印预览：市场信息' });
  await preview.getByRole('table').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const paper = await readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(paper.pages).toBeGreaterThan(1);
  const [first = '', second = ''] = paper.text.split('\n');
  for (const words of ['市场信息', '东海甲板机械厂', '客户 = 江南东泽、华海造船', `1 / ${paper.pages}`])
    expect(first).toContain(words);
  expect(second).toContain('编号');
  expect(second).toContain(`2 / ${paper.pages}`);
  expect(paper.text).toMatch(/合计 · [\d,]+ 条[\s\S]*\d\.\d\d/);
  expect(paper.text).not.toContain('新建');
  await page.keyboard.press('Escape');
  await preview.waitFor({ state: 'detached' });
});

test('nothing complained', () => {
  expect(complaints).toEqual([]);
});
