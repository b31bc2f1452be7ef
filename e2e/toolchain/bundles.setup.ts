import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromiumExecutable } from '../chromium.ts';
import { projectRoot } from './run-checks.ts';

/**
 * Builds the interface, the desktop shell and the LAN host once before the interface tests. The build keeps
 * a stamp of its sources and returns at once when nothing changed. The browser is unpacked here as well, so that
 * two workers do not do it side by side.
 */
export function setup(): void {
  const script = join(projectRoot, 'build/build.ts');
  const built = spawnSync(process.execPath, [script], {
    cwd: projectRoot,
    stdio: 'inherit',
    timeout: 240_000,
  });
  if (built.status !== 0) throw new Error(`the bundles could not be built (status ${String(built.status)})`);
  chromiumExecutable();
}
