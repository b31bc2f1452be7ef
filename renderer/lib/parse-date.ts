/**
 * What people type for a date: `1121`, `11-21`, `20261121`, `2026年11月21日`, `21`, `+7`, `-3`, `今天`, `明天`.
 * Returns 'YYYY-MM-DD', '' for nothing typed, null for text that is no date. Pure: no clock, no time zone.
 * @param base the day `今天`, `+7` and a missing year are counted from, 'YYYY-MM-DD'
 */
export function parseDateText(text: string, base: string): string | null {
  const folded = text.normalize('NFKC').trim().toLowerCase();
  if (folded === '') return '';
  const word = WORDS[folded];
  if (word !== undefined) return addDays(base, word);
  return relative(folded, base) ?? absolute(folded, base);
}

const WORDS: Record<string, number> = {
  今天: 0,
  今日: 0,
  today: 0,
  t: 0,
  明天: 1,
  tomorrow: 1,
  后天: 2,
  昨天: -1,
  yesterday: -1,
  前天: -2,
};

function relative(text: string, base: string): string | null {
  const match = /^([+-])\s*(\d{1,4})\s*([dwmy天周月年]?)$/.exec(text);
  if (!match) return null;
  const amount = Number(match[2]) * (match[1] === '-' ? -1 : 1);
  switch (match[3]) {
    case 'w':
    case '周':
      return addDays(base, amount * 7);
    case 'm':
    case '月':
      return addMonths(base, amount);
    case 'y':
    case '年':
      return addMonths(base, amount * 12);
    default:
      return addDays(base, amount);
  }
}

function absolute(text: string, base: string): string | null {
  // A month alone is no day, whatever stands before it.
  if (/^\d+月$/.test(text)) return null;
  const parts = text
    .replace(/[年月./\\ -]+/g, '-')
    .replace(/[日号]$/, '')
    .replace(/-$/, '')
    .split('-');
  if (parts.some((part) => !/^\d+$/.test(part))) return null;
  const [a = '', b = '', c = ''] = parts;
  const year = base.slice(0, 4);
  if (parts.length === 3) return date(fullYear(a), b, c);
  if (parts.length === 2) return a.length === 4 ? null : date(year, a, b);
  if (parts.length !== 1) return null;
  if (a.length === 8) return date(a.slice(0, 4), a.slice(4, 6), a.slice(6));
  if (a.length === 6) return date(fullYear(a.slice(0, 2)), a.slice(2, 4), a.slice(4));
  if (a.length === 4) return date(year, a.slice(0, 2), a.slice(2));
  if (a.length === 3) return date(year, a.slice(0, 1), a.slice(1));
  return a.length <= 2 ? date(year, base.slice(5, 7), a) : null;
}

/** Two-digit years belong to this century: machines of the last one are typed with four digits. */
function fullYear(text: string): string {
  return text.length === 2 ? `20${text}` : text;
}

function date(year: string, month: string, day: string): string | null {
  if (year.length !== 4 || month.length > 2 || day.length > 2) return null;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(text) ? text : null;
}

export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** Calendar arithmetic in UTC, so that no time zone or summer time can shift the day. */
export function addDays(day: string, amount: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + amount);
  return at.toISOString().slice(0, 10);
}

/** Same day of another month; the last day where that month is shorter. */
export function addMonths(day: string, amount: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  const wanted = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + amount + 1, 0);
  at.setUTCDate(Math.min(wanted, at.getUTCDate()));
  return at.toISOString().slice(0, 10);
}

/** `2026-11`, `202611`, `2611`, `11`, `2026年11月`: 'YYYY-MM', '' for nothing typed, null for no month. */
export function parseMonthText(text: string, base: string): string | null {
  const folded = text.normalize('NFKC').trim();
  if (folded === '') return '';
  const match = /^(?:(\d{4}|\d{2})(?:[-./年 ]?))?(\d{1,2})月?$/.exec(folded);
  const month = Number(match?.[2]);
  if (!match || month < 1 || month > 12) return null;
  const year = match[1] === undefined ? base.slice(0, 4) : fullYear(match[1]);
  return `${year}-${String(month).padStart(2, '0')}`;
}
