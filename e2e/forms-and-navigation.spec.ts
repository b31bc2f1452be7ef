import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { axeFindings } from './kit/axe.ts';
import { compose } from './kit/composition.ts';
import { eventually } from './kit/eventually.ts';
import { clearDrafts, openSignedIn, type SignedIn, signIn } from './kit/signed-in.ts';
import { showsWhatWasSaved } from './saved-row.ts';
import { voidsAndRestores } from './voided-record.ts';

let program: SignedIn;
let page: Page;
const parties: string[] = [];

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const field = (name: string) => page.locator(`.mw-form [data-field="${name}"]`).first();
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-field') ?? null);

async function open(route: string): Promise<void> {
  await page.goto('about:blank');
  await program.goto(route);
  await page.getByRole('main').locator('[data-cell], [data-field], h2').first().waitFor();
}

async function pick(path: string, text: string, name: string): Promise<void> {
  await field(path).fill(text);
  await page.getByRole('option', { name }).first().waitFor();
  await press('Enter');
}

describe('through the browser', () => {
  beforeAll(async () => {
    program = await openSignedIn('browser');
    page = program.page;
    const names = ['江南造船', '沪东中华', '重庆长安'];
    for (const name of names) parties.push((await program.call('POST', '/parties', { name })).id);
    const contact = { partyId: parties[0], name: '曾建国', phone: '13812345678' };
    await program.call('POST', `/parties/${parties[0]}/contacts`, contact);
  });
  afterAll(() => program[Symbol.asyncDispose]());
  beforeEach(() => clearDrafts(page));

  test('U01 Enter and Shift+Enter walk a form to its end and into the lines', async () => {
    await open('/specifications/new');
    await field('title').focus();
    const seen: (string | null)[] = [];
    for (let at = 0; at < 30 && !seen.at(-1)?.startsWith('items.0.'); at += 1) {
      seen.push(await focused());
      await press((await focused()) === 'note' ? 'Tab' : 'Enter');
    }
    expect(seen[0]).toBe('title');
    expect(seen).toContain('partyId');
    expect(await focused()).toMatch(/^items\.0\./);
    const here = await focused();
    await press('Enter');
    expect(await focused()).not.toBe(here);
    await press('Shift+Enter');
    expect(await focused()).toBe(here);
  });

  test('U02 Enter and Ctrl+S belong to the input method while it composes', async () => {
    await open('/parties/new');
    await field('name').focus();
    const cdp = await page.context().newCDPSession(page);
    for (const key of ['Enter', 'Control+s']) {
      await compose(cdp, 'jiang nan');
      await press(key);
      expect(await focused()).toBe('name');
    }
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(page.url()).toContain('/parties/new');
    await cdp.detach();
  });

  test('U07 F51 a draft outlives a crashed page, a reload and signing out, and is gone once saved', async () => {
    await open('/parties/new');
    await field('name').fill('新港船厂');
    await press('Tab');
    await page.getByText(/草稿已存/).waitFor();
    const { url, context } = { url: page.url(), context: page.context() };
    const cdp = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    void cdp.send('Page.crash').catch(() => {});
    await crashed;
    await page.close();
    page = await context.newPage();
    program.page = page;
    page.setDefaultTimeout(10_000);
    await page.goto(url);
    await page.getByText(/留下的草稿/).waitFor();
    await page.reload();
    await page.getByRole('button', { name: '接着填写' }).click();
    await eventually(() => field('name').inputValue()).toBe('新港船厂');
    await field('fullName').fill('新港船厂有限公司');
    await page.getByRole('button', { name: '退出登录' }).click();
    await signIn(page);
    await page.getByRole('button', { name: '接着填写' }).click();
    await eventually(() => field('fullName').inputValue()).toBe('新港船厂有限公司');
    await press('Control+s');
    await page.waitForURL(/#\/parties\?/);
    await open('/parties/new');
    await field('name').waitFor();
    expect(await page.getByText(/留下的草稿/).count()).toBe(0);
  });

  test('what was just saved is shown, filtered or not', () => showsWhatWasSaved(page, open));

  test('U08 Ctrl+S saves without losing the field, Ctrl+Enter saves and begins the next', async () => {
    await open(`/parties/${parties[1]}`);
    await field('region').fill('上海');
    await press('Control+s');
    await page.getByText(/已保存/).waitFor();
    expect(await focused()).toBe('region');
    await open('/market-records/new');
    await pick('partyId', 'hdzh', '沪东中华');
    await field('model').fill('AW-99');
    await press('Control+Enter');
    await eventually(() => field('model').inputValue()).toBe('');
    expect(page.url()).toContain('/market-records/new');
  });

  test('U09 Ctrl+N makes one, Ctrl+F finds, PageDown and PageUp go through the records of the list', async () => {
    await open('/parties?sort=[{"column":"name","direction":"asc"}]');
    await press('Control+f');
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await page.locator('[data-cell="0:0"]').click();
    await press('Enter');
    await page.waitForURL(/#\/parties\/[0-9a-f-]{36}/);
    const first = page.url();
    await field('name').waitFor();
    await press('PageDown');
    await eventually(() => page.url()).not.toBe(first);
    await field('name').waitFor();
    await press('PageUp');
    await eventually(() => page.url()).toBe(first);
    await field('name').waitFor();
    await press('PageUp');
    await page.getByText('已是第一张').waitFor();
    // One tab for all of them.
    await eventually(() =>
      page.getByRole('navigation', { name: '已打开的页面' }).getByRole('button', { name: /关闭/ }).count(),
    ).toBeLessThanOrEqual(2);
    await open('/parties');
    await press('Control+n');
    await page.waitForURL(/#\/parties\/new/);
  });

  test('U10 U11 a picker opens on F7 and F2, finds in every way, and Insert makes a new one on the spot', async () => {
    await open('/market-records/new');
    for (const text of ['江南', 'jiangnan', 'jnzc', '5678', 'KH']) {
      await field('partyId').fill(text);
      await page.getByRole('option', { name: /江南造船/ }).waitFor();
      await press('Escape');
      expect(await field('partyId').inputValue()).toBe(text);
    }
    await field('partyId').fill('');
    await press('Escape', 'F2');
    await page.getByRole('option', { name: /重庆长安/ }).waitFor();
    await press('Escape', 'F7');
    await page.getByRole('option', { name: /重庆长安/ }).waitFor();
    await page.keyboard.type('扬子江');
    await press('Insert');
    const dialog = page.getByRole('dialog', { name: '新建单位' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('名称').first().inputValue()).toBe('扬子江');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await eventually(() => dialog.count()).toBe(0);
    await eventually(() => field('partyId').inputValue()).toBe('扬子江');
    expect(page.url()).toContain('/market-records/new');
  });

  test('U15 U18 U27 errors in a list that jumps; amounts and dates as people type them', async () => {
    await open('/market-records/new');
    await field('quoteMinor').fill('很多');
    await press('Control+s');
    const alert = page.getByRole('alert').first();
    await alert.getByRole('button', { name: /报价/ }).click();
    expect(await focused()).toBe('quoteMinor');
    await field('quoteMinor').fill('￥１.2万');
    await press('Tab');
    expect(await field('quoteMinor').inputValue()).toBe('12,000.00');
    await field('quantity').fill('=2*3');
    await press('Tab');
    expect(await field('quantity').inputValue()).toBe('6');
    await field('nextActionOn').fill('+7');
    await press('Tab');
    expect(await field('nextActionOn').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('U28 a copy stands in the form for a new one, without what is its own', async () => {
    await open(`/parties/${parties[2]}`);
    await field('region').fill('西南');
    await press('Control+s');
    await page.getByText(/已保存/).waitFor();
    await press('Control+d');
    await page.waitForURL(/#\/parties\/new/);
    await eventually(() => field('name').inputValue()).toBe('重庆长安');
    expect(await field('region').inputValue()).toBe('西南');
    await field('name').fill('重庆长安二厂');
    await press('Control+s');
    await page.waitForURL(/#\/parties\?/);
    await page.getByRole('gridcell', { name: '重庆长安二厂', exact: true }).waitFor();
  });

  voidsAndRestores(() => program);

  test('U43 U65 leaving a tab with changes asks; Ctrl+Tab and Ctrl+W work on the program’s tabs', async () => {
    await open(`/parties/${parties[0]}`);
    await field('address').fill('长兴岛');
    await page.getByRole('link', { name: '今日工作' }).click();
    await press('Control+Shift+Tab');
    await eventually(() => field('address').inputValue()).toBe('长兴岛');
    await press('Control+w');
    const dialog = page.getByRole('dialog', { name: '修改还没有保存' });
    await dialog.getByRole('button', { name: '留作草稿并离开' }).click();
    await eventually(() => dialog.count()).toBe(0);
    await open(`/parties/${parties[0]}`);
    await page.getByRole('button', { name: '不要草稿' }).click();
    expect(await field('address').inputValue()).toBe('');
  });

  test('U35 F1 lists the keys of this page as they work in it; Alt held shows the marks', async () => {
    await open(`/parties/${parties[0]}`);
    await field('name').waitFor();
    await press('F1');
    const keys = page.getByRole('dialog', { name: '本页按键' });
    for (const word of ['保存', '复制', '打开选择列表', '搜索与命令'])
      await keys.getByText(word, { exact: true }).first().waitFor();
    await press('Escape');
    await eventually(() => keys.count()).toBe(0);
    await open('/parties');
    await page.getByRole('gridcell', { name: '江南造船', exact: true }).waitFor();
    await press('F1');
    await keys.getByText('可写的格：到下一行；其他格：打开记录').waitFor();
    await press('Escape');
    await eventually(() => keys.count()).toBe(0);
    await page.getByRole('gridcell', { name: '江南造船', exact: true }).click();
    const mark = page.locator('.mw-button:has(kbd.alt)').first();
    await mark.waitFor();
    const ground = () => mark.locator('kbd').evaluate((one) => getComputedStyle(one).backgroundColor);
    // Of a button that is just drawn anew nothing can be read.
    let before = '';
    await eventually(async () => (before = await ground())).toMatch(/^rgb/);
    await page.keyboard.down('Alt');
    const marked = () => ground().then((now) => now.startsWith('rgb') && now !== before);
    await eventually(marked).toBe(true);
    await page.keyboard.up('Alt');
    await eventually(ground).toBe(before);
  });

  test('U64 settings are found by words and pinyin, show at once and stay with the person', async () => {
    await open('/parties');
    await press('Control+,');
    const find = page.getByRole('searchbox', { name: /查找设置/ });
    await find.fill('lbmd');
    await page.getByRole('button', { name: '紧凑' }).click();
    await find.fill('深色');
    await page.getByRole('button', { name: '深色' }).click();
    expect(await page.evaluate(() => ({ ...document.documentElement.dataset })['theme'])).toBe('dark');
    await find.fill('');
    expect(await axeFindings(page)).toEqual([]);
    await page.evaluate(() => localStorage.clear());
    await open('/parties');
    await eventually(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    const row = page.locator('[role="row"]:has([data-cell="0:1"])');
    await eventually(async () => (await row.boundingBox())?.height).toBe(26);
    expect(await axeFindings(page)).toEqual([]);
    await program.goto('/settings');
    await page.getByRole('button', { name: '浅色' }).click();
    await page.getByRole('button', { name: '标准' }).click();
    await eventually(() => page.evaluate(() => document.documentElement.dataset['density'])).toBe('normal');
  });

  test('2.4.7 every stop of the Tab key on a form shows where it is', async () => {
    await open('/parties/new');
    await field('name').focus();
    for (let at = 0; at < 12; at += 1) {
      const outline = await page.evaluate(() => {
        const element = document.activeElement;
        const own = element && getComputedStyle(element);
        return own ? `${own.outlineStyle} ${own.outlineWidth} ${own.borderColor} ${own.boxShadow}` : '';
      });
      expect(outline).not.toMatch(/^none 0px rgb\(223, 228, 231\) none$/);
      await press('Tab');
    }
  });
});
