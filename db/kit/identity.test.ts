import { expect, it } from 'vitest';
import { newId } from './identity.ts';

it('gives ids that sort as they were made, within one millisecond too', () => {
  const at = Date.UTC(2026, 10, 22);
  const ids = Array.from({ length: 9000 }, (_, i) => newId(at + Math.floor(i / 6000)));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids.slice(0, 50))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
});

it('carries the instant it was made', () => {
  const at = 1_763_000_000_123;
  expect(Number.parseInt(newId(at).replaceAll('-', '').slice(0, 12), 16)).toBe(at);
});
