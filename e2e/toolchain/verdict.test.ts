import { describe, expect, it } from 'vitest';
import { inTemporaryTree } from './temporary-tree.ts';
import { readVerdict, TEST_REPORTS } from './verdict.ts';

const [WINDOWS, OTHERS] = TEST_REPORTS;

/** Of a run whose tests without a window passed, unless said otherwise. */
function verdictOf(files: Record<string, unknown>) {
  const texts = Object.entries({ [OTHERS]: report(1, 0), ...files }).map(([name, value]) => [
    name,
    JSON.stringify(value),
  ]);
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
    const { failures } = await verdictOf({ [WINDOWS]: report(1, 1, files) });
    expect(failures).toEqual(['rules.test.ts: b: expected 1']);
  });

  it('adds tests, checks and reference cases', async () => {
    const sum = await verdictOf({
      [WINDOWS]: report(10, 1),
      'checks.json': [
        { name: 'types', isPassed: true },
        { name: 'lint', isPassed: false },
      ],
      'reference.json': [
        { case: 'rows', pass: true },
        { case: 'sums', pass: false },
      ],
    });
    expect(sum).toMatchObject({ passed: 13, failed: 3 });
    expect(sum.failures).toEqual(['check lint', 'reference sums']);
  });

  it('counts a test file that broke on loading', async () => {
    const broken = [{ status: 'failed', assertionResults: [] }];
    expect(await verdictOf({ [WINDOWS]: report(3, 0, broken) })).toEqual({
      passed: 4,
      failed: 1,
      failures: ['a test file: broke on loading'],
    });
  });

  it('counts an error outside any test', async () => {
    expect(await verdictOf({ [WINDOWS]: report(3, 0, [], false) })).toEqual({
      passed: 4,
      failed: 1,
      failures: ['an error outside any test'],
    });
  });

  it('calls a run without any test a failure', async () => {
    expect(await verdictOf({})).toEqual({ passed: 1, failed: 1, failures: [`no test ran: ${WINDOWS}`] });
    expect(await verdictOf({ [WINDOWS]: report(2, 0), [OTHERS]: null })).toMatchObject({
      passed: 2,
      failed: 1,
    });
    const onlyChecks = { [WINDOWS]: report(0, 0), 'checks.json': [{ name: 'types', isPassed: true }] };
    expect(await verdictOf(onlyChecks)).toEqual({
      passed: 2,
      failed: 1,
      failures: [`no test ran: ${WINDOWS}`],
    });
  });
});
