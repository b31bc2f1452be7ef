import { describe, expect, it } from 'vitest';
import { judgeCount, judgeLoad } from './consecutive-scan.ts';

const UNIT = {
  id: 'u1',
  barcode: 'AW-1',
  status: 'made' as const,
  orderLineId: 'l1',
  isAway: false,
  parentUnitId: null,
  rootUnitId: 'u1',
};
const LOAD = { lineIds: ['l1', 'l2'], shippedIds: ['u9'], hasLoaded: (code: string) => code === 'AW-2' };

describe('C30 the check of a shipment by scanning', () => {
  it.each([
    ['belongs on it', {}, null],
    ['scanned twice', { barcode: 'AW-2' }, 'again'],
    ['scrapped', { status: 'scrapped' }, 'gone'],
    ['lost', { status: 'lost', orderLineId: null }, 'gone'],
    ['of another order', { orderLineId: 'l7' }, 'other_order'],
    ['of another order and shipped there', { orderLineId: 'l7', isAway: true }, 'other_order'],
    ['on a shipment of this order', { id: 'u9' }, 'shipped'],
    ['of no order, away', { orderLineId: null, isAway: true }, 'shipped'],
    ['built into a machine', { orderLineId: null, parentUnitId: 'u5', status: 'installed' }, 'inside'],
    ['from stock', { orderLineId: null, status: 'stocked' }, 'extra'],
  ] as const)('%s', (_name, more, problem) => {
    expect(judgeLoad({ ...UNIT, ...more }, LOAD)).toBe(problem);
  });
});

describe('U12 stocktaking by scanning', () => {
  const expected = new Set(['u1', 'u5']);
  it.each([
    ['should be here', {}, 'expected'],
    ['scanned twice', { id: 'u3' }, 'again'],
    ['a part of a machine that should', { id: 'u6', parentUnitId: 'u5', rootUnitId: 'u5' }, 'inside'],
    ['a part of a machine that should not', { id: 'u6', parentUnitId: 'u8', rootUnitId: 'u8' }, 'extra'],
    ['should be elsewhere', { id: 'u8', rootUnitId: 'u8' }, 'extra'],
    ['written off, and here', { status: 'scrapped' }, 'gone'],
  ] as const)('%s', (_name, more, result) => {
    expect(judgeCount({ ...UNIT, ...more }, expected, new Set(['u3']))).toBe(result);
  });
});
