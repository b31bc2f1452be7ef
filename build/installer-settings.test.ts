import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, test } from 'vitest';
import { fuseConfig } from './fuses.ts';
import { installerSettings } from './installer-settings.ts';
import { packedFiles } from './packed-files.ts';
import { isShippedPackage, SHIPPED_PACKAGES } from './shipped-packages.ts';
import { projectRoot } from './vite.node-bundle.ts';

const windows = installerSettings({
  platform: 'win32',
  arch: 'x64',
  outDir: '/out',
  electronVersion: '45.4.1',
});

describe('installer', () => {
  test('D01 assisted, per machine, silent by script, both languages', () => {
    expect(windows.nsis).toMatchObject({
      oneClick: false,
      perMachine: true,
      allowElevation: true,
      allowToChangeInstallationDirectory: true,
      installerLanguages: ['zh_CN', 'en_US'],
    });
    expect(windows.win?.target).toEqual([{ target: 'nsis', arch: ['x64'] }]);
  });

  test('D04 data outlive the program', () => {
    expect(windows.nsis?.deleteAppDataOnUninstall).toBe(false);
    const script = readFileSync(join(projectRoot, 'build', 'installer.nsh'), 'utf8');
    expect(script).not.toMatch(/RMDir|^\s*Delete\b/im);
  });

  test('D06 rights go to the group by its number, not by its name', () => {
    const script = readFileSync(join(projectRoot, 'build', 'installer.nsh'), 'utf8');
    expect(script).toContain('*S-1-5-32-545:');
    expect(script).not.toMatch(/\/grant\s+"?(Users|Everyone|用户)/i);
  });

  test('nothing is rebuilt, downloaded for the packages, or published', () => {
    expect(windows).toMatchObject({ npmRebuild: false, nodeGypRebuild: false, publish: null });
  });
});

test('S19 every fuse is decided, per platform', () => {
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  const on = (platform: string): string[] =>
    names.filter((_name, at) => fuseConfig(platform)[at as FuseV1Options] === true);
  const always = ['EnableCookieEncryption', 'OnlyLoadAppFromAsar', 'WasmTrapHandlers'];
  expect(on('linux')).toEqual(always);
  expect(on('win32').sort()).toEqual([...always, 'EnableEmbeddedAsarIntegrityValidation'].sort());
  expect(fuseConfig('win32').strictlyRequireAllFuses).toBe(true);
});

test('every package left out of the bundles is packed, with the binaries of one platform', () => {
  for (const platform of ['win32', 'linux'] as const) {
    const patterns = packedFiles({ platform, arch: 'x64' });
    for (const name of SHIPPED_PACKAGES) expect(patterns.join('\n')).toContain(`node_modules/${name}`);
    const foreign = platform === 'win32' ? 'linux-x64' : 'win32-x64';
    expect(patterns.join('\n')).not.toContain(foreign);
  }
  expect(
    ['better-sqlite3', 'better-sqlite3/lib/x', '@node-rs/argon2-linux-x64-gnu'].map(isShippedPackage),
  ).toEqual([true, true, true]);
  expect(isShippedPackage('better-sqlite')).toBe(false);
});
