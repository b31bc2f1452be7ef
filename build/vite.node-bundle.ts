import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { isNativeModule } from './native-modules.ts';
import { workerEntries } from './worker-entries.ts';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

export interface NodeBundle {
  entries: Record<string, string>;
  outDir: string;
  format: 'es' | 'cjs';
  /** Node or Electron release the bundle must run in. */
  target: string;
}

const hostModules = new Set(['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

/**
 * Everything but native packages goes into the bundle, so that what is installed beside it is a handful of
 * files. No source maps: they would ship the sources.
 */
export function nodeBundle({ entries, outDir, format, target }: NodeBundle): InlineConfig {
  return {
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    publicDir: false,
    plugins: [workerEntries()],
    ssr: { noExternal: true, target: 'node' },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target,
      minify: false,
      sourcemap: false,
      rollupOptions: {
        input: entries,
        external: (id) => hostModules.has(id) || isNativeModule(id),
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  };
}

/** The bundles of the desktop program. A sandboxed preload must be CommonJS and one single file. */
export const desktopBundles = (): NodeBundle[] => [
  {
    entries: { main: 'electron/main/main.ts' },
    outDir: 'out/electron',
    format: 'es',
    target: 'node24',
  },
  {
    entries: { 'core-process': 'electron/core-process/core-process.ts' },
    outDir: 'out/electron',
    format: 'es',
    target: 'node24',
  },
  {
    entries: { preload: 'electron/preload/preload.ts' },
    outDir: 'out/electron',
    format: 'cjs',
    target: 'chrome140',
  },
];

/** The LAN host, run by Node itself. */
export const serverBundles = (): NodeBundle[] => [
  { entries: { main: 'server/main.ts' }, outDir: 'out/server', format: 'es', target: 'node24' },
];
