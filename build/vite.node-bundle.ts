import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { isShippedPackage } from './shipped-packages.ts';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

export interface NodeBundle {
  entries: Record<string, string>;
  /** Below `out/`. */
  folder: string;
  format: 'es' | 'cjs';
  /** Oldest Node or Chromium the bundle must run in. */
  target: string;
}

const hostModules = new Set(['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

function programVersion(): string {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/**
 * Everything but the shipped packages goes into the bundle, so that what is installed beside it is a handful
 * of files. All chunks lie flat beside the entries, because threads are started by address relative to the
 * code that starts them. No source maps: they would ship the sources.
 */
export function nodeBundle({ entries, folder, format, target }: NodeBundle, outDir: string): InlineConfig {
  return {
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    define: {
      'process.env.NODE_ENV': '"production"',
      __MILLWRIGHT_VERSION__: JSON.stringify(programVersion()),
    },
    build: {
      ssr: true,
      outDir: join(outDir, folder),
      emptyOutDir: false,
      target,
      minify: false,
      sourcemap: false,
      rollupOptions: {
        input: entries,
        external: (id) => hostModules.has(id) || isShippedPackage(id),
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}

const node = { format: 'es', target: 'node24' } as const;
/** The threads the core starts, under the names it looks for beside its bundle. */
const threads = { 'job-worker': 'db/jobs/worker.ts' };

/** A sandboxed preload must be CommonJS and one single file, so it is a bundle of its own. */
export const NODE_BUNDLES: readonly NodeBundle[] = [
  { entries: { main: 'electron/main/main.ts' }, folder: 'electron', ...node },
  {
    entries: { 'core-process': 'electron/core-process/core-process.ts', ...threads },
    folder: 'electron',
    ...node,
  },
  {
    entries: { preload: 'electron/preload/preload.ts' },
    folder: 'electron',
    format: 'cjs',
    target: 'chrome140',
  },
  { entries: { main: 'server/main.ts', ...threads }, folder: 'server', ...node },
];
