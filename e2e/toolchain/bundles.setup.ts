import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Builds the renderer and the desktop shell once before the interface tests. The build script keeps its
 * own stamp and returns at once when nothing changed.
 */
export function setup(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const built = spawnSync(npm, ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    timeout: 240_000,
  });
  if (built.status !== 0) throw new Error(`the bundles could not be built (status ${String(built.status)})`);
}
