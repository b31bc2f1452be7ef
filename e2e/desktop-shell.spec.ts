import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ShellHarness, shellHarness, signedIn, signIn } from './desktop-fixture/harness.ts';
import type {} from './desktop-fixture/page.ts';

let shell: ShellHarness;
beforeAll(async () => {
  shell = await shellHarness('shell');
});
afterEach(() => shell.closeAll());
afterAll(() => shell.remove());

test('a window reaches the core through its port and sees nothing of the shell', async () => {
  const desktop = await shell.launch('port');
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
  const desktop = await shell.launch('session');
  await signIn(desktop);
  await desktop.page.reload();
  await desktop.page.waitForFunction(() => window.fixture.portCount > 0);
  expect(await signedIn(desktop)).toBe('张师傅');
});

test('pages stay on their own origin: navigation, new windows and foreign requests are stopped', async () => {
  const desktop = await shell.launch('origin');
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
  const desktop = await shell.launch('menu', { env: { LANG: 'zh_CN.UTF-8' } });
  const labels = (): Promise<string[]> =>
    desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label) ?? [], null);
  expect(await labels()).toEqual(['文件', '编辑', '视图', '帮助']);
  await desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('palette')?.click(), null);
  await desktop.page.waitForFunction(() => window.fixture.heard.includes('palette'));
  await desktop.page.evaluate(() => window.fixture.bridge.setLanguage('en'));
  expect(await labels()).toEqual(['File', 'Edit', 'View', 'Help']);
});

test('a file is saved where the person says, whole, and nothing else can be asked of the bridge', async () => {
  const desktop = await shell.launch('save');
  const target = join(shell.folder, '报表.xlsx');
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
  const desktop = await shell.launch('print');
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
  const first = await shell.launch('place');
  await first.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  );
  await first.close();
  const second = await shell.launch('place');
  expect(
    await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds(), null),
  ).toEqual(place);
});
