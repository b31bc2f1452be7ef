import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from './kit/eventually.ts';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';

let program: SignedIn;

beforeAll(async () => {
  program = await openSignedIn('browser');
  await program.call('POST', '/parties', { name: '江南造船' });
});
afterAll(() => program[Symbol.asyncDispose]());

test('U43 U07 refused rows of a list are kept when its tab closes and come back when it opens again', async () => {
  const { page } = program;
  await program.goto('/parties');
  const row = page.getByRole('row').filter({ hasText: '江南造船' });
  const grade = row.locator('[role="gridcell"][data-cell$=":4"]');
  await grade.click();
  await page.keyboard.type('ZZ');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '1 行没有保存' }).waitFor();
  await page.keyboard.press('Alt+w');
  await page.getByRole('button', { name: '留作草稿并离开' }).click();
  await page.waitForURL(/#\/$/);
  await program.goto('/parties');
  const offer = page.getByRole('status').filter({ hasText: '草稿' });
  await offer.getByRole('button', { name: '接着填写' }).click();
  await page.getByRole('alert').filter({ hasText: '1 行没有保存' }).waitFor();
  await eventually(() => grade.textContent()).toBe('ZZ');
  await page.getByRole('button', { name: '放弃这一行的修改' }).click();
  await eventually(() => grade.textContent()).not.toBe('ZZ');
  await page.reload();
  await row.waitFor();
  expect(await offer.count()).toBe(0);
});
