const SEPARATORS = /[、,;/\n]+/u;
const HYPHENS = /[\u2010-\u2015\u2212]/gu;
/** What people put between digits. */
const BETWEEN = /[\s\-.()]/gu;
const EXTENSION = /^(.*\d\)?)\s*(?:转|分机|ext\.?|x|#|-)\s*\d{1,6}$/iu;

const MOBILE = /^1[3-9]\d{9}$/u;
/** Area code of 3 digits (010, 02x) or 4 (0512), then 7 or 8 digits. */
const LANDLINE = /^(?:0(?:10|2\d|[3-9]\d{2}))?[2-9]\d{6,7}$/u;
/** From abroad the area code goes without its 0. */
const LANDLINE_ABROAD = /^(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/u;
const SERVICE = /^[48]00\d{7}$/u;
/** ITU-T E.164: country code and number, at most 15 digits. */
const INTERNATIONAL = /^(?:\+|00)[1-9]\d{6,14}$/u;
const CHINA = /^(?:\+|00)86/u;

function isLine(digits: string): boolean {
  return LANDLINE.test(digits) || SERVICE.test(digits);
}

function isNumber(part: string): boolean {
  const digits = part.replace(BETWEEN, '');
  if (CHINA.test(digits)) {
    const own = digits.replace(CHINA, '');
    return MOBILE.test(own) || isLine(own) || LANDLINE_ABROAD.test(own);
  }
  return MOBILE.test(digits) || isLine(digits) || INTERNATIONAL.test(digits);
}

/** A Chinese number as it is written at home: what is typed with the country's code is looked for without. */
export function withoutOwnCountry(text: string): string {
  const own = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:\+|00)86[\s-]*/u, '');
  return own !== text && isPhoneText(text) ? own : text;
}

/** The switchboard in front of an extension; a mobile has none. */
function isExtension(part: string): boolean {
  const board = EXTENSION.exec(part)?.[1];
  if (board === undefined) return false;
  return isNumber(board) && !MOBILE.test(board.replace(BETWEEN, '').replace(CHINA, ''));
}

/**
 * One phone number or several, parted by 、 / , or ;: Chinese mobile, landline with or without area code and extension,
 * 400 and 800, or any country with + or 00. Blanks, hyphens, brackets and full-width characters do not matter.
 * Source: the Chinese national numbering plan; ITU-T E.164 for other countries.
 */
export function isPhoneText(text: string): boolean {
  const parts = text
    .normalize('NFKC')
    .replace(HYPHENS, '-')
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => isNumber(part) || isExtension(part));
}
