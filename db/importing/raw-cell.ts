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

/** NFKC (full-width → half-width), invisible characters out, outer spaces off. For comparing and parsing. */
export function foldText(text: string): string {
  return NOT_ASCII.test(text) ? text.normalize('NFKC').replace(INVISIBLE, '').trim() : text.trim();
}

/** The text to store: as typed, without invisible characters and outer spaces. */
export function cleanText(text: string): string {
  return NOT_ASCII.test(text) ? text.replace(INVISIBLE, '').trim() : text.trim();
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

/** `YYYY-MM-DD`, with the time when it is not midnight. */
export function dateCellText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  const time = iso.slice(11, 19);
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
