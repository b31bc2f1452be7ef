import { couponOfferProblem, couponProblem } from './gs1-coupons.ts';
import { COUNTRY_LETTERS, COUNTRY_NUMBERS, CURRENCY_NUMBERS } from './gs1-lists.ts';

const SIGNS_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const PAIR_SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const PAIR_WEIGHTS = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];
const SHORTEST_IBAN = 15;

/** Patterns of the four sets of signs a component may use. */
export const SIGN_PATTERNS = {
  n: /^\d*$/,
  x: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
  y: /^[#\-/0-9A-Z]*$/,
  z: /^[-0-9A-Z_a-z=]*$/,
} as const;

/** Last digit by the modulo 10 rule of the GS1 General Specifications: weights 3 and 1 from the right. */
export function checkDigitOf(digits: string): number {
  let sum = 0;
  for (const [i, digit] of [...digits].reverse().entries()) sum += Number(digit) * (i % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
}

export function hasCheckDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && checkDigitOf(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** Two signs after a model number: weighted by primes from the right, modulo 1021. */
export function checkPairOf(text: string): string {
  let sum = 0;
  for (const [i, sign] of [...text].reverse().entries())
    sum += SIGNS_82.indexOf(sign) * (PAIR_WEIGHTS[i] ?? 0);
  const rest = sum % 1021;
  return `${PAIR_SIGNS[rest >> 5]}${PAIR_SIGNS[rest & 31]}`;
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Two-digit years only matter for 29 February, where 2000 stands for every century in question. */
function isShortDay(text: string, mayLeaveDayOut: boolean): boolean {
  const [year = 0, month = 0, day = 0] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)].map(Number);
  if (mayLeaveDayOut && day === 0) return month >= 1 && month <= 12;
  return isDay(2000 + year, month, day);
}

function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]+$/.test(text) || text.length < SHORTEST_IBAN) return false;
  const country = text.slice(0, 2);
  if (!COUNTRY_LETTERS.has(country) && country !== 'XK') return false;
  let rest = 0;
  for (const sign of text.slice(4) + text.slice(0, 4))
    rest = Number(`${rest}${Number.parseInt(sign, 36)}`) % 97;
  return rest === 1;
}

/** `12` of `34` pieces. */
function isPieceOfTotal(text: string): boolean {
  const piece = Number(text.slice(0, 2));
  const total = Number(text.slice(2));
  return piece >= 1 && total >= 1 && piece <= total;
}

function isMediaType(text: string): boolean {
  const type = Number(text);
  return (type >= 1 && type <= 10) || (type >= 80 && type <= 99);
}

function isBirthOrder(text: string): boolean {
  const match = /^([1-9])\/([1-9])$/.exec(text);
  return match !== null && Number(match[1]) <= Number(match[2]);
}

/** Digits at the front that name the company; it has at least four. `skip` leaves the packing digit out. */
const hasPrefix = (text: string, skip: number) => /^\d{4}/.test(text.slice(skip));
const isBelow = (limit: number) => (text: string) => Number(text) < limit;
const isAtMost = (limit: number) => (text: string) => Number(text) <= limit;

/** What a component's words ask of its content. */
const CHECKS: Readonly<Record<string, (text: string) => boolean>> = {
  check: hasCheckDigit,
  checkPair: (text) => text.length > 2 && checkPairOf(text.slice(0, -2)) === text.slice(-2),
  prefix: (text) => hasPrefix(text, 0),
  prefix2: (text) => hasPrefix(text, 1),
  day0: (text) => isShortDay(text, true),
  day: (text) => isShortDay(text, false),
  date: (text) => isDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))),
  time: (text) => Number(text.slice(0, 2)) < 24 && Number(text.slice(2)) < 60,
  hour: isBelow(24),
  sixty: isBelow(60),
  country: (text) => COUNTRY_NUMBERS.has(text),
  countryOrAll: (text) => text === '999' || COUNTRY_NUMBERS.has(text),
  countryAlpha: (text) => COUNTRY_LETTERS.has(text),
  currency: (text) => CURRENCY_NUMBERS.has(text),
  percent: (text) => /^(?:[^%]|%[0-9A-Fa-f]{2})*$/.test(text),
  yesNo: (text) => text === '0' || text === '1',
  zero: (text) => text === '0',
  nonZero: (text) => /[1-9]/.test(text),
  noLeadingZero: (text) => text === '0' || !text.startsWith('0'),
  winding: (text) => '019'.includes(text),
  pieces: isPieceOfTotal,
  birthOrder: isBirthOrder,
  iban: isIban,
  base64Sign: (text) => /^[-0-9A-Z_a-z]$/.test(text),
  // UN/ECE recommendation 21 grows every year: its shape is checked, not its list.
  packageType: (text) => /^(?:[0-9A-Z]{2}|\d{3,4})$/.test(text),
  mediaType: isMediaType,
  sex: (text) => '0129'.includes(text),
  nonDigit: (text) => /\D/.test(text),
  hyphen: (text) => text === '-',
  latitude: isAtMost(1_800_000_000),
  longitude: isAtMost(3_600_000_000),
  padding: (text) => /^[^=]*={0,2}$/.test(text),
  coupon: (text) => couponProblem(text) === null,
  couponOffer: (text) => couponOfferProblem(text) === null,
};

/** The first of the named checks the content fails, or null. */
export function failedCheck(checks: readonly string[], text: string): string | null {
  return checks.find((name) => CHECKS[name]?.(text) === false) ?? null;
}
