import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './run-checks.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const readme = read('README.md');
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: projectRoot })];
const captured = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe('what the documents promise', () => {
  it('names scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) => captured(read(page), /npm run ([\w:]+)/g));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names commands of the administrator that exist', () => {
    const help = execFileSync(process.execPath, [join(projectRoot, 'server/admin/main.ts'), '--help'], {
      encoding: 'utf8',
    });
    const offered = captured(help, /^ {2}(\w+)/gm);
    const named = captured(readme, /npm run admin -- (\w+)/g);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !offered.includes(name))).toEqual([]);
  });

  it.each(pages)('links from %s only to what is there', (page) => {
    const targets = captured(read(page), /\]\(([^)#\s]+)[^)]*\)/g).filter((target) => !/^\w+:/.test(target));
    const folder = dirname(join(projectRoot, page));
    expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([]);
  });

  it.each(pages)('speaks of no particular machine in %s', (page) => {
    expect(read(page)).not.toMatch(/(^|[\s`(])\/(work|tmp|root|farm|home)\/\w/m);
  });
});
