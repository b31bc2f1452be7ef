import { expect, test } from 'vitest';
import { SeenCodes } from './seen-codes.ts';

test('a label is one scan however long it is looked at, and another after it was gone', () => {
  const seen = new SeenCodes();
  expect(seen.take(['LJ-1'], 0)).toBe('LJ-1');
  for (let at = 100; at < 5000; at += 100) expect(seen.take(['LJ-1'], at)).toBeNull();
  expect(seen.take([], 5500)).toBeNull();
  expect(seen.take(['LJ-1'], 6000)).toBeNull();
  expect(seen.take([], 7000)).toBeNull();
  expect(seen.take(['LJ-1'], 7600)).toBe('LJ-1');
});

test('a second code of the same label is no second scan, the next label is', () => {
  const seen = new SeenCodes();
  expect(seen.take(['signed LJ-1', 'LJ-1'], 0)).toBe('signed LJ-1');
  expect(seen.take(['LJ-1'], 200)).toBeNull();
  expect(seen.take(['signed LJ-1'], 1600)).toBeNull();
  expect(seen.take(['LJ-2'], 1800)).toBe('LJ-2');
});
