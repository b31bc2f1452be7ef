import { currencySymbol } from '#contract/kit/currency-symbol.ts';

/**
 * Fixed formats of numbers and dates. They do not ask Intl, because ICU differs between Chromium and Node and paper
 * must look the same everywhere.
 */
export type MoneyUnit = 'yuan' | 'tenThousand' | 'hundredMillion';

const MINOR_PER: Record<MoneyUnit, number> = {
  yuan: 100,
  tenThousand: 1_000_000,
  hundredMillion: 10_000_000_000,
};

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `value / divisor` with `decimals` places, rounded half away from zero, thousands grouped. Integers in, text out. */
function scaled(value: number, divisor: number, decimals: number): string {
  const scale = 10 ** decimals;
  const magnitude = (BigInt(Math.abs(value)) * BigInt(scale) * 2n + BigInt(divisor)) / (2n * BigInt(divisor));
  const digits = magnitude.toString().padStart(decimals + 1, '0');
  const whole = grouped(digits.slice(0, digits.length - decimals));
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return value < 0 && magnitude !== 0n ? `\u2212${text}` : text;
}

/** Money from integer minor units, two decimals, in the chosen unit; the unit itself belongs in the heading. */
export function formatMoney(
  minor: number | null | undefined,
  unit: MoneyUnit = 'yuan',
  currency = 'CNY',
): string {
  if (minor === null || minor === undefined) return '—';
  return currencySymbol(currency) + scaled(minor, MINOR_PER[unit], 2);
}

/** Quantity from thousandths, without empty decimals. */
export function formatQuantity(thousandths: number | null | undefined, uom?: string): string {
  if (thousandths === null || thousandths === undefined) return '—';
  const text = scaled(thousandths, 1000, 3).replace(/\.?0+$/, '');
  return uom ? `${text} ${uom}` : text;
}

export function formatNumber(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '—';
  const fixed = Math.abs(value).toFixed(decimals);
  const [whole = '0', fraction] = fixed.split('.');
  const text = fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`;
  return value < 0 && Number(fixed) !== 0 ? `\u2212${text}` : text;
}

export function formatPercent(share: number | null | undefined, decimals = 1): string {
  return share === null || share === undefined || !Number.isFinite(share)
    ? '—'
    : `${formatNumber(share * 100, decimals)}%`;
}

/** A calendar date is shown as stored; `short` leaves out the year for narrow columns. */
export function formatDate(date: string | null | undefined, short = false): string {
  if (!date) return '—';
  return short ? date.slice(5) : date;
}

const two = (value: number) => String(value).padStart(2, '0');

export function formatInstant(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return '—';
  const at = new Date(ms);
  return `${localDate(at)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The factory's calendar date of an instant: the local one of this PC. */
export function localDate(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function today(): string {
  return localDate(new Date());
}

/** Time for people: `10:32` today, with the word for yesterday, else the date. Tables always use formatInstant. */
export function formatRecent(ms: number, now: number, words: { justNow: string; yesterday: string }): string {
  const at = new Date(ms);
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  if (now - ms >= 0 && now - ms < 60_000) return words.justNow;
  const day = localDate(at);
  if (day === localDate(new Date(now))) return clock;
  if (day === localDate(new Date(now - 86_400_000))) return `${words.yesterday} ${clock}`;
  return day;
}
