import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Door } from './doors.ts';

const NAME = '铭牌 80 × 50 mm';
const COPY = '铭牌 80 × 50 mm（外贸）';

const templates = async (page: Page): Promise<string[]> => {
  await page.getByRole('combobox', { name: '模板' }).click();
  const options = page.getByRole('option');
  await options.first().waitFor();
  const words = await options.allTextContents();
  await page.keyboard.press('Escape');
  return words;
};
const saveAndReturn = async (page: Page) => {
  await page.keyboard.press('Control+s');
  await page.getByRole('region', { name: '打印什么' }).waitFor();
};

/** A template is made, drawn while it is typed, copied, and the first one voided: all on the screen. */
export async function makeCopyAndVoid({ page, goto }: Door): Promise<void> {
  await goto('/labels');
  await page.getByRole('button', { name: '新模板' }).click();
  const form = page.getByRole('form', { name: '新模板' });
  await form.getByLabel('名称').fill(NAME);
  const side = page.getByRole('complementary', { name: '样张' });
  await side.getByText('60 × 40 mm').waitFor();
  await form.getByLabel('宽', { exact: true }).first().fill('80');
  await form.getByLabel('高', { exact: true }).first().fill('50');
  await side.getByText('80 × 50 mm').waitFor();
  await side.locator('.mw-label img').first().waitFor();
  await saveAndReturn(page);
  await expect.poll(() => templates(page)).toContain(NAME);

  await page.getByRole('combobox', { name: '模板' }).click();
  await page.getByRole('option', { name: NAME }).click();
  await page.getByRole('button', { name: '修改模板' }).click();
  await page.getByRole('form', { name: NAME }).getByLabel('名称').waitFor();
  await page.keyboard.press('Control+d');
  await form.getByLabel('名称').fill(COPY);
  await side.getByText('80 × 50 mm').waitFor();
  await saveAndReturn(page);
  await page.getByRole('combobox', { name: '模板' }).click();
  await page.getByRole('option', { name: NAME, exact: true }).click();
  await page.getByRole('button', { name: '修改模板' }).click();
  await page.getByRole('button', { name: '作废…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill('换了新的');
  await dialog.getByRole('button', { name: /作废/ }).click();
  await page.getByRole('region', { name: '打印什么' }).waitFor();
  await expect.poll(() => templates(page)).not.toContain(NAME);
  expect(await templates(page)).toContain(COPY);
}
