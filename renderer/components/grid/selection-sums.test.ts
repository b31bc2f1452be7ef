import { expect, test } from 'vitest';
import type { ColumnKind, GridColumn } from './grid-types.ts';
import { selectionFigures } from './selection-sums.ts';

type Row = Record<string, string | number | null>;
const column = (id: string, kind: ColumnKind): GridColumn<Row> => ({
  id,
  header: id,
  width: 80,
  kind,
  value: (row) => row[id],
});
const ROWS: Row[] = [
  { no: 'A', money: 100, more: 50, pieces: 2000 },
  { no: 'B', money: null, more: 25, pieces: 1000 },
  { no: '', money: 300, more: null, pieces: null },
];

test('U19 numbers of one kind are added up over columns; blanks are no zeros', () => {
  expect(selectionFigures([column('money', 'money')], ROWS)).toEqual({
    count: 2,
    sum: { kind: 'money', total: 400, average: 200 },
  });
  expect(selectionFigures([column('money', 'money'), column('more', 'money')], ROWS)).toEqual({
    count: 4,
    sum: { kind: 'money', total: 475, average: 118.75 },
  });
});

test('U19 money and pieces, and words, are only counted', () => {
  expect(selectionFigures([column('money', 'money'), column('pieces', 'quantity')], ROWS)).toEqual({
    count: 4,
    sum: null,
  });
  expect(selectionFigures([column('no', 'code')], ROWS)).toEqual({ count: 2, sum: null });
  expect(selectionFigures([column('no', 'code'), column('money', 'money')], ROWS)).toEqual({
    count: 4,
    sum: { kind: 'money', total: 400, average: 200 },
  });
});

test('U19 money of two currencies is only counted', () => {
  const rows = ROWS.map((row, at) => ({ ...row, currency: at === 2 ? 'USD' : 'CNY' }));
  expect(selectionFigures([column('money', 'money')], rows)).toEqual({ count: 2, sum: null });
  expect(selectionFigures([column('money', 'money')], rows.slice(0, 2)).sum?.total).toBe(100);
});
