import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Verdict {
  passed: number;
  failed: number;
}

interface TestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

function readJson<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
}

/**
 * A test file that broke before its first test counts as one failure, its tests never ran; so does a run
 * that failed outside any test (an error nobody caught, a set-up that broke).
 */
function countTests(report: TestReport): Verdict {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: failed === 0 && !report.success ? 1 : failed };
}

function countPasses(results: readonly boolean[]): Verdict {
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

/**
 * Adds up what a run left in its results folder: `tests.json` (Vitest), `checks.json` and
 * `reference.json`. A missing or empty test report is one failure, never zero of zero.
 */
export function readVerdict(folder: string): Verdict {
  const tests = readJson<TestReport>(join(folder, 'tests.json'));
  const checks = readJson<{ isPassed: boolean }[]>(join(folder, 'checks.json')) ?? [];
  const reference = readJson<{ pass: boolean }[]>(join(folder, 'reference.json')) ?? [];
  const parts = [
    tests ? countTests(tests) : { passed: 0, failed: 0 },
    countPasses(checks.map((check) => check.isPassed)),
    countPasses(reference.map((one) => one.pass)),
  ];
  const hasRun = (parts[0]?.passed ?? 0) + (parts[0]?.failed ?? 0) > 0;
  return {
    passed: parts.reduce((sum, part) => sum + part.passed, 0),
    failed: parts.reduce((sum, part) => sum + part.failed, hasRun ? 0 : 1),
  };
}
