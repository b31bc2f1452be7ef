import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormValues, LinesField } from './form-types.ts';
import {
  editedLine,
  filledDown,
  type Line,
  laidOver,
  lineOf,
  movedLine,
  withLine,
  withoutLine,
} from './line-edits.ts';
import { planLines } from './paste-lines.ts';

const FIELD: LinesField = {
  kind: 'lines',
  name: 'lines',
  label: '订单行',
  emptyLine: () => ({ uom: '台' }),
  minLines: 1,
  derive: (line, changed) =>
    changed === 'productId' ? { ...line, product: `名称 ${String(line['productId'])}` } : line,
  columns: [
    {
      kind: 'reference',
      name: 'productId',
      label: '产品目录',
      load: async (text) =>
        [
          { id: 'p1', label: '锚机 MJ-68', hint: 'MJ-68 A' },
          { id: 'p2', label: '绞车 JC-20', hint: 'JC-20 B' },
        ].filter((one) => `${one.label} ${one.hint}`.includes(text)),
    },
    { kind: 'text', name: 'product', label: '产品' },
    { kind: 'quantity', name: 'quantity', label: '数量' },
    { kind: 'money', name: 'priceMinor', label: '单价' },
    { kind: 'date', name: 'dueOn', label: '交货期' },
  ],
};
const values = (lines: readonly Line[]) => lines.map((line) => line.values);
const named = (...names: string[]) => names.map((product) => lineOf({ product }));

describe('lines of a document', () => {
  test('a changed cell brings what follows from it, and only what it did not show itself is drawn anew', () => {
    const line = editedLine(FIELD, lineOf({}), { productId: 'p1' }, 'productId');
    expect(line.values).toEqual({ productId: 'p1', product: '名称 p1' });
    expect(line.revision).toEqual({ product: 1 });
  });

  test('insert, remove, move, fill', () => {
    const lines = named('a', 'b', 'c');
    expect(values(withLine(lines, 1, { product: 'x' })).map((one) => one['product'])).toEqual([
      'a',
      'x',
      'b',
      'c',
    ]);
    expect(values(withoutLine(FIELD, lines, 0)).map((one) => one['product'])).toEqual(['b', 'c']);
    expect(values(movedLine(lines, 0, 1)).map((one) => one['product'])).toEqual(['b', 'a', 'c']);
    expect(values(movedLine(lines, 2, 1)).map((one) => one['product'])).toEqual(['a', 'b', 'c']);
    expect(values(filledDown(FIELD, lines, { row: 2, column: 'product' }))[2]).toEqual({ product: 'b' });
    expect(values(filledDown(FIELD, lines, { row: 0, column: 'product' }))).toEqual(values(lines));
  });

  test('the last line a document must have is emptied, not taken away', () => {
    expect(values(withoutLine(FIELD, named('a'), 0))).toEqual([{ uom: '台' }]);
  });

  test('no act but inserting and removing changes how many lines there are or loses one', () => {
    const row = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 1, maxLength: 8 }),
        row,
        fc.constantFrom(1, -1),
        (all, at, by) => {
          const lines = named(...all);
          const moved = values(movedLine(lines, at, by as 1 | -1)).map((one) => one['product']);
          expect(moved.toSorted()).toEqual(all.toSorted());
          expect(withLine(lines, Math.min(at, all.length), {})).toHaveLength(all.length + 1);
        },
      ),
    );
  });
});

describe('U04 a block pasted into lines', () => {
  const plan = (block: string[][], column = 'productId', row = 0) =>
    planLines(FIELD, block, { row, column }, '2026-11-22');

  test('headings find their columns; amounts, dates and names are read as the form reads them', async () => {
    const { puts, unread } = await plan([
      ['数量', '产 品', '单价', '交货期', '备注'],
      ['２', '锚机', '￥1.2万', '2026年12月1日', '不要'],
    ]);
    expect(unread).toEqual([]);
    expect(puts).toEqual([{ quantity: 2000, product: '锚机', priceMinor: 1_200_000, dueOn: '2026-12-01' }]);
  });

  test('without headings it lies side by side from the focused cell, over lines there are and new ones', async () => {
    const { puts } = await plan(
      [
        ['绞车', '3'],
        ['舵机', '4'],
      ],
      'product',
      1,
    );
    const lines = laidOver(FIELD, named('a', 'b'), 1, puts);
    expect(values(lines)).toEqual([
      { product: 'a' },
      { product: '绞车', quantity: 3000 },
      { uom: '台', product: '舵机', quantity: 4000 },
    ]);
  });

  test('a name is taken where it is exactly one, and brings what follows from it', async () => {
    const { puts, unread } = await plan([
      ['MJ-68 A', ''],
      ['锚机', ''],
      ['没有', ''],
    ]);
    expect(values(laidOver(FIELD, [], 0, puts))[0]).toMatchObject({
      productId: 'p1',
      product: '名称 p1',
    });
    expect(unread.map(({ row, text, issue }) => [row, text, issue.code])).toEqual([[3, '没有', 'not_found']]);
  });

  test('what cannot be read is told cell by cell; an amount stands there as it was written', async () => {
    const { puts, unread } = await plan([['约三万', '某天']], 'priceMinor', 4);
    expect(puts).toEqual([{ priceMinor: '约三万' } satisfies FormValues]);
    expect(unread.map(({ row, label, issue }) => [row, label, issue.code])).toEqual([
      [5, '单价', 'amount_text'],
      [5, '交货期', 'invalid_date'],
    ]);
  });
});
