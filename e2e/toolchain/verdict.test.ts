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
  it('says by name what did not hold', async () => {
    const assertionResults = [
      { status: 'passed', fullName: 'a' },
      { status: 'failed', fullName: 'b', failureMessages: ['expected 1\nat line'] },
    ];
    const files = [{ name: '/house/rules.test.ts', status: 'failed', assertionResults }];
    const { failures } = await verdictOf({ 'tests.json': report(1, 1, files) });
    expect(failures).toEqual(['rules.test.ts: b: expected 1']);
  });

  it('adds tests, checks and reference cases', async () => {
    const sum = await verdictOf({
      'tests.json': report(10, 1),
      'checks.json': [
        { name: 'types', isPassed: true },
        { name: 'lint', isPassed: false },
      ],
      'reference.json': [
        { case: 'rows', pass: true },
        { case: 'sums', pass: false },
      ],
    });
    expect(sum).toMatchObject({ passed: 12, failed: 3 });
    expect(sum.failures).toEqual(['check lint', 'reference sums']);
  });

  it('counts a test file that broke on loading', async () => {
    const broken = [{ status: 'failed', assertionResults: [] }];
    expect(await verdictOf({ 'tests.json': report(3, 0, broken) })).toEqual({
      passed: 3,
      failed: 1,
      failures: ['a test file: broke on loading'],
    });
  });

  it('counts an error outside any test', async () => {
    expect(await verdictOf({ 'tests.json': report(3, 0, [], false) })).toEqual({
      passed: 3,
      failed: 1,
      failures: ['an error outside any test'],
    });
  });

  it('calls a run without any test a failure', async () => {
    expect(await verdictOf({})).toMatchObject({ passed: 0, failed: 1 });
    const onlyChecks = { 'tests.json': report(0, 0), 'checks.json': [{ name: 'types', isPassed: true }] };
    expect(await verdictOf(onlyChecks)).toEqual({ passed: 1, failed: 1, failures: ['no test ran'] });
  });
});
