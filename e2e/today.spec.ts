import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings } from './kit/axe.ts';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';

let program: SignedIn;
let page: Page;
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv');

beforeAll(async () => {
  program = await openSignedIn('browser');
  page = program.page;
  const { id: partyId } = await program.call('POST', '/parties', { name: '江南造船' });
  const leads = [
    { partyId, quoteMinor: 100_00, contact: '曾建国', contactPhone: '13812345678', nextAction: '催复报价' },
    { partyId, quoteMinor: 900_00, nextAction: '送审总装图' },
  ];
  await program.call('POST', '/market-records', { ...leads[0], nextActionOn: day(-3) });
  await program.call('POST', '/market-records', { ...leads[1], nextActionOn: day(0) });
  await program.call('POST', '/service-cases', {
    partyId,
    title: '主泵异响',
    channel: 'customer',
    dueOn: day(2),
  });
});
afterAll(() => program[Symbol.asyncDispose]());

test('U39 the first page says what is due, why and whom to call; arrows choose, Enter opens', async () => {
  await program.goto('/');
  const side = page.getByRole('complementary');
  await side.getByRole('heading', { name: '催复报价' }).waitFor();
  expect(await side.textContent()).toMatch(/超期 3 天.*曾建国 13812345678.*停在跟踪 0 天/su);
  const lines = page.locator('.mw-today button.open');
  await lines.filter({ hasText: '主泵异响' }).waitFor();
  expect(await lines.allTextContents()).toEqual(['催复报价', '送审总装图', '主泵异响']);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: /到期跟进/u }).click();
  expect(await lines.allTextContents()).toEqual(['催复报价', '送审总装图']);
  await lines.first().focus();
  await page.keyboard.press('ArrowDown');
  await side.getByRole('heading', { name: '送审总装图' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/market-records\//u);
  await page.getByText('送审总装图').first().waitFor();
});
