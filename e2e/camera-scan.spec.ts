import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type Host, startHost } from './doors.ts';
import { axeFindings } from './kit/axe.ts';
import { eventually } from './kit/eventually.ts';
import { type EmptyFactory, makeFactory, type Post, signedInPost } from './kit/factory.ts';
import { createFakeCore } from './kit/fake-core.ts';
import { serveProgram } from './kit/kit-program.ts';
import { signIn } from './kit/signed-in.ts';
import { MACHINE, PUMP, writeWinch } from './label-factory.ts';

const CODES = ['qr', 'datamatrix', 'code128'] as const;
/** The name another machine of the network would use: no secure page. */
const LAN_NAME = 'factory.example';
/** Pictures of one label in a video of two; a video plays thirty a second, again and again. */
const FRAMES = 45;

let factory: EmptyFactory;
const templates = new Map<string, string>();
let host: Host;
let browser: Browser;
let video = '';

beforeAll(async () => {
  factory = makeFactory();
  host = await startHost(factory.dataDir);
  const post = await signedInPost(host.url);
  await writeWinch(post);
  for (const kind of CODES) templates.set(kind, await postTemplate(post, kind));
  video = join(factory.folder, 'labels.mjpeg');
  writeFileSync(video, '');
  browser = await launchChromium({
    args: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  factory?.remove();
});

/** A label with one code and nothing else. */
async function postTemplate(post: Post, kind: (typeof CODES)[number]): Promise<string> {
  const box = kind === 'code128' ? { widthMm: 50, heightMm: 16 } : { widthMm: 26, heightMm: 26 };
  const content = kind === 'qr' ? 'signed' : kind === 'datamatrix' ? 'gs1' : 'barcode';
  const layout = {
    ...{ widthMm: 60, heightMm: 40, sheet: null },
    elements: [{ kind, content, xMm: 5, yMm: 6, ...box }],
  };
  return (await post('/label-templates', { name: kind, layout })).id;
}

async function openPage(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 640, height: 480 } });
  const page = await context.newPage();
  await page.goto(host.url);
  await signIn(page);
  return { context, page };
}

/** Shows the label as the program draws it for paper, this kind of code alone, as large as a camera would hold it. */
async function pictureOf(page: Page, kind: (typeof CODES)[number], code: string): Promise<Buffer> {
  const template = templates.get(kind) ?? '';
  const query = new URLSearchParams({ template: JSON.stringify(template), codes: JSON.stringify(code) });
  await page.goto(`${host.url}/#/print/labels?${query.toString()}`);
  await page.reload();
  await page.locator('.mw-label img').first().waitFor();
  await page.evaluate(() => {
    const [paper] = document.querySelectorAll<HTMLElement>('.mw-label-page');
    if (paper) paper.style.zoom = '2.6';
  });
  return page.screenshot({ type: 'jpeg', quality: 92 });
}

const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: '扫码就绪' }).click();
  return page.getByRole('dialog');
};

describe('U14 a label in front of the camera', () => {
  test.each(CODES)('as %s opens the life of its unit', async (kind) => {
    const { context, page } = await openPage();
    const picture = await pictureOf(page, kind, MACHINE);
    writeFileSync(video, Buffer.concat([picture, picture]));
    await page.goto(`${host.url}/#/units`);
    await page.reload();
    await openDialog(page);
    await page.getByRole('heading', { name: MACHINE }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await context.close();
  });

  test('one after the other counts a stocktake while the dialog stays open', async () => {
    const { context, page } = await openPage();
    const first = await pictureOf(page, 'qr', MACHINE);
    const second = await pictureOf(page, 'qr', PUMP);
    const frames = [first, second].flatMap((picture) => Array.from({ length: FRAMES }, () => picture));
    writeFileSync(video, Buffer.concat(frames));
    await page.goto(`${host.url}/#/stocktake`);
    await page.reload();
    const dialog = await openDialog(page);
    await dialog.getByText('连续读码').waitFor();
    await dialog.getByText(/多出 2 件/).waitFor();
    const scans = page.getByRole('list', { name: '扫码记录', includeHidden: true });
    expect(await scans.getByText(MACHINE).count()).toBeGreaterThan(0);
    expect(await scans.getByText(PUMP).count()).toBeGreaterThan(0);
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });

  test('in a photo or the clipboard is read as well, and what is no code is said', async () => {
    const { context, page } = await openPage();
    const picture = await pictureOf(page, 'datamatrix', MACHINE);
    const photo = join(factory.folder, 'photo.jpg');
    writeFileSync(photo, picture);
    writeFileSync(
      video,
      await page.screenshot({ type: 'jpeg', clip: { x: 0, y: 440, width: 640, height: 40 } }),
    );
    await page.goto(`${host.url}/#/units`);
    await page.reload();
    const dialog = await openDialog(page);
    await dialog.getByLabel('读照片').setInputFiles({
      name: 'empty.png',
      mimeType: 'image/png',
      buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 40 } }),
    });
    await dialog.getByText('这张照片里没有读到条码').waitFor();
    await page.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'image.jpg', { type: 'image/jpeg' }));
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    }, readFileSync(photo).toString('base64'));
    await page.getByRole('heading', { name: MACHINE }).waitFor();
    await context.close();
  });
});

test('S07 the reader may be compiled, a text may not be run', async () => {
  const { context, page } = await openPage();
  // As the page's own code would: what the debugger evaluates is let through.
  const ran = await page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(Reflect.apply(Reflect.get(globalThis, 'eval'), undefined, ['1 + 1']));
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      }),
  );
  expect(ran).toBe('EvalError');
  await context.close();
});

test('U14 without a camera or a secure page the dialog says why, and typing works', async () => {
  const program = await serveProgram(createFakeCore(3));
  const plain = await launchChromium({ args: [`--host-resolver-rules=MAP ${LAN_NAME} 127.0.0.1`] });
  const page = await (await plain.newContext({ viewport: { width: 1024, height: 768 } })).newPage();
  await page.goto(`${program.url}/#/market-records`);
  const dialog = await openDialog(page);
  await dialog.getByText('没有找到摄像头').waitFor();
  await page.goto(`${program.url.replace('127.0.0.1', LAN_NAME)}/#/market-records`);
  await openDialog(page);
  await dialog.getByText('本页不是安全连接').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByLabel('手输条码').fill('ＬＪ-2026-0001');
  await page.keyboard.press('Enter');
  await eventually(() => page.url()).toContain(`#/units/${MACHINE}`);
  await plain.close();
  await program.close();
});
