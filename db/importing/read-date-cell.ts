import {
  type CalendarDate,
  calendarDate,
  dateOfBareSerial,
  dateOfDigits,
  isPlausibleSerial,
  swapDayAndMonth,
  yearMonthNumber,
} from './calendar-date.ts';
import type { CellResult, ColumnReading } from './column-reading.ts';
import { readDateText } from './date-text.ts';
import { dayOfCell, type RawCell } from './raw-cell.ts';
import { isNoValue } from './text-facts.ts';
import { splitTrailingNote } from './trailing-note.ts';

/** A cell of a date column: date cell, serial number, digits, or one of the many ways of writing a day. */
export function readDateCell(cell: RawCell, text: string, reading: ColumnReading): CellResult {
  if (cell instanceof Date) return readDateValue(cell, reading);
  if (typeof cell === 'number') return readNumber(cell, reading);
  if (typeof cell !== 'string') return { value: null, problem: 'not_a_date' };
  return readText(text, reading);
}

function readDateValue(cell: Date, reading: ColumnReading): CellResult {
  if (Number.isNaN(cell.getTime())) return { value: null, problem: 'not_a_date' };
  const typed = dayOfCell(cell);
  const date = reading.swapsDateCells ? swapDayAndMonth(typed) : typed;
  // A time of day without a date, or a mistyped year: nothing a factory ledger can mean.
  return date < '1900-03-01' || date > '2100-12-31'
    ? { value: null, problem: 'implausible_date' }
    : { value: date };
}

function readNumber(value: number, reading: ColumnReading): CellResult {
  const digits = dateOfDigits(value);
  if (digits) return stored(digits);
  const yearMonth = yearMonthNumber(value);
  if (yearMonth) {
    const month = yearMonth.isOpen && reading.bareOne === 'october' ? 10 : yearMonth.month;
    return stored({ date: `${yearMonth.year}-${String(month).padStart(2, '0')}-01`, precision: 'month' });
  }
  if (isPlausibleSerial(value)) {
    const date = dateOfBareSerial(value, reading.isDate1904);
    if (date !== null) return { value: date };
  }
  const isYear = Number.isInteger(value) && value >= 1900 && value <= 2100;
  return isYear
    ? stored({ date: `${value}-01-01`, precision: 'year' })
    : { value: null, problem: 'not_a_date' };
}

function readText(text: string, reading: ColumnReading): CellResult {
  const plain = /^\d{4,8}(?:\.\d+)?$/.test(text) && !/^\d{4}\.\d{2}$/.test(text);
  if (plain) return readNumber(Number(text), reading);
  const parts = readDateText(text);
  if (parts) {
    const date = calendarDate(parts, reading.dateOrder, reading.year);
    if (date) return stored(date);
    const isYearless = parts.form === 'md' || parts.form === 'm';
    return { value: null, problem: isYearless && reading.year === null ? 'year_missing' : 'no_such_day' };
  }
  if (isNoValue(text)) return { value: null };
  const noted = splitTrailingNote(text);
  if (!noted) return { value: null, problem: 'not_a_date' };
  const result = readText(noted.value, reading);
  return result.value === null ? result : { ...result, note: noted.note, remark: 'note_split' };
}

function stored(date: CalendarDate): CellResult {
  if (date.precision === 'day') return { value: date.date };
  return { value: date.date, remark: date.precision === 'month' ? 'month_only' : 'year_only' };
}
