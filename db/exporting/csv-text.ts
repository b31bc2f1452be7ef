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

function plainText(cell: string | number | boolean | null, value: ExportValue): string {
  if (cell === null) return '';
  if (value === 'flag') return cell ? '是' : '否';
  if (value === 'money') return decimalText(Number(cell), 2);
  if (value === 'quantity') return decimalText(Number(cell), 3);
  return String(cell);
}

/** Text that a spreadsheet would run is shown instead: an apostrophe before it. Real negative numbers stay numbers. */
export function defused(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

export function csvCell(cell: string | number | boolean | null, value: ExportValue): string {
  const plain = plainText(cell, value);
  const safe = value === 'text' ? defused(plain) : plain;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
