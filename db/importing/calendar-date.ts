import { type DateText, fullYear, isYear } from './date-text.ts';

/** How the open orders of a column were decided. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export interface CalendarDate {
  /** YYYY-MM-DD; the first day when the source names only a month or a year. */
  date: string;
  precision: 'day' | 'month' | 'year';
}

/** YYYY-MM-DD of a real calendar day from 1900 to 2100, otherwise null. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (!isYear(year) || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Year, month and day under an order; null for the forms where the order has nothing to say. */
function ordered(text: DateText, order: DateOrder): [number, number, number] | null {
  const [a, b, c] = text.parts;
  if (text.form === 'mdy-or-dmy') return order === 'mdy' ? [c, a, b] : [c, b, a];
  if (text.form !== 'short') return null;
  if (order === 'ymd') return [fullYear(a), b, c];
  return order === 'mdy' ? [fullYear(c), a, b] : [fullYear(c), b, a];
}

/** The calendar date of a text under the column's order and, for texts without one, a year. Null: no such day. */
export function calendarDate(text: DateText, order: DateOrder, year: number | null): CalendarDate | null {
  const [a, b, c] = ordered(text, order) ?? text.parts;
  if (text.form === 'md' || text.form === 'm') {
    const date = year === null ? null : isoDate(year, b, c);
    return date === null ? null : { date, precision: text.form === 'm' ? 'month' : 'day' };
  }
  const date = isoDate(a, b, c);
  if (date === null) return null;
  return { date, precision: text.form === 'y' ? 'year' : text.form === 'ym' ? 'month' : 'day' };
}

const ORDERS: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

/** Orders under which the text is a real day. A text whose order is fixed answers with none. */
export function possibleOrders(text: DateText): DateOrder[] {
  if (text.form !== 'mdy-or-dmy' && text.form !== 'short') return [];
  const orders = text.form === 'short' ? ORDERS : ORDERS.filter((order) => order !== 'ymd');
  return orders.filter((order) => calendarDate(text, order, null) !== null);
}

export const FIRST_SERIAL = 10_000;
export const LAST_SERIAL = 73_050;

/** Serial of a day as spreadsheet programs count it. Fractions are times of day. */
export function dateOfBareSerial(serial: number, isDate1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < (isDate1904 ? 1 : 61) || serial > LAST_SERIAL + 1) return null;
  const epoch = isDate1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(epoch + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

/** In a column of dates: a serial between 1927 and 2099. Quantities and ages are below, amounts mostly above. */
export function isPlausibleSerial(value: number): boolean {
  return value >= FIRST_SERIAL && value <= LAST_SERIAL;
}

/** A number that is a date by its digits: 20260105 or 202601. */
export function dateOfDigits(value: number): CalendarDate | null {
  if (!Number.isInteger(value)) return null;
  if (value >= 19_000_101 && value <= 21_001_231) {
    const date = isoDate(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
    return date === null ? null : { date, precision: 'day' };
  }
  if (value < 190_001 || value > 210_012) return null;
  const date = isoDate(Math.floor(value / 100), value % 100, 1);
  return date === null ? null : { date, precision: 'month' };
}

/**
 * A number typed as year and month: 2026.1. October and January both come out of a spreadsheet as 2026.1 when
 * 2026.10 was typed into a number cell, hence `isOpen`.
 */
export function yearMonthNumber(value: number): { year: number; month: number; isOpen: boolean } | null {
  const year = Math.trunc(value);
  if (!isYear(year) || value === year) return null;
  const digits = String(value).split('.')[1] ?? '';
  const month = Number(digits);
  return digits.length <= 2 && month >= 1 && month <= 12 ? { year, month, isOpen: digits === '1' } : null;
}

/** 2026-03-04 → 2026-04-03; unchanged when the day is no month. */
export function swapDayAndMonth(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return Number(day) <= 12 ? `${year}-${day}-${month}` : date;
}
