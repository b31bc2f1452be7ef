import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Tree } from './broken-trees.ts';
import { projectRoot } from './run-checks.ts';

/** Writes files below a folder, making the folders between. */
export function writeTree(root: string, tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** A throw-away project that sees the real packages; gone again after `[Symbol.dispose]`. */
export function temporaryTree(tree: Tree): Disposable & { root: string } {
  const root = mkdtempSync(join(tmpdir(), 'millwright-tree-'));
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  writeTree(root, tree);
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}
