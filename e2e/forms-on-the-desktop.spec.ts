import { expect, onTestFinished, test } from 'vitest';
import { eventually } from './kit/eventually.ts';
import { openSignedIn } from './kit/signed-in.ts';

test('U01 U07 U08 U34 U56 the core of forms and navigation in the program’s own window', async () => {
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

  // A code that fails its check: kept from the keyboard, and the record says why.
  await page.waitForURL(/#\/parties\/[0-9a-f-]{36}/);
  await field('creditCode').fill('123');
  await page.keyboard.press('Control+s');
  await page.getByRole('alert').waitFor();
  // The focus comes with the frame after the refusal.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  await eventually(focused).toBe('creditCode');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await eventually(focused).toBe('exceptions.creditCode');
  await page.keyboard.type('执照上就是这样');
  await page.keyboard.press('Enter');
  await eventually(focused).toBe('grade');
  await page.keyboard.press('Control+s');
  await page.getByText(/照此保存：执照上就是这样/).waitFor();

  // U52 the manual and its pictures come with the program, without a network.
  await program.goto('/help/units');
  const picture = page.locator('main figure img').first();
  await picture.waitFor();
  expect(await picture.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(
    1366,
  );
});
