import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Check {
  name: string;
  /** Script below node_modules that the running Node executes; no shell and no search path involved. */
  script: string;
  args: readonly string[];
}

export interface CheckResult {
  name: string;
  isPassed: boolean;
  seconds: number;
  output: string;
}

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Every folder with sources; the folder rules look at all of them. */
export const cruisedFolders = ['contract', 'db', 'server', 'electron', 'renderer', 'build', 'e2e', 'bench'];

/** Everything `npm run check` stands for. The slow ones come first, so that two at a time end together. */
export const checks: readonly Check[] = [
  { name: 'types', script: 'typescript/bin/tsc', args: ['--noEmit', '--pretty', 'false'] },
  { name: 'lint', script: 'oxlint/bin/oxlint', args: [] },
  { name: 'dead code', script: 'knip/bin/knip.js', args: ['--no-progress'] },
  {
    name: 'folder rules',
    script: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--progress', 'none', ...cruisedFolders],
  },
  {
    name: 'format',
    script: '@biomejs/biome/bin/biome',
    args: ['check', '--colors=off', '--max-diagnostics=20'],
  },
];

/** Runs one check to its end. A command that cannot be started is a failed check, never a skipped one. */
export function runCheck(check: Check): Promise<CheckResult> {
  const started = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const finish = (isPassed: boolean): void => {
      resolve({ name: check.name, isPassed, seconds: (performance.now() - started) / 1000, output });
    };
    const script = join(projectRoot, 'node_modules', check.script);
    const child = spawn(process.execPath, [script, ...check.args], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.on('close', (status) => finish(status === 0));
  });
}

function report(result: CheckResult): void {
  const verdict = result.isPassed ? 'ok    ' : 'FAILED';
  console.log(`${verdict} ${result.name} (${result.seconds.toFixed(1)} s)`);
  if (!result.isPassed) console.log(result.output.trimEnd());
}

/** Runs all checks, two at a time, and prints the output of those that fail. */
export async function runChecks(list: readonly Check[] = checks): Promise<CheckResult[]> {
  const waiting = [...list];
  const results: CheckResult[] = [];
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await runCheck(check);
      results.push(result);
      report(result);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}
