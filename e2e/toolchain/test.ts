import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, runChecks } from './run-checks.ts';

/**
 * `npm test`: the checks, then every test. Tests run even when a check failed, so that one look tells
 * everything; the exit status is good only when both are. Arguments go to the test runner, and a run
 * narrowed to some tests leaves the checks out. With MILLWRIGHT_RESULTS the figures are written there.
 */
const args = process.argv.slice(2);
const resultsFolder = process.env['MILLWRIGHT_RESULTS'];
const checks = args.length === 0 ? await runChecks() : [];
const failed = checks.filter((check) => !check.isPassed).map((check) => check.name);
if (resultsFolder) writeFileSync(join(resultsFolder, 'checks.json'), JSON.stringify(checks));

const reporters = resultsFolder
  ? ['--reporter=default', '--reporter=json', `--outputFile.json=${join(resultsFolder, 'tests.json')}`]
  : [];
const runner = join(projectRoot, 'node_modules/vitest/vitest.mjs');
// Tests start the host and the command line some two hundred times; what those compiled once is kept for the next.
const env = { NODE_COMPILE_CACHE: join(projectRoot, 'node_modules/.cache/compiled'), ...process.env };
const tests = spawnSync(process.execPath, [runner, 'run', ...reporters, ...args], {
  cwd: projectRoot,
  env,
  stdio: 'inherit',
});
if (tests.error) console.error(`the test runner did not start: ${tests.error.message}`);
if (failed.length > 0) console.error(`failed checks: ${failed.join(', ')}`);
process.exitCode = tests.status === 0 && failed.length === 0 ? 0 : 1;
