import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calendarDate,
  dateOfBareSerial,
  dateOfDigits,
  possibleOrders,
  yearMonthNumber,
} from './calendar-date.ts';
import { readDateText } from './date-text.ts';

function read(text: string, order: 'ymd' | 'dmy' | 'mdy' = 'ymd', year: number | null = null) {
  const parts = readDateText(text);
  const date = parts && calendarDate(parts, order, year);
  return date && `${date.date} ${date.precision}`;
}

describe('dates as people type them', () => {
  test.each([
    ['2026-01-05', '2026-01-05 day'],
    ['2026-1-5', '2026-01-05 day'],
    ['2026/1/5', '2026-01-05 day'],
    ['2026.1.5', '2026-01-05 day'],
    ['２０２６．１．５', '2026-01-05 day'],
    ['2026年1月5日', '2026-01-05 day'],
    ['2026 年 1 月 5 日', '2026-01-05 day'],
    ['2026年1月5日 星期一', '2026-01-05 day'],
    ['二〇二六年一月五日', '2026-01-05 day'],
    ['二〇二六年十二月二十五日', '2026-12-25 day'],
    ['20260105', '2026-01-05 day'],
    ['1996-07-04 00:00:00.000', '1996-07-04 day'],
    ['2020-01-03 07:00:00', '2020-01-03 day'],
    ['2026-01-05T08:30:00Z', '2026-01-05 day'],
    ['2026/1/5 下午 3:20', '2026-01-05 day'],
    ['20260105083000', '2026-01-05 day'],
    ['2026.1', '2026-01-01 month'],
    ['2026.10', '2026-10-01 month'],
    ['2026-1', '2026-01-01 month'],
    ['2026年1月', '2026-01-01 month'],
    ['2026年1月份', '2026-01-01 month'],
    ['202601', '2026-01-01 month'],
    ['26年1月5日', '2026-01-05 day'],
    ['2026', '2026-01-01 year'],
    ['5 Jan 2026', '2026-01-05 day'],
    ['05-Jan-26', '2026-01-05 day'],
    ['Jan 5, 2026', '2026-01-05 day'],
    ['January 2026', '2026-01-01 month'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['13-45-99'],
    ['2026-02-30'],
    ['2026-13-01'],
    ['已发货'],
    ['V202510280001'],
    ['12'],
    ['1.5万'],
    ['00:00'],
    ['3000-01-01'],
  ])('%s is no date', (text) => expect(read(text)).toBeNull());

  test('order of day and month stays open until the column decides', () => {
    const open = readDateText('03/04/2026');
    expect(open && possibleOrders(open)).toEqual(['dmy', 'mdy']);
    expect(read('03/04/2026', 'dmy')).toBe('2026-04-03 day');
    expect(read('03/04/2026', 'mdy')).toBe('2026-03-04 day');
    const fixed = readDateText('25/04/2026');
    expect(fixed && possibleOrders(fixed)).toEqual(['dmy']);
    const short = readDateText('25.1.5');
    expect(short && possibleOrders(short)).toEqual(['ymd', 'dmy']);
  });

  test('a month without a year needs one', () => {
    expect(read('1月份')).toBeNull();
    expect(read('1月份', 'ymd', 2023)).toBe('2023-01-01 month');
    expect(read('2月29日', 'ymd', 2023)).toBeNull();
    expect(read('2月29日', 'ymd', 2024)).toBe('2024-02-29 day');
  });
});

describe('dates as numbers', () => {
  test('serials of both date systems', () => {
    expect(dateOfBareSerial(44819, false)).toBe('2022-09-15');
    expect(dateOfBareSerial(42852.75, false)).toBe('2017-04-27');
    expect(dateOfBareSerial(44819 - 1462, true)).toBe('2022-09-15');
    expect(dateOfBareSerial(0.5, false)).toBeNull();
  });

  test('digits and year.month', () => {
    expect(dateOfDigits(20260105)).toEqual({ date: '2026-01-05', precision: 'day' });
    expect(dateOfDigits(20261345)).toBeNull();
    expect(dateOfDigits(202612)).toEqual({ date: '2026-12-01', precision: 'month' });
    expect(yearMonthNumber(2026.1)).toEqual({ year: 2026, month: 1, isOpen: true });
    expect(yearMonthNumber(2026.12)).toEqual({ year: 2026, month: 12, isOpen: false });
    expect(yearMonthNumber(2026.13)).toBeNull();
  });

  test('a serial and its date go both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 73_000 }), fc.boolean(), (serial, is1904) => {
        const date = dateOfBareSerial(serial, is1904);
        const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
        expect(date && (Date.parse(date) - epoch) / 86_400_000).toBe(serial);
      }),
    );
  });
});

describe('properties', () => {
  const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  const forms = fc.constantFrom(
    (y: string, m: number, d: number) => `${y}.${m}.${d}`,
    (y: string, m: number, d: number) => `${y}年${m}月${d}日`,
    (y: string, m: number, d: number) => `${y}/${String(m).padStart(2, '0')}/${d} 08:30`,
    (y: string, m: number, d: number) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
  );

  test('every way of writing a day is read as that day', () => {
    fc.assert(
      fc.property(days, forms, (day, write) => {
        const iso = day.toISOString().slice(0, 10);
        const [y = '', m, d] = iso.split('-');
        expect(read(write(y, Number(m), Number(d)))).toBe(`${iso} day`);
      }),
    );
  });

  test('no text makes it throw, and what it reads is a real day', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d./年月日-]{1,14}$/)),
        (text) => {
          const parts = readDateText(text);
          const date = parts && calendarDate(parts, 'dmy', 2024);
          if (date) expect(new Date(date.date).toISOString().slice(0, 10)).toBe(date.date);
        },
      ),
    );
  });
});
