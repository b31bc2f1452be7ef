import type { Locator, Page } from 'playwright-core';

/** A list under somebody's hands. */
export interface Grid {
  page: Page;
  cell: (row: number, column: number) => Locator;
  text: (row: number, column: number) => Promise<string>;
  /** Row and column that have the keyboard, and what the cell is doing. */
  at: () => Promise<string>;
  /** Types as a person does: key by key, slower than a scanner. */
  type: (text: string) => Promise<void>;
  /** Types Chinese as an input method gives it: letters under composition, then the words chosen. */
  compose: (letters: string, words: string) => Promise<void>;
  press: (...keys: string[]) => Promise<void>;
  paste: (text: string, html?: string) => Promise<void>;
  /** Number of the column with this head. */
  column: (head: string) => Promise<number>;
}

/** What an input method sends while it has the keys. */
const PROCESS = { key: 'Process', windowsVirtualKeyCode: 229 };

async function compose(page: Page, letters: string, words: string): Promise<void> {
  const keys = await page.context().newCDPSession(page);
  const { length } = letters;
  await keys.send('Input.imeSetComposition', { text: letters, selectionStart: length, selectionEnd: length });
  // Enter and the blank choose the words; neither may reach the cell.
  for (const code of ['Enter', 'Space'])
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', code, ...PROCESS });
  await keys.send('Input.insertText', { text: words });
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', code: 'Enter', ...PROCESS });
  await keys.detach();
}

export function gridOn(page: Page): Grid {
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
    compose: (letters, words) => compose(page, letters, words),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
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
    column: async (head) => {
      const name = await page
        .locator('[data-cell^="-1:"]')
        .filter({ hasText: head })
        .first()
        .getAttribute('data-cell');
      return Number(name?.split(':')[1]);
    },
  };
}
