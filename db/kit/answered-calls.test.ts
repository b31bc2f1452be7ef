import { afterEach, beforeEach, expect, test } from 'vitest';
import { askedHash, callName, doneOnce } from './answered-calls.ts';
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
const PATH = ['serviceCases', 'create'];
const once = (call: string, input: unknown = {}) => ({ call, path: PATH, hash: askedHash(input) });
const ask = (call: string, role: 'sales' | 'manager' = 'sales') =>
  factory.store.write(factory.actors[role], doneOnce(once(call), useCase));

test('fault F52 the same call asked again gives the first answer and does nothing', async () => {
  done = 0;
  const first = await ask('parties.create k1 1');
  expect(await ask('parties.create k1 1')).toEqual(first);
  expect(done).toBe(1);
  expect(await ask('parties.create k2 1')).not.toEqual(first);
  // The same key of somebody else is another call.
  await ask('parties.create k1 1', 'manager');
  expect(done).toBe(3);
});

test('what was refused is tried again; answers are forgotten after a day', async () => {
  const refused = () => {
    throw new Error('refused');
  };
  const { store, actors, clock } = factory;
  await expect(store.write(actors.sales, doneOnce(once('a k 1'), refused))).rejects.toThrow('refused');
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

test('F52 something else under the same key is not answered with what was made then: it says what that is', async () => {
  const { store, actors } = factory;
  const make = () => ({ id: 'c1', no: 'FW2026-0001', title: '漏油' });
  const send = (input: object) => store.write(actors.sales, doneOnce(once('k', input), make));
  await send({ title: '漏油', channel: 'customer' });
  expect(await send({ channel: 'customer', title: '漏油' })).toMatchObject({ no: 'FW2026-0001' });
  await expect(send({ channel: 'customer', title: '漏油严重' })).rejects.toMatchObject({
    code: 'ALREADY_SAVED',
    data: { entity: 'service-cases', id: 'c1', key: 'FW2026-0001' },
  });
});
