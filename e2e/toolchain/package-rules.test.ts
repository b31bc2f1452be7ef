import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './run-checks.ts';

interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}

const read = (name: string): string => readFileSync(join(projectRoot, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string> | undefined>;
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> };
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
    expect(locked.filter(([, one]) => !one.integrity && !one.link).map(([path]) => path)).toEqual([]);
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
