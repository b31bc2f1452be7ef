import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DomainError } from '#contract/kit/errors.ts';
import { eventually } from './eventually.ts';
import { type KitProgram, openKit } from './kit-program.ts';
import { scan } from './scanner.ts';

let kit: KitProgram;

beforeAll(async () => {
  kit = await openKit(412);
});
afterAll(() => kit.close());

const BARCODE = 'LJ-2024-0117-P3';
const press = async (...keys: string[]) => {
  for (const key of keys) await kit.page.keyboard.press(key);
};

async function open(route: string): Promise<void> {
  await kit.page.goto('about:blank');
  await kit.goto(route);
  await kit.page.getByRole('banner').waitFor();
  await kit.page.getByRole('main').locator('[data-cell], [data-field]').first().waitFor();
}

beforeEach(() => open('/market-records'));

test('U12 a scan opens the unit wherever the focus is and leaves nothing in the field', async () => {
  const find = kit.page.getByRole('searchbox', { name: '在列表中查找' });
  await find.fill('华海');
  await scan(kit.page, BARCODE);
  await eventually(() => kit.page.url()).toContain(`#/units/${BARCODE}`);
  await kit.page.getByText(`已扫：${BARCODE}`).waitFor();
  await kit.page.goBack();
  await eventually(() => kit.page.url()).not.toContain('LJ-2024');
});

test('a scan in a form stays out of the form', async () => {
  await open('/market-records/new');
  const model = kit.page.getByLabel('规格型号');
  await model.fill('AW-');
  await scan(kit.page, BARCODE, 'Tab');
  await eventually(() => kit.page.url()).toContain(BARCODE);
  await kit.page.getByRole('button', { name: '新建市场信息', exact: true }).click();
  await eventually(() => kit.page.getByLabel('规格型号').inputValue()).toBe('AW-');
});

test('U13 a scan the input method swallowed is said, not guessed', async () => {
  await kit.page.evaluate(() => {
    const send = (key: string, code: string) =>
      window.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true }));
    for (let at = 0; at < 12; at += 1) send('Process', 'Unidentified');
    send('Enter', 'Enter');
  });
  await kit.page.getByText('扫码被输入法截走').waitFor();
});

test('Ctrl+K finds pages by pinyin initials, records, commands and what is open', async () => {
  await press('Control+k');
  const palette = kit.page.getByRole('dialog', { name: '搜索与命令' });
  const line = palette.getByRole('combobox');
  await line.fill('HTDD');
  await palette.getByRole('option', { name: '合同订单' }).waitFor();
  await line.fill('SC2026-0033');
  await palette.getByRole('option', { name: /^SC2026-0033/ }).waitFor();
  await press('Enter');
  await eventually(() => kit.page.url()).toContain('/market-records/00000000-0000-7000-8000-000000000032');
  // The tab takes the record's number once the record is there.
  await kit.page.getByRole('heading', { name: 'SC2026-0033' }).first().waitFor();
  await press('Control+k');
  await palette
    .getByRole('option', { name: /SC2026-0033/u })
    .first()
    .waitFor();
  await line.fill('本页按键');
  await press('Enter');
  await kit.page.getByRole('dialog', { name: '本页按键' }).waitFor();
});

test('F1 and ? list the keys of the page; ? in a text field is a question mark', async () => {
  await press('F1');
  const keys = kit.page.getByRole('dialog', { name: '本页按键' });
  await keys.waitFor();
  expect(await keys.textContent()).toContain('新建市场信息');
  await press('Escape');
  await eventually(() => keys.count()).toBe(0);
  const find = kit.page.getByRole('searchbox', { name: '在列表中查找' });
  await find.fill('');
  await find.press('?');
  expect(await find.inputValue()).toBe('?');
  // Two bare keys in one moment would count as a scanner's.
  await eventually(() => kit.page.url()).toContain('q=');
  await kit.page.locator('[data-cell="-1:0"]').focus();
  await press('?');
  await keys.waitFor();
});

test('the language changes without a restart and without touching the data', async () => {
  await kit.page.getByRole('gridcell', { name: 'SC2026-0001', exact: true }).click();
  await kit.page.getByRole('button', { name: /English/ }).click();
  await kit.page.getByRole('columnheader', { name: 'Customer' }).waitFor();
  expect(await kit.page.getAttribute('html', 'lang')).toBe('en');
  expect(await kit.page.locator('[data-cell="0:1"]').textContent()).toBe('华海造船');
  expect(await kit.page.locator('[data-cell="0:8"]').textContent()).toContain('Tracking');
  await kit.page.getByRole('button', { name: 'Today', exact: true }).waitFor();
  await kit.page.reload();
  await kit.page.getByRole('columnheader', { name: 'Customer' }).waitFor();
  await kit.page.getByRole('button', { name: /中文/ }).click();
  await kit.page.getByRole('columnheader', { name: '客户' }).waitFor();
});

test('a stage is changed with a reason where the step needs one', async () => {
  await kit.page.getByRole('gridcell', { name: 'SC2026-0001', exact: true }).click();
  const panel = kit.page.getByRole('complementary');
  await panel.getByRole('heading', { name: 'SC2026-0001' }).waitFor();
  await press('Alt+s');
  const dialog = kit.page.getByRole('dialog', { name: /改阶段/ });
  await dialog.getByRole('combobox', { name: '新阶段' }).click();
  await kit.page.getByRole('option', { name: '失单' }).click();
  await dialog.getByText('这一步要写明原因').waitFor();
  await dialog.getByRole('textbox', { name: '原因' }).fill('价格高 4%');
  await dialog.getByRole('button', { name: '改为“失单”' }).click();
  await eventually(() => kit.page.locator('[data-cell="0:8"]').textContent()).toContain('失单');
});

test('signing out and in again; a wrong password says what to do', async () => {
  await kit.page.getByRole('button', { name: '退出登录' }).click();
  await kit.page.getByRole('button', { name: '登录', exact: true }).waitFor();
  await kit.page.getByRole('button', { name: '填入 limin' }).click();
  kit.core.failNext.set('signIn', new DomainError('RULE_BROKEN', { rule: 'wrong_password', params: {} }));
  await kit.page.getByRole('button', { name: '登录', exact: true }).click();
  await kit.page.getByText('用户名或密码不对').waitFor();
  await kit.page.getByRole('button', { name: '登录', exact: true }).click();
  await kit.page.getByRole('banner').waitFor();
  await eventually(() => kit.page.getByText('李敏 · 经营').count()).toBe(1);
});

test('an empty folder offers three ways to start', async () => {
  kit.core.setup = { ...kit.core.setup, state: 'empty' };
  await kit.page.reload();
  await kit.page.getByRole('button', { name: '建立我的工厂' }).click();
  await kit.page.getByLabel('工厂名称').fill('临港甲板机械厂');
  await press('Enter');
  await kit.page.keyboard.type('admin');
  await press('Enter');
  await kit.page.keyboard.type('李敏');
  await press('Enter');
  await kit.page.keyboard.type('a-long-password');
  await press('Control+s');
  await kit.page.getByRole('banner').waitFor();
});

test('a folder that is refused says why and changes nothing', async () => {
  const ready = kit.core.setup;
  kit.core.setup = {
    ...ready,
    state: 'refused',
    refusal: { code: 'STORAGE_NEWER', data: { found: 90, supported: 10 } },
  };
  await kit.page.reload();
  const alert = kit.page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain('数据来自更新的版本（90），本程序只认到 10');
  expect(await alert.textContent()).toContain('文件没有被改动');
  kit.core.setup = ready;
});

test('no page scrolls sideways at 1366, 1093 (125 %) and 911 (150 %) pixels', async () => {
  for (const width of [1366, 1093, 911]) {
    await kit.page.setViewportSize({ width, height: Math.round(width * 0.562) });
    await open('/market-records');
    expect(await kit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(await kit.page.getByRole('button', { name: /新建/ }).first().isVisible()).toBe(true);
  }
  await kit.page.setViewportSize({ width: 1366, height: 768 });
});

test('U49 the menu is put away and stays so; in a narrow window it lies over the page until something is chosen', async () => {
  const rail = kit.page.getByRole('navigation', { name: '功能导航' });
  const menu = kit.page.getByRole('button', { name: '菜单' });
  await press('Control+b');
  await rail.waitFor({ state: 'hidden' });
  await open('/market-records/new');
  expect(await rail.isVisible()).toBe(false);
  await menu.click();
  await rail.waitFor();
  await kit.page.setViewportSize({ width: 911, height: 768 });
  await rail.waitFor({ state: 'hidden' });
  await menu.click();
  await rail.getByRole('link', { name: '市场信息' }).click();
  await rail.waitFor({ state: 'hidden' });
  await eventually(() => kit.page.url()).not.toContain('/new');
  await kit.page.setViewportSize({ width: 1366, height: 768 });
  await rail.waitFor();
});

test('nothing complained, the content policy included', () => {
  expect(kit.complaints).toEqual([]);
});
