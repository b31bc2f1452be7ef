import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isShippedPackage } from '#build/shipped-packages.ts';

const out = fileURLToPath(new URL('../out', import.meta.url));
const textOf = (file: string): string => readFileSync(join(out, file), 'utf8');
const node = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

/** Packages a bundle asks for at run time. Those inside `try` for optional features of a dependency count too. */
function packagesOf(file: string): string[] {
  const asked = textOf(file).matchAll(
    /(?:^import[^'"]*?from\s*|^import\s*|\bimport\(\s*|^export[^'"]*?from\s*|(?<![\w.$])(?:__)?require\(\s*|createRequire\(import\.meta\.url\)\(\s*)["']([^"'.][^"']*)["']/gm,
  );
  return [...new Set([...asked].flatMap(([, name]) => (name === undefined || node.has(name) ? [] : [name])))];
}

describe('bundles', () => {
  const files = globSync('{electron,server}/*.{js,cjs}', { cwd: out });

  test('of the desktop ask for nothing that is not shipped beside them', () => {
    const asked = globSync('electron/*.{js,cjs}', { cwd: out }).flatMap((file) =>
      packagesOf(file).map((name) => `${file}: ${name}`),
    );
    const foreign = asked.filter((line) => {
      const name = line.split(': ')[1] ?? '';
      const isShell = /electron.(main\.js|preload\.cjs)$/.test(line.split(': ')[0] ?? '');
      return !isShippedPackage(name) && !(isShell && name === 'electron');
    });
    expect(foreign).toEqual([]);
  });

  test('carry no source maps and no path of this machine', () => {
    expect(globSync('**/*.map', { cwd: out })).toEqual([]);
    const root = fileURLToPath(new URL('..', import.meta.url));
    expect(files.filter((file) => textOf(file).includes(root))).toEqual([]);
    expect(files.filter((file) => textOf(file).includes('sourceMappingURL=data'))).toEqual([]);
  });

  test('main holds nothing of the core, the preload is one small file', () => {
    expect(packagesOf('electron/main.js')).toEqual(['electron']);
    expect(textOf('electron/main.js')).not.toMatch(/better-sqlite3|CREATE TABLE/);
    expect(textOf('electron/preload.cjs').length).toBeLessThan(12_000);
    expect(packagesOf('electron/preload.cjs')).toEqual(['electron']);
  });

  test('S18 the interface asks for no Node or Electron module', () => {
    const scripts = globSync('renderer/**/*.js', { cwd: out });
    expect(scripts.length).toBeGreaterThan(0);
    const asking =
      /(?:from|import\(|require\()\s*["'](?:node:|electron["'/]|fs["'/]|path["'/]|child_process)/;
    expect(scripts.filter((file) => asking.test(textOf(file)))).toEqual([]);
  });
});
