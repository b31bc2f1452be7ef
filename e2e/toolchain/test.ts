import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setup as buildBundles } from './bundles.setup.ts';
import { projectRoot, runChecks } from './run-checks.ts';
import { TEST_REPORTS } from './verdict.ts';

/**
 * `npm test`: the checks, then every test. Tests run even when a check failed, so that one look tells
 * everything; the exit status is good only when both are. Arguments go to the test runner, and a run
 * narrowed to some tests leaves the checks out. With MILLWRIGHT_RESULTS the figures are written there.
 */
const args = process.argv.slice(2);
const resultsFolder = process.env['MILLWRIGHT_RESULTS'];
const runner = join(projectRoot, 'node_modules/vitest/vitest.mjs');
// Tests start the host and the command line some two hundred times; what those compiled once is kept for the next.
const env = { NODE_COMPILE_CACHE: join(projectRoot, 'node_modules/.cache/compiled'), ...process.env };

/** Runs tests to their end and tells whether they passed; what is not shown as it comes is shown as a whole. */
function runTests(chosen: readonly string[], report: string, isShown: boolean): Promise<boolean> {
  const reporters = resultsFolder
    ? ['--reporter=default', '--reporter=json', `--outputFile.json=${join(resultsFolder, report)}`]
    : [];
  return new Promise((resolve) => {
    const tests = spawn(process.execPath, [runner, 'run', ...reporters, ...chosen], {
      cwd: projectRoot,
      env,
      stdio: isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    tests.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    tests.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
    tests.on('error', (error) => {
      console.error(`the test runner did not start: ${error.message}`);
      resolve(false);
    });
    tests.on('close', (status) => {
      process.stdout.write(Buffer.concat(output));
      resolve(status === 0);
    });
  });
}

/**
 * A test in a window waits for frames and answers: with two of them and a third worker for what needs no window both
 * cores have work, and never more than two browsers. Those of the calendar follow the windows: so both end together.
 */
async function runAllTests(): Promise<boolean> {
  const [windows, others] = TEST_REPORTS;
  buildBundles();
  const passed = await Promise.all([
    runTests(['--project=interface', '--project=east', '--project=west'], windows, true),
    runTests(['--project=unit', '--project=shell', '--maxWorkers=1'], others, false),
  ]);
  return passed.every(Boolean);
}

const checks = args.length === 0 ? await runChecks() : [];
const failed = checks.filter((check) => !check.isPassed).map((check) => check.name);
if (resultsFolder) writeFileSync(join(resultsFolder, 'checks.json'), JSON.stringify(checks));
const isPassed = args.length === 0 ? await runAllTests() : await runTests(args, TEST_REPORTS[0], true);
if (failed.length > 0) console.error(`failed checks: ${failed.join(', ')}`);
process.exitCode = isPassed && failed.length === 0 ? 0 : 1;
