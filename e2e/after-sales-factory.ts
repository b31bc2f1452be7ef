import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Door, openDoor, startHost } from './doors.ts';

const adminScript = fileURLToPath(new URL('../server/admin/main.ts', import.meta.url));
const PASSWORD = 'anker-winde-2026';
export const WINCH = 'LJ-2026-0001';
export const PUMPS = ['YB125-0001', 'YB125-0002', 'YB125-0003'] as const;
export const LOT = 'L2026-YB1';

export interface OpenFactory {
  page: Page;
  door: Door;
  close: () => Promise<void>;
}

type Made = { id: string; no: string; version: number };

/** A winch on board with a pump of the lot in it and two spare ones; a case of the past that speaks of the same fault. */
async function writeFactory(url: string): Promise<void> {
  const headers: Record<string, string> = { 'content-type': 'application/json', origin: url };
  const send = async (method: string, path: string, body: object): Promise<Made> => {
    const answer = await fetch(`${url}/api${path}`, { method, headers, body: JSON.stringify(body) });
    expect(answer.ok, `${path} ${await answer.clone().text()}`).toBe(true);
    const cookie = answer.headers.get('set-cookie');
    if (cookie) headers['cookie'] = cookie.split(';')[0] ?? '';
    return (await answer.json()) as Made;
  };
  const post = (path: string, body: object) => send('POST', path, body);
  await post('/session', { username: 'admin', password: PASSWORD });
  const owner = await post('/parties', { name: '远帆航运', roles: ['owner'] });
  await post('/parties', { name: '宁波油泵厂', roles: ['supplier'] });
  const product = await post('/products', { code: 'AW-68', name: '锚绞机', family: 'windlass' });
  const pump = await post('/parts', { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵' });
  await post('/units', { codes: WINCH, productId: product.id });
  await post('/units', { codes: `${PUMPS[0]}…3`, partId: pump.id, lotNo: LOT });
  await post(`/units/${PUMPS[0]}/events`, { type: 'INSTALLED', parentBarcode: WINCH, position: 'pump_1' });
  const site = await post('/sites', { name: '远帆 9', kind: 'vessel', ownerPartyId: owner.id });
  await post(`/units/${WINCH}/events`, { type: 'SHIPPED', partyId: owner.id });
  await post(`/units/${WINCH}/events`, { type: 'ON_SITE', siteId: site.id });
  await post(`/units/${WINCH}/events`, { type: 'HANDED_OVER' });
  await post('/service-cases', {
    title: '主泵异响，油压上不去',
    description: '起锚时压力波动，柱塞卡滞',
    part: '柱塞泵',
    faultCode: 'plunger_stuck',
    productId: product.id,
  });
  await post('/maintenance-plans', {
    barcode: WINCH,
    title: '年度保养',
    everyDays: 1,
    startOn: '2026-01-01',
    checklist: ['油位', '滤芯压差'],
  });
  await post('/engineers', { name: '周工', skills: ['plunger_stuck'] });
}

/** The factory behind a browser that is signed in; closing it removes everything. */
export async function openFactory(context: BrowserContextOptions = {}): Promise<OpenFactory> {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-after-sales-'));
  const dataDir = join(folder, 'data');
  const args = [
    'init',
    '--data-dir',
    dataDir,
    '--admin',
    'admin',
    '--display-name',
    '周工',
    '--password-stdin',
  ];
  const made = spawnSync(process.execPath, [adminScript, ...args], {
    input: `${PASSWORD}\n`,
    encoding: 'utf8',
  });
  expect(made.status, made.stderr).toBe(0);
  const host = await startHost(dataDir);
  await writeFactory(host.url);
  await host.close();
  const door = await openDoor('browser', { dataDir, context });
  const { page } = door;
  await page.getByLabel(/用户名/).fill('admin');
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
  const close = async () => {
    await door.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  return { page, door, close };
}
