import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The compiled program as it is, beside the fixture's page instead of the interface. Returns the bundles' folder. */
export async function buildShellFixture(name: string): Promise<string> {
  const folder = join(projectRoot, 'out', `fixture-${name}`);
  rmSync(folder, { recursive: true, force: true });
  await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    logLevel: 'warn',
    build: { outDir: join(folder, 'renderer'), emptyOutDir: true, modulePreload: { polyfill: false } },
  });
  cpSync(join(projectRoot, 'out', 'electron'), join(folder, 'electron'), { recursive: true });
  return join(folder, 'electron');
}
