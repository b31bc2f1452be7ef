/** A cell as the file holds it. Dates are the calendar fields of the cell in UTC; nothing is shifted by a zone. */
export type RawCell = string | number | boolean | Date | null;

export interface SheetRow {
  /** Row number as the spreadsheet program shows it, from 1. */
  row: number;
  cells: RawCell[];
}

const NOT_ASCII = /[^\x20-\x7e]/;
// Zero-width characters, byte-order marks and control characters arrive with copies from web pages and ERP exports.
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/gu;

/** A loop over codes: most cells of a Chinese ledger are not ASCII, and each cell is looked at several times. */
function hasInvisible(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 ? code !== 9 && code !== 10 && code !== 13 : code >= 0x7f && isInvisible(code))
      return true;
  }
  return false;
}

function isInvisible(code: number): boolean {
  if (code < 0x2000) return code <= 0x9f || code === 0xad;
  if (code > 0x2060) return code === 0xfeff;
  return (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) || code === 0x2060;
}

function withoutInvisible(text: string): string {
  return hasInvisible(text) ? text.replace(INVISIBLE, '') : text;
}

/** NFKC (full-width → half-width), invisible characters out, outer spaces off. For comparing and parsing. */
export function foldText(text: string): string {
  return NOT_ASCII.test(text) ? withoutInvisible(text.normalize('NFKC')).trim() : text.trim();
}

/** The text to store: as typed, without invisible characters and outer spaces. */
export function cleanText(text: string): string {
  return withoutInvisible(text).trim();
}

export function isBlank(cell: RawCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cleanText(cell) === '');
}

export function isBlankRow(cells: readonly RawCell[]): boolean {
  return cells.every(isBlank);
}

const ERROR_CELL = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|ERR!)$/;

/** True for a formula that failed in the workbook (#N/A, #REF! …). */
export function isErrorCell(cell: RawCell): boolean {
  return typeof cell === 'string' && cell.startsWith('#') && ERROR_CELL.test(cell.trim());
}

/** The cell as a person would read it, used for texts, codes and returned workbooks. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cleanText(cell);
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return dateCellText(cell);
}

/** Shortest decimal text of a number without an exponent, so that 13-digit codes stay codes. */
export function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const text = String(value);
  if (!text.includes('e')) return text;
  return Number.isInteger(value)
    ? BigInt(value).toString()
    : value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '');
}

/** Calendar day of a date cell, `YYYY-MM-DD`. */
export function dayOfCell(date: Date): string {
  const two = (value: number) => (value < 10 ? `0${value}` : String(value));
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** `YYYY-MM-DD`, with the time when it is not midnight. */
export function dateCellText(date: Date): string {
  const time = date.getTime();
  if (Number.isNaN(time)) return '';
  return time % 86_400_000 === 0 ? dayOfCell(date) : `${dayOfCell(date)} ${date.toISOString().slice(11, 19)}`;
}

/** Text with a character that could not be decoded, or half of one: stored, it would be another text. */
export function isBrokenText(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0xd800) continue;
    if (code === 0xfffd) return true;
    if (code > 0xdfff) continue;
    const next = code < 0xdc00 ? text.charCodeAt(at + 1) : 0;
    // The second half must follow the first.
    if (!(next >= 0xdc00 && next <= 0xdfff)) return true;
    at += 1;
  }
  return false;
}
