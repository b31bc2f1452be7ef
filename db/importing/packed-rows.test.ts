import { isDeepStrictEqual } from 'node:util';
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
  // Few are left as they are; many are packed, more than one piece with an open one behind them.
  for (const length of [0, 1_201, 21_201]) {
    const rows = Array.from({ length }, (_, at): SheetRow => ({ row: at + 2, cells: [...odd, at] }));
    const packed = new PackedRows();
    for (const row of rows) packed.add(row);
    expect(packed.length).toBe(rows.length);
    for (const time of [1, 2]) expect([time, isDeepStrictEqual([...packed], rows)]).toEqual([time, true]);
  }
});

test('a text is broken by a character that was not decoded and by half of one, not by a rare character', () => {
  for (const text of ['\ufffd', 'a\ud800', '\udc00b', '\ud83d\ud83d\ude00', '船\ude00'])
    expect([text, isBrokenText(text)]).toEqual([text, true]);
  for (const text of ['', '船厂', '𠮷澄', '😀😀', '\uffe5１', 'plain'])
    expect([text, isBrokenText(text)]).toEqual([text, false]);
});
