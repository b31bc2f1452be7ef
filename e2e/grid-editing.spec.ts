import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Door, openDoor } from './doors.ts';
import { axeFindings } from './kit/axe.ts';
import { eventually } from './kit/eventually.ts';
import type { Grid } from './kit/grid-hands.ts';
import { block, emptyList, pasteCompanies } from './walk-through/grid-steps.ts';
import { personAt } from './walk-through/person.ts';
import { startFactory } from './walk-through/start-steps.ts';

/** Columns of the list of companies: number, name, full name, roles, grade, region, industry, owner. */
const NAME = 1;
const FULL_NAME = 2;
const GRADE = 4;
const REGION = 5;
const INDUSTRY = 6;

/** What must work through every door: a first paste, typing, saving, undoing. */
function coreTests(grid: () => Grid): void {
  test('U04 rows from a spreadsheet fill an empty list; a wrong cell keeps all of them out', async () => {
    const { page } = grid();
    await grid().paste(
      block([
        ['简称', '等级'],
        ['A厂', 'A'],
        ['B厂', 'Z'],
        ['', 'B'],
      ]),
    );
    await page.getByText('更改 0 行，新增 1 行，不变 0 行，有错 2 行（2 格）').waitFor();
    const table = page.getByRole('table', { name: '粘贴后的行' });
    expect(await table.locator('td.wrong').allInnerTexts()).toEqual(['Z', '']);
    expect(await table.getByText('等级 只能从列表中选择').count()).toBe(1);
    expect(await table.getByText('简称 必填').count()).toBe(1);
    expect(await page.getByRole('button', { name: '保存这 1 行' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByRole('heading', { name: '还没有单位' }).waitFor();
    await page.locator('[data-cell="-1:0"]').focus();
    await pasteCompanies(grid());
  });

  test('U03 typing overwrites, Enter goes down and the row is saved; U06 Ctrl+Z takes it back', async () => {
    await grid().cell(0, REGION).click();
    await grid().type('SH');
    const from = performance.now();
    await grid().press('Enter');
    expect(await grid().at()).toBe(`1:${REGION} waiting`);
    await grid().page.getByText('已保存 1 行').waitFor();
    console.log(`edit to saved, seen from outside: ${(performance.now() - from).toFixed(0)} ms`);
    expect(await grid().text(0, REGION)).toBe('SH');
    await grid().press('Control+z');
    await eventually(() => grid().text(0, REGION)).toBe('');
    await grid().press('Control+y');
    await eventually(() => grid().text(0, REGION)).toBe('SH');
  });
}

describe('cells of a list on the desktop', () => {
  let door: Door;
  let grid: Grid;

  beforeAll(async () => {
    door = await openDoor('desktop');
    const me = personAt(door);
    await startFactory(me);
    grid = await emptyList(me);
  });
  afterAll(() => door.close());

  coreTests(() => grid);

  test('C71 the list leaves through the save dialog of the program, and stands on paper', async () => {
    const { page } = grid;
    const target = join(door.dataDir, '单位.xlsx');
    await door.desktop?.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, target);
    await page.getByRole('button', { name: '输出 ▾' }).click();
    await page.getByRole('menuitem', { name: '导出 Excel（.xlsx）' }).click();
    await page
      .getByText(/^已导出 6 行/)
      .first()
      .waitFor();
    const { sheets } = await readXlsx(new Uint8Array(readFileSync(target)));
    expect(sheets[0]?.rows?.slice(1).map((row) => row[NAME])).toEqual(expect.arrayContaining(['A厂', 'F厂']));
    await grid.cell(0, NAME).click();
    await page.keyboard.press('Control+p');
    const preview = page.getByRole('dialog', { name: '打印预览：单位与联系人' });
    await preview.getByRole('cell', { name: 'F厂', exact: true }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('banner').isVisible()).toBe(false);
    expect(await preview.getByRole('cell', { name: 'F厂', exact: true }).isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    await page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
  });
});

interface SavedParty {
  id: string;
  version: number;
  name: string;
  region: string | null;
  industry: string | null;
  grade: string | null;
}

describe('cells of a list in the browser', () => {
  let door: Door;
  let grid: Grid;
  let cdp: CDPSession;
  const complaints: string[] = [];

  beforeAll(async () => {
    door = await openDoor('browser', { context: { permissions: ['clipboard-read', 'clipboard-write'] } });
    door.page.on('pageerror', (error) => complaints.push(error.message));
    const me = personAt(door);
    await startFactory(me);
    grid = await emptyList(me);
    cdp = await door.page.context().newCDPSession(door.page);
  });
  afterAll(() => door.close());

  coreTests(() => grid);

  /** What is really stored, asked past the screen. */
  const stored = (): Promise<SavedParty[]> =>
    door.page.evaluate(async () => {
      const answer = await fetch('/api/parties?limit=50');
      return ((await answer.json()) as { rows: SavedParty[] }).rows;
    });
  const regions = async () => (await stored()).map((row) => row.region ?? '');

  test('U03 the keys of a spreadsheet', async () => {
    await grid.cell(0, REGION).click();
    // Typing replaces, Tab goes right, Enter back under the first cell of the run.
    await grid.type('SH');
    await grid.press('Tab');
    expect(await grid.at()).toBe(`0:${INDUSTRY} waiting`);
    await grid.type('ship');
    await grid.press('Enter');
    expect(await grid.at()).toBe(`1:${REGION} waiting`);
    await eventually(async () => (await stored())[0]).toMatchObject({ region: 'SH', industry: 'ship' });
    // Shift+Enter goes up, Shift+Tab left.
    await grid.press('Shift+Enter');
    expect(await grid.at()).toBe(`0:${REGION} waiting`);
    await grid.press('Shift+Tab');
    expect(await grid.at()).toBe(`0:${GRADE} waiting`);
    await grid.press('Tab');
    // F2 edits what is there, Escape gives up.
    await grid.press('F2');
    expect(await grid.at()).toBe(`0:${REGION} edit`);
    await grid.type('-1');
    await grid.press('Escape');
    expect(await grid.text(0, REGION)).toBe('SH');
    await grid.press('F2', 'Home');
    await grid.type('P');
    await grid.press('Enter');
    await eventually(regions).toEqual(['PSH', '', '', '', '', '']);
    // While typing over a cell the arrows leave it.
    await grid.type('x');
    await grid.press('ArrowDown');
    expect(await grid.at()).toBe(`2:${REGION} waiting`);
    await eventually(regions).toEqual(['PSH', 'x', '', '', '', '']);
    // Shift+arrows select, Ctrl+D fills down, Delete clears.
    await grid.press('ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    await eventually(regions).toEqual(['PSH', 'x', 'x', 'x', '', '']);
    await grid.press('ArrowUp', 'Shift+ArrowDown', 'Delete');
    await eventually(regions).toEqual(['PSH', 'x', '', '', '', '']);
    await grid.press('Control+z');
    await eventually(regions).toEqual(['PSH', 'x', 'x', 'x', '', '']);
    // Ctrl+Home and Ctrl+End go to the corners; a cell nobody may write in only takes the focus.
    await grid.press('Control+Home');
    expect(await grid.at()).toBe('0:0 cell');
    await grid.press('Control+End');
    expect((await grid.at()).startsWith('5:')).toBe(true);
  });

  test('U03 a list under a cell: typing chooses, F2 and the arrows choose, what is in no list is refused', async () => {
    const { page } = grid;
    await grid.cell(3, GRADE).click();
    await grid.type('b');
    await page.getByRole('option', { name: 'B', selected: true }).waitFor();
    await grid.press('Enter');
    await eventually(async () => (await stored())[3]?.grade).toBe('B');
    await grid.press('F2');
    await page.getByRole('option', { name: 'C' }).waitFor();
    await grid.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await eventually(async () => (await stored())[4]?.grade).toBe('C');
    await grid.cell(2, GRADE).click();
    await grid.type('zz');
    await grid.press('Enter');
    const notice = page.locator('.mw-edit-notice');
    await notice.getByText(/1 行没有保存.*等级：只能从列表中选择/).waitFor();
    expect(await grid.text(2, GRADE)).toBe('zz');
    expect((await stored())[2]?.grade).toBeNull();
    // The text is still there to be mended.
    await grid.press('ArrowUp', 'F2', 'Control+a');
    await grid.type('A');
    await grid.press('Enter');
    await notice.waitFor({ state: 'detached' });
    await eventually(async () => (await stored())[2]?.grade).toBe('A');
  });

  test('U02 an input method composes into the cell; its Enter neither commits nor moves', async () => {
    await grid.cell(4, INDUSTRY).click();
    await cdp.send('Input.imeSetComposition', { text: 'zhong', selectionStart: 5, selectionEnd: 5 });
    await eventually(grid.at).toBe(`4:${INDUSTRY} type`);
    const process = { key: 'Process', windowsVirtualKeyCode: 229 };
    for (const code of ['Enter', 'Tab', 'Escape', 'ArrowDown', 'Delete'])
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', code, ...process });
    expect(await grid.at()).toBe(`4:${INDUSTRY} type`);
    await cdp.send('Input.insertText', { text: '重工' });
    // The key event some input methods send after they closed.
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', code: 'Enter', ...process });
    expect(await grid.at()).toBe(`4:${INDUSTRY} type`);
    await grid.press('Enter');
    expect(await grid.at()).toBe(`5:${INDUSTRY} waiting`);
    await eventually(async () => (await stored())[4]?.industry).toBe('重工');
  });

  test('U04 a block of Excel: merged cells, line breaks, hidden rows; U06 one click takes it back', async () => {
    const { page } = grid;
    const before = await regions();
    await grid.cell(0, REGION).click();
    const html = `<html><body><table><!--StartFragment--><tr><td rowspan=2 class=xl65>华东&nbsp;区</td><td>造船<br style='mso-data-placement:same-cell'>
      修船</td></tr><tr><td>&#37325;&#24037;</td></tr><tr style='display:none'><td>x</td><td>y</td></tr></table></body></html>`;
    await grid.paste('不看这个', html);
    await page.getByText('更改 2 行，新增 0 行，不变 0 行，有错 0 行').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '保存这 2 行' }).click();
    await page.getByText('已粘贴 2 行').waitFor();
    expect((await regions()).slice(0, 2)).toEqual(['华东 区', '华东 区']);
    expect((await stored()).slice(0, 2).map((row) => row.industry)).toEqual(['造船\n修船', '重工']);
    await page.locator('.mantine-Notification-root').getByRole('button', { name: '撤销' }).last().click();
    await eventually(regions).toEqual(before);
  });

  test('U04 rows beyond the last are new; one value pasted fills the selection', async () => {
    const { page } = grid;
    await grid.cell(5, NAME).click();
    await grid.paste(
      block([
        ['F厂', 'F厂集团'],
        ['G厂', 'G厂集团'],
      ]),
    );
    await page.getByText('更改 1 行，新增 1 行，不变 0 行，有错 0 行').waitFor();
    await page.getByRole('button', { name: '保存这 2 行' }).click();
    await eventually(() => grid.text(6, FULL_NAME)).toBe('G厂集团');
    await grid.press('Control+z');
    await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('8');
    await eventually(() => grid.text(5, FULL_NAME)).toBe('F厂有限公司');
    await grid.cell(3, REGION).click();
    await grid.press('Shift+ArrowDown', 'Shift+ArrowDown');
    await grid.paste('北方');
    await eventually(regions).toEqual(['PSH', 'x', 'x', '北方', '北方', '北方']);
  });

  test('U05 copied cells are text and a table; codes stay text', async () => {
    await grid.cell(0, 0).click();
    await grid.press('Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');
    await grid.page.getByText('已复制 2 行').waitFor();
    const copied = await grid.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await (await item?.getType(type))?.text()) ?? '';
      return { text: await read('text/plain'), html: await read('text/html') };
    });
    expect(copied.text.replaceAll('\r\n', '\n')).toMatch(/^KH\d{4}-\d{4}\tA厂\nKH\d{4}-\d{4}\tB厂$/);
    expect(copied.html).toMatch(/<td[^>]*mso-number-format[^>]*>KH\d{4}-\d{4}<\/td>/);
  });

  test('U32 one field of many rows, with a preview and one undo', async () => {
    const { page } = grid;
    const before = (await stored()).map((row) => row.grade);
    await grid.cell(0, GRADE).click();
    await grid.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Alt+b');
    const dialog = page.getByRole('dialog', { name: '批量修改 3 行' });
    await dialog.waitFor();
    await personAt(door).choose('改为', 'D', dialog);
    await dialog.getByText('更改 3 行，不变 0 行，有错 0 行').waitFor();
    expect(await dialog.getByRole('row').count()).toBe(4);
    await dialog.getByRole('button', { name: '修改这 3 行' }).click();
    await page.getByText('已修改 3 行').waitFor();
    expect((await stored()).slice(0, 3).map((row) => row.grade)).toEqual(['D', 'D', 'D']);
    await page.locator('.mantine-Notification-root').getByRole('button', { name: '撤销' }).last().click();
    await eventually(async () => (await stored()).map((row) => row.grade)).toEqual(before);
  });

  test('F53 somebody else was faster: both values side by side, a choice for each field, nothing overwritten', async () => {
    const { page } = grid;
    await grid.cell(1, REGION).click();
    await grid.type('mine');
    await grid.press('Tab');
    await grid.type('own');
    await grid.press('Tab');
    const other = await page.evaluate(async () => {
      const { rows } = (await (await fetch('/api/parties?limit=50')).json()) as { rows: SavedParty[] };
      const row = rows[1];
      const body = JSON.stringify({ version: row?.version, region: 'theirs', industry: 'other' });
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`/api/parties/${row?.id}`, { method: 'PATCH', headers, body })).status;
    });
    expect(other).toBe(200);
    await grid.press('ArrowDown');
    await page.locator('.mw-edit-notice').getByRole('button', { name: '对照两边的值' }).click();
    const dialog = page.getByRole('dialog', { name: /刚被别人改过/ });
    await dialog.waitFor();
    expect(await dialog.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining('我的'),
      expect.stringMatching(/区域\s+mine\s+theirs\s+x/),
      expect.stringMatching(/行业\s+own\s+other/),
    ]);
    expect(await axeFindings(page)).toEqual([]);
    expect((await stored())[1]).toMatchObject({ region: 'theirs', industry: 'other' });
    await dialog.getByRole('radio', { name: 'theirs' }).check();
    await dialog.getByRole('button', { name: '按选择保存' }).click();
    await eventually(async () => (await stored())[1]).toMatchObject({ region: 'theirs', industry: 'own' });
    await page.locator('.mw-edit-notice').waitFor({ state: 'detached' });
  });

  test('U48 Shift+F10 has what the buttons have; U17 U06 a void gives a reason and can be taken back', async () => {
    const { page } = grid;
    await grid.cell(5, NAME).click();
    await page.getByRole('complementary').getByRole('button', { name: /修改/ }).waitFor();
    await grid.press('Shift+F10');
    const menu = page.getByRole('menu');
    await menu.waitFor();
    const words = (await menu.getByRole('menuitem').allInnerTexts()).map((one) => one.split('\n')[0]);
    const buttons = await page.getByRole('complementary').locator('.foot button').allInnerTexts();
    expect(buttons.length).toBeGreaterThan(0);
    for (const button of buttons) expect(words).toContain(button.split('\n')[0]);
    expect(words).toEqual(expect.arrayContaining(['编辑这一格', '复制', '粘贴', '打开记录']));
    await menu.getByRole('menuitem', { name: /作废 1 行/ }).click();
    const dialog = page.getByRole('dialog', { name: '作废 1 行' });
    await dialog.getByRole('textbox', { name: '作废原因' }).fill('重复建档');
    await dialog.getByRole('button', { name: '作废这 1 行' }).click();
    await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('7');
    await page.locator('.mantine-Notification-root').getByRole('button', { name: '撤销' }).last().click();
    await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('8');
  });

  test('U01 U03 the line below the last row: typed, left, created; what is missing is marked and nothing lost', async () => {
    const { page } = grid;
    const rowCount = () => page.getByRole('grid').getAttribute('aria-rowcount');
    await grid.cell(0, NAME).click();
    await grid.press('Control+ArrowDown');
    expect(await grid.at()).toBe(`5:${NAME} waiting`);
    await grid.press('ArrowDown');
    expect(await grid.at()).toBe(`6:${NAME} waiting`);
    await grid.type('G厂');
    await grid.press('Tab');
    // Where something is written the next blank line stands below it; nothing is sent yet.
    await eventually(rowCount).toBe('9');
    await grid.type('G厂有限公司');
    expect((await stored()).length).toBe(6);
    await grid.press('Enter');
    await page.getByText('已保存 1 行').waitFor();
    await eventually(async () => (await stored()).map((row) => row.name)).toContain('G厂');
    // The keyboard waits in the blank line, under the cell where the first began, while the list has grown.
    await eventually(grid.at).toBe(`7:${NAME} waiting`);
    await eventually(() => grid.text(6, FULL_NAME)).toBe('G厂有限公司');
    // A line that lacks its name keeps what is written and says what is missing.
    await grid.press('ArrowRight');
    await grid.type('无名');
    await grid.press('Enter');
    await page
      .locator('.mw-edit-notice')
      .getByText(/1 行没有保存.*简称.*必填/)
      .waitFor();
    expect(await grid.cell(7, NAME).getAttribute('class')).toContain('wrong');
    expect(await axeFindings(page)).toEqual([]);
    expect((await stored()).length).toBe(7);
    await grid.cell(7, NAME).click();
    await grid.type('H厂');
    await grid.press('ArrowDown');
    await page.locator('.mw-edit-notice').waitFor({ state: 'detached' });
    await eventually(async () => (await stored()).length).toBe(8);
    await eventually(grid.at).toBe(`8:${NAME} waiting`);
    // One undo takes the whole row back.
    await grid.press('Control+z');
    await eventually(async () => (await stored()).length).toBe(7);
    await eventually(rowCount).toBe('9');
  });

  test('U43 an unsaved row is saved when the list is left; nothing complained', async () => {
    await grid.cell(0, INDUSTRY).click();
    await grid.type('left');
    await grid.page.getByRole('link', { name: '今日工作' }).click();
    await eventually(async () => (await stored())[0]?.industry).toBe('left');
    expect(complaints).toEqual([]);
  });
});
