import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings } from './kit/axe.ts';
import { eventually } from './kit/eventually.ts';
import type { Post } from './kit/factory.ts';
import { type Grid, gridOn } from './kit/grid-hands.ts';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';

let program: SignedIn;
let grid: Grid;
const complaints: string[] = [];

async function prepare(post: Post): Promise<void> {
  for (const name of ['江南造船', '沪东中华']) await post('/parties', { name });
  const product = await post('/products', { code: 'AW-68', name: '锚绞机', family: 'windlass' });
  await post('/units', { codes: 'LJ-0001', productId: product.id });
  await post('/sites', { name: '远帆 9', kind: 'vessel' });
}

beforeAll(async () => {
  program = await openSignedIn('browser', { prepare });
  program.page.on('pageerror', (error) => complaints.push(error.message));
  grid = gridOn(program.page);
});
afterAll(() => program[Symbol.asyncDispose]());

/** What is really stored, asked past the screen. */
const stored = (path: string): Promise<Record<string, unknown>[]> =>
  program.page.evaluate(async (address) => {
    const answer = await fetch(`/api/${address}?limit=50`);
    return ((await answer.json()) as { rows: Record<string, unknown>[] }).rows;
  }, path);

const rowCount = async () => Number(await program.page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
const notice = () => program.page.locator('.mw-edit-notice');

/** Opens a list and puts the keyboard under one of the heads in the blank line at its foot. */
async function lastLine(
  route: string,
  title: string,
  head: string,
): Promise<{ row: number; column: number }> {
  await program.goto(route);
  // The foot of this list, not of the one before.
  await program.page.getByRole('grid', { name: title }).locator('.row.entry').first().waitFor();
  const at = { row: (await rowCount()) - 1, column: await grid.column(head) };
  await grid.cell(at.row, at.column).click();
  await eventually(grid.at).toBe(`${at.row}:${at.column} waiting`);
  return at;
}

/** Cells of one line from left to right; what begins with `中:` comes out of the input method. */
async function line(cells: readonly string[], end: 'Enter' | 'Tab'): Promise<void> {
  for (const [at, text] of cells.entries()) {
    const [typed = '', words] = text.split('中:');
    if (typed) await program.page.keyboard.type(typed);
    if (words) await grid.compose('pin yin', words);
    await grid.press(at === cells.length - 1 ? end : 'Tab');
  }
}

test('U03 U18 U27 a lead in the blank line: names by their initials, a code, an amount in 万, a date as 1121', async () => {
  const { row, column } = await lastLine('/market-records', '市场信息', '客户');
  expect(row).toBe(0);
  await line(['jnzc', 'hdzh', 'ccs', 'bulk', 'aw-68', '2', '1.2中:万', '中:报价', '1121'], 'Enter');
  await program.page.getByText('已保存 1 行').waitFor();
  const [lead] = await stored('market-records');
  expect(lead).toMatchObject({
    partyName: '江南造船',
    shipownerName: '沪东中华',
    classCode: 'CCS',
    shipTypeCode: 'bulk',
    product: '锚绞机',
    quantity: 2000,
    quoteMinor: 1_200_000,
    stage: 'quoted',
    nextActionOn: expect.stringMatching(/^\d{4}-11-21$/),
  });
  // The next line begins where the first began.
  await eventually(grid.at).toBe(`1:${column} waiting`);
  await eventually(() => grid.text(0, column)).toBe('江南造船');
});

test('U15 what is wrong stays as it was typed, with field and reason, and is mended on the spot', async () => {
  const { row, column } = await lastLine('/market-records', '市场信息', '客户');
  await line(['没有这家', '', 'ccs'], 'Enter');
  await notice()
    .getByText(/1 行没有保存。客户：找不到这一项/)
    .waitFor();
  expect(await grid.text(row, column)).toBe('没有这家');
  expect(await grid.cell(row, column).getAttribute('class')).toContain('wrong');
  expect(await axeFindings(program.page)).toEqual([]);
  const day = await grid.column('下次行动');
  await grid.cell(row, day).click();
  await program.page.keyboard.type('1340');
  await grid.press('Enter');
  await eventually(() => grid.text(row, day)).toBe('1340');
  await grid.cell(row, day).click();
  await program.page.keyboard.type('+7');
  await grid.press('Enter');
  await grid.cell(row, column).click();
  await program.page.keyboard.type('hdzh');
  await grid.press('Enter');
  await notice().waitFor({ state: 'detached' });
  await eventually(async () => (await stored('market-records')).length).toBe(2);
  await eventually(rowCount).toBe(row + 2);
});

test('U03 sites, people, units, products and cases are begun at the foot of their lists in the same way', async () => {
  await lastLine('/sites', '船舶与现场', '名称');
  await line(['中:远帆', 'plant'], 'Enter');
  await eventually(async () =>
    (await stored('sites')).map(({ name, kind }) => [name, kind].join(' ')),
  ).toContain('远帆 plant');
  const foot = await lastLine('/contacts', '联系人', '单位');
  await line(['jnzc', '中:曾建国'], 'Enter');
  const people = async () => (await stored('contacts'))[0];
  await eventually(people).toMatchObject({ partyName: '江南造船', name: '曾建国' });
  await eventually(grid.at).toBe(`${foot.row + 1}:${foot.column} waiting`);
  // A cell of a row that stands there: typed over by the keyboard, saved when the row is left.
  await grid.cell(foot.row, await grid.column('职务')).click();
  await line(['中:采购'], 'Enter');
  await eventually(people).toMatchObject({ title: '采购', version: 2 });
  await lastLine('/products', '产品型号', '型号');
  await line(['DW-9', '中:系泊绞车', 'winch'], 'Enter');
  await eventually(async () => (await stored('products')).map(({ code }) => code)).toContain('DW-9');
  await lastLine('/units?columns=["barcode","product","madeOn"]', '实物与条码', '条码');
  await line(['LJ-7', 'mjj', '1121'], 'Enter');
  await eventually(async () =>
    (await stored('units')).find(({ barcode }) => barcode === 'LJ-7'),
  ).toMatchObject({ product: '锚绞机', madeOn: expect.stringMatching(/-11-21$/) });
  const shown = await lastLine('/service-cases', '服务案件', '标题');
  await line(['中:刹车打滑'], 'Enter');
  await eventually(async () => (await stored('service-cases')).map(({ title }) => title)).toEqual([
    '刹车打滑',
  ]);
  await eventually(grid.at).toBe(`${shown.row + 1}:${shown.column} waiting`);
});

test('U01 U18 U27 lines of an order: the picker by initials, words, price, date; the last Enter opens the next line', async () => {
  const { page } = program;
  await program.goto('/orders/new');
  const cell = (name: string, at = 0) => page.locator(`[data-field="lines.${at}.${name}"]`);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-field') ?? '');
  // A new document begins with the keyboard in its first field.
  await eventually(focused).toBe('specificationRevisionId');
  await cell('productId').click();
  await page.keyboard.type('mjj');
  await grid.press('Enter');
  await eventually(() => cell('product').inputValue()).toBe('锚绞机');
  await grid.press('Enter', 'Enter');
  await page.keyboard.type('AW-1');
  await grid.press('Enter');
  await page.keyboard.type('=2*3');
  await grid.press('Enter', 'Enter');
  await page.keyboard.type('1.2');
  await grid.compose('wan', '万');
  await grid.press('Enter');
  await page.keyboard.type('1121');
  await grid.press('Enter');
  await page.keyboard.type('H-1');
  await grid.press('Enter');
  await eventually(focused).toBe('lines.1.productId');
  const values = ['model', 'quantity', 'priceMinor', 'dueOn', 'hullNo'].map((name) =>
    cell(name).inputValue(),
  );
  expect(await Promise.all(values)).toEqual([
    'AW-1',
    '6',
    '12,000.00',
    expect.stringMatching(/^\d{4}-11-21$/),
    'H-1',
  ]);
  // A price nobody can read keeps its text; the list names line and field and goes there.
  await cell('priceMinor', 1).fill('面议');
  await grid.press('Control+s');
  const wrong = page.getByRole('alert').getByRole('button', { name: /第 2 行 单价 — 看不懂这个数/ });
  await wrong.click();
  await eventually(focused).toBe('lines.1.priceMinor');
  expect(await cell('priceMinor', 1).inputValue()).toBe('面议');
  // Corrected, it is no longer held against the line.
  await cell('priceMinor', 1).fill('5000');
  await wrong.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('U03 U04 U06 lines are pasted from a spreadsheet, moved, filled and taken back by keys', async () => {
  const { page } = program;
  const cell = (name: string, at: number) => page.locator(`[data-field="lines.${at}.${name}"]`);
  const words = () =>
    page
      .locator('[data-field^="lines."][data-field$=".product"]')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const put = (at: number, text: string) =>
    cell('product', at).evaluate((input, block) => {
      const data = new DataTransfer();
      data.setData('text/plain', block);
      input.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  await cell('product', 1).click();
  await put(1, '绞车\tJC-20\t２\r\n舵机\tDJ-5\t3');
  await eventually(words).toEqual(['锚绞机', '绞车', '舵机']);
  expect(await cell('quantity', 1).inputValue()).toBe('2');
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe(
    'lines.1.product',
  );
  await grid.press('Alt+Shift+ArrowDown');
  await eventually(words).toEqual(['锚绞机', '舵机', '绞车']);
  await grid.press('Control+d');
  await eventually(words).toEqual(['锚绞机', '舵机', '舵机']);
  await grid.press('Control+z');
  await eventually(words).toEqual(['锚绞机', '舵机', '绞车']);
  await grid.press('Control+ArrowUp', 'Alt+Delete');
  await eventually(words).toEqual(['锚绞机', '绞车']);
  await grid.press('Control+z', 'Control+z', 'Control+z');
  await eventually(words).toEqual(['锚绞机', '']);
  await grid.press('Control+y');
  await eventually(words).toEqual(['锚绞机', '绞车', '舵机']);
  // What cannot be read is said before anything changes; given up, the document is as it was.
  await put(1, '起锚机\tQM\t若干\r\n系泊绞车\tXB\t1');
  const dialog = page.getByRole('dialog', { name: '贴入 2 行 × 3 列' });
  await dialog.getByText('第 2 行 数量：“若干” — 看不懂这个数').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: '取消' }).click();
  expect(await words()).toEqual(['锚绞机', '绞车', '舵机']);
  expect(complaints).toEqual([]);
});
