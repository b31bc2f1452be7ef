import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LockedPackage, type LockedPackages, missingPlatforms, platformOf } from './lock-platforms.ts';
import { projectRoot } from './run-checks.ts';

const read = (name: string): string => readFileSync(join(projectRoot, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string> | undefined>;
const lock = JSON.parse(read('package-lock.json')) as { packages: LockedPackages };
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

/**
 * Electron's three supported majors, from its release timeline. Looked up anew with every raise of the
 * pinned version; a major that left the table gets no security fixes.
 */
const SUPPORTED_ELECTRON = { checkedOn: '2026-11-21', majors: [43, 44, 45] };

/** Packages that bring an install script. None of them runs: .npmrc ignores scripts, and both work without. */
const KNOWN_INSTALL_SCRIPTS = ['node_modules/@swc/core', 'node_modules/electron-winstaller'];

describe('packages', () => {
  it('are pinned to one exact version each', () => {
    const groups = ['dependencies', 'devDependencies', 'optionalDependencies'];
    const loose = groups
      .flatMap((group) => Object.entries(manifest[group] ?? {}))
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  it('are locked by content, not by where they came from', () => {
    expect(locked.filter(([, one]) => one.resolved !== undefined).map(([path]) => path)).toEqual([]);
    const isForeign = (one: LockedPackage) => one.optional === true && one.os !== undefined;
    expect(locked.filter(([, one]) => !one.integrity && !isForeign(one)).map(([path]) => path)).toEqual([]);
  });

  it('are locked for every platform, or npm ci refuses the lock file (node e2e/toolchain/complete-lock.ts)', () => {
    expect(Object.keys(missingPlatforms(lock.packages))).toEqual([]);
  });

  it('say in their name which platform they are for', () => {
    expect(platformOf('@x/binding-linux-arm64-musl')).toEqual({
      os: ['linux'],
      cpu: ['arm64'],
      libc: ['musl'],
    });
    expect(platformOf('@x/binding-linux-arm-gnueabihf')).toEqual({
      os: ['linux'],
      cpu: ['arm'],
      libc: ['glibc'],
    });
    expect(platformOf('@x/cli-win32-x64')).toEqual({ os: ['win32'], cpu: ['x64'] });
    expect(() => platformOf('fsevents')).toThrow('does not say');
  });

  it('are found missing only where no folder above has them', () => {
    const wants = { optionalDependencies: { 'x-linux-x64': '1.0.0' } };
    const packages = { 'node_modules/a/node_modules/b': wants, 'node_modules/x-linux-x64': {} };
    expect(missingPlatforms(packages)).toEqual({});
    expect(missingPlatforms({ 'node_modules/b': { ...wants, dev: true } })).toEqual({
      'node_modules/x-linux-x64': {
        version: '1.0.0',
        dev: true,
        optional: true,
        os: ['linux'],
        cpu: ['x64'],
      },
    });
  });

  it('run nothing while they are installed', () => {
    const scripts = locked.filter(([, one]) => one.hasInstallScript).map(([path]) => path);
    expect(scripts).toEqual(KNOWN_INSTALL_SCRIPTS);
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });

  it('name no registry of a particular place', () => {
    expect(read('.npmrc')).not.toMatch(/registry\s*=/);
  });

  it('keep Electron within the majors that still get fixes', () => {
    const major = Number(manifest['devDependencies']?.['electron']?.split('.')[0]);
    expect(SUPPORTED_ELECTRON.majors).toContain(major);
  });
});
