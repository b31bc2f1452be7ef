import { foldText, type RawCell } from './raw-cell.ts';

/** A column header that is a month: 1月, 2026年3月, 2026-03, Jan-26, a date cell; with what it measures if it says so. */
export interface MonthHeader {
  /** Null when the header names none. */
  year: number | null;
  month: number;
  measure: 'amount' | 'quantity' | null;
}

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const WITH_YEAR = /^(\d{4}|\d{2}(?=年))\s*[-/.年]\s*(\d{1,2})\s*(?:月份?)?(?:[-/.]0?1)?(?:\s.*)?$/;
const COMPACT = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/;
const DIGITS = /^(\d{1,2})\s*月份?$/;
const HAN_MONTH = /^([一二三四五六七八九十]{1,2})月份?$/;
const LATIN = new RegExp(
  `^(${NAMES.join('|')})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\\.?[-\\s/'’]*(\\d{4}|\\d{2})?$`,
);
const UNIT_TAIL = /\s*[(（][^()（）]*[)）]$/;
const QUANTITY = /数量|销量|台数|件数|套数|qty|quantity|units|pcs/;
const AMOUNT = /金额|销售额|销售|产值|收入|额|amount|sales|revenue|value|元/;
const MEASURE_TAIL =
  /[\s(（]*(数量|销量|台数|件数|套数|金额|销售额|产值|收入|qty|quantity|amount|sales|revenue|(?:万|千)?元)[)）]*$/;

export function monthHeader(header: string): MonthHeader | null {
  const text = foldText(header).toLowerCase();
  if (text.length > 30 || text === '') return null;
  const whole = monthIn(text);
  if (whole) return { ...whole, measure: null };
  const unitless = text.replace(UNIT_TAIL, '');
  const tail = MEASURE_TAIL.exec(unitless);
  const bare = monthIn((tail ? unitless.slice(0, tail.index) : unitless).trim());
  if (bare) return { ...bare, measure: measureIn(text.slice(tail?.index ?? unitless.length)) };
  // A month above and a measure below, joined by a stroke.
  const parts = text.split(/\s*[/\n]\s*/);
  for (const [at, part] of parts.entries()) {
    const month = parts.length > 1 ? monthIn(part) : null;
    if (month) return { ...month, measure: measureIn(parts.filter((_, other) => other !== at).join(' ')) };
  }
  return null;
}

/** The same for a cell of a header row: months often stand there as dates. */
export function isMonthCell(cell: RawCell | undefined): boolean {
  if (cell instanceof Date) return cell.getUTCDate() === 1;
  return typeof cell === 'string' && monthHeader(cell) !== null;
}

export function measureIn(text: string): MonthHeader['measure'] {
  const folded = foldText(text).toLowerCase();
  if (QUANTITY.test(folded)) return 'quantity';
  return AMOUNT.test(folded) ? 'amount' : null;
}

function monthIn(text: string): Pick<MonthHeader, 'year' | 'month'> | null {
  const dated = WITH_YEAR.exec(text) ?? COMPACT.exec(text);
  if (dated) return valid(fullYear(dated[1]), Number(dated[2]));
  const digits = DIGITS.exec(text);
  if (digits) return valid(null, Number(digits[1]));
  const han = HAN_MONTH.exec(text);
  if (han) return valid(null, HAN.indexOf(han[1] ?? '') + 1);
  const latin = LATIN.exec(text);
  return latin ? valid(fullYear(latin[2]), NAMES.indexOf(latin[1] ?? '') + 1) : null;
}

function fullYear(text: string | undefined): number | null {
  if (text === undefined) return null;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function valid(year: number | null, month: number): Pick<MonthHeader, 'year' | 'month'> | null {
  const isYear = year === null || (year >= 1950 && year <= 2100);
  return isYear && month >= 1 && month <= 12 ? { year, month } : null;
}
