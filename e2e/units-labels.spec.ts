import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type * as Interpreter from 'zpl-renderer-js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { countAtSite, loadByScanning } from './consecutive-scans.ts';
import { type Door, openDoor } from './doors.ts';
import { axeFindings } from './kit/axe.ts';
import { type EmptyFactory, makeFactory, type Post, signedInPost } from './kit/factory.ts';
import { type PagePicture, pdfPictures } from './kit/pdf-picture.ts';
import { scan } from './kit/scanner.ts';
import { signIn } from './kit/signed-in.ts';
import { GTIN, MACHINE, PUMP, SPARE_PUMP, writeWinch } from './label-factory.ts';
import { makeCopyAndVoid } from './label-templates.ts';
import { compareAndPrint } from './printed-trees.ts';
import { readPdf } from './walk-through/monthly-pdf.ts';

/** Pixels of a picture for one of the page; a phone's camera sees a label as sharply. */
const SHARPNESS = 3;

const load = createRequire(import.meta.url);
const { ready: interpreter } = load('zpl-renderer-js') as typeof Interpreter;

let door: Door | null = null;
let factory: EmptyFactory | null = null;

afterEach(async () => {
  await door?.close();
  door = null;
  factory?.remove();
});

async function open(): Promise<Page> {
  factory = makeFactory();
  door = await openDoor('browser', {
    dataDir: factory.dataDir,
    context: { deviceScaleFactor: SHARPNESS },
  });
  await writeWinch(await signedInPost(door.url ?? ''));
  await signIn(door.page);
  return door.page;
}

beforeAll(async () => {
  const wasm = load.resolve('zxing-wasm/reader/zxing_reader.wasm');
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer },
    fireImmediately: true,
  });
});

/** What a reader makes of the label on the screen, by kind of symbol. */
async function readLabel(page: Page): Promise<Map<string, string>> {
  const label = page.locator('.mw-label');
  await label.locator('img').first().waitFor();
  const found = await readBarcodes(new Blob([new Uint8Array(await label.screenshot())]), {
    formats: ['QRCode', 'Code128', 'DataMatrix'],
    tryHarder: true,
  });
  return new Map(found.map(({ format, text }) => [format, text]));
}

/** A photo is read where the browser can; where it cannot, that is said. */
async function readOffline(offline: Page, signed: string): Promise<void> {
  await offline.getByText('这个浏览器不会读照片里的码').waitFor();
  await offline.addInitScript((text) => {
    const detect = () => Promise.resolve([{ rawValue: 'other' }, { rawValue: text }]);
    Object.assign(globalThis, {
      BarcodeDetector: class {
        detect = detect;
      },
    });
  }, signed);
  await offline.reload();
  const buffer = await offline.screenshot();
  await offline
    .getByLabel('拍照或选照片')
    .setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer });
  await offline.locator('output.genuine').waitFor();
}

/** The page for whoever has no program: kept as a file, opened without a network. */
async function verifyOffline(page: Page, signed: string): Promise<void> {
  await door?.goto('/labels/verify');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存离线核验页' }).click();
  const file = join(factory?.folder ?? '', 'verify.html');
  await (await download).saveAs(file);
  const offline = await page.context().newPage();
  await page.context().setOffline(true);
  await offline.goto(pathToFileURL(file).href);
  const verdict = async (text: string) => {
    await offline.locator('form input').fill(text);
    await offline.keyboard.press('Enter');
    await offline.locator('output strong').waitFor();
    return offline.locator('output').getAttribute('class');
  };
  expect(await verdict(signed)).toBe('genuine');
  expect(await verdict(signed.replace(MACHINE, 'LJ-2026-0002'))).toBe('forged');
  expect(await verdict(MACHINE)).toBe('unsigned');
  await readOffline(offline, signed);
  await page.context().setOffline(false);
  await offline.close();
}

/** The bytes for a label printer as the page saves them, printed by an interpreter and read back. */
async function printedByZpl(page: Page): Promise<Map<string, string>> {
  await page.getByRole('button', { name: 'ZPL' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^打印 1 张/ }).click();
  const file = join(factory?.folder ?? '', 'label.zpl');
  await (await download).saveAs(file);
  const zpl = readFileSync(file, 'utf8');
  const [, width = '0', height = '0'] = /\^PW(\d+)\^LL(\d+)/.exec(zpl) ?? [];
  // Words are drawn by the browser: Chinese arrives as dots, neither empty nor a black box.
  const dots = [...zpl.matchAll(/\^GFA,\d+,\d+,\d+,([0-9A-F]+)/g)].map((one) => one[1] ?? '');
  for (const one of dots) expect(one).toMatch(/[1-9A-E]/);
  const { api } = await interpreter;
  const png = await api.zplToBase64Async(zpl, Number(width) / 8, Number(height) / 8, 8);
  const found = await readBarcodes(new Blob([Buffer.from(png, 'base64')]), { tryHarder: true });
  return new Map(found.map(({ format, text }) => [format, text] as const).sort());
}

test('C33 a label is drawn, read back, verified here and without a network', async () => {
  const page = await open();
  await door?.goto(`/labels?codes=${encodeURIComponent(JSON.stringify(MACHINE))}`);
  const symbols = await readLabel(page);
  expect(symbols.get('Code128')).toBe(MACHINE);
  const signed = symbols.get('QRCode') ?? '';
  expect(signed).toMatch(/^MW1\.[0-9a-f]{8}\..{86}\.LJ-2026-0001$/);
  expect(await axeFindings(page)).toEqual([]);
  expect(await printedByZpl(page)).toEqual(new Map([...symbols].sort()));
  if (door) await makeCopyAndVoid(door);
  await verifyOffline(page, signed);
  await page.getByPlaceholder('扫标签上的二维码，或输入条码').fill(signed);
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await page.getByText('真品：本厂签发').waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('C30 C31 C32 U12 a GS1 scan opens the life; four trees stand side by side; codes are checked while typed', async () => {
  const page = await open();
  await scan(page, `01${GTIN}21F-77`);
  await page.getByRole('heading', { name: MACHINE }).waitFor();
  await page.keyboard.press('7');
  const trees = page.getByRole('table', { name: '四棵树对照' });
  await trees.getByText('YB125-0001').first().waitFor();
  expect(await trees.getByRole('row').nth(1).getByText('YB-125 C').count()).toBeGreaterThan(0);
  expect(await axeFindings(page)).toEqual([]);
  if (door) await compareAndPrint(door);
  await door?.goto('/units/new');
  await page.getByLabel(/^条码/).fill('yb125-0001\nYB125-0009');
  await page.getByText('1 个条码已经在用').waitFor();
  await page.getByText(`${MACHINE} `, { exact: false }).first().waitFor();
  await door?.goto('/stocktake');
  await page.getByPlaceholder('选现场').waitFor();
  await scan(page, 'YB125-0002');
  await page.getByText('不该在这里').waitFor();
  await scan(page, 'YB125-0777');
  await page.getByText('没登记过').waitFor();
  if (!door) throw new Error('no door');
  await countAtSite(door);
  await loadByScanning(door);
  await door?.goto('/stocktake');
  await page.getByPlaceholder('选现场').waitFor();
  await scan(page, 'YB125-0777');
  await page.getByText('没登记过').waitFor();
  // An unknown code leads to where it can be bound: from then on it finds the unit.
  await page.getByRole('link', { name: 'YB125-0777' }).click();
  await page.getByText('没有登记过的条码：YB125-0777').waitFor();
  await page.getByRole('button', { name: '绑定到已登记的实物…' }).click();
  const dialog = page.getByRole('dialog', { name: '绑定客户的码' });
  await dialog.getByLabel('它是哪一件').waitFor();
  await scan(page, SPARE_PUMP);
  await dialog.getByLabel('原因').fill('客户资产牌');
  await dialog.getByRole('button', { name: `把 YB125-0777 绑定到 ${SPARE_PUMP}` }).click();
  await page.getByRole('heading', { name: SPARE_PUMP }).waitFor();
  await page.getByText('YB125-0777').first().waitFor();
});

/** The first template of every factory. */
const ROLL_TEMPLATE = '01920000-0000-7000-8000-000000000001';
/** Signs beyond those of everyday. */
const RARE_NAME = '镕锳轴瓦';
const RARE_CODES = ['RZ1-0001', 'RZ1-0002'];
const SHEET = {
  ...{ pageWidthMm: 210, pageHeightMm: 297, columns: 2, rows: 3 },
  ...{ leftMm: 12, topMm: 15, gapXMm: 6, gapYMm: 4 },
};
const CODES = [
  { kind: 'qr', content: 'signed', xMm: 4, yMm: 4, widthMm: 24, heightMm: 24 },
  { kind: 'datamatrix', content: 'barcode', xMm: 40, yMm: 4, widthMm: 16, heightMm: 16 },
  { kind: 'code128', content: 'barcode', xMm: 6, yMm: 34, widthMm: 60, heightMm: 12 },
] as const;
const FORMATS = { QRCode: 'qr', DataMatrix: 'datamatrix', Code128: 'code128' } as const;
const DOTS = 6;

async function pdfBytes(page: Page, search: Record<string, string>): Promise<Buffer> {
  const pairs = Object.entries(search).map(([name, value]) => [name, JSON.stringify(value)]);
  await door?.goto(`/print/labels?${new URLSearchParams(pairs).toString()}`);
  await page.reload();
  await page.locator('html[data-print-ready="ready"]').waitFor({ state: 'attached' });
  return page.pdf({ preferCSSPageSize: true, printBackground: true });
}
const pdfOf = async (page: Page, search: Record<string, string>): Promise<PagePicture[]> =>
  pdfPictures(page.context(), await pdfBytes(page, search), DOTS);

/** A roll: a page of its own size for each label, the words in a face that travels with the file. */
async function checkRoll(page: Page, post: Post): Promise<void> {
  const { id: partId } = await post('/parts', { drawingNo: 'RZ-1', name: RARE_NAME });
  await post('/units', { codes: RARE_CODES.join(), partId });
  const pdf = await pdfBytes(page, { template: ROLL_TEMPLATE, codes: RARE_CODES.join('\n') });
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? [];
  expect([width, height].map((points) => Math.round((Number(points) * 25.4) / 72))).toEqual([60, 40]);
  const { text, pages, fonts } = await readPdf(pdf);
  expect(pages).toBe(RARE_CODES.length);
  expect(fonts.join(' ')).toMatch(/NotoSansSC/);
  for (const words of [RARE_NAME, ...RARE_CODES]) expect(text.replaceAll(' ', '')).toContain(words);
}

const asImage = ({ width, height, grey }: PagePicture) =>
  ({
    ...{ width, height, colorSpace: 'srgb' },
    data: Uint8ClampedArray.from({ length: grey.length * 4 }, (_, i) =>
      i % 4 === 3 ? 255 : (grey[i >> 2] ?? 255),
    ),
  }) as ImageData;

test('C33 every code of a sheet comes out of the PDF where the template has it, the rulers too', async () => {
  const page = await open();
  const post = await signedInPost(door?.url ?? '');
  const layout = { widthMm: 70, heightMm: 50, sheet: SHEET, elements: CODES };
  const { id: template } = await post('/label-templates', { name: '整张', layout });
  const units = [MACHINE, PUMP, SPARE_PUMP];
  const [sheet, ...more] = await pdfOf(page, { template, codes: units.join('\n') });
  expect(more).toEqual([]);
  if (!sheet) throw new Error('one page');
  const found = await readBarcodes(asImage(sheet), { tryHarder: true, maxNumberOfSymbols: 32 });
  expect(found).toHaveLength(units.length * CODES.length);
  for (const { format, text, position } of found) {
    const n = units.findIndex((unit) => text === unit || text.endsWith(`.${unit}`));
    const code = CODES.find((one) => one.kind === FORMATS[format as keyof typeof FORMATS]);
    if (n < 0 || !code) throw new Error(`${format} ${text} is on no label`);
    const left = SHEET.leftMm + (n % 2) * (70 + SHEET.gapXMm) + code.xMm;
    const top = SHEET.topMm + Math.floor(n / 2) * (50 + SHEET.gapYMm) + code.yMm;
    expect(Math.abs(position.topLeft.x / DOTS - left), `${format} ${text} x`).toBeLessThan(0.7);
    expect(Math.abs(position.topLeft.y / DOTS - top), `${format} ${text} y`).toBeLessThan(0.7);
    expect(Math.abs(position.bottomRight.x / DOTS - left - code.widthMm), `${format} width`).toBeLessThan(
      0.9,
    );
  }
  await checkRoll(page, post);
  const [rulers] = await pdfOf(page, { template, codes: '' });
  if (!rulers) throw new Error('one page');
  expect([rulers.width / DOTS, rulers.height / DOTS].map(Math.round)).toEqual([210, 297]);
  /** Where ink begins on a line across or down, and how often, in millimetres. */
  const inkAt = (length: number, dotAt: (i: number) => number) =>
    Array.from({ length }, (_, i) => i)
      .filter((i) => dotAt(i) < 160 && (i === 0 || dotAt(i - 1) >= 160))
      .map((i) => i / DOTS);
  const { width, height, grey } = rulers;
  const across = inkAt(width, (i) => grey[Math.round(7 * DOTS) * width + i] ?? 255);
  const down = inkAt(height, (i) => grey[i * width + Math.round(7 * DOTS)] ?? 255);
  for (const [ticks, last] of [
    [across, 200],
    [down, 290],
  ] as const) {
    expect(Math.abs((ticks[0] ?? 0) - 5)).toBeLessThan(0.4);
    ticks.slice(1).forEach((at, i) => expect(Math.abs(at - 15 - i * 10)).toBeLessThan(0.4));
    expect(Math.abs((ticks.at(-1) ?? 0) - last)).toBeLessThan(6);
  }
});
