import {
  calendarDate,
  type DateOrder,
  dateOfBareSerial,
  dateOfDigits,
  isPlausibleSerial,
  possibleOrders,
  yearMonthNumber,
} from './calendar-date.ts';
import type { DateText } from './date-text.ts';
import { dayOfCell } from './raw-cell.ts';
import type { TextFacts } from './text-facts.ts';

const SAMPLES = 4;
const SEEN_TEXTS = 400;

/** The dates of a column: date cells, texts, serial numbers, and what speaks for an order of day and month. */
export class DateProfile {
  /** Date cells and texts that are full dates (a number typed as text is none). */
  cells = 0;
  texts = 0;
  /** Plain numbers that would be days between 1927 and 2099. */
  serials = 0;
  digits = 0;
  yearMonths = 0;
  /** 2026.1 in a number cell: January, or October that lost its zero. */
  openYearMonths = 0;
  /** Months written 2026.01 … or 2026.10, which show that no zero was lost, or that one was. */
  paddedMonths = 0;
  octobers = 0;
  lateMonths = 0;
  years = 0;
  /** Texts without a year: 1月份, 3月5日. */
  withoutYear = 0;
  monthsOnly = 0;
  /** Texts that could be read in several orders of day and month. */
  open = 0;
  /** Texts that rule an order out: readable, but not this way. */
  readonly against: Record<DateOrder, number> = { ymd: 0, dmy: 0, mdy: 0 };
  ordered = 0;
  /** Date cells by whether their day could also be a month: a swap done by a spreadsheet leaves only such. */
  swappableCells = 0;
  readonly cellSamples: string[] = [];
  first: string | null = null;
  last: string | null = null;
  readonly openSamples = new Set<string>();
  readonly orderedSamples = new Set<string>();
  readonly yearlessSamples = new Set<string>();
  readonly yearMonthSamples = new Set<string>();
  readonly #isDate1904: boolean;

  constructor(isDate1904: boolean) {
    this.#isDate1904 = isDate1904;
  }

  addCell(value: Date): void {
    if (Number.isNaN(value.getTime())) return;
    this.cells += 1;
    if (value.getUTCDate() <= 12) this.swappableCells += 1;
    const date = dayOfCell(value);
    if (this.cellSamples.length < SAMPLES && !this.cellSamples.includes(date)) this.cellSamples.push(date);
    this.#range(date);
  }

  addNumber(value: number): void {
    if (isPlausibleSerial(value)) {
      this.serials += 1;
      this.#range(dateOfBareSerial(value, this.#isDate1904));
    }
    const digits = dateOfDigits(value);
    if (digits) {
      this.digits += 1;
      this.#range(digits.date);
    }
    const yearMonth = yearMonthNumber(value);
    if (yearMonth) {
      this.yearMonths += 1;
      this.#addYearMonth(String(value));
    }
    if (Number.isInteger(value) && value >= 1900 && value <= 2100) this.years += 1;
  }

  addText(facts: TextFacts, text: string): void {
    if (facts.date?.form === 'ym' && text.includes('.')) this.#addYearMonth(text);
    else if (/^\d{1,12}(?:\.\d+)?$/.test(text)) return this.addNumber(Number(text));
    if (facts.date) this.#addDateText(facts.date, text);
  }

  #addDateText(date: DateText, text: string): void {
    if (date.form === 'md' || date.form === 'm') return this.#addYearless(date, text);
    if (date.form === 'y') {
      this.years += 1;
      return;
    }
    const orders = possibleOrders(date);
    const isOrdered = date.form === 'mdy-or-dmy' || date.form === 'short';
    if (isOrdered ? orders.length === 0 : calendarDate(date, 'ymd', null) === null) return;
    this.texts += 1;
    if (isOrdered) this.#addOrdered(date, orders, text);
    else this.#range(calendarDate(date, 'ymd', null)?.date ?? null);
  }

  #addYearMonth(text: string): void {
    const month = text.split('.')[1] ?? '';
    if (month === '1') this.openYearMonths += 1;
    if (month === '10') this.octobers += 1;
    if (month === '11' || month === '12') this.lateMonths += 1;
    if (month.startsWith('0')) this.paddedMonths += 1;
    if (this.yearMonthSamples.size < SAMPLES) this.yearMonthSamples.add(text);
  }

  #addYearless(date: DateText, text: string): void {
    this.withoutYear += 1;
    if (date.form === 'm') this.monthsOnly += 1;
    if (this.yearlessSamples.size < SAMPLES) this.yearlessSamples.add(text);
  }

  #addOrdered(date: DateText, orders: readonly DateOrder[], text: string): void {
    this.ordered += 1;
    const day = new Set(orders.map((order) => calendarDate(date, order, null)?.date));
    for (const order of ['ymd', 'dmy', 'mdy'] as const) if (!orders.includes(order)) this.against[order] += 1;
    if (this.orderedSamples.size < SEEN_TEXTS) this.orderedSamples.add(text);
    // 05/05/2026 is the same day in both orders and asks nothing.
    if (day.size < 2) return;
    this.open += 1;
    if (this.openSamples.size < SAMPLES) this.openSamples.add(text);
  }

  #range(date: string | null): void {
    if (date === null) return;
    if (this.first === null || date < this.first) this.first = date;
    if (this.last === null || date > this.last) this.last = date;
  }
}
