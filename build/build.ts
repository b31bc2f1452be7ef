import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { type BuildPart, isFresh, writeStamp } from './source-stamp.ts';
import { NODE_BUNDLES, nodeBundle, projectRoot } from './vite.node-bundle.ts';

const out = join(projectRoot, 'out');

/**
 * Builds beside and swaps: a build that fails, or runs while the program does, leaves whole folders behind.
 */
async function swapIn(folders: readonly string[], work: (stage: string) => Promise<unknown>): Promise<void> {
  mkdirSync(out, { recursive: true });
  const stage = mkdtempSync(join(out, '.stage-'));
  try {
    await work(stage);
    for (const folder of folders) {
      rmSync(join(out, folder), { recursive: true, force: true });
      renameSync(join(stage, folder), join(out, folder));
    }
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function buildRenderer(): Promise<void> {
  const configFile = join(projectRoot, 'build', 'vite.renderer.config.ts');
  return swapIn(['renderer'], (stage) =>
    build({ configFile, logLevel: 'warn', build: { outDir: join(stage, 'renderer') } }),
  );
}

function buildNode(): Promise<void> {
  return swapIn(['electron', 'server'], async (stage) => {
    for (const bundle of NODE_BUNDLES) await build(nodeBundle(bundle, stage));
  });
}

const PARTS: Record<BuildPart, () => Promise<void>> = { node: buildNode, renderer: buildRenderer };

/** Builds the parts whose sources changed since they were built; returns their names. */
export async function buildParts(parts: readonly BuildPart[], isForced = false): Promise<BuildPart[]> {
  const stale = parts.filter((part) => isForced || !isFresh(part));
  for (const part of stale) {
    await PARTS[part]();
    writeStamp(part);
  }
  return stale;
}

export const ALL_PARTS = ['renderer', 'node'] as const satisfies BuildPart[];

if (import.meta.main) {
  const started = performance.now();
  const named = ALL_PARTS.filter((part) => process.argv.includes(part));
  const built = await buildParts(named.length > 0 ? named : ALL_PARTS, process.argv.includes('--force'));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    built.length > 0 ? `built ${built.join(', ')} in ${seconds} s` : 'nothing changed since the last build',
  );
}
