import { expect, test } from 'vitest';
import { moveByKey, rangeOf } from './grid-keys.ts';

const EXTENT = { rows: 100_000, columns: 10, page: 17 };
const AT = { row: 50, column: 4 };

test.each([
  ['ArrowUp', false, 49, 4],
  ['ArrowDown', false, 51, 4],
  ['ArrowLeft', false, 50, 3],
  ['ArrowRight', false, 50, 5],
  ['ArrowUp', true, 0, 4],
  ['ArrowDown', true, 99_999, 4],
  ['ArrowLeft', true, 50, 0],
  ['ArrowRight', true, 50, 9],
  ['PageUp', false, 33, 4],
  ['PageDown', false, 67, 4],
  ['Home', false, 50, 0],
  ['End', false, 50, 9],
  ['Home', true, 0, 0],
  ['End', true, 99_999, 9],
])('%s (ctrl %s) goes to row %d, column %d', (key, isCtrl, row, column) => {
  expect(moveByKey(AT, key, isCtrl, EXTENT)).toEqual({ row, column });
});

test('the header is above the first row, the edges hold', () => {
  expect(moveByKey({ row: 0, column: 0 }, 'ArrowUp', false, EXTENT)).toEqual({ row: -1, column: 0 });
  expect(moveByKey({ row: 5, column: 0 }, 'PageUp', false, EXTENT)).toEqual({ row: 0, column: 0 });
  expect(moveByKey({ row: 99_999, column: 9 }, 'ArrowDown', false, EXTENT)).toEqual({
    row: 99_999,
    column: 9,
  });
  expect(moveByKey(AT, 'a', false, EXTENT)).toBeNull();
});

test('below the last row stand the lines of new ones; the corner is the last row', () => {
  const entered = { ...EXTENT, entries: 1 };
  const last = { row: 99_999, column: 4 };
  expect(moveByKey(last, 'ArrowDown', false, entered)).toEqual({ row: 100_000, column: 4 });
  expect(moveByKey(AT, 'End', true, entered)).toEqual({ row: 99_999, column: 9 });
  expect(moveByKey(AT, 'ArrowDown', true, entered)).toEqual(last);
  expect(moveByKey(last, 'ArrowDown', true, entered)).toEqual({ row: 100_000, column: 4 });
  expect(moveByKey({ row: 0, column: 0 }, 'End', true, { ...entered, rows: 0 })).toEqual({
    row: 0,
    column: 9,
  });
});

test('a range is the same from either corner', () => {
  const range = { top: 1, bottom: 3, left: 2, right: 5 };
  expect(rangeOf({ row: 1, column: 2 }, { row: 3, column: 5 })).toEqual(range);
  expect(rangeOf({ row: 3, column: 5 }, { row: 1, column: 2 })).toEqual(range);
});
