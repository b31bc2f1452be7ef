import { expect, onTestFinished, test } from 'vitest';
import { eventually } from './kit/eventually.ts';
import { openSignedIn } from './kit/signed-in.ts';

test('U01 U07 U08 U34 the core of forms and navigation in the program’s own window', async () => {
  const program = await openSignedIn('desktop');
  onTestFinished(() => program[Symbol.asyncDispose]());
  const { page } = program;
  const field = (name: string) => page.locator(`.mw-form [data-field="${name}"]`).first();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-field'));
  await program.goto('/parties/new');
  await field('name').fill('江海船厂');
  await page.keyboard.press('Enter');
  await eventually(focused).toBe('fullName');
  await page.keyboard.press('Shift+Enter');
  await eventually(focused).toBe('name');
  await page.keyboard.press('Tab');
  await page.getByText(/草稿已存/).waitFor();
  await page.reload();
  await page.getByRole('button', { name: '接着填写' }).click();
  await eventually(() => field('name').inputValue()).toBe('江海船厂');
  await page.keyboard.press('Control+s');
  await page.waitForURL(/#\/parties\?/);
  await page.getByRole('gridcell', { name: '江海船厂', exact: true }).waitFor();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: '搜索与命令' });
  await palette.getByRole('combobox').fill('jhcc');
  await palette
    .getByRole('option', { name: /^江海船厂/ })
    .last()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/parties/);
  await expect.poll(() => palette.count()).toBe(0);
});
