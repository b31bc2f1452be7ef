import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DomainError } from '#contract/kit/errors.ts';
import { axeFindings } from './axe.ts';
import { type KitProgram, openKit } from './kit-program.ts';

let kit: KitProgram;

beforeAll(async () => {
  kit = await openKit(60);
});
afterAll(() => kit.close());

async function open(language: string, route: string): Promise<void> {
  if (!kit.page.url().startsWith(kit.url)) await kit.goto('/');
  await kit.page.evaluate(
    (value) => localStorage.setItem('millwright.language', JSON.stringify(value)),
    language,
  );
  // Away and back loads the page once; a changed address alone would keep what it shows.
  await kit.page.goto('about:blank');
  await kit.goto(route);
  await kit.page.getByRole('banner').waitFor();
  await kit.page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** States that the tour of the sample factory does not come to; each must be clean in both languages. */
const STATES: Record<string, (page: KitProgram['page']) => Promise<void>> = {
  '/': async () => {},
  '/market-records': async (page) => {
    await page.locator('[data-cell="2:3"]').click();
    await page.getByRole('complementary').waitFor();
  },
  '/market-records filter menu': async (page) => {
    await page.locator('[data-cell="0:8"]').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('dialog').waitFor();
  },
  '/market-records empty': async (page) => {
    await page.getByRole('searchbox').fill('zzzz-none');
    await page.getByRole('button', { name: /^(清除筛选|Clear filters)$/ }).waitFor();
  },
  '/market-records/new': async (page) => {
    await page.locator('[data-field="partyId"]').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('alert').waitFor();
  },
  '/market-records/new open list': async (page) => {
    await page.locator('[data-field="partyId"]').focus();
    await page.keyboard.press('F7');
    await page.getByRole('option').first().waitFor();
  },
  '/market-records/00000000-0000-7000-8000-000000000003': async (page) => {
    await page.locator('[data-field]').first().waitFor();
    await page.keyboard.press('Alt+s');
    await page.getByRole('dialog').waitFor();
  },
};

// What is wrong with colours is wrong in either language: one is looked at by day, the other by night.
describe.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('%s, %s', (language, colorScheme) => {
  beforeAll(() => kit.page.emulateMedia({ colorScheme }));

  test.each(Object.keys(STATES))('%s', async (state) => {
    await open(language, state.split(' ')[0] ?? '/');
    await STATES[state]?.(kit.page);
    expect(await axeFindings(kit.page)).toEqual([]);
  });

  test('an error instead of a list', async () => {
    kit.core.failNext.set('list', new DomainError('STORAGE_DAMAGED', { path: '/data' }));
    await open(language, '/market-records');
    await kit.page.getByRole('alert').waitFor();
    expect(await axeFindings(kit.page)).toEqual([]);
  });

  test('sign-in and first run', async () => {
    await open(language, '/');
    kit.core.user = null;
    await kit.page.reload();
    await kit.page.getByRole('textbox').first().waitFor();
    expect(await axeFindings(kit.page)).toEqual([]);
    const ready = kit.core.setup;
    kit.core.setup = { ...ready, state: 'empty' };
    await kit.page.reload();
    await kit.page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await axeFindings(kit.page)).toEqual([]);
    kit.core.setup = ready;
    kit.core.user = (await import('./fake-core.ts')).LI_MIN;
  });
});
