import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BinarySearch, chooseDesktop, downloadElectron } from './desktop-binary.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-binary-'));
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function search(given: Partial<BinarySearch> = {}): BinarySearch {
  return {
    packageDir: join(folder, 'electron'),
    memory: join(folder, 'cache', 'failed'),
    mayDownload: true,
    env: { DISPLAY: ':0' },
    download: vi.fn<BinarySearch['download']>(() => Promise.resolve(false)),
    ...given,
  };
}

function install(): string {
  mkdirSync(join(folder, 'electron', 'dist'), { recursive: true });
  writeFileSync(join(folder, 'electron', 'path.txt'), 'electron');
  const binary = join(folder, 'electron', 'dist', 'electron');
  writeFileSync(binary, '');
  return binary;
}

test('what is installed is used, and nothing downloaded', async () => {
  const binary = install();
  const here = search();
  expect(await chooseDesktop(here)).toEqual({ kind: 'desktop', binary });
  expect(here.download).not.toHaveBeenCalled();
});

test('a download is tried once, and its failure remembered', async () => {
  const here = search();
  expect(await chooseDesktop(here)).toMatchObject({
    kind: 'browser',
    why: 'Electron could not be downloaded',
  });
  const again = await chooseDesktop(here);
  expect(again).toMatchObject({ kind: 'browser' });
  expect(JSON.stringify(again)).toContain('earlier download of Electron failed');
  expect(here.download).toHaveBeenCalledOnce();
});

test('a download that worked is used at once', async () => {
  const here = search({ download: () => Promise.resolve(install() !== '') });
  expect(await chooseDesktop(here)).toMatchObject({ kind: 'desktop' });
  expect(existsSync(here.memory)).toBe(false);
});

test('unattended, or without a screen, nothing is downloaded', async () => {
  const unattended = search({ mayDownload: false });
  expect(await chooseDesktop(unattended)).toMatchObject({ why: 'Electron has not been downloaded' });
  expect(unattended.download).not.toHaveBeenCalled();
  const blind = search({ env: {} });
  if (process.platform === 'linux')
    expect(await chooseDesktop(blind)).toMatchObject({ why: 'there is no screen' });
});

test('a download that hangs is ended at its limit', async () => {
  mkdirSync(join(folder, 'electron'));
  writeFileSync(join(folder, 'electron', 'install.js'), 'setInterval(() => {}, 1000);');
  const started = performance.now();
  expect(await downloadElectron(join(folder, 'electron'), 300)).toBe(false);
  expect(performance.now() - started).toBeLessThan(3000);
});
