import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DesktopBridge } from '#contract/kit/desktop-bridge.ts';
import { launchStandIn } from './electron-stand-in/launch.ts';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
/** How the program file marks its fuses: this text, a version, their number, one character each. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

interface PackedWindow {
  millwrightBridge: DesktopBridge;
}

let folder: string;
let resources: string;
let inside: string[];

/** A folder that looks like Electron's to the packer; its program does nothing. */
function makeElectronFolder(): string {
  const dist = join(folder, 'electron-dist');
  mkdirSync(join(dist, 'locales'), { recursive: true });
  mkdirSync(join(dist, 'resources'));
  const manifest = readFileSync(join(projectRoot, 'node_modules', 'electron', 'package.json'), 'utf8');
  writeFileSync(join(dist, 'version'), (JSON.parse(manifest) as { version: string }).version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(dist, name), '');
  for (const name of ['zh-CN', 'zh-TW', 'en-US', 'de', 'fr'])
    writeFileSync(join(dist, 'locales', `${name}.pak`), '');
  const defaults = '101100011';
  const program = Buffer.concat([
    Buffer.from('#!/bin/sh\nexit 0\n'),
    Buffer.from(FUSE_MARK),
    Buffer.from([1, defaults.length]),
    Buffer.from(defaults),
  ]);
  writeFileSync(join(dist, 'electron'), program);
  chmodSync(join(dist, 'electron'), 0o755);
  return dist;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-package-'));
  const out = join(folder, 'out');
  const args = ['--platform', 'linux', '--dir', '--electron-dist', makeElectronFolder(), '--out', out];
  const packed = spawnSync(process.execPath, [join(projectRoot, 'build', 'dist.ts'), ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
    timeout: 110_000,
  });
  if (packed.status !== 0) throw new Error(`packing failed\n${packed.stdout}\n${packed.stderr}`);
  resources = join(out, 'linux-unpacked', 'resources');
  inside = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) =>
    path.replaceAll('\\', '/').slice(1),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (part: string): string[] => inside.filter((path) => path.startsWith(part));

describe('the packed program, made offline with a given Electron folder', () => {
  test('holds our bundles and the interface', () => {
    for (const file of ['main.js', 'preload.cjs', 'core-process.js', 'job-worker.js']) {
      expect(inside).toContain(`out/electron/${file}`);
    }
    expect(inside).toContain('out/renderer/index.html');
    const manifest = JSON.parse(
      extractFile(join(resources, 'app.asar'), 'package.json').toString(),
    ) as object;
    expect(manifest).toMatchObject({ name: 'millwright', main: 'out/electron/main.js', type: 'module' });
    expect(Object.keys(manifest)).not.toContain('devDependencies');
  });

  test('S20 holds no sources, tests, maps, keys or repository', () => {
    const foreign =
      /\.(ts|tsx|map|c|cc|cpp|h|gyp|pem|key|test\.\w+|spec\.\w+)$|(^|\/)(\.git|\.env|e2e|bench|docs|build|src|deps|test|tests)(\/|$)/;
    expect(inside.filter((path) => foreign.test(path))).toEqual([]);
    expect(filesIn('out/').filter((path) => /out\/(server|fixture)/.test(path))).toEqual([]);
    const tops = [...new Set(inside.map((path) => path.split('/')[0]))].sort();
    expect(tops).toEqual(['node_modules', 'out', 'package.json']);
  });

  test('holds of the packages only what this platform loads, native files outside the archive', () => {
    const packages = filesIn('node_modules/').map((path) =>
      path
        .split('/')
        .slice(1, path.includes('/@') ? 3 : 2)
        .join('/'),
    );
    expect([...new Set(packages)].filter((name) => name !== '@node-rs').sort()).toEqual([
      '@node-rs/argon2',
      '@node-rs/argon2-linux-x64-gnu',
      'better-sqlite3',
      'pinyin-pro',
    ]);
    const native = inside.filter((path) => path.endsWith('.node'));
    expect(native.sort()).toEqual([
      'node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    const unpacked = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' });
    expect(unpacked.filter((path) => /\.\w+$/.test(path)).sort()).toEqual(native);
  });

  test('is complete: what was packed starts and opens a data file by itself', async () => {
    const unpacked = join(folder, 'unpacked');
    extractAll(join(resources, 'app.asar'), unpacked);
    const dataDir = join(folder, 'data');
    const admin = [join(projectRoot, 'server', 'admin', 'main.ts'), 'init', '--data-dir', dataDir];
    const made = spawnSync(process.execPath, [...admin, '--admin', 'meister', '--password-stdin'], {
      input: 'correct horse battery\n',
      encoding: 'utf8',
    });
    expect(made.stderr).toBe('');
    const desktop = await launchStandIn({ bundles: join(unpacked, 'out', 'electron'), dataDir });
    try {
      await desktop.page.locator('input[type=password]').waitFor();
      const core = await desktop.page.evaluate(() =>
        (window as Partial<PackedWindow>).millwrightBridge?.coreState(),
      );
      expect(core).toMatchObject({ state: 'running', code: null, dataDir });
    } finally {
      await desktop.close();
    }
  });

  test('carries the languages we speak and no other', () => {
    expect(readdirSync(join(resources, '..', 'locales')).sort()).toEqual([
      'en-US.pak',
      'zh-CN.pak',
      'zh-TW.pak',
    ]);
  });

  test('S19 has its fuses burnt', async () => {
    const { version, ...fuses } = await getCurrentFuseWire(join(resources, '..', 'millwright'));
    expect(version).toBe('1');
    const on = Object.entries(fuses).filter(([, state]) => state === FuseState.ENABLE);
    expect(on.map(([fuse]) => FuseV1Options[Number(fuse)])).toEqual([
      'EnableCookieEncryption',
      'OnlyLoadAppFromAsar',
      'WasmTrapHandlers',
    ]);
  });
});
