import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

vi.mock('electron', () => import('#e2e/electron-stand-in/electron.ts'));
const { app, protocol, BrowserWindow } = await import('#e2e/electron-stand-in/electron.ts');

const profile = mkdtempSync(join(tmpdir(), 'millwright-main-'));
const argv = process.argv;
beforeAll(async () => {
  process.argv = ['electron', '.', '--profile-dir', profile];
  await import('./main.ts');
});
afterAll(() => {
  process.argv = argv;
  rmSync(profile, { recursive: true, force: true });
});

test('S03 the sandbox, the scheme and the guards are in place before the app is ready', () => {
  expect(app.isReady()).toBe(false);
  expect(app.calls).toEqual(['enableSandbox']);
  expect(protocol.schemes.map(({ scheme }) => scheme)).toEqual(['app']);
  expect(app.listenerCount('web-contents-created')).toBe(1);
  expect(BrowserWindow.getAllWindows()).toEqual([]);
});
