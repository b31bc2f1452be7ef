import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Tree } from './broken-trees.ts';
import { projectRoot } from './run-checks.ts';
import { inTemporaryTree } from './temporary-tree.ts';

interface Diagnostic {
  code: string;
  filename: string;
}

/** Code that must not pass: rule as oxlint names it, file it stands in, text. */
const broken: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['typescript(no-floating-promises)', 'db/a.ts', 'export const f = () => { Promise.resolve(1); };'],
  ['typescript(no-misused-promises)', 'db/b.ts', 'export const f = () => { [1].forEach(async () => {}); };'],
  ['typescript(no-explicit-any)', 'db/c.ts', 'export const f = (x: any) => { console.log(x); };'],
  ['typescript(no-unsafe-member-access)', 'db/d.ts', 'export const f = () => String(JSON.parse("1").a);'],
  ['typescript(no-non-null-assertion)', 'db/e.ts', 'export const f = (x?: string) => x!.length;'],
  ['typescript(only-throw-error)', 'db/f.ts', 'export const f = () => { throw "text"; };'],
  [
    'typescript(switch-exhaustiveness-check)',
    'contract/a.ts',
    "export const f = (x: 'a' | 'b') => { switch (x) { case 'a': return 1; } return 2; };",
  ],
  [
    'typescript(consistent-type-imports)',
    'db/g.ts',
    "import { T } from './t.ts';\nexport const f = (x: T) => x;",
  ],
  ['import(no-default-export)', 'server/a.ts', 'export default 1;'],
  ['eslint(no-restricted-imports)', 'db/slices/orders/a.ts', "export { T } from '../../t.ts';"],
  ['eslint(no-eval)', 'db/h.ts', 'export const f = (x: string): unknown => eval(x);'],
  ['eslint(no-new-func)', 'db/i.ts', 'export const f = (x: string) => new Function(x);'],
  ['typescript(no-implied-eval)', 'db/j.ts', "export const f = () => setTimeout('1', 1);"],
  [
    'react(no-danger)',
    'renderer/a.tsx',
    'export const A = (p: { h: string }) => <p dangerouslySetInnerHTML={{ __html: p.h }} />;',
  ],
  [
    'eslint(no-restricted-properties)',
    'renderer/b.ts',
    'export const f = (e: Element, x: string) => { e.innerHTML = x; };',
  ],
  [
    'react-hooks(rules-of-hooks)',
    'renderer/c.tsx',
    "import { useState } from 'react';\nexport const C = (p: { a: boolean }) => { if (p.a) { useState(1); } return null; };",
  ],
  ['eslint(no-restricted-globals)', 'contract/b.ts', 'export const f = () => process.pid;'],
  ['eslint(no-restricted-globals)', 'renderer/d.ts', 'export const f = () => process.pid;'],
  ['eslint(no-restricted-globals)', 'db/k.ts', 'export const f = () => document.title;'],
  ['vitest(no-focused-tests)', 'db/l.test.ts', `import { it } from 'vitest';\nit.${'only'}('x', () => {});`],
  ['vitest(no-disabled-tests)', 'db/m.test.ts', `import { it } from 'vitest';\nit.${'skip'}('x', () => {});`],
];

const clean: Tree = {
  'db/t.ts': 'export type T = string;\n',
  'db/ok.ts': "import type { T } from './t.ts';\n\nexport const ok = async (x: T): Promise<T> => x;\n",
  'vitest.config.ts': 'export default {};\n',
};

/** Lints a throw-away tree with the project's own settings. */
async function lint(tree: Tree): Promise<{ status: number | null; diagnostics: Diagnostic[] }> {
  const settings = ['.oxlintrc.json', 'tsconfig.json', 'package.json'].map((name) => [
    name,
    readFileSync(join(projectRoot, name), 'utf8'),
  ]);
  const script = join(projectRoot, 'node_modules/oxlint/bin/oxlint');
  const run = await inTemporaryTree({ ...tree, ...(Object.fromEntries(settings) as Tree) }, (root) =>
    spawnSync(process.execPath, [script, '--format', 'json'], { cwd: root, encoding: 'utf8' }),
  );
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: Diagnostic[] };
  return { status: run.status, diagnostics };
}

const found = await lint({
  ...clean,
  ...Object.fromEntries(broken.map(([, path, text]) => [path, `${text}\n`])),
});

describe('the lint settings', () => {
  it.each(broken)('%s is reported in %s', (rule, path) => {
    const reported = found.diagnostics.filter((one) => one.filename.endsWith(path)).map((one) => one.code);
    expect(reported).toContain(rule);
  });

  it('fails the run when something is found', () => {
    expect(found.status).toBe(1);
  });

  it('lets clean code pass', async () => {
    expect(await lint(clean)).toEqual({ status: 0, diagnostics: [] });
  });
});
