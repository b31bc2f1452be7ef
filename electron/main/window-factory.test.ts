import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createWindow, visibleWindows, windowKey } from './window-factory.ts';

vi.mock('electron', () => import('#e2e/electron-stand-in/electron.ts'));
const { app } = await import('#e2e/electron-stand-in/electron.ts');
const { windowOptions } = await import('#e2e/electron-stand-in/browser-window.ts');
const { BlankSurface, useSurface } = await import('#e2e/electron-stand-in/surface.ts');

let pages: InstanceType<typeof BlankSurface>['pages'];
beforeEach(() => {
  const blank = new BlankSurface();
  useSurface(blank);
  pages = blank.pages;
});

describe('S02 windows', () => {
  test('are isolated, sandboxed, without Node, webview or loosened web rules', () => {
    createWindow({ preload: '/out/preload.cjs' });
    expect(windowOptions.at(-1)).toMatchObject({
      show: false,
      webPreferences: {
        preload: '/out/preload.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
      },
    });
    const given = Object.keys(windowOptions.at(-1)?.webPreferences ?? {});
    expect(given.filter((name) => /experimental|blink|insecure/i.test(name))).toEqual([]);
  });

  test('have no developer tools once packed', () => {
    createWindow({ preload: '/p' });
    expect(windowOptions.at(-1)?.webPreferences?.devTools).toBe(true);
    app.isPackaged = true;
    createWindow({ preload: '/p' });
    app.isPackaged = false;
    expect(windowOptions.at(-1)?.webPreferences?.devTools).toBe(false);
  });

  test('keep the rules whatever a caller asks for', () => {
    createWindow({ preload: '/p', bounds: { webPreferences: { nodeIntegration: true }, show: true } });
    expect(windowOptions.at(-1)).toMatchObject({ show: false, webPreferences: { nodeIntegration: false } });
  });

  test('S12 load our own page', () => {
    createWindow({ preload: '/p' });
    expect(pages[0]?.asked).toEqual(['app://millwright/index.html']);
  });
});

test('keys are of the window and differ; a hidden helper may share one', () => {
  const [one, two] = [createWindow({ preload: '/p' }), createWindow({ preload: '/p' })];
  const key = windowKey(one);
  expect(key).toMatch(/^[0-9a-f-]{36}$/);
  expect(windowKey(two)).not.toBe(key);
  expect(windowKey(createWindow({ preload: '/p', ...(key ? { key } : {}) }))).toBe(key);
  expect(visibleWindows()).toEqual([]);
  one.show();
  expect(visibleWindows()).toEqual([one]);
});

test('fault F51 a lost page is loaded again, but not for ever', () => {
  const onPageLost = vi.fn<(window: unknown, reason: string) => void>();
  const window = createWindow({ preload: '/p', onPageLost });
  for (let n = 0; n < 5; n++) pages[0]?.listener.crashed();
  expect(pages[0]?.asked.filter((what) => what === 'reload')).toHaveLength(3);
  expect(onPageLost).toHaveBeenCalledWith(window, 'crashed');
});
