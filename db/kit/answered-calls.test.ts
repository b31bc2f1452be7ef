import { afterEach, beforeEach, expect, test } from 'vitest';
import { callName, doneOnce } from './answered-calls.ts';
import type { WriteContext } from './context.ts';
import { openTestStore, type TestStore } from './test-store.ts';

const DAY = 24 * 3_600_000;
let factory: TestStore;
beforeEach(async () => {
  factory = await openTestStore();
});
afterEach(() => factory[Symbol.asyncDispose]());

let done = 0;
const useCase = (w: WriteContext) => {
  done += 1;
  return { no: w.nextNo('party', w.today), note: null };
};
const ask = (call: string | null, role: 'sales' | 'manager' = 'sales') =>
  factory.store.write(factory.actors[role], doneOnce(call, useCase));

test('fault F52 the same call asked again gives the first answer and does nothing', async () => {
  done = 0;
  const first = await ask('parties.create k1 1');
  expect(await ask('parties.create k1 1')).toEqual(first);
  expect(done).toBe(1);
  expect(await ask('parties.create k2 1')).not.toEqual(first);
  // The same key of somebody else is another call, and so is a call without one.
  await ask('parties.create k1 1', 'manager');
  await ask(null);
  expect(done).toBe(4);
});

test('what was refused is tried again; answers are forgotten after a day', async () => {
  const refused = () => {
    throw new Error('refused');
  };
  const { store, actors, clock } = factory;
  await expect(store.write(actors.sales, doneOnce('a k 1', refused))).rejects.toThrow('refused');
  done = 0;
  await ask('a k 1');
  clock.advance(DAY + 1);
  await ask('b k 1');
  await ask('a k 1');
  expect(done).toBe(3);
});

test('a key that cannot be one names nothing', () => {
  expect(callName(undefined, ['a', 'b'])).toBeNull();
  expect(callName('', ['a', 'b'])).toBeNull();
  expect(callName('x'.repeat(101), ['a', 'b'])).toBeNull();
  expect(callName('x', ['a', 'b'])).toBe('a.b x');
});
