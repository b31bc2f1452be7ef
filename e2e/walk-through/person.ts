import type { Locator, Page } from 'playwright-core';
import type { Door } from '../doors.ts';
import { scan } from '../kit/scanner.ts';

/** The machine that runs the walk may be busy with other work. */
const PATIENCE_MS = 30_000;

/** Somebody at the keyboard: what they see by its name, what they type, what they scan. */
export interface Person {
  page: Page;
  door: Door;
  goto(route: string): Promise<void>;
  form(name: string): Locator;
  /** Fills a field by its label; the value is typed as a person would write it. */
  fill(label: string, text: string, within?: Locator): Promise<void>;
  /** Chooses from a list or from records: types, and takes the first that is offered. */
  choose(label: string, text: string, within?: Locator): Promise<void>;
  press(...keys: string[]): Promise<void>;
  click(name: string | RegExp, within?: Locator): Promise<void>;
  /** Uses the key that a button shows, once the button is there. */
  act(button: string | RegExp, keys: string): Promise<void>;
  /** A burst of the barcode scanner. */
  scan(barcode: string): Promise<void>;
  see(text: string | RegExp): Promise<void>;
  /** Waits until the address matches. */
  arrive(route: RegExp): Promise<string>;
}

/** Chooses the option under the typed text with the keyboard, once the list shows it. */
async function chooseByKeys(page: Page, field: Locator, text: string): Promise<void> {
  await field.click();
  await field.fill(text);
  const option = page.getByRole('option').filter({ hasText: text }).filter({ visible: true }).first();
  await option.waitFor();
  const isMarked = async (): Promise<boolean> =>
    (await option.getAttribute('data-combobox-selected')) === 'true' ||
    (await option.getAttribute('aria-selected')) === 'true';
  // The list may be drawn anew under the keys while it is still being filtered; the mark is looked at before each key.
  for (let at = 0; at < 20; at += 1) {
    if (!(await isMarked())) {
      await field.press('ArrowDown');
      continue;
    }
    await field.press('Enter');
    const isClosed = await option.waitFor({ state: 'hidden', timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (isClosed) return;
  }
  throw new Error(`“${text}” could not be chosen by keys`);
}

export function personAt(door: Door): Person {
  const { page } = door;
  page.setDefaultTimeout(PATIENCE_MS);
  const field = (label: string, within?: Locator): Locator =>
    (within ?? page.locator('body'))
      .getByRole('textbox', { name: label })
      .or((within ?? page.locator('body')).getByRole('combobox', { name: label }))
      .filter({ visible: true })
      .first();
  return {
    page,
    door,
    goto: (route) => door.goto(route),
    form: (name) => page.getByRole('form', { name }),
    fill: async (label, text, within) => {
      await field(label, within).fill(text);
    },
    choose: (label, text, within) => chooseByKeys(page, field(label, within), text),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    click: (name, within) =>
      (within ?? page.locator('body'))
        .getByRole('button', { name })
        .filter({ visible: true })
        .first()
        .click(),
    act: async (button, keys) => {
      await page.getByRole('button', { name: button }).filter({ visible: true }).first().waitFor();
      await page.keyboard.press(keys);
    },
    scan: (barcode) => scan(page, barcode),
    see: async (text) => {
      await page.getByText(text).filter({ visible: true }).first().waitFor();
    },
    arrive: async (route) => {
      await page.waitForURL(route, { waitUntil: 'commit' });
      return page.url();
    },
  };
}
