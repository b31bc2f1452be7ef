import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from './kit/eventually.ts';
import type { Post } from './kit/factory.ts';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';

let program: SignedIn;
let page: Page;

async function prepare(post: Post): Promise<void> {
  const party = await post('/parties', { name: '江南造船' });
  const lines = [{ product: '锚绞机', quantity: 1000, uom: '台', priceMinor: 38_600_000, taxBp: 1300 }];
  await post('/orders', { partyId: party.id, overrideReason: '老客户', lines });
}

beforeAll(async () => {
  program = await openSignedIn('browser', { prepare });
  page = program.page;
});
afterAll(() => program[Symbol.asyncDispose]());

async function open(route: string): Promise<void> {
  await page.goto('about:blank');
  await program.goto(route);
  await page.locator('main').getByRole('heading').first().waitFor({ state: 'attached' });
  await page.locator('main').locator('input, button, table').first().waitFor();
}

/** What a page of this width hides: parts that stand out of it without something around them that scrolls. */
const cutOff = () =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isHeld = (part: Element): boolean => {
      for (let around = part.parentElement; around; around = around.parentElement)
        if (/auto|scroll/.test(getComputedStyle(around).overflowX)) return true;
      return false;
    };
    const found = [...document.querySelectorAll('main *')].filter((part) => {
      const { right, left, width: own, height } = part.getBoundingClientRect();
      return own > 1 && height > 1 && (right > width + 1 || left < -1) && !isHeld(part);
    });
    return {
      scrolls: document.documentElement.scrollWidth > width,
      parts: found.map((part) => `${part.tagName} ${part.className}`).slice(0, 5),
    };
  });

test('1.4.10 at 320 px nothing is read sideways but tables, and the act of the page is on it', async () => {
  const was = page.viewportSize() ?? { width: 1366, height: 768 };
  await page.setViewportSize({ width: 320, height: 640 });
  for (const route of [
    '/',
    '/specifications/new',
    '/orders/new',
    '/service-cases/new',
    '/units/new',
    '/settings',
  ]) {
    await open(route);
    await eventually(async () => [route, await cutOff()]).toEqual([route, { scrolls: false, parts: [] }]);
  }
  await open('/orders/new');
  const save = page.locator('[data-save]');
  await save.scrollIntoViewIfNeeded();
  const box = await save.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 320).toBe(true);
  // The lines of the order keep their columns and move inside themselves.
  const lines = page.locator('.mw-lines');
  expect(await lines.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
  await page.setViewportSize(was);
});

async function pointAt(part: Locator, share: { x: number; y: number }): Promise<void> {
  const box = await part.boundingBox();
  if (!box) throw new Error('nothing to point at');
  await page.mouse.move(box.x + box.width * share.x, box.y + box.height * share.y, { steps: 3 });
}

test('1.4.13 what a pointer brings up stays while it is read, and Escape sends it away; the same comes up by keys', async () => {
  await open('/insights');
  const chart = page.locator('.mw-chart').filter({ hasText: '上年同月' });
  await chart.locator('svg').waitFor();
  // The drawing itself, and behind it what the pointer brings up.
  const tip = chart.locator(':scope > div').nth(1);
  const isShown = async () =>
    (await tip.count()) > 0 &&
    (await tip.evaluate((one) => {
      const { visibility, opacity } = getComputedStyle(one);
      return visibility !== 'hidden' && opacity !== '0';
    }));
  await eventually(async () => {
    await pointAt(chart, { x: 0.5, y: 0.4 });
    await pointAt(chart, { x: 0.52, y: 0.42 });
    return isShown();
  }).toBe(true);
  await pointAt(tip, { x: 0.5, y: 0.5 });
  await page.waitForFunction(() => document.getAnimations().length === 0);
  expect(await isShown()).toBe(true);
  await page.keyboard.press('Escape');
  await eventually(isShown).toBe(false);
  // The menu of a column shows its button to the pointer and to the keyboard alike.
  await open('/parties');
  await page.locator('[data-cell="0:1"]').filter({ hasText: /\S/ }).waitFor();
  const head = page.locator('[data-cell="-1:1"]');
  const menu = head.locator('.menu');
  const look = () => menu.evaluate((one) => getComputedStyle(one).opacity);
  const resting = await look();
  await head.hover();
  await eventually(look).not.toBe(resting);
  const hovered = await look();
  await page.mouse.move(5, 5);
  await eventually(look).toBe(resting);
  await head.focus();
  await eventually(look).toBe(hovered);
});

test('3.2.6 help stands at the same place of every page, and says what F1 says', async () => {
  const places = new Set<string>();
  for (const route of ['/', '/parties', '/market-records/new', '/insights', '/settings']) {
    await open(route);
    const help = page.getByRole('banner').getByRole('button', { name: /帮助/ });
    const box = await help.boundingBox();
    places.add(`${Math.round(box?.x ?? -1)} ${Math.round(box?.y ?? -1)}`);
    if (places.size === 1) await help.click();
    else await page.keyboard.press('F1');
    const keys = page.getByRole('dialog', { name: '本页按键' });
    await keys.waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
  }
  expect([...places]).toHaveLength(1);
});

test('U52 F1 twice opens what the manual says about the page; it is searched, read and gone back from', async () => {
  await open('/stocktake');
  await page.keyboard.press('F1');
  await page.getByRole('dialog', { name: '本页按键' }).getByRole('button', { name: '本页帮助' }).waitFor();
  await page.keyboard.press('F1');
  // Asked of the page as it stands: a locator would wait for a focus beyond the time of the question.
  const inFocus = () =>
    page.evaluate(() => document.querySelector<HTMLElement>('main :focus')?.innerText ?? '');
  await eventually(inFocus).toBe('盘点');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('zhaohui');
  const first = page.locator('.findings a').first();
  await eventually(() => first.innerText().catch(() => '')).toContain('召回');
  await page.keyboard.press('Enter');
  await eventually(inFocus).toBe('召回');
  await page
    .locator('main figure img')
    .first()
    .evaluate((picture: HTMLImageElement) => picture.decode());
  await page.keyboard.press('Alt+ArrowLeft');
  await eventually(inFocus).toBe('盘点');
  expect(await page.getByRole('navigation', { name: '已打开的页面' }).getByText('帮助').count()).toBe(1);
  await page.keyboard.press('Alt+ArrowLeft');
  await page.waitForURL(/#\/stocktake/);
});
