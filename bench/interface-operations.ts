import type { Page } from 'playwright-core';
import { launchChromium } from '#e2e/chromium.ts';
import { BENCH_USER } from './clients.ts';
import { type EditingFigures, measureEditingSeen } from './interface-editing.ts';
import { median } from './measure.ts';

const SIGN_INS = 5;
const JUMPS = 5;
const SCROLLS = 3;

export interface InterfaceFigures extends EditingFigures {
  /** From pressing Enter on the password to the first row of the list on the screen, milliseconds. */
  firstListMs: number;
  /** From Ctrl+End in the list of all units to its last row on the screen, milliseconds. */
  lastRowMs: number;
  /** Frames a second while scrolling three rows a frame, best of three. */
  framesPerSecond: number;
  /** What such a frame costs the page's own thread, milliseconds. */
  frameMs: number;
}

/** The interface over HTTP in a real Chromium on the loaded data folder, at the size of a factory PC. */
export async function measureInterface(url: string): Promise<InterfaceFigures> {
  const browser = await launchChromium();
  try {
    const times: number[] = [];
    for (let i = 0; i < SIGN_INS; i += 1) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      const page = await context.newPage();
      times.push(await firstList(page, url));
      await context.close();
    }
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await firstList(page, url);
    await page.goto(`${url}/#/units`);
    await firstCell(page).waitFor();
    const jumps: number[] = [];
    for (let i = 0; i < JUMPS; i += 1) jumps.push(await jumpToEnd(page, url));
    await page.keyboard.press('Control+Home');
    await page.locator('[data-cell="0:0"]').waitFor();
    const runs: { fps: number; cpuMs: number }[] = [];
    for (let i = 0; i < SCROLLS; i += 1) runs.push(await scrollRun(page));
    const best = runs.toSorted((a, b) => b.fps - a.fps)[0] ?? { fps: 0, cpuMs: 0 };
    const editing = await measureEditingSeen(page, url);
    return {
      ...editing,
      firstListMs: median(times),
      lastRowMs: median(jumps),
      framesPerSecond: best.fps,
      frameMs: best.cpuMs,
    };
  } finally {
    await browser.close();
  }
}

const firstCell = (page: Page) => page.locator('[role="gridcell"]').first();

/** Time is taken in the page, from the key to the frame that shows a row. */
async function firstList(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/#/orders`);
  await page.locator('input').first().fill(BENCH_USER.username);
  const password = page.locator('input[type="password"]');
  await password.fill(BENCH_USER.password);
  await password.evaluate((input) => {
    const mark = globalThis as unknown as { painted?: Promise<number> };
    mark.painted = new Promise((resolve) => {
      input.addEventListener('keydown', () => {
        const from = performance.now();
        const look = () => {
          const text = document.querySelector('[role="gridcell"]')?.textContent ?? '';
          if (text === '') requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - from));
        };
        look();
      });
    });
  });
  await password.press('Enter');
  return page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
}

/** A list nobody has scrolled yet; time is taken in the page, from the key to the frame that shows the last row. */
async function jumpToEnd(page: Page, url: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(`${url}/#/units`);
  await firstCell(page).filter({ hasText: /\S/u }).click();
  const total = await page.evaluate(async () => {
    const answer = await fetch('/api/units?limit=1&withTotal=true');
    return ((await answer.json()) as { total: number }).total;
  });
  await page.evaluate((last) => {
    const mark = globalThis as unknown as { painted?: Promise<number> };
    mark.painted = new Promise((resolve) => {
      const start = () => {
        const from = performance.now();
        const look = () => {
          const text = document.querySelector(`[data-cell^="${last}:"]`)?.textContent ?? '';
          if (text.trim() === '') requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - from));
        };
        look();
      };
      document.addEventListener('keydown', start, { once: true, capture: true });
    });
  }, total - 1);
  await page.keyboard.press('Control+End');
  return page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
}

async function scrollRun(page: Page): Promise<{ fps: number; cpuMs: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0;
  };
  const before = await busy();
  const { frames, seconds } = await page.evaluate(async () => {
    const grid = document.querySelector('[role="grid"]');
    let frames = 0;
    const started = performance.now();
    await new Promise<void>((resolve) => {
      const step = () => {
        frames += 1;
        if (grid) grid.scrollTop += 90;
        if (performance.now() - started > 2000) resolve();
        else requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    return { frames, seconds: (performance.now() - started) / 1000 };
  });
  const cpuMs = (((await busy()) - before) * 1000) / frames;
  await session.detach();
  return { fps: frames / seconds, cpuMs };
}
