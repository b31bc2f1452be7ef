import { foldText } from './raw-cell.ts';

/** A date typed as text, taken apart but not yet decided. `parts` stand in the order they were typed. */
export interface DateText {
  /**
   * ymd, ym: year first · mdy-or-dmy: year last, order of day and month open · short: three small numbers,
   * every order open · named: month by name · md, m: no year at all.
   */
  form: 'ymd' | 'ym' | 'y' | 'mdy-or-dmy' | 'short' | 'named' | 'md' | 'm';
  parts: readonly [number, number, number];
  /** HH:MM:SS when a time stood behind the date. */
  time: string | null;
}

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const MONTH_WORD = `(${MONTHS})[a-z]*\\.?`;
const SEP = String.raw`\s*[-/.年月]\s*`;
const TIME = String.raw`(?:(?:\s+|t)(上午|下午|am|pm)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(?:z|[+-]\d{2}:?\d{2})?)?`;
const WEEKDAY = String.raw`(?:\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|\s*\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\)?)?`;

const YEAR_FIRST = new RegExp(`^(\\d{4})${SEP}(\\d{1,2})${SEP}(\\d{1,2})\\s*[日号]?${WEEKDAY}${TIME}$`, 'i');
const THREE_SMALL = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`, 'i');
const SHORT_YEAR_CN = /^(\d{2})年(\d{1,2})月(?:(\d{1,2})[日号]?)?$/;
const YEAR_LAST = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})${TIME}$`, 'i');
const YEAR_MONTH = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:月份?)?$/;
const DAY_NAME_YEAR = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[-\\s/.]*${MONTH_WORD}[-\\s/.,]*(\\d{4}|\\d{2})${TIME}$`,
  'i',
);
const NAME_DAY_YEAR = new RegExp(
  `^${MONTH_WORD}[-\\s/.]*(\\d{1,2})(?:st|nd|rd|th)?[,\\s]+(\\d{4})${TIME}$`,
  'i',
);
const NAME_YEAR = new RegExp(`^${MONTH_WORD}[-\\s/.,]*(\\d{4}|\\d{2})$`, 'i');
const YEAR_NAME_DAY = new RegExp(`^(\\d{4})[-\\s/.]*${MONTH_WORD}[-\\s/.]*(\\d{1,2})$`, 'i');
const COMPACT = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${TIME}$`, 'i');
const COMPACT_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;
const MONTH_DAY = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/;
const MONTH_ONLY = /^(\d{1,2})\s*月份?$/;
const YEAR_ONLY = /^(\d{4})\s*年?$/;

const HAN_DIGITS = '〇一二三四五六七八九';

/** Takes a date text apart; null when it is no date. Serial numbers are no text form, see `date-serial.ts`. */
export function readDateText(cell: string): DateText | null {
  const text = hanNumbers(foldText(cell));
  if (text.length < 2 || text.length > 40 || !/\d/.test(text)) return null;
  return yearFirst(text) ?? yearLast(text) ?? named(text) ?? withoutYear(text);
}

function yearFirst(text: string): DateText | null {
  const full = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (full) return make('ymd', [full[1], full[2], full[3]], full, 4);
  const stamp = COMPACT_TIME.exec(text);
  if (stamp)
    return { ...make('ymd', [stamp[1], stamp[2], stamp[3]]), time: `${stamp[4]}:${stamp[5]}:${stamp[6]}` };
  const short = SHORT_YEAR_CN.exec(text);
  if (short) return make(short[3] ? 'ymd' : 'ym', [fullYear(Number(short[1])), short[2], short[3]]);
  const month = YEAR_MONTH.exec(text) ?? compactMonth(text);
  if (month) return make('ym', [month[1], month[2], 1]);
  const year = YEAR_ONLY.exec(text);
  return year && isYear(Number(year[1])) ? make('y', [year[1], 1, 1]) : null;
}

/** `202601`: six digits are year and month when they can be, a serial or a number otherwise. */
function compactMonth(text: string): RegExpExecArray | null {
  const match = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/.exec(text);
  return match;
}

function yearLast(text: string): DateText | null {
  const last = YEAR_LAST.exec(text);
  if (last) return make('mdy-or-dmy', [last[1], last[2], last[3]], last, 4);
  const short = THREE_SMALL.exec(text);
  return short ? make('short', [short[1], short[2], short[3]], short, 4) : null;
}

function named(text: string): DateText | null {
  const dayFirst = DAY_NAME_YEAR.exec(text);
  if (dayFirst)
    return make('named', [fullYear(Number(dayFirst[3])), monthOf(dayFirst[2]), dayFirst[1]], dayFirst, 4);
  const nameFirst = NAME_DAY_YEAR.exec(text);
  if (nameFirst) return make('named', [nameFirst[3], monthOf(nameFirst[1]), nameFirst[2]], nameFirst, 4);
  const middle = YEAR_NAME_DAY.exec(text);
  if (middle) return make('named', [middle[1], monthOf(middle[2]), middle[3]]);
  const month = NAME_YEAR.exec(text);
  return month ? make('ym', [fullYear(Number(month[2])), monthOf(month[1]), 1]) : null;
}

function withoutYear(text: string): DateText | null {
  const day = MONTH_DAY.exec(text);
  if (day) return make('md', [0, day[1], day[2]]);
  const month = MONTH_ONLY.exec(text);
  return month ? make('m', [0, month[1], 1]) : null;
}

type Part = string | number | undefined;

function make(
  form: DateText['form'],
  parts: [Part, Part, Part],
  match?: RegExpExecArray,
  timeAt = 0,
): DateText {
  const [a, b, c] = parts.map((part) => Number(part ?? 1)) as [number, number, number];
  return { form, parts: [a, b, c], time: match ? timeOf(match.slice(timeAt)) : null };
}

function timeOf(groups: readonly (string | undefined)[]): string | null {
  const [before, hours, minutes, seconds, after] = groups;
  if (hours === undefined || minutes === undefined) return null;
  const half = (before ?? after ?? '').toLowerCase();
  const isAfternoon = half === 'pm' || half === '下午';
  const hour = (Number(hours) % (half === '' ? 24 : 12)) + (isAfternoon ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${minutes}:${seconds ?? '00'}`;
}

function monthOf(name: string | undefined): number {
  return MONTHS.split('|').indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** Two-digit years: 00–69 is this century, 70–99 the last one. */
export function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

export function isYear(year: number): boolean {
  return year >= 1900 && year <= 2100;
}

/** 二〇二六年一月五日 → 2026年1月5日; other texts come back unchanged. */
function hanNumbers(text: string): string {
  if (!/[〇零一二三四五六七八九十].*[年月日号]/.test(text)) return text;
  return text.replace(/[〇零一二三四五六七八九十]+(?=[年月日号])/g, (run) => String(hanNumber(run)));
}

function hanNumber(run: string): number {
  const digit = (character: string) => (character === '零' ? 0 : HAN_DIGITS.indexOf(character));
  const ten = run.indexOf('十');
  if (ten < 0) return Number([...run].map(digit).join(''));
  const tens = ten === 0 ? 1 : digit(run.slice(0, ten));
  return tens * 10 + (ten === run.length - 1 ? 0 : digit(run.slice(ten + 1)));
}
