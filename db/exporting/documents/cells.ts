import { currencySymbol } from '#contract/kit/currency-symbol.ts';
import { clockNumber, dayNumber } from '../sheet-xml.ts';

/** What stands in a cell of a document: a text or a number as the spreadsheet has it, and its number format. */
export interface Cell {
  value: string | number | null;
  format: string;
  /** What reckons the value; the value beside it is what a reader sees that reckons nothing. */
  formula?: string;
}

export const TEXT_FORMAT = '@';

function moneyFormat(currency: string): string {
  const symbol = currencySymbol(currency);
  const before = symbol === '' ? '' : `"${symbol}"`;
  return `${before}#,##0.00;[Red]\\-${before}#,##0.00`;
}

/** Ids, codes and words: text whatever it looks like. */
export const textCell = (value: string | null | undefined): Cell => ({
  value: value || null,
  format: TEXT_FORMAT,
});

/** A calendar date `YYYY-MM-DD`; text where a spreadsheet has no such day. */
export function dateCell(date: string | null): Cell {
  const day = date === null ? null : dayNumber(date);
  return day === null ? textCell(date) : { value: day, format: 'yyyy\\-mm\\-dd' };
}

/** An instant in UTC milliseconds, as the clock of this machine shows it. */
export const instantCell = (ms: number | null): Cell => ({
  value: ms === null ? null : clockNumber(ms),
  format: 'yyyy\\-mm\\-dd hh:mm',
});

/** Money from minor units, at the format of its currency. */
export const moneyCell = (minor: number | null, currency: string): Cell => ({
  value: minor === null ? null : minor / 100,
  format: moneyFormat(currency),
});

/** A quantity from thousandths. */
export const quantityCell = (thousandths: number | null): Cell => ({
  value: thousandths === null ? null : thousandths / 1000,
  format: 'General',
});

export const numberCell = (value: number | null, format = '#,##0'): Cell => ({ value, format });

/** A rate from basis points as percent; places only where it has any, or a lonely point would be left. */
export const rateCell = (basisPoints: number): Cell => ({
  value: basisPoints / 10_000,
  format: basisPoints % 100 === 0 ? '0%' : '0.0#%',
});

const DECIMAL = /^-?(?:0|[1-9]\d{0,13})(?:\.(\d{1,6}))?$/u;

/** A text that is a plain decimal becomes that number and keeps its places (`2.50`); any other stays text. */
export function decimalCell(text: string | null): Cell {
  const [, places] = text?.match(DECIMAL) ?? [];
  if (text === null || !DECIMAL.test(text)) return textCell(text);
  return { value: Number(text), format: places === undefined ? '0' : `0.${'0'.repeat(places.length)}` };
}

/** The cell by its formula, where that gives what is printed; else the printed value stands as a number. */
export const reckoned = (cell: Cell, formula: string, isSame: boolean): Cell =>
  isSame && typeof cell.value === 'number' ? { ...cell, formula } : cell;
