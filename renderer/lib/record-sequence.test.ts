import { beforeEach, expect, test } from 'vitest';
import { forgetSequences, hasSequence, keepSequence, neighbourOf } from './record-sequence.ts';

const KEYS = Array.from({ length: 450 }, (_, at) => `k${at}`);
let reads = 0;

beforeEach(() => {
  forgetSequences();
  reads = 0;
  keepSequence('/parties', {
    read: async (from, count) => {
      reads += 1;
      return KEYS.slice(from, from + count);
    },
  });
});

test('U09 the record before and after, from any place, with one read a step once it is found', async () => {
  expect(await neighbourOf('/parties', 'k430', 1)).toBe('k431');
  reads = 0;
  expect(await neighbourOf('/parties', 'k431', 1)).toBe('k432');
  expect(reads).toBe(2);
  expect(await neighbourOf('/parties', 'k432', -1)).toBe('k431');
});

test('nothing beyond the ends, for a stranger and for a list nobody opened', async () => {
  expect(await neighbourOf('/parties', 'k0', -1)).toBeNull();
  expect(await neighbourOf('/parties', 'k449', 1)).toBeNull();
  expect(await neighbourOf('/parties', 'other', 1)).toBeNull();
  expect(await neighbourOf('/orders', 'k1', 1)).toBeNull();
  expect(hasSequence('/orders')).toBe(false);
});

test('a list that can say where a record stands is not read from the top, however far down it is', async () => {
  keepSequence('/leads', {
    read: async (from, count) => {
      reads += 1;
      return Array.from({ length: count }, (_, at) => `k${from + at}`);
    },
    locate: async (key) => (key === 'gone' ? null : Number(key.slice(1))),
  });
  expect(await neighbourOf('/leads', 'k30000', 1)).toBe('k30001');
  expect(reads).toBe(2);
  expect(await neighbourOf('/leads', 'gone', 1)).toBeNull();
});
