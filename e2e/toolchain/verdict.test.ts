import { describe, expect, it } from 'vitest';
import { inTemporaryTree } from './temporary-tree.ts';
import { readVerdict } from './verdict.ts';

function verdictOf(files: Record<string, unknown>) {
  const texts = Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)]);
  return inTemporaryTree(Object.fromEntries(texts) as Record<string, string>, readVerdict);
}

const report = (passed: number, failed: number, testResults: unknown[] = [], success = failed === 0) => ({
  success,
  numPassedTests: passed,
  numFailedTests: failed,
  testResults,
});

describe('the closing line', () => {
  it('adds tests, checks and reference cases', async () => {
    const sum = await verdictOf({
      'tests.json': report(10, 1),
      'checks.json': [{ isPassed: true }, { isPassed: false }],
      'reference.json': [{ pass: true }, { pass: false }],
    });
    expect(sum).toEqual({ passed: 12, failed: 3 });
  });

  it('counts a test file that broke on loading', async () => {
    const broken = [{ status: 'failed', assertionResults: [] }];
    expect(await verdictOf({ 'tests.json': report(3, 0, broken) })).toEqual({ passed: 3, failed: 1 });
  });

  it('counts an error outside any test', async () => {
    expect(await verdictOf({ 'tests.json': report(3, 0, [], false) })).toEqual({ passed: 3, failed: 1 });
  });

  it('calls a run without any test a failure', async () => {
    expect(await verdictOf({})).toEqual({ passed: 0, failed: 1 });
    expect(await verdictOf({ 'tests.json': report(0, 0), 'checks.json': [{ isPassed: true }] })).toEqual({
      passed: 1,
      failed: 1,
    });
  });
});
