import { expect, test } from 'vitest';
import { asOneAct, callKey, type LostCalls } from './call-keys.ts';

const PATH = ['parties', 'create'];

test('F52 the same call whose answer was lost goes under the same key, any other under its own', () => {
  const first = callKey(PATH, { name: '江南' });
  expect(callKey(PATH, { name: '江南' }).key).not.toBe(first.key);
  first.lost();
  const again = callKey(PATH, { name: '江南' });
  expect(again.key).toBe(first.key);
  expect(callKey(PATH, { name: '沪东' }).key).not.toBe(first.key);
  expect(callKey(['parties', 'update'], { name: '江南' }).key).not.toBe(first.key);
  again.answered(true);
  expect(callKey(PATH, { name: '江南' }).key).not.toBe(first.key);
});

test('two files are never the same call', () => {
  const photo = () => ({ caseId: 'a', file: new Blob(['x']) });
  const first = callKey(PATH, photo());
  first.lost();
  expect(callKey(PATH, photo()).key).not.toBe(first.key);
});

test('F52 a form whose answer was lost keeps the key of that call while it is typed on, until it is done', async () => {
  const lost: LostCalls = {};
  const save = (input: object, end: (call: ReturnType<typeof callKey>) => void, path = PATH) =>
    asOneAct(lost, () => {
      const call = callKey(path, input);
      end(call);
      return Promise.resolve(call.key);
    });
  const first = await save({ name: '江南' }, (call) => call.lost());
  expect(await save({ name: '江南造船' }, (call) => call.answered(false))).toBe(first);
  expect(await save({ name: '江南造船' }, (call) => call.answered(true), ['contacts', 'create'])).not.toBe(
    first,
  );
  // Another form is another act.
  expect(callKey(PATH, { name: '江南造船厂' }).key).not.toBe(first);
  expect(await save({ name: '江南造船厂' }, (call) => call.answered(true))).toBe(first);
  expect(await save({ name: '江南造船厂' }, (call) => call.answered(true))).not.toBe(first);
});
