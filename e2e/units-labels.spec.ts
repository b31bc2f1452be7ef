import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { type Door, openDoor } from './doors.ts';
import { axeFindings } from './kit/axe.ts';
import { scan } from './kit/scanner.ts';

const adminScript = fileURLToPath(new URL('../server/admin/main.ts', import.meta.url));
const PASSWORD = 'anker-winde-2026';
const MACHINE = 'LJ-2026-0001';
const GTIN = '06901234567892';
/** Pixels of a picture for one of the page; a phone's camera sees a label as sharply. */
const SHARPNESS = 3;

let door: Door | null = null;
let folder = '';

afterEach(async () => {
  await door?.close();
  door = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** A winch with a number of trade, its bill of material, one pump built in. */
async function writeFactory(url: string): Promise<void> {
  const headers: Record<string, string> = { 'content-type': 'application/json', origin: url };
  const post = async (path: string, body: object): Promise<{ id: string; version: number }> => {
    const answer = await fetch(`${url}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.ok, `${path} ${await answer.clone().text()}`).toBe(true);
    const cookie = answer.headers.get('set-cookie');
    if (cookie) headers.cookie = cookie.split(';')[0] ?? '';
    return (await answer.json()) as { id: string; version: number };
  };
  await post('/session', { username: 'admin', password: PASSWORD });
  const winch = { code: 'AW-68', name: '锚绞机', family: 'windlass', gtin: GTIN };
  const { id: productId } = await post('/products', winch);
  const { id: partId } = await post('/parts', { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵' });
  const lines = [{ position: 'pump_1', partId, quantity: 1000 }];
  const bom = await post('/boms', { productId, lines });
  await post(`/boms/${bom.id}/release`, { id: bom.id, version: bom.version, on: '2020-01-01' });
  await post('/units', { codes: MACHINE, productId, factoryNo: 'F-77', madeOn: '2026-01-05' });
  await post('/units', { codes: 'YB125-0001, YB125-0002', partId });
  const inside = { type: 'INSTALLED', parentBarcode: MACHINE, position: 'pump_1' };
  await post('/units/YB125-0001/events', inside);
  await post(`/units/${MACHINE}/events`, { type: 'FACTORY_TESTED' });
}

async function open(): Promise<Page> {
  folder = mkdtempSync(join(tmpdir(), 'millwright-labels-'));
  const dataDir = join(folder, 'data');
  const args = ['init', '--data-dir', dataDir, '--admin', 'admin', '--password-stdin'];
  const options = { input: `${PASSWORD}\n`, encoding: 'utf8' } as const;
  const made = spawnSync(process.execPath, [adminScript, ...args], options);
  expect(made.status, made.stderr).toBe(0);
  door = await openDoor('browser', { dataDir, context: { deviceScaleFactor: SHARPNESS } });
  await writeFactory(door.url ?? '');
  const { page } = door;
  await page.getByLabel(/用户名/).fill('admin');
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
  return page;
}

/** What a reader makes of the label on the screen, by kind of symbol. */
async function readLabel(page: Page): Promise<Map<string, string>> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer },
    fireImmediately: true,
  });
  const label = page.locator('.mw-label');
  await label.locator('img').first().waitFor();
  const found = await readBarcodes(new Blob([new Uint8Array(await label.screenshot())]), {
    formats: ['QRCode', 'Code128', 'DataMatrix'],
    tryHarder: true,
  });
  return new Map(found.map(({ format, text }) => [format, text]));
}

/** The page for whoever has no program: kept as a file, opened without a network. */
async function verifyOffline(page: Page, signed: string): Promise<void> {
  await door?.goto('/labels/verify');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存离线核验页' }).click();
  const file = join(folder, 'verify.html');
  await (await download).saveAs(file);
  const offline = await page.context().newPage();
  await page.context().setOffline(true);
  await offline.goto(pathToFileURL(file).href);
  const verdict = async (text: string) => {
    await offline.locator('input').fill(text);
    await offline.keyboard.press('Enter');
    await offline.locator('output strong').waitFor();
    return offline.locator('output').getAttribute('class');
  };
  expect(await verdict(signed)).toBe('genuine');
  expect(await verdict(signed.replace(MACHINE, 'LJ-2026-0002'))).toBe('forged');
  expect(await verdict(MACHINE)).toBe('unsigned');
  await page.context().setOffline(false);
  await offline.close();
}

test('C33 a label is drawn, read back, verified here and without a network', async () => {
  const page = await open();
  await door?.goto(`/labels?codes=${encodeURIComponent(JSON.stringify(MACHINE))}`);
  const symbols = await readLabel(page);
  expect(symbols.get('Code128')).toBe(MACHINE);
  const signed = symbols.get('QRCode') ?? '';
  expect(signed).toMatch(/^MW1\.[0-9a-f]{8}\..{86}\.LJ-2026-0001$/);
  expect(await axeFindings(page)).toEqual([]);
  await verifyOffline(page, signed);
  await page.getByPlaceholder('扫标签上的二维码，或输入条码').fill(signed);
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await page.getByText('真品：本厂签发').waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('C31 C32 U12 a GS1 scan opens the life; four trees stand side by side; codes are checked while typed', async () => {
  const page = await open();
  await scan(page, `01${GTIN}21F-77`);
  await page.getByRole('heading', { name: MACHINE }).waitFor();
  await page.keyboard.press('7');
  const trees = page.getByRole('table', { name: '四棵树对照' });
  await trees.getByText('YB125-0001').first().waitFor();
  expect(await trees.getByRole('row').nth(1).getByText('YB-125 C').count()).toBeGreaterThan(0);
  expect(await axeFindings(page)).toEqual([]);
  await door?.goto('/units/new');
  await page.getByLabel(/^条码/).fill('yb125-0001\nYB125-0009');
  await page.getByText('1 个条码已经在用').waitFor();
  await page.getByText(`${MACHINE} `, { exact: false }).first().waitFor();
  await door?.goto('/stocktake');
  await page.getByPlaceholder('现场名称').waitFor();
  await scan(page, 'YB125-0002');
  await page.getByText('不该在这里').waitFor();
  await scan(page, 'YB125-0777');
  await page.getByText('没登记过').waitFor();
});
