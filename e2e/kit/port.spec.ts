import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { corePid } from '../desktop-fixture/harness.ts';
import { type Door, openDoor } from '../doors.ts';

const admin = fileURLToPath(new URL('../../server/admin/main.ts', import.meta.url));
const PASSWORD = 'anker-winde-2026';
let folder: string;
let door: Door;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-port-'));
  const dataDir = join(folder, 'data');
  const args = [admin, 'init', '--data-dir', dataDir, '--admin', 'chef', '--password-stdin'];
  const made = spawnSync(process.execPath, args, { input: PASSWORD, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  door = await openDoor('desktop', { dataDir });
});
afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

test('the interface over its port: a core that dies comes back, and what was typed is still there', async () => {
  const { page, desktop } = door;
  if (!desktop) throw new Error('no desktop');
  await page.getByLabel('用户名').fill('chef');
  await page.getByLabel('密码', { exact: false }).first().fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('banner').waitFor();
  await door.goto('/market-records/new');
  await page.getByLabel('规格型号').fill('AW-68');
  process.kill(await corePid(desktop), 'SIGKILL');
  await page.locator('#millwright-core-stopped').waitFor();
  await page.locator('#millwright-core-stopped-restart').click();
  await page.locator('#millwright-core-stopped').waitFor({ state: 'detached' });
  await page.getByText('已重新连接').waitFor();
  expect(await page.getByLabel('规格型号').inputValue()).toBe('AW-68');
  await page.getByRole('link', { name: '单位与联系人' }).click();
  await page.getByRole('grid').waitFor();
  await page.getByRole('button', { name: /新建/ }).first().waitFor();
});
