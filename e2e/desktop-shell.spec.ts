import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildShellFixture } from './desktop-fixture/fixture.ts';
import type {} from './desktop-fixture/page.ts';
import { type Desktop, type DesktopOptions, launchDesktop } from './electron-stand-in/desktop.ts';

const OVERLAY = '#millwright-core-stopped';
const factory = {
  factory: '江南船机',
  username: 'meister',
  displayName: '张师傅',
  password: 'correct horse battery',
};

let bundles: string;
let folder: string;
let opened: Desktop[] = [];

beforeAll(async () => {
  bundles = await buildShellFixture();
  folder = mkdtempSync(join(tmpdir(), 'millwright-shell-'));
});
afterEach(async () => {
  await Promise.all(opened.map((desktop) => desktop.close()));
  opened = [];
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

async function launch(name: string, options: DesktopOptions = {}): Promise<Desktop> {
  const desktop = await launchDesktop({
    bundles,
    dataDir: join(folder, name),
    profileDir: join(folder, `${name}-profile`),
    ...options,
  });
  opened.push(desktop);
  await desktop.page.waitForFunction(() => window.fixture.portCount > 0);
  return desktop;
}

const corePid = ({ evaluate }: Desktop): Promise<number> =>
  evaluate(({ app }) => app.getAppMetrics().find((p) => p.serviceName === 'millwright-core')?.pid ?? 0, null);

async function signIn({ page }: Desktop): Promise<void> {
  await page.evaluate(async (input) => {
    await window.fixture.client?.setup.startFactory(input);
    await window.fixture.client?.session.signIn({ username: input.username, password: input.password });
  }, factory);
}

const signedIn = ({ page }: Desktop): Promise<string | undefined> =>
  page.evaluate(async () => (await window.fixture.client?.session.current())?.displayName);

test('a window reaches the core through its port and sees nothing of the shell', async () => {
  const desktop = await launch('port');
  const state = await desktop.page.evaluate(async () => ({
    setup: (await window.fixture.client?.setup.status())?.state,
    core: (await window.fixture.bridge.coreState()).state,
    bridge: Object.keys(window.fixture.bridge),
    leaks: ['require', 'process', 'ipcRenderer', 'module', 'Buffer'].filter((name) => name in window),
    isSecure: window.isSecureContext,
  }));
  expect(state).toMatchInlineSnapshot(`
    {
      "bridge": [
        "chooseFolder",
        "saveFile",
        "printToPdf",
        "openExternal",
        "openLogFolder",
        "setLanguage",
        "requestPort",
        "coreState",
        "restartCore",
        "openDataFolder",
        "onMenuCommand",
        "onCoreState",
      ],
      "core": "running",
      "isSecure": true,
      "leaks": [],
      "setup": "empty",
    }
  `);
});

test('a page that reloads finds its session again', async () => {
  const desktop = await launch('session');
  await signIn(desktop);
  await desktop.page.reload();
  await desktop.page.waitForFunction(() => window.fixture.portCount > 0);
  expect(await signedIn(desktop)).toBe('张师傅');
});

test('core crash: the window says why and where the log is, keeps its input, and restarts the core', async () => {
  const desktop = await launch('crash');
  await signIn(desktop);
  await desktop.page.fill('#note', 'half a sentence');
  process.kill(await corePid(desktop), 'SIGKILL');
  const overlay = desktop.page.locator(OVERLAY);
  await overlay.waitFor();
  const text = await overlay.innerText();
  expect(text).toContain('数据服务已停止');
  expect(text).toContain('CORE_CRASHED');
  expect(text).toContain(join(folder, 'crash-profile', 'logs', 'shell.log'));
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
  const desktop = await launch('page-crash');
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

test('pages stay on their own origin: navigation, new windows and foreign requests are stopped', async () => {
  const desktop = await launch('origin');
  const before = desktop.page.url();
  for (const address of [
    'https://example.com/',
    'https://example.com/?next=app://millwright/',
    'file:///etc/passwd',
  ]) {
    await desktop.page.evaluate((there) => window.location.assign(there), address).catch(() => {});
  }
  await desktop.page.evaluate(() => void window.open('https://example.com/'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(desktop.page.url()).toBe(before);
  await expect
    .poll(
      () =>
        desktop.page
          .context()
          .pages()
          .filter((page) => page.url().includes('example')).length,
    )
    .toBe(0);
  const outcome = await desktop.page.evaluate(async () => ({
    missing: (await fetch('./nothing-here.js')).status,
    source: (await fetch('../electron/main.js')).status,
    posted: (await fetch('./index.html', { method: 'POST', body: 'x' })).status,
    policy: (await fetch('./index.html')).headers.get('content-security-policy')?.slice(0, 18),
    outside: await fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    ),
  }));
  expect(outcome).toEqual({
    missing: 404,
    source: 404,
    posted: 405,
    policy: "default-src 'none'",
    outside: 'refused',
  });
});

test('menu in the chosen language; its commands reach the page', async () => {
  const desktop = await launch('menu', { env: { LANG: 'zh_CN.UTF-8' } });
  const labels = (): Promise<string[]> =>
    desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label) ?? [], null);
  expect(await labels()).toEqual(['文件', '编辑', '视图', '帮助']);
  await desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('palette')?.click(), null);
  await desktop.page.waitForFunction(() => window.fixture.heard.includes('palette'));
  await desktop.page.evaluate(() => window.fixture.bridge.setLanguage('en'));
  expect(await labels()).toEqual(['File', 'Edit', 'View', 'Help']);
});

test('a file is saved where the person says, whole, and nothing else can be asked of the bridge', async () => {
  const desktop = await launch('save');
  const target = join(folder, '报表.xlsx');
  await desktop.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  const saved = await desktop.page.evaluate(() =>
    window.fixture.bridge.saveFile({ suggestedName: '报表.xlsx', bytes: new Uint8Array([1, 2, 3]) }),
  );
  expect(saved).toBe(target);
  expect([...readFileSync(target)]).toEqual([1, 2, 3]);
  expect(existsSync(`${target}.partial`)).toBe(false);
  const refused = await desktop.page.evaluate(() =>
    window.fixture.bridge
      .saveFile({ suggestedName: 'x', bytes: new Uint8Array(1), path: '/etc/x' } as never)
      .catch((error: Error) => error.message),
  );
  expect(refused).toContain('refused');
  expect(await desktop.page.evaluate(() => window.fixture.bridge.openExternal('file:///etc/passwd'))).toBe(
    false,
  );
});

test('a route becomes a PDF in a hidden window of the same session', async () => {
  const desktop = await launch('print');
  const head = await desktop.page.evaluate(async () => {
    const bytes = await window.fixture.bridge.printToPdf({ route: '/print/report' });
    return { head: new TextDecoder().decode(bytes.slice(0, 5)), size: bytes.length };
  });
  expect(head.head).toBe('%PDF-');
  expect(head.size).toBeGreaterThan(1000);
  const failed = await desktop.page.evaluate(() =>
    window.fixture.bridge.printToPdf({ route: '/print/broken' }).catch((error: Error) => error.message),
  );
  expect(failed).toContain('could not be drawn');
  await expect
    .poll(() => desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null))
    .toBe(1);
});

test('the window comes back where it was', async () => {
  const place = { x: 40, y: 30, width: 1100, height: 650 };
  const first = await launch('place');
  await first.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  );
  await first.close();
  const second = await launch('place');
  expect(
    await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds(), null),
  ).toEqual(place);
});

test('fault F20 a second start shows the first window and ends', async () => {
  const first = await launch('single');
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize(), null);
  await expect(launch('single')).rejects.toThrow('the program ended with 0');
  await expect
    .poll(() => first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized(), null))
    .toBe(false);
});

test('fault F21 another profile on the same data folder is told that it is in use', async () => {
  const first = await launch('shared');
  await signIn(first);
  const second = await launch('shared', { profileDir: join(folder, 'other-profile') });
  const status = await second.page.evaluate(() => window.fixture.client?.setup.status());
  expect(status).toMatchObject({ state: 'refused', refusal: { code: 'STORAGE_LOCKED' } });
});

test('fault F22 a killed program leaves no lock behind', async () => {
  const first = await launch('killed');
  await signIn(first);
  const [main, core] = [
    await first.evaluate(({ app }) => app.getAppMetrics()[0]?.pid ?? 0, null),
    await corePid(first),
  ];
  process.kill(core, 'SIGKILL');
  process.kill(main, 'SIGKILL');
  await first.ended;
  const second = await launch('killed');
  expect(await second.page.evaluate(() => window.fixture.client?.setup.status())).toMatchObject({
    state: 'ready',
  });
});

test('another data folder is opened and remembered; a lost one is asked for, not made anew', async () => {
  const profileDir = join(folder, 'moving-profile');
  const chosen = join(folder, 'chosen');
  mkdirSync(chosen);
  const first = await launch('moving-first', { profileDir });
  expect(await first.page.evaluate((to) => window.fixture.bridge.openDataFolder(to), chosen)).toBe(true);
  await first.page.waitForFunction(() => window.fixture.portCount === 2);
  await signIn(first);
  expect(await first.page.evaluate(() => window.fixture.bridge.openDataFolder('/proc/nowhere'))).toBe(true);
  await first.close();

  const second = await launchDesktop({ bundles, profileDir });
  opened.push(second);
  await second.page.waitForFunction(() => window.fixture.portCount > 0);
  const status = await second.page.evaluate(() => window.fixture.client?.setup.status());
  expect(status).toMatchObject({ state: 'ready', dataDir: chosen });
  await second.close();

  renameSync(chosen, `${chosen}-unplugged`);
  await expect(launchDesktop({ bundles, profileDir })).rejects.toThrow('the program ended with 0');
  expect(existsSync(chosen)).toBe(false);
});

test('D26 Windows shutting down closes the data file at once, without a question', async () => {
  const desktop = await launch('shutdown');
  await signIn(desktop);
  const core = await corePid(desktop);
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('session-end'), null);
  await expect.poll(() => corePid(desktop)).not.toBe(core);
  expect(existsSync(join(folder, 'shutdown', 'millwright.db-wal'))).toBe(false);
  expect(await desktop.page.locator(OVERLAY).count()).toBe(0);
});

test('quitting closes the data file within five seconds', async () => {
  const desktop = await launch('quit');
  await signIn(desktop);
  const started = performance.now();
  await desktop.close();
  expect(performance.now() - started).toBeLessThan(5000);
  expect(await desktop.ended).toBe(0);
  expect(existsSync(join(folder, 'quit', 'millwright.db'))).toBe(true);
  expect(existsSync(join(folder, 'quit', 'millwright.db-wal'))).toBe(false);
});
