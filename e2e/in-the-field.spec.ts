import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { openFactory, WINCH } from './after-sales-factory.ts';
import { axeFindings } from './kit/axe.ts';
import { photoWithPlace, shownSize } from './kit/photo-with-place.ts';
import type { SignedIn } from './kit/signed-in.ts';

let factory: SignedIn | null = null;
afterEach(async () => {
  await factory?.[Symbol.asyncDispose]();
  factory = null;
});

/** What a finger cannot hit: buttons and fields of the work area lower than 44 px. */
function lowTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#work button, #work input, #work textarea')]
      .filter((one) => one.offsetParent !== null && one.getAttribute('type') !== 'checkbox')
      .filter((one) => one.getBoundingClientRect().height < 43.5)
      .map((one) => `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent}`),
  );
}

async function expectReflow(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 780 });
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
}

/** One finger over the field, as a tablet reports it. */
async function signByFinger(page: Page): Promise<void> {
  const field = page.getByRole('img', { name: '签字框' });
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (!box) throw new Error('no box to sign in');
  const finger = await page.context().newCDPSession(page);
  const at = (share: number, y: number) => [{ x: box.x + box.width * share, y: box.y + y }];
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0.1, 40) });
  for (const [share, y] of [
    [0.3, 15],
    [0.5, 45],
    [0.8, 20],
  ] as const)
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share, y) });
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test('U53 U54 U55 in the field: a phone in one hand, fingers hit everything, the photo loses its place, the customer signs', async () => {
  factory = await openFactory({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const { page, door } = factory;
  await door.goto('/service-cases/new');
  await page.getByLabel('设备或零件条码').fill(WINCH);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: WINCH }).waitFor();
  await page.getByLabel(/^标题/).fill('刹车打滑');
  expect(await lowTargets(page)).toEqual([]);
  await expectReflow(page, 320);
  await page.getByRole('button', { name: /保存/ }).first().tap();
  await page.getByRole('heading', { name: /^FW\d{4}-0002$/ }).waitFor();

  const sides = page.getByRole('group', { name: '案件内容' });
  await sides.getByRole('button', { name: '照片' }).tap();
  await page.getByText('还没有照片').waitFor();
  const taken = await photoWithPlace(page);
  expect(await shownSize(page, taken)).toEqual([1200, 2400]);
  expect(taken.toString('latin1')).toContain('Exif');
  const file = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: taken };
  await page.locator('input[type=file][capture]').setInputFiles(file);
  const photo = page.getByRole('img', { name: 'IMG_0001.jpg' });
  await photo.waitFor();
  const kept = Buffer.from(((await photo.getAttribute('src')) ?? '').split(',')[1] ?? '', 'base64');
  expect(kept.toString('latin1')).not.toContain('Exif');
  expect(await shownSize(page, kept)).toEqual([800, 1600]);
  await page.getByLabel('保留原尺寸').check();
  await page.locator('input[type=file][capture]').setInputFiles({ ...file, name: 'IMG_0002.jpg' });
  const whole = page.getByRole('img', { name: 'IMG_0002.jpg' });
  await whole.waitFor();
  const full = Buffer.from(((await whole.getAttribute('src')) ?? '').split(',')[1] ?? '', 'base64');
  expect(full.toString('latin1')).not.toContain('Exif');
  expect(await shownSize(page, full)).toEqual([1200, 2400]);

  await sides.getByRole('button', { name: '服务', exact: true }).tap();
  await page.getByRole('button', { name: '开始一次服务' }).tap();
  await page.getByPlaceholder('请扫旧件条码，或手输').waitFor();
  expect(await lowTargets(page)).toEqual([]);
  await expectReflow(page, 320);
  await expectReflow(page, 400);
  expect(await axeFindings(page)).toEqual([]);
  for (const name of ['workMinutes', 'runningHours', 'travelMinutes', 'travelKm'])
    expect(await page.locator(`[data-field=${name}]`).getAttribute('inputmode')).toBe('decimal');
  await signByFinger(page);
  // A tap right after a stroke counts as the end of the stroke.
  await page.getByRole('button', { name: '保存签字' }).click();
  await page.getByRole('img', { name: '客户签字', exact: true }).waitFor();
});
