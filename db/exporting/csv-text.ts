import type { ExportValue } from './export-columns.ts';

/** Excel and WPS run a cell that begins like this; full-width signs count too. */
const FORMULA_START = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Minor units or thousandths as a plain decimal, without a detour through binary fractions. */
export function decimalText(scaled: number, places: 2 | 3): string {
  const digits = String(Math.abs(scaled)).padStart(places + 1, '0');
  const fraction = digits.slice(-places);
  const shown = places === 3 ? fraction.replace(/0+$/u, '') : fraction;
  return `${scaled < 0 ? '-' : ''}${digits.slice(0, -places)}${shown === '' ? '' : `.${shown}`}`;
}

/** An instant as the clock of this machine shows it. */
function clockText(ms: number): string {
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}

function plainText(cell: string | number | boolean | null, value: ExportValue): string {
  if (cell === null) return '';
  if (value === 'flag') return cell ? '是' : '否';
  if (value === 'money') return decimalText(Number(cell), 2);
  if (value === 'quantity') return decimalText(Number(cell), 3);
  if (value === 'instant') return clockText(Number(cell));
  return String(cell);
}

/** True for a text some spreadsheet would take for a formula when it meets it as plain text. */
export function isFormulaLike(text: string): boolean {
  return FORMULA_START.test(text);
}

/** Text that a spreadsheet would run is shown instead: an apostrophe before it. Real negative numbers stay numbers. */
export function defused(text: string): string {
  return isFormulaLike(text) ? `'${text}` : text;
}

export function csvCell(cell: string | number | boolean | null, value: ExportValue): string {
  const plain = plainText(cell, value);
  const safe = value === 'text' ? defused(plain) : plain;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
