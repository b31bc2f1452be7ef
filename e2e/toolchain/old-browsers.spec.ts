import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './run-checks.ts';

// The bundler lowers syntax to what Chrome 109 (the last for Windows 7) understands; it adds no missing
// methods. So the built interface is searched for what came later and is not asked for first.
const TOO_NEW: readonly (readonly [since: number, pattern: RegExp])[] = [
  [110, /\.(toSorted|toReversed|toSpliced)\(/],
  [111, /\.isWellFormed\(/],
  [116, /AbortSignal\.any\(/],
  [117, /\b(Object|Map)\.groupBy\(/],
  [119, /Promise\.withResolvers\(/],
  [121, /Array\.fromAsync\(/],
  [122, /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/],
  [126, /\bURL\.parse\(/],
  [128, /Promise\.try\(/],
];
const STYLE_TOO_NEW = /color-mix\(|light-dark\(|\bsubgrid\b|@starting-style|field-sizing|anchor-name|@scope/;

function built(pattern: string): { name: string; text: string }[] {
  const folder = join(projectRoot, 'out/renderer/assets');
  return globSync(pattern, { cwd: folder }).map((name) => ({
    name,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
}

describe('the built interface on Chrome 109', () => {
  const scripts = built('*.js');
  const styles = built('*.css');

  it('was built', () => {
    expect(Math.min(scripts.length, styles.length)).toBeGreaterThan(0);
  });

  it.each(TOO_NEW)('calls nothing that came with %i', (_, pattern) => {
    expect(scripts.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('is laid out without newer styles', () => {
    expect(styles.filter(({ text }) => STYLE_TOO_NEW.test(text)).map(({ name }) => name)).toEqual([]);
  });
});
