import { describe, expect, test } from 'vitest';
import { createSignInLimit } from './sign-in-limit.ts';

function limitOf(burst: number, forgiveMs: number) {
  let now = 0;
  const limit = createSignInLimit(burst, forgiveMs, () => now);
  const pass = (ms: number) => {
    now += ms;
  };
  return { limit, pass };
}

describe('S42 sign-ins per address', () => {
  test('the first tries cost nothing, then the address waits', () => {
    const { limit } = limitOf(3, 10_000);
    expect([1, 2, 3].map(() => limit.begin('10.0.0.1'))).toEqual([0, 0, 0]);
    expect(limit.begin('10.0.0.1')).toBe(10);
    expect(limit.begin('10.0.0.2')).toBe(0);
  });

  test('refused tries do not lengthen the wait; time shortens it', () => {
    const { limit, pass } = limitOf(3, 10_000);
    for (let i = 0; i < 50; i += 1) limit.begin('a');
    expect(limit.begin('a')).toBe(10);
    pass(6_000);
    expect(limit.begin('a')).toBe(4);
    pass(4_000);
    expect(limit.begin('a')).toBe(0);
    expect(limit.begin('a')).toBe(10);
  });

  test('a try that succeeded is given back', () => {
    const { limit } = limitOf(3, 10_000);
    for (let i = 0; i < 100; i += 1) {
      expect(limit.begin('office')).toBe(0);
      limit.forgive('office');
    }
  });

  test('tries count while they run, so a burst cannot start more hashes than the bucket holds', () => {
    const { limit } = limitOf(3, 10_000);
    const started = Array.from({ length: 200 }, () => limit.begin('a')).filter((wait) => wait === 0);
    expect(started).toHaveLength(3);
  });

  test('a flood of addresses does not grow without bound', () => {
    const { limit } = limitOf(3, 10_000);
    for (let i = 0; i < 3; i += 1) limit.begin('first');
    for (let i = 0; i < 10_000; i += 1) limit.begin(`flood-${String(i)}`);
    expect(limit.begin('first')).toBe(0);
    expect(limit.begin('flood-9999')).toBe(0);
  });
});
