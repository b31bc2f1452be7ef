import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepPlace, restoredPlace } from './window-state.ts';

vi.mock('electron', () => import('#e2e/electron-stand-in/electron.ts'));
const { BrowserWindow } = await import('#e2e/electron-stand-in/electron.ts');

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-place-'));
  file = join(folder, 'window.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const FIRST = { bounds: { width: 1280, height: 720 }, isMaximized: false };

test('a place is kept at close and restored', () => {
  const window = new BrowserWindow({ show: false });
  keepPlace(window as never, file);
  window.setBounds({ x: 100, y: 50, width: 1000, height: 600 });
  window.maximize();
  window.close();
  expect(restoredPlace(file)).toEqual({
    bounds: { x: 100, y: 50, width: 1000, height: 600 },
    isMaximized: true,
  });
});

test.each([
  ['on a screen that is gone', { x: 3000, y: 100 }],
  ['left of everything', { x: -990, y: 100 }],
  ['title bar above the screen', { x: 100, y: -40 }],
  ['below the screen', { x: 100, y: 760 }],
])('%s: centred in the first size', (_name, at) => {
  writeFileSync(file, JSON.stringify({ ...at, width: 1000, height: 600, isMaximized: false }));
  expect(restoredPlace(file)).toEqual(FIRST);
});

test.each(['', '{"x":1', 'null', '[]', '{"x":"1","y":2,"width":3,"height":4}'])(
  'fault F55 half-written settings “%s” are as none',
  (text) => {
    writeFileSync(file, text);
    expect(restoredPlace(file)).toEqual(FIRST);
  },
);

test('a disk that takes nothing does not keep the window open', () => {
  const window = new BrowserWindow({ show: false });
  keepPlace(window as never, join(folder, 'missing', 'window.json'));
  window.close();
  expect(window.isDestroyed()).toBe(true);
  expect(() => readFileSync(file)).toThrow();
});
