import { describe, expect, test } from 'vitest';
import { BegunSheet } from './begun-sheet.ts';
import type { SheetRow } from './raw-cell.ts';
import type { OpenSheet } from './spreadsheet-port.ts';

/** A sheet of so many rows that tells how often it was opened and closed. */
function sheetOf(length: number) {
  const told = { opened: 0, closed: 0 };
  const sheet: OpenSheet = {
    name: '台账',
    isHidden: false,
    async *rows(): AsyncGenerator<SheetRow> {
      told.opened += 1;
      try {
        for (let at = 1; at <= length; at += 1) yield { row: at, cells: [`行${at}`] };
      } finally {
        told.closed += 1;
      }
    },
  };
  return { sheet, told };
}

async function numbersOf(begun: BegunSheet): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { row } of begun.rows()) numbers.push(row);
  return numbers;
}

describe.each([0, 1, 9, 10, 11, 40])('a sheet of %i rows whose first ten are looked at', (length) => {
  const all = Array.from({ length }, (_, at) => at + 1);

  test('is opened once and gives every row once', async () => {
    const { sheet, told } = sheetOf(length);
    const begun = await BegunSheet.begin(sheet, 10);
    expect(begun.isWhole).toBe(length <= 10);
    expect(begun.beginning.map(({ row }) => row)).toEqual(all.slice(0, 11));
    expect(await numbersOf(begun)).toEqual(all);
    expect(told).toEqual({ opened: 1, closed: 1 });
  });

  test('is closed when it is not read on', async () => {
    const { sheet, told } = sheetOf(length);
    await (await BegunSheet.begin(sheet, 10)).close();
    expect(told).toEqual({ opened: 1, closed: 1 });
  });
});
