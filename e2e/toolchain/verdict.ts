import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Verdict {
  passed: number;
  failed: number;
  /** What did not hold, by name, so that the end of a long run says it. */
  failures: string[];
}

interface TestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name?: string;
    status: string;
    assertionResults: { status?: string; fullName?: string; failureMessages?: string[] }[];
  }[];
}

function readJson<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
}

/** First line of what a test said, under the name of its file. */
function failuresOf(report: TestReport): string[] {
  return report.testResults.flatMap((file) => {
    const name = basename(file.name ?? 'a test file');
    if (file.status === 'failed' && file.assertionResults.length === 0) return [`${name}: broke on loading`];
    return file.assertionResults
      .filter((one) => one.status === 'failed')
      .map((one) => `${name}: ${one.fullName ?? ''}: ${one.failureMessages?.[0]?.split('\n')[0] ?? ''}`);
  });
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
  const passed = report.numPassedTests;
  if (failed === 0 && !report.success) return { passed, failed: 1, failures: ['an error outside any test'] };
  return { passed, failed, failures: failuresOf(report) };
}

function countPasses(results: readonly { name: string; isPassed: boolean }[]): Verdict {
  const failures = results.filter((one) => !one.isPassed).map((one) => one.name);
  return { passed: results.length - failures.length, failed: failures.length, failures };
}

/** What Vitest says of the tests in a window, and of all others. */
export const TEST_REPORTS = ['tests-in-windows.json', 'tests-without.json'] as const;

/** A missing or empty test report is one failure, never zero of zero. */
function readTests(folder: string, name: string): Verdict {
  const report = readJson<TestReport>(join(folder, name));
  const verdict = report ? countTests(report) : { passed: 0, failed: 0, failures: [] };
  const hasRun = verdict.passed + verdict.failed > 0;
  return hasRun ? verdict : { passed: 0, failed: 1, failures: [`no test ran: ${name}`] };
}

/** Adds up what a run left in its results folder: the test reports, `checks.json` and `reference.json`. */
export function readVerdict(folder: string): Verdict {
  const checks = readJson<{ name: string; isPassed: boolean }[]>(join(folder, 'checks.json')) ?? [];
  const reference = readJson<{ case: string; pass: boolean }[]>(join(folder, 'reference.json')) ?? [];
  const parts = [
    ...TEST_REPORTS.map((name) => readTests(folder, name)),
    countPasses(checks.map(({ name, isPassed }) => ({ name: `check ${name}`, isPassed }))),
    countPasses(reference.map((one) => ({ name: `reference ${one.case}`, isPassed: one.pass }))),
  ];
  return {
    passed: parts.reduce((sum, part) => sum + part.passed, 0),
    failed: parts.reduce((sum, part) => sum + part.failed, 0),
    failures: parts.flatMap((part) => part.failures),
  };
}
