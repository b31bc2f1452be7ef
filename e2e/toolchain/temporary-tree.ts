import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Tree } from './broken-trees.ts';
import { projectRoot } from './run-checks.ts';

/** Writes files below a folder, making the folders between. */
function writeTree(root: string, tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Runs something over a throw-away project that sees the real packages, and removes it afterwards. */
export async function inTemporaryTree<T>(tree: Tree, run: (root: string) => T | Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'millwright-tree-'));
  try {
    symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
    writeTree(root, tree);
    return await run(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
