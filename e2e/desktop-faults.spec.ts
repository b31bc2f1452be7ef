import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  corePid,
  folderShownTo,
  type ShellHarness,
  shellHarness,
  signedIn,
  signIn,
} from './desktop-fixture/harness.ts';
import type {} from './desktop-fixture/page.ts';

const OVERLAY = '#millwright-core-stopped';

let shell: ShellHarness;
beforeAll(async () => {
  shell = await shellHarness('faults');
});
afterEach(() => shell.closeAll());
afterAll(() => shell.remove());

test('core crash: the window says why and where the log is, keeps its input, and restarts the core', async () => {
  const desktop = await shell.launch('crash');
  await signIn(desktop);
  await desktop.page.fill('#note', 'half a sentence');
  process.kill(await corePid(desktop), 'SIGKILL');
  const overlay = desktop.page.locator(OVERLAY);
  await overlay.waitFor();
  const text = await overlay.innerText();
  expect(text).toContain('数据服务已停止');
  expect(text).toContain('CORE_CRASHED');
  expect(text).toContain(join(shell.folder, 'crash-profile', 'logs', 'shell.log'));
  await desktop.page.click(`${OVERLAY}-restart`);
  await overlay.waitFor({ state: 'detached' });
  await desktop.page.waitForFunction(() => window.fixture.portCount === 2);
  expect(await desktop.page.inputValue('#note')).toBe('half a sentence');
  expect(await desktop.page.evaluate(() => window.fixture.client?.setup.status())).toMatchObject({
    state: 'ready',
  });
  expect(await desktop.page.evaluate(() => window.fixture.portsClosed)).toBe(1);
  expect(await signedIn(desktop)).toBe('张师傅');
});

test('fault F51 a page process that dies is loaded again', async () => {
  const desktop = await shell.launch('page-crash');
  const lost = desktop.page.waitForEvent('crash');
  const reloaded = desktop.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve(contents.getURL()));
      }),
    null,
  );
  const line = await desktop.page.context().newCDPSession(desktop.page);
  void line.send('Page.crash').catch(() => {});
  await lost;
  expect(await reloaded).toContain('app://millwright/index.html');
  expect(await corePid(desktop)).toBeGreaterThan(0);
});

test('fault F20 a second start shows the first window and ends', async () => {
  const first = await shell.launch('single');
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize(), null);
  await expect(shell.launch('single')).rejects.toThrow('the program ended with 0');
  await expect
    .poll(() => first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized(), null))
    .toBe(false);
});

test('fault F21 another profile on the same data folder is told that it is in use', async () => {
  const first = await shell.launch('shared');
  await signIn(first);
  const second = await shell.launch('shared', { profileDir: join(shell.folder, 'other-profile') });
  const status = await second.page.evaluate(() => window.fixture.client?.setup.status());
  expect(status).toMatchObject({ state: 'refused', refusal: { code: 'STORAGE_LOCKED' } });
});

test('fault F22 a killed program leaves no lock behind', async () => {
  const first = await shell.launch('killed');
  await signIn(first);
  const [main, core] = [
    await first.evaluate(({ app }) => app.getAppMetrics()[0]?.pid ?? 0, null),
    await corePid(first),
  ];
  process.kill(core, 'SIGKILL');
  process.kill(main, 'SIGKILL');
  await first.ended;
  const second = await shell.launch('killed');
  expect(await second.page.evaluate(() => window.fixture.client?.setup.status())).toMatchObject({
    state: 'ready',
  });
});

test('another data folder is opened and remembered; a lost one is asked for, not made anew', async () => {
  const profileDir = join(shell.folder, 'moving-profile');
  const chosen = join(shell.folder, 'chosen');
  mkdirSync(chosen);
  const first = await shell.launch('moving-first', { profileDir });
  expect(await first.page.evaluate((to) => window.fixture.bridge.openDataFolder(to), chosen)).toBe(true);
  await first.page.waitForFunction(() => window.fixture.portCount === 2);
  await signIn(first);
  expect(await first.page.evaluate(() => window.fixture.bridge.openDataFolder('/proc/nowhere'))).toBe(true);
  await first.close();

  const second = await shell.launchRemembering(profileDir);
  const status = await second.page.evaluate(() => window.fixture.client?.setup.status());
  expect(status).toMatchObject({ state: 'ready', dataDir: null });
  expect(await folderShownTo(second)).toBe(chosen);
  await second.close();

  renameSync(chosen, `${chosen}-unplugged`);
  await expect(shell.launchRemembering(profileDir)).rejects.toThrow('the program ended with 0');
  expect(existsSync(chosen)).toBe(false);
});

test('D26 Windows shutting down closes the data file at once, without a question', async () => {
  const desktop = await shell.launch('shutdown');
  await signIn(desktop);
  const core = await corePid(desktop);
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('session-end'), null);
  await expect.poll(() => corePid(desktop)).not.toBe(core);
  expect(existsSync(join(shell.folder, 'shutdown', 'millwright.db-wal'))).toBe(false);
  expect(await desktop.page.locator(OVERLAY).count()).toBe(0);
});

test('quitting closes the data file', async () => {
  const desktop = await shell.launch('quit');
  await signIn(desktop);
  await desktop.close();
  expect(await desktop.ended).toBe(0);
  expect(existsSync(join(shell.folder, 'quit', 'millwright.db'))).toBe(true);
  expect(existsSync(join(shell.folder, 'quit', 'millwright.db-wal'))).toBe(false);
});
