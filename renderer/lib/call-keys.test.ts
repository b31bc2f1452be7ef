import { expect, test } from 'vitest';
import { callKey } from './call-keys.ts';

const PATH = ['parties', 'create'];

test('F52 the same call whose answer was lost goes under the same key, any other under its own', () => {
  const first = callKey(PATH, { name: '江南' });
  expect(callKey(PATH, { name: '江南' }).key).not.toBe(first.key);
  first.lost();
  const again = callKey(PATH, { name: '江南' });
  expect(again.key).toBe(first.key);
  expect(callKey(PATH, { name: '沪东' }).key).not.toBe(first.key);
  expect(callKey(['parties', 'update'], { name: '江南' }).key).not.toBe(first.key);
  again.answered();
  expect(callKey(PATH, { name: '江南' }).key).not.toBe(first.key);
});

test('two files are never the same call', () => {
  const photo = () => ({ caseId: 'a', file: new Blob(['x']) });
  const first = callKey(PATH, photo());
  first.lost();
  expect(callKey(PATH, photo()).key).not.toBe(first.key);
});
