import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { type BuildPart, isFresh, writeStamp } from './source-stamp.ts';
import { NODE_BUNDLES, nodeBundle, projectRoot } from './vite.node-bundle.ts';

async function buildRenderer(): Promise<void> {
  // Called from a test run, NODE_ENV is `test`, and the bundle would carry React's slow development half.
  process.env.NODE_ENV = 'production';
  await build({ configFile: join(projectRoot, 'build', 'vite.renderer.config.ts'), logLevel: 'warn' });
}

async function buildNode(): Promise<void> {
  for (const folder of ['electron', 'server'])
    rmSync(join(projectRoot, 'out', folder), { recursive: true, force: true });
  for (const bundle of NODE_BUNDLES) await build(nodeBundle(bundle));
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
