import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the whole run shares; no test puts it there for itself. */
const SHARED = ['jiti', 'node-compile-cache', 'kept-factories'];

/**
 * Gives the run a temporary root of its own, inherited by every worker through the environment, so that
 * whatever a crashed test leaves behind goes away with the run. Says how much was left: a test that
 * passes is expected to have cleaned up.
 */
export function setup(): () => void {
  const outer = tmpdir();
  const root = mkdtempSync(join(outer, 'millwright-run-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = root;
  // Tests start the program from its sources again and again; stripped and compiled once, a start takes half the time.
  process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node-compile-cache');
  return () => {
    const left = readdirSync(root).filter((name) => !SHARED.includes(name));
    if (left.length > 0) console.warn(`temporary folders left by tests: ${left.join(', ')}`);
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  };
}
