import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { failureLine } from './failure-line.ts';
import { isFresh } from './source-stamp.ts';
import { projectRoot } from './vite.node-bundle.ts';

/** In a process of its own: the host shall not carry the bundler in its memory for as long as it runs. */
function buildPages(): void {
  const args = [join(projectRoot, 'build', 'build.ts'), 'renderer'];
  const { status } = spawnSync(process.execPath, args, { cwd: projectRoot, stdio: 'inherit' });
  if (status !== 0) throw new Error('the pages could not be built');
}

/** Pages that are missing, or older than their sources, are built before the host starts, as `npm start` does. */
export function makePages(isBuilt = isFresh('renderer'), build = buildPages): void {
  if (!isBuilt) build();
}

if (import.meta.main) {
  try {
    makePages();
    await import(pathToFileURL(join(projectRoot, 'server', 'main.ts')).href);
  } catch (error) {
    process.stderr.write(`${failureLine(error)}\n`);
    process.exitCode = 1;
  }
}
