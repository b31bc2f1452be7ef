import { expect, test } from 'vitest';
import { sourceFiles } from './source-stamp.ts';

test('the stamp covers what is built and leaves tests out', () => {
  const node = sourceFiles('node').map((file) => file.replaceAll('\\', '/'));
  for (const file of [
    'electron/main/main.ts',
    'db/core.ts',
    'contract/index.ts',
    'package-lock.json',
    'build/build.ts',
  ]) {
    expect(node).toContain(file);
  }
  expect(node.filter((file) => /\.test\./.test(file) || file.startsWith('renderer/'))).toEqual([]);
  expect(sourceFiles('renderer').some((file) => file.startsWith('renderer'))).toBe(true);
});
