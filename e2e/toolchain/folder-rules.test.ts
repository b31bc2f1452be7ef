import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cleanTree, type Tree, type Violation, violations } from './broken-trees.ts';
import { cruisedFolders, projectRoot } from './run-checks.ts';
import { inTemporaryTree } from './temporary-tree.ts';

interface Finding {
  from: string;
  rule: { name: string };
}

const rulesFile = join(projectRoot, '.dependency-cruiser.mjs');

/** Runs the project's own rule file over a tree and returns what it reports. */
async function findings(tree: Tree): Promise<Finding[]> {
  const script = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [script, '--config', rulesFile, '--output-type', 'json', ...cruisedFolders];
  const manifest = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  const json = await inTemporaryTree({ ...tree, 'package.json': manifest }, (root) =>
    execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }),
  );
  return (JSON.parse(json) as { summary: { violations: Finding[] } }).summary.violations;
}

async function ruleNames(): Promise<string[]> {
  const file: string = pathToFileURL(rulesFile).href;
  const { default: config } = (await import(file)) as { default: { forbidden: { name: string }[] } };
  return config.forbidden.map((rule) => rule.name).toSorted();
}

/** Gives every violation a file of its own, so that one run over one tree shows them all. */
const numbered = violations.map(
  (violation, index): Violation => ({
    ...violation,
    path: violation.path.replace('/bad.', `/bad-${index}.`),
  }),
);
const broken = await findings(
  Object.assign(
    {},
    cleanTree,
    ...numbered.map(({ path, text, with: also }) => ({ [path]: text, ...also })),
  ) as Tree,
);

describe('the folder table as dependency rules', () => {
  it('lets a tree pass that keeps them', async () => {
    expect(await findings(cleanTree)).toEqual([]);
  });

  it.each(numbered)('$rule reports $forbids', ({ rule, path, with: also = {} }) => {
    const reported = broken.filter((finding) => finding.from === path || finding.from in also);
    expect(reported.map((finding) => finding.rule.name)).toContain(rule);
  });

  it('reports nothing in the files that keep the rules', () => {
    const innocent = broken.map((finding) => finding.from).filter((path) => path in cleanTree);
    expect(innocent).toEqual([]);
  });

  it('has a deliberate violation for every rule', async () => {
    const proven = new Set(violations.map((violation) => violation.rule));
    expect([...proven].toSorted()).toEqual(await ruleNames());
  });
});
