import { describe, expect, test } from 'vitest';
import { createSignInLimit } from './sign-in-limit.ts';

function limitAt(start = 0) {
  let now = start;
  const limit = createSignInLimit(3, 10_000, () => now);
  return { limit, pass: (ms: number) => (now += ms) };
}

describe('S42 failed sign-ins per address', () => {
  test('the first failures cost nothing, then the address waits', () => {
    const { limit } = limitAt();
    for (let i = 0; i < 3; i += 1) {
      expect(limit.waitSeconds('10.0.0.1')).toBe(0);
      limit.noteFailure('10.0.0.1');
    }
    expect(limit.waitSeconds('10.0.0.1')).toBe(10);
  });

  test('another address is not touched', () => {
    const { limit } = limitAt();
    for (let i = 0; i < 9; i += 1) limit.noteFailure('10.0.0.1');
    expect(limit.waitSeconds('10.0.0.2')).toBe(0);
  });

  test('the wait grows with every further failure and shrinks with time', () => {
    const { limit, pass } = limitAt();
    for (let i = 0; i < 5; i += 1) limit.noteFailure('a');
    expect(limit.waitSeconds('a')).toBe(30);
    pass(25_000);
    expect(limit.waitSeconds('a')).toBe(5);
    pass(5_000);
    expect(limit.waitSeconds('a')).toBe(0);
    limit.noteFailure('a');
    expect(limit.waitSeconds('a')).toBe(10);
  });

  test('a flood of addresses does not grow without bound and forgives the oldest first', () => {
    const { limit } = limitAt();
    for (let i = 0; i < 3; i += 1) limit.noteFailure('first');
    for (let i = 0; i < 10_000; i += 1) limit.noteFailure(`flood-${String(i)}`);
    expect(limit.waitSeconds('first')).toBe(0);
    for (let i = 0; i < 2; i += 1) limit.noteFailure('flood-9999');
    expect(limit.waitSeconds('flood-9999')).toBeGreaterThan(0);
  });
});
