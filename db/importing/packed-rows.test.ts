import { expect, test } from 'vitest';
import { PackedRows } from './packed-rows.ts';
import { isBrokenText, type SheetRow } from './raw-cell.ts';

test('rows come out as they went in, any number of times', () => {
  const odd: SheetRow['cells'] = [
    '船厂\u200b𠮷 "x"\n',
    '\ud800',
    1e21,
    0.1,
    -5,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    true,
    null,
    new Date(Date.UTC(2026, 1, 28, 12)),
    new Date(Number.NaN),
  ];
  // More than one piece, and an open one behind them.
  const rows = Array.from({ length: 1_201 }, (_, at): SheetRow => ({ row: at + 2, cells: [...odd, at] }));
  const packed = new PackedRows();
  for (const row of rows) packed.add(row);
  expect(packed.length).toBe(rows.length);
  expect([...packed]).toEqual(rows);
  expect([...packed]).toEqual(rows);
  expect([...new PackedRows()]).toEqual([]);
});

test('a text is broken by a character that was not decoded and by half of one, not by a rare character', () => {
  for (const text of ['\ufffd', 'a\ud800', '\udc00b', '\ud83d\ud83d\ude00', '船\ude00'])
    expect([text, isBrokenText(text)]).toEqual([text, true]);
  for (const text of ['', '船厂', '𠮷澄', '😀😀', '\uffe5１', 'plain'])
    expect([text, isBrokenText(text)]).toEqual([text, false]);
});
