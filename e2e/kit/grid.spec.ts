import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually } from './eventually.ts';
import { type KitProgram, openKit } from './kit-program.ts';

const ROWS = 100_000;
let kit: KitProgram;

beforeAll(async () => {
  kit = await openKit(ROWS);
});
afterAll(() => kit.close());

async function freshGrid(): Promise<void> {
  kit.core.listCalls.length = 0;
  await kit.page.goto('about:blank');
  await kit.goto('/market-records');
  await kit.page.getByRole('gridcell', { name: 'SC2026-0001', exact: true }).waitFor();
}

beforeEach(freshGrid);

const focused = () =>
  kit.page.evaluate(() => {
    // A cell that can be written in has its input inside it.
    const cell = document.activeElement?.closest('[data-cell]');
    return cell instanceof HTMLElement ? `${cell.dataset.cell ?? ''} ${cell.textContent}` : '';
  });
const focusFirst = () => kit.page.getByRole('gridcell', { name: 'SC2026-0001', exact: true }).click();
const press = async (...keys: string[]) => {
  for (const key of keys) await kit.page.keyboard.press(key);
};

test('one tab stop, named by rows and columns of the whole list, its head and the line of new rows with it', async () => {
  const grid = kit.page.getByRole('grid');
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(ROWS + 2));
  expect(await grid.getAttribute('aria-colcount')).toBe('11');
  expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
});

test("Excel's keys move the focus over the whole list", async () => {
  await focusFirst();
  await press('ArrowDown', 'ArrowRight', 'ArrowRight');
  expect(await focused()).toContain('1:2 ');
  await press('End');
  expect(await focused()).toContain('1:9 ');
  await press('Control+End');
  await eventually(focused).toContain(`${ROWS - 1}:9 `);
  await press('Home');
  await eventually(focused).toBe(`${ROWS - 1}:0 SC2026-${ROWS}`);
  await press('Control+Home');
  await eventually(focused).toBe('0:0 SC2026-0001');
  await press('PageDown');
  expect(Number((await focused()).split(':')[0])).toBeGreaterThan(12);
});

test('only pages in sight are asked for, the next one by cursor, a jump by row number from the nearer end', async () => {
  await focusFirst();
  for (let page = 0; page < 8; page += 1) await press('PageDown');
  await eventually(() => kit.core.listCalls.some((call) => call.after === '100')).toBe(true);
  await press('Control+End');
  await eventually(() => kit.core.listCalls.some((call) => call.fromEnd === true && call.offset === 0)).toBe(
    true,
  );
  expect(kit.core.listCalls.length).toBeLessThan(8);
  expect(kit.core.listCalls.every((call) => call.limit === 100)).toBe(true);
});

test('the focused row stays in the page while the mouse scrolls away', async () => {
  await focusFirst();
  await kit.page.mouse.move(500, 400);
  await kit.page.mouse.wheel(0, 60_000);
  await eventually(() => kit.page.getByRole('row').count()).toBeGreaterThan(10);
  expect(await focused()).toBe('0:0 SC2026-0001');
  await press('ArrowDown');
  await eventually(focused).toBe('1:0 SC2026-0002');
  expect(await kit.page.getByRole('gridcell', { name: 'SC2026-0002', exact: true }).isVisible()).toBe(true);
});

test('a selection is summed below and copied as cells, codes as text', async () => {
  await kit.page.locator('[data-cell="0:7"]').click();
  await press('Shift+ArrowDown', 'Shift+ArrowDown');
  const foot = kit.page.getByRole('contentinfo');
  await eventually(() => foot.textContent()).toContain('选中 3 格');
  expect(await foot.textContent()).toContain('求和 231.60');
  expect(await foot.textContent()).toContain('平均 77.20');
  expect(await foot.textContent()).toContain('计数 3');
  await press('Home', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');
  await kit.page.getByText('已复制 2 行').waitFor();
  const text = await kit.page.evaluate(() => navigator.clipboard.readText());
  expect(text.replaceAll('\r\n', '\n')).toBe('SC2026-0003\t舟山启帆\nSC2026-0004\t黄浦沿岸');
});

test('a header click sorts in the core, again turns it round, the address remembers', async () => {
  const header = kit.page.getByRole('columnheader', { name: '编号' });
  await header.click({ position: { x: 15, y: 15 } });
  await eventually(() => header.getAttribute('aria-sort')).toBe('ascending');
  await header.click({ position: { x: 15, y: 15 } });
  await eventually(() => header.getAttribute('aria-sort')).toBe('descending');
  await eventually(() => kit.page.locator('[data-cell="0:0"]').textContent()).toBe('SC2026-99999');
  await kit.page.reload();
  await eventually(() => kit.page.locator('[data-cell="0:0"]').textContent()).toBe('SC2026-99999');
});

test('sorting and filtering work from the keyboard alone', async () => {
  await focusFirst();
  await press('ArrowUp');
  expect(await focused()).toContain('-1:0 ');
  await press('Enter');
  await eventually(() => kit.page.getByRole('columnheader', { name: '编号' }).getAttribute('aria-sort')).toBe(
    'ascending',
  );
  await press('ArrowRight', 'Alt+ArrowDown');
  const menu = kit.page.getByRole('dialog', { name: '客户：排序与筛选' });
  await menu.waitFor();
  await menu.getByRole('textbox').fill('华海');
  await press('Enter');
  await eventually(() => kit.page.getByRole('grid').getAttribute('aria-rowcount')).toBe(
    String(Math.ceil(ROWS / 7) + 2),
  );
  await kit.page.getByRole('button', { name: '移除筛选：客户 包含 华海' }).click();
  await eventually(() => kit.page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(ROWS + 2));
});

test('a value list filters by words and shows as a chip', async () => {
  await kit.page.getByRole('columnheader', { name: '阶段' }).hover();
  await kit.page.getByRole('button', { name: '阶段：排序与筛选' }).click();
  const menu = kit.page.getByRole('dialog', { name: '阶段：排序与筛选' });
  await menu.getByRole('checkbox', { name: '报价' }).check();
  await menu.getByRole('button', { name: '应用' }).click();
  await kit.page.getByRole('button', { name: '移除筛选：阶段 = 报价' }).waitFor();
  const words = await kit.page.locator('[data-cell$=":8"]').allTextContents();
  expect(new Set(words.slice(1))).toEqual(new Set(['◆报价']));
});

test('amounts are filtered as people type them', async () => {
  await kit.page.getByRole('columnheader', { name: '报价' }).hover();
  await kit.page.getByRole('button', { name: '报价：排序与筛选' }).click();
  const menu = kit.page.getByRole('dialog', { name: '报价：排序与筛选' });
  await menu.getByLabel('从（万元）').fill('30');
  await menu.getByLabel('到（万元）').fill('40万');
  await menu.getByRole('button', { name: '应用' }).click();
  await kit.page.getByRole('button', { name: /移除筛选：报价 30.00 – 40.00/ }).waitFor();
});

test('columns are chosen, moved and remembered', async () => {
  await kit.page.getByRole('button', { name: '列 ▾' }).click();
  const chooser = kit.page.getByRole('dialog', { name: '列 ▾' });
  await chooser.getByRole('checkbox', { name: '船东' }).uncheck();
  await chooser.getByRole('button', { name: '上移 客户' }).click();
  await eventually(() => kit.page.getByRole('columnheader').nth(1).textContent()).toContain('客户');
  expect(await kit.page.getByRole('columnheader', { name: '船东' }).count()).toBe(0);
  await kit.page.reload();
  await kit.page.getByRole('gridcell', { name: 'SC2026-0001', exact: true }).waitFor();
  expect(await kit.page.getByRole('columnheader').nth(1).textContent()).toContain('客户');
});

test('a column is widened by dragging and by keys', async () => {
  const header = kit.page.getByRole('columnheader', { name: '客户' });
  const before = (await header.boundingBox())?.width ?? 0;
  await header.click({ position: { x: 12, y: 15 } });
  await press('Alt+ArrowRight', 'Alt+ArrowRight');
  await eventually(async () => (await header.boundingBox())?.width).toBe(before + 20);
  const box = await header.boundingBox();
  if (!box) throw new Error('no header');
  await kit.page.mouse.move(box.x + box.width, box.y + 15);
  await kit.page.mouse.down();
  await kit.page.mouse.move(box.x + box.width + 40, box.y + 15, { steps: 4 });
  await kit.page.mouse.up();
  await eventually(async () => (await header.boundingBox())?.width).toBe(before + 60);
});

test('the panel beside the list follows the focus; Enter opens the record in its own tab', async () => {
  await focusFirst();
  await press('ArrowDown', 'ArrowDown');
  await kit.page.getByRole('complementary').getByRole('heading', { name: 'SC2026-0003' }).waitFor();
  await press('Enter');
  await kit.page.getByRole('button', { name: 'SC2026-0003 舟山启帆', exact: true }).waitFor();
  await press('Alt+2');
  await eventually(() => kit.page.url()).toMatch(/market-records\?/);
});

test('a list that comes back from another tab stands where it was', async () => {
  await focusFirst();
  for (let page = 0; page < 5; page += 1) await press('PageDown');
  const row = await focused();
  await kit.page.getByRole('link', { name: '今日工作' }).click();
  await kit.page.getByRole('grid').waitFor({ state: 'detached' });
  await kit.page.getByRole('button', { name: '市场信息', exact: true }).click();
  await eventually(() => kit.page.locator('[data-cell][tabindex="0"]').textContent()).toBe(row.split(' ')[1]);
  expect(await kit.page.locator('[data-cell][tabindex="0"]').isVisible()).toBe(true);
  expect(await kit.page.getByRole('grid').evaluate((grid) => grid.scrollTop)).toBeGreaterThan(1000);
  const panel = kit.page.getByRole('complementary').getByRole('heading', { level: 1 });
  await eventually(() => panel.textContent()).toBe(row.split(' ')[1]);
});

test('an address that names a record shows it, in the list too', async () => {
  const id = kit.core.records[40]?.id ?? '';
  await kit.page.goto('about:blank');
  await kit.goto(`/market-records?id=${id}`);
  await kit.page.getByRole('complementary').getByRole('heading', { name: 'SC2026-0041' }).waitFor();
  await eventually(() => kit.page.locator('[data-cell][tabindex="0"]').textContent()).toBe('SC2026-0041');
  expect(await kit.page.getByRole('gridcell', { name: 'SC2026-0041', exact: true }).isVisible()).toBe(true);
  expect(kit.page.url()).toContain(id);
});

test('a change by somebody else appears without a jump', async () => {
  await focusFirst();
  kit.core.records = kit.core.records.map((one, at) =>
    at === 0 ? { ...one, partyName: '新客户船厂' } : one,
  );
  kit.core.announce({ entity: 'market-records', ids: [kit.core.records[0]?.id ?? ''] });
  await eventually(() => kit.page.locator('[data-cell="0:1"]').textContent()).toBe('新客户船厂');
  expect(await focused()).toBe('0:0 SC2026-0001');
});

test('scrolls 100,000 rows with no more than a screen of them in the page', async () => {
  const grid = kit.page.getByRole('grid');
  const last = kit.core.records.length - 1;
  for (const share of [0.3, 0.9, 0.5]) {
    await grid.evaluate((element, to) => {
      element.scrollTop = element.scrollHeight * to;
    }, share);
    const near = Math.round(last * share);
    await eventually(async () => {
      const rows = await kit.page
        .locator('[data-cell$=":0"]')
        .evaluateAll((cells) =>
          cells.map(
            (cell) => [Number(cell.getAttribute('data-cell')?.split(':')[0]), cell.textContent] as const,
          ),
        );
      const isFilled = rows.some(([at, text]) => Math.abs(at - near) < 50 && text !== '');
      return isFilled && rows.length < 120;
    }).toBe(true);
  }
});

test('nothing complained, the content policy included', () => {
  expect(kit.complaints).toEqual([]);
});
