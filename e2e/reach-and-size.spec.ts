import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, openDoor } from './doors.ts';
import { axeFindings } from './kit/axe.ts';
import { eventually } from './kit/eventually.ts';
import { type Person, personAt } from './walk-through/person.ts';
import { startFactory } from './walk-through/start-steps.ts';

/** A full-HD screen at 125 %, and the small screen of an office PC. */
const SCREENS = [
  { width: 1536, height: 864 },
  { width: 1366, height: 768 },
] as const;
const LOOKS = [
  { fontSize: 'small', density: 'compact' },
  { fontSize: 'normal', density: 'normal' },
  { fontSize: 'large', density: 'normal' },
] as const;
const PARTIES = 60;

let door: Door;
let me: Person;
let page: Page;
let recordId = '';

beforeAll(async () => {
  door = await openDoor('browser', { context: { viewport: SCREENS[0], deviceScaleFactor: 1.25 } });
  me = personAt(door);
  page = door.page;
  await startFactory(me);
  await page.getByRole('button', { name: '退出登录' }).waitFor();
  recordId = await page.evaluate(async (count) => {
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as { id: string };
    };
    let partyId = '';
    for (let at = 0; at < count; at += 1)
      partyId = (await post('/parties', { name: `华海第${at + 1}船厂`, region: '华东' })).id;
    return (await post('/market-records', { partyId, product: '锚绞机', quoteMinor: 38_600_000 })).id;
  }, PARTIES);
});
afterAll(() => door.close());

const firstCell = () => page.locator('[data-cell="0:0"]').filter({ hasText: /\S/ });

async function look(chosen: (typeof LOOKS)[number]): Promise<void> {
  await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    await fetch('/api/preferences', { method: 'PATCH', headers, body: JSON.stringify(body) });
  }, chosen);
  await page.goto('about:blank');
  await me.goto('/parties');
  await firstCell().waitFor();
  await page.locator(`html[data-font="${chosen.fontSize}"][data-density="${chosen.density}"]`).waitFor();
}

/** What does not fit into the window, or into itself. */
const misfits = () =>
  page.evaluate(() => {
    const found: string[] = [];
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    if (document.documentElement.scrollWidth > width) found.push('the page scrolls sideways');
    for (const part of document.querySelectorAll('.mw-page, .mw-split, .mw-toolbar, main'))
      if (part.scrollWidth > part.clientWidth + 1) found.push(`${part.className} is too wide`);
    for (const part of document.querySelectorAll('.mw-button.primary, footer, [role="contentinfo"]')) {
      const box = part.getBoundingClientRect();
      const isOut = box.right > width + 1 || box.bottom > height + 1 || box.left < 0 || box.top < 0;
      if (box.width > 0 && isOut) found.push(`${part.textContent} is outside the window`);
    }
    for (const part of document.querySelectorAll<HTMLElement>(
      'button:not(.menu, .fold), .mw-tab .title, label',
    ))
      if (part.offsetParent && part.scrollHeight > part.clientHeight + 4 && part.clientHeight > 0)
        found.push(`${part.textContent} is cut`);
    return found;
  });

test.each(LOOKS)(
  'U49 %o fits the window of either screen: nothing is cut, acts and totals are in sight',
  async (chosen) => {
    await look(chosen);
    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      for (const route of ['/parties', '/market-records/new', '/settings']) {
        await me.goto(route);
        await page
          .locator(route === '/parties' ? '[data-cell="0:0"]' : 'main input')
          .first()
          .waitFor();
        expect([screen.width, route, await misfits()]).toEqual([screen.width, route, []]);
      }
      await me.goto('/parties');
      await firstCell().waitFor();
      await eventually(() => page.getByRole('contentinfo').isVisible()).toBe(true);
    }
    const size = await firstCell().evaluate((cell) => getComputedStyle(cell).fontSize);
    expect(size).toBe({ small: '12px', normal: '13px', large: '15px' }[chosen.fontSize]);
  },
);

test('2.5.8 everything that is clicked is large enough where the list stands closest together', async () => {
  await look(LOOKS[0]);
  expect(await axeFindings(page)).toEqual([]);
});

test('2.4.11 the cell with the keyboard is never under the head, the frozen column or the foot', async () => {
  await page.goto('about:blank');
  await me.goto('/parties?view="all"&frozen=2');
  await firstCell().click();
  const covered = () =>
    page.evaluate(() => {
      const cell = document.activeElement?.closest('[data-cell]');
      const box = cell?.getBoundingClientRect();
      if (!cell || !box) return 'nothing has the focus';
      const spots = [box.top + 3, box.bottom - 4].map((y) => document.elementFromPoint(box.left + 6, y));
      return spots.every((one) => one !== null && cell.contains(one))
        ? ''
        : (cell.getAttribute('data-cell') ?? '');
    });
  const keys = [
    'PageDown',
    'ArrowDown',
    'PageDown',
    'ArrowDown',
    'End',
    'PageUp',
    'ArrowUp',
    'Home',
    'Control+End',
  ];
  for (const key of [...keys, 'Control+Home', 'End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) {
    await page.keyboard.press(key);
    await eventually(covered).toBe('');
  }
});

test('2.1.2 2.4.3 2.4.11 Tab reaches what is on the page in its order, leaves the list, and is never hidden', async () => {
  await page.goto('about:blank');
  await me.goto('/parties?view="all"');
  await firstCell().waitFor();
  await page.locator('body').click({ position: { x: 700, y: 20 } });
  await page.getByRole('banner').getByRole('button').first().focus();
  const seen: { name: string; isHit: boolean; part: string }[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const active = document.activeElement;
      if (!active || active === document.body) return null;
      const box = active.getBoundingClientRect();
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const isWaiting = active instanceof HTMLElement && active.dataset['sink'] !== undefined;
      return {
        name: active.getAttribute('aria-label') ?? active.textContent ?? '',
        isHit: isWaiting || (hit !== null && (active.contains(hit) || hit.contains(active))),
        part:
          active
            .closest('[role="grid"], [role="group"], nav, header, aside, footer')
            ?.getAttribute('aria-label') ?? '',
      };
    });
    if (now === null) break;
    seen.push(now);
  }
  expect(seen.filter((one) => !one.isHit)).toEqual([]);
  const parts = seen.map((one) => one.part).filter((part, at, all) => part !== all[at - 1]);
  const grid = parts.indexOf('单位与联系人');
  expect(grid).toBeGreaterThan(0);
  // The list is one stop: tools come before it, the record beside it after it.
  expect(parts.filter((part) => part === '单位与联系人').length).toBe(1);
  expect(parts.length).toBeGreaterThan(grid + 1);
});

test('1.4.12 wider letters, words and lines cut nothing off', async () => {
  await page.goto('about:blank');
  await me.goto('/market-records/new');
  await page.locator('main input').first().waitFor();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  expect(await misfits()).toEqual([]);
});

test('3.3.7 what the lead says is not asked again in the document made from it', async () => {
  await page.goto('about:blank');
  await me.goto(`/specifications/new?marketRecordId="${recordId}"`);
  const party = page
    .getByRole('combobox', { name: /^客户/ })
    .or(page.getByRole('textbox', { name: /^客户/ }));
  await eventually(() => party.first().inputValue()).toBe(`华海第${PARTIES}船厂`);
});

test('pages of one area have titles of their own, and no two landmarks the same name', async () => {
  const routes = [
    '/knowledge',
    '/knowledge/coding',
    '/imports',
    '/imports/new',
    '/maintenance',
    '/maintenance/rounds',
  ];
  for (const route of [...routes, '/', '/reports']) {
    await me.goto(route);
    await page.locator('main h1').first().waitFor({ state: 'attached' });
  }
  const sheets = page.getByRole('region', { name: '月报各页' });
  await sheets.getByRole('table').first().waitFor();
  const language = page.getByRole('group', { name: '月报语言' });
  const heading = sheets.getByRole('heading', { level: 1 });
  const chinese = await heading.textContent();
  await language.getByRole('button', { name: 'English' }).click();
  // The report alone speaks another language, and says so to whoever reads it out.
  await eventually(() => heading.textContent()).toMatch(/^[A-Za-z -]+$/u);
  expect(await heading.evaluate((one) => one.closest('[lang]')?.getAttribute('lang'))).toBe('en');
  await language.getByRole('button', { name: '中文' }).click();
  await eventually(() => heading.textContent()).toBe(chinese);
  expect((await axeFindings(page)).filter((one) => one.startsWith('landmark'))).toEqual([]);
  const titles = await page
    .getByRole('navigation', { name: '已打开的页面' })
    .locator('.title')
    .allTextContents();
  expect(new Set(titles).size).toBe(titles.length);
  await me.goto('/');
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  expect((await axeFindings(page)).filter((one) => one.startsWith('landmark'))).toEqual([]);
});
