import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { DOORS, type Door } from './doors.ts';
import { axeFindings } from './kit/axe.ts';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';

let program: SignedIn | null = null;

afterEach(async () => {
  await program?.[Symbol.asyncDispose]();
  program = null;
});

/** Types one row of a table, Enter after each cell; the last Enter begins the next row. */
async function typeRow(page: Page, cells: readonly string[]): Promise<void> {
  for (const cell of cells) {
    if (cell !== '') await page.keyboard.type(cell);
    await page.keyboard.press('Enter');
  }
}

async function save(page: Page, next: RegExp | string): Promise<void> {
  await page.keyboard.press('Control+s');
  await page.getByText(next).first().waitFor();
}

async function makeParty(page: Page, goto: Door['goto']): Promise<void> {
  await goto('/parties/new');
  await page.getByLabel(/^简称/).fill('江海船厂');
  await page.keyboard.press('Control+s');
  await page.waitForURL(/#\/parties\?/);
}

async function makeSpecification(page: Page, goto: Door['goto']): Promise<void> {
  await goto('/specifications/new');
  await page.getByLabel(/^名称/).fill('锚绞机技术规格书');
  await page.getByLabel(/^客户/).fill('jhcc');
  await page.getByRole('option', { name: /江海船厂/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel(/^规格型号/).fill('AW-68');
  await page.locator('[data-field="items.0.clause"]').click();
  await typeRow(page, ['3.1', '工作压力', '0.5', 'MPa', '±5%', '', '']);
  await typeRow(page, ['3.2', '额定拉力', '200', 'kN', '', '', '']);
  await save(page, 'GS2026-0001'.replace('2026', String(new Date().getFullYear())));
}

async function issueAndSign(page: Page, letter: string): Promise<void> {
  await page.keyboard.press('Alt+p');
  await page.getByRole('button', { name: `发布修订版 ${letter}` }).click();
  await page.getByText('内容与发布时一致').waitFor();
  await page.keyboard.press('Alt+g');
  await page.getByLabel(/^客户签署人/).fill('王工');
  await page.keyboard.press('Enter');
  await page.getByText(`修订版 ${letter} 生效中`).waitFor();
}

/** What was signed says why it stays; the promised date is written in its cell; by line, the line stands with it. */
async function inTheLedgers(page: Page, goto: (route: string) => Promise<void>): Promise<void> {
  await goto('/orders');
  await page.locator('[data-cell="0:3"]').filter({ hasText: /\d/ }).click();
  await page.keyboard.press('F2');
  await page.getByText(/^合同已生效，/).waitFor();
  await page.locator('[data-cell="0:5"]').click();
  await page.keyboard.type('2026-12-24');
  await page.keyboard.press('Control+s');
  await page.getByText(/^已保存 1 行/).waitFor();
  await page.getByRole('button', { name: '按明细' }).click();
  await page.getByRole('gridcell', { name: '液压锚绞机' }).first().waitFor();
  await page.getByRole('gridcell', { name: '2026-12-24' }).first().waitFor();
}

test.each(DOORS)('from a specification to a shipment by keyboard, through the %s door', async (kind) => {
  program = await openSignedIn(kind);
  const { page, goto } = program;
  await makeParty(page, goto);
  await makeSpecification(page, goto);
  await page.getByText('尚未签署，不能建合同').waitFor();
  await issueAndSign(page, 'A');

  await page.keyboard.press('Alt+o');
  await page.locator('[data-field="lines.0.product"]').fill('液压锚绞机');
  await page.locator('[data-field="lines.0.quantity"]').fill('2');
  await page.locator('[data-field="lines.0.priceMinor"]').fill('38.6万');
  await page.getByText('772,000.00').waitFor();
  await save(page, /^HT\d{4}-0001$/);
  await page.getByText('还没有发货').waitFor();

  await page.keyboard.press('Alt+h');
  await page.getByLabel('第 1 行本次数量').fill('1');
  await page.keyboard.press('F9');
  await page.getByText('执行中').first().waitFor();
  await page.keyboard.press('Alt+h');
  await page.getByLabel('第 1 行本次数量').fill('1');
  await page.keyboard.press('F9');
  await page.getByText('已发货').first().waitFor();
  expect(await page.getByRole('table', { name: '发货' }).getByRole('row').count()).toBe(3);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Alt+x');
  await page.getByText(/^已导出 1 行：HT\d{4}-0001\.xlsx$/).waitFor();
  if (kind === 'browser') await inTheLedgers(page, goto);
});

test('the next revision: prepared beside the signed one, compared with units understood', async () => {
  program = await openSignedIn('browser');
  const { page, goto } = program;
  await makeParty(page, goto);
  await makeSpecification(page, goto);
  await issueAndSign(page, 'A');
  await page.keyboard.press('Alt+n');
  await page.locator('[data-field="items.0.value"]').waitFor();
  await page.locator('[data-field="items.0.value"]').fill('5');
  await page.locator('[data-field="items.0.unit"]').fill('bar');
  await page.locator('[data-field="items.1.value"]').fill('250');
  await save(page, /已保存/);
  await page.getByText('修订版 A 生效中').waitFor();
  await page.getByRole('group', { name: '对比基准' }).getByRole('button', { name: 'A' }).click();
  const table = page.getByRole('table', { name: '修订版 A → B 的差异' });
  await table.getByText('等值改写').waitFor();
  expect(await table.getByRole('row').nth(2).innerText()).toContain('+50 kN');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('group', { name: '对比基准' }).getByRole('button', { name: '—' }).click();
  await issueAndSign(page, 'B');
  await page.getByRole('button', { name: '修订版 A' }).click();
  await page.getByText('已替代').first().waitFor();
  await page.getByText('内容与发布时一致').waitFor();
});
