import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failureLine, UsageError } from './failure-line.ts';
import { makePages } from './serve.ts';
import { projectRoot } from './vite.node-bundle.ts';

test('the host builds its pages first when they are missing, and only then', () => {
  const done: string[] = [];
  makePages(true, () => done.push('built'));
  expect(done).toEqual([]);
  makePages(false, () => done.push('built'));
  expect(done).toEqual(['built']);
});

test('pages that cannot be built are no host without pages', () => {
  const failing = () => {
    throw new Error('the pages could not be built');
  };
  expect(() => makePages(false, failing)).toThrow('could not be built');
});

test('lines on standard error begin with a code', () => {
  const taken = Object.assign(new Error('listen EADDRINUSE\n at x'), { code: 'EADDRINUSE' });
  expect(failureLine(taken)).toBe('EADDRINUSE: listen EADDRINUSE at x');
  expect(failureLine(new UsageError('--port must be 0 to 65535'))).toBe(
    'INPUT_INVALID: --port must be 0 to 65535',
  );
  expect(failureLine('why')).toBe('INTERNAL: why');
});

test.each([
  ['build/start.ts', '--sampel'],
  ['build/start.ts', '--port=many'],
])('%s %s is refused in one such line', (script, word) => {
  const run = spawnSync(process.execPath, [join(projectRoot, script), word], { encoding: 'utf8' });
  expect([run.status, run.stdout]).toEqual([1, '']);
  expect(run.stderr).toMatch(/^INPUT_INVALID: [^\n]+\n$/);
});
