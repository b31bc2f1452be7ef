import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { menuTemplate, setApplicationMenu } from './application-menu.ts';
import { readLanguage, saveLanguage } from './language-choice.ts';
import { pdfOptions } from './print-window.ts';
import { openShellLog } from './shell-log.ts';
import { languageOf, shellTexts } from './shell-texts.ts';
import { readStartOptions } from './start-options.ts';

vi.mock('electron', () => import('#e2e/electron-stand-in/electron.ts'));
const { app, Menu } = await import('#e2e/electron-stand-in/electron.ts');

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'millwright-parts-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('menu', () => {
  const actions = { send: vi.fn<(command: string) => void>(), openLogFolder: vi.fn<() => void>() };

  test.each(['zh-CN', 'zh-TW', 'en'] as const)('every item of %s has a label', (language) => {
    const labels: (string | undefined)[] = [];
    const walk = (items: Electron.MenuItemConstructorOptions[]): void => {
      for (const item of items.filter(({ type }) => type !== 'separator')) {
        labels.push(item.label);
        if (Array.isArray(item.submenu)) walk(item.submenu);
      }
    };
    walk(menuTemplate(shellTexts(language), actions));
    expect(labels.filter((label) => !label)).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('keys of page commands are shown, not taken from the page', () => {
    setApplicationMenu(shellTexts('en'), actions);
    const save = Menu.getApplicationMenu()?.getMenuItemById('save');
    expect(save).toMatchObject({ accelerator: 'CmdOrCtrl+S', registerAccelerator: false });
    save?.click();
    expect(actions.send).toHaveBeenCalledWith('save');
  });

  test('S02 a packed program has no item for developer tools', () => {
    const roles = (): string => JSON.stringify(menuTemplate(shellTexts('en'), actions));
    expect(roles()).toContain('toggleDevTools');
    app.isPackaged = true;
    expect(roles()).not.toContain('toggleDevTools');
    app.isPackaged = false;
  });
});

test.each([
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['zh-TW', 'zh-TW'],
  ['zh-Hant-HK', 'zh-TW'],
  ['en-US', 'en'],
  ['de', 'en'],
  ['', 'en'],
])('system language “%s” is %s', (locale, language) => expect(languageOf(locale)).toBe(language));

test('the chosen language is remembered; a broken note is as none', () => {
  saveLanguage(folder, 'zh-TW');
  expect(readLanguage(folder)).toBe('zh-TW');
  writeFileSync(join(folder, 'language.txt'), 'kl');
  expect(['zh-CN', 'en']).toContain(readLanguage(folder));
});

test.each([
  [['electron', '.', '--data-dir', '/d'], { dataDir: '/d', profileDir: null }],
  [['x', '--profile-dir=/p', '--data-dir=/d e'], { dataDir: '/d e', profileDir: '/p' }],
  [['x', '--data-dir'], { dataDir: null, profileDir: null }],
  [['x', '--remote-debugging-port=0', '--data-directory', '/d'], { dataDir: null, profileDir: null }],
])('arguments %j', (argv, options) => expect(readStartOptions(argv)).toEqual(options));

test('paper: the document’s own page rules win; custom sizes go over in inches', () => {
  expect(pdfOptions({ route: '/x' })).toMatchObject({
    pageSize: 'A4',
    preferCSSPageSize: true,
    landscape: false,
  });
  const { pageSize } = pdfOptions({ route: '/x', pageSize: { widthMm: 241, heightMm: 140 } });
  expect(pageSize).toEqual({ width: 241 / 25.4, height: 140 / 25.4 });
});

describe('log of the shell', () => {
  test('S49 one entry is one line, whatever it holds', () => {
    const log = openShellLog(join(folder, 'logs', 'shell.log'));
    log.write('error', 'first\n{"level":"info","text":"forged"}');
    log.write('info', '第二');
    const lines = readFileSync(log.file, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual([
      'first\n{"level":"info","text":"forged"}',
      '第二',
    ]);
  });

  test('fault F57 it is capped, and never throws', () => {
    const log = openShellLog(join(folder, 'capped', 'shell.log'));
    for (let n = 0; n < 6; n++) {
      log.write('info', 'x'.repeat(5 * 1024 * 1024 + 1));
    }
    expect(readdirSync(join(folder, 'capped')).sort()).toEqual([
      'shell.log',
      'shell.log.1',
      'shell.log.2',
      'shell.log.3',
    ]);
    writeFileSync(join(folder, 'a-file'), '');
    openShellLog(join(folder, 'a-file', 'shell.log')).write('info', 'nowhere');
    expect(statSync(join(folder, 'a-file')).size).toBe(0);
  });
});
