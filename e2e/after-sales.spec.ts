import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { type Door, openDoor, startHost } from './doors.ts';
import { axeFindings } from './kit/axe.ts';
import { scan } from './kit/scanner.ts';

const adminScript = fileURLToPath(new URL('../server/admin/main.ts', import.meta.url));
const PASSWORD = 'anker-winde-2026';
const WINCH = 'LJ-2026-0001';
const PUMPS = ['YB125-0001', 'YB125-0002', 'YB125-0003'] as const;
const LOT = 'L2026-YB1';

let door: Door | null = null;
let folder = '';
afterEach(async () => {
  await door?.close();
  door = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

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

async function open(): Promise<Page> {
  folder = mkdtempSync(join(tmpdir(), 'millwright-after-sales-'));
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
  door = await openDoor('browser', { dataDir });
  const { page } = door;
  await page.getByLabel(/用户名/).fill('admin');
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
  return page;
}

/** A picture as a camera would leave it in the clipboard. */
async function pastePhoto(page: Page): Promise<void> {
  await page.getByRole('group', { name: '照片和文件' }).evaluate(async (element) => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1200;
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const data = new DataTransfer();
    if (blob) data.items.add(new File([blob], '泵.png', { type: 'image/png' }));
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
}

async function sign(page: Page): Promise<void> {
  const field = page.getByRole('img', { name: '签字框' });
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (!box) throw new Error('no box to sign in');
  await page.mouse.move(box.x + 30, box.y + 60);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 30],
    [140, 90],
    [220, 40],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.up();
}

test('C34 C35 C39 C40 a pump fails on board: found by its words, sent to, replaced, signed; its lot is recalled and one scan says so', async () => {
  const page = await open();

  await scan(page, PUMPS[0]);
  await page.getByRole('heading', { name: PUMPS[0] }).waitFor();
  await page.keyboard.press('1');
  await page.getByLabel(/^标题/).fill('起锚时主泵异响');
  await page.getByRole('link', { name: '主泵异响，油压上不去' }).waitFor();
  await page
    .getByRole('group', { name: '按文字建议的故障' })
    .getByRole('button', { name: /^柱塞卡滞/ })
    .click();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: /^FW\d{4}-0002$/ }).waitFor();
  await page.getByText(/最晚 .* 答复/).waitFor();
  await page.keyboard.press('Alt+j');
  await page.getByRole('button', { name: '判为质保' }).click();
  await page.getByText('工厂承担').waitFor();

  const sides = page.getByRole('group', { name: '案件内容' });
  await sides.getByRole('button', { name: '派工' }).click();
  await page.getByText('还没有派工').waitFor();
  await page.getByRole('region', { name: '服务记录' }).getByRole('button', { name: '派工' }).last().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[data-field="engineerId"]').click();
  await page.getByRole('option', { name: /周工 · 擅长/ }).click();
  await dialog.getByRole('button', { name: /保存/ }).click();
  await page.getByRole('table', { name: '派工' }).getByText('已安排').waitFor();

  await sides.getByRole('button', { name: '照片' }).click();
  await page.getByText('还没有照片').waitFor();
  await pastePhoto(page);
  const photo = page.getByRole('img', { name: '泵.jpg' });
  await photo.waitFor();
  expect(await photo.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0))).toBe(1600);

  await sides.getByRole('button', { name: '服务', exact: true }).click();
  await page.getByRole('button', { name: '开始一次服务' }).click();
  await page.getByPlaceholder('请扫旧件条码，或手输').waitFor();
  await scan(page, PUMPS[0]);
  await page.getByText('装在这台设备').waitFor();
  await scan(page, PUMPS[1]);
  await page.getByRole('table', { name: '确认后写入两条，成对' }).getByText(PUMPS[1]).waitFor();
  await page.keyboard.press('F9');
  await page.getByText(`已更换：${PUMPS[0]} → ${PUMPS[1]}`).waitFor();
  await sign(page);
  await page.getByRole('button', { name: '保存签字' }).click();
  await page.getByRole('img', { name: '客户签字', exact: true }).waitFor();
  await page.getByRole('button', { name: '结束服务' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束服务' }).click();
  await page.getByRole('button', { name: '打印服务报告' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);

  await door?.goto('/recalls');
  await page.getByRole('button', { name: '新召回' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/^标题/).fill('柱塞材料缺陷');
  await form.getByLabel(/^批号/).fill(LOT);
  await form.getByLabel(/^原因/).fill('热处理不合格');
  await form.getByLabel(/^措施/).fill('更换柱塞泵');
  await form.getByRole('button', { name: /保存/ }).click();
  await page.getByRole('heading', { name: /^ZH\d{4}-0001$/ }).waitFor();
  await page.getByRole('button', { name: '启动并圈定实物' }).click();
  await page.getByRole('table', { name: '涉及的实物' }).getByRole('link', { name: PUMPS[1] }).waitFor();
  await page.getByRole('table', { name: '通知' }).getByRole('button', { name: '记已通知' }).click();
  await page.getByText('共 3 件，已通知').waitFor();

  await scan(page, PUMPS[1]);
  await page.getByRole('heading', { name: PUMPS[1] }).waitFor();
  expect(await page.locator('.mw-chain').getByRole('listitem').count()).toBe(2);
  await page.keyboard.press('1');
  await page.getByText(/召回 ZH\d{4}-0001 柱塞材料缺陷：更换柱塞泵/).waitFor();

  await door?.goto('/maintenance');
  await page.getByText('按天数，还剩').waitFor();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: '编成巡检（1）' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /保存/ }).click();
  const checks = page.getByRole('group', { name: '油位' });
  await checks.getByRole('button', { name: '合格', exact: true }).click();
  await page.getByRole('group', { name: '滤芯压差' }).getByRole('button', { name: '不合格' }).click();
  await page.getByRole('button', { name: '完成并开案件' }).click();
  await page.getByRole('link', { name: /^FW\d{4}-0003$/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
});
