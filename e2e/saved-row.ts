import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from './kit/eventually.ts';

/** Makes two companies from their list, one of them while a filter hides it: each is the record that is shown. */
export async function showsWhatWasSaved(page: Page, open: (route: string) => Promise<void>): Promise<void> {
  const focusedRow = () => page.locator('[role="row"]:has([data-cell][tabindex="0"])').textContent();
  const shown = (name: string) =>
    page.getByRole('complementary').getByRole('heading', { name, exact: true }).waitFor();
  const make = async (name: string) => {
    await page.keyboard.press('Control+n');
    await page.locator('.mw-form [data-field="name"]').first().fill(name);
    await page.keyboard.press('Control+s');
    await shown(name);
  };
  await open(`/parties?q=${encodeURIComponent('"江南"')}`);
  await shown('江南造船');
  await make('振华重工');
  await page.getByText('右边这条记录不符合当前筛选').waitFor();
  expect(page.url()).toContain(encodeURIComponent('江南'));
  await page.getByRole('button', { name: '清除筛选' }).click();
  await eventually(focusedRow).toContain('振华重工');
  await shown('振华重工');
  await make('北仑船厂');
  await eventually(focusedRow).toContain('北仑船厂');
}
