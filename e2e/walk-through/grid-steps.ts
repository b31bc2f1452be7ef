import type { Page } from 'playwright-core';
import type { Person } from './person.ts';

/** Column of the names in the list of companies. */
const NAME = 1;

/** A list under somebody's hands. */
export interface Grid {
  page: Page;
  cell: (row: number, column: number) => ReturnType<Page['locator']>;
  text: (row: number, column: number) => Promise<string>;
  /** Row and column that have the keyboard, and what the cell is doing. */
  at: () => Promise<string>;
  /** Types as a person does: key by key, slower than a scanner. */
  type: (text: string) => Promise<void>;
  press: (...keys: string[]) => Promise<void>;
  paste: (text: string, html?: string) => Promise<void>;
}

function gridAt(me: Person): Grid {
  const { page } = me;
  const cell = (row: number, column: number) => page.locator(`[data-cell="${row}:${column}"]`);
  return {
    page,
    cell,
    text: (row, column) => cell(row, column).innerText(),
    at: () =>
      page.evaluate(() => {
        const active = document.activeElement;
        const mode = active instanceof HTMLElement ? (active.dataset['sink'] ?? 'cell') : '';
        return `${active?.closest('[data-cell]')?.getAttribute('data-cell') ?? 'none'} ${mode}`;
      }),
    type: async (text) => {
      for (const letter of text) await page.keyboard.type(letter, { delay: 60 });
    },
    press: (...keys) => me.press(...keys),
    paste: async (text, html) => {
      // A paste event as the browser makes it: what is on the clipboard of the machine is nobody's test.
      await page.evaluate(
        ([plain = '', rich = '']) => {
          const data = new DataTransfer();
          data.setData('text/plain', plain);
          if (rich) data.setData('text/html', rich);
          const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
          document.activeElement?.dispatchEvent(event);
        },
        [text, html ?? ''],
      );
    },
  };
}

/** A list of companies without one: pasted into, as people start with what they have in Excel. */
export async function emptyList(me: Person): Promise<Grid> {
  await me.goto('/parties');
  await me.page.getByRole('heading', { name: '还没有单位' }).waitFor();
  await me.page.locator('[data-cell="-1:0"]').focus();
  return gridAt(me);
}

const COMPANIES = ['A厂', 'B厂', 'C厂', 'D厂', 'E厂', 'F厂'];
/** Cells as a spreadsheet puts them on the clipboard. */
export const block = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\r\n');

export async function pasteCompanies(grid: Grid): Promise<void> {
  const rows = COMPANIES.map((name) => [name, `${name}有限公司`, '', '']);
  await grid.paste(`${block([['简称', '全称', '等级', '区域'], ...rows])}\r\n`);
  await grid.page.getByText('更改 0 行，新增 6 行，不变 0 行，有错 0 行').waitFor();
  await grid.page.getByRole('button', { name: '保存这 6 行' }).click();
  await grid.page.getByText('已粘贴 6 行').waitFor();
  await grid.cell(0, NAME).filter({ hasText: 'A厂' }).waitFor();
}
