import { decimalText, isFormulaLike } from './csv-text.ts';
import type { ExportValue } from './export-columns.ts';

export type SheetCell = string | number | boolean | null | { formula: string; result: number };

export interface SheetRow {
  cells: readonly SheetCell[];
  /** Depth of the outline: rows inside a group, groups inside a group. */
  level?: number;
  /** Lines of totals and heads of groups. */
  isBold?: boolean;
}

/** Formats in the order of the style table: each plain, then bold. */
const STYLED = ['text', 'quoted', 'date', 'instant', 'money', 'quantity', 'integer', 'number'] as const;
type Styled = (typeof STYLED)[number];
const NUMBER_FORMATS: Record<Styled, number> = {
  text: 49,
  quoted: 49,
  date: 164,
  instant: 165,
  money: 166,
  // General: the other formats leave a lonely point behind whole numbers.
  quantity: 0,
  integer: 1,
  number: 0,
};
const HEAD_STYLE = 1;
const FIRST_STYLE = 2;

const styleOf = (styled: Styled, isBold: boolean) =>
  FIRST_STYLE + STYLED.indexOf(styled) * 2 + (isBold ? 1 : 0);

/** Every style of our workbooks: general, head, then each format plain and bold. */
export function stylesXml(): string {
  const formats = [
    [164, 'yyyy\\-mm\\-dd'],
    [165, 'yyyy\\-mm\\-dd hh:mm'],
    [166, '#,##0.00;[Red]\\-#,##0.00'],
  ].map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`);
  const cells = STYLED.flatMap((styled) =>
    [0, 1].map((font) => {
      const quote = styled === 'quoted' ? ' quotePrefix="1"' : '';
      return `<xf numFmtId="${NUMBER_FORMATS[styled]}" fontId="${font}" fillId="0" borderId="0" xfId="0"${quote} applyNumberFormat="1" applyFont="1"/>`;
    }),
  );
  const font = (more: string) => `<font>${more}<sz val="11"/><name val="Microsoft YaHei"/></font>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${formats.length}">${formats.join('')}</numFmts>
<fonts count="2">${font('')}${font('<b/>')}</fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF0"/></patternFill></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="${cells.length + 2}"><xf xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>${cells.join('')}</cellXfs></styleSheet>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** One cell holds no more. */
const LONGEST_TEXT = 32_767;

/** Most texts have none of these and are written as they are. */
const NEEDS_CARE = /[&<>"_\p{Cc}\p{Cs}\ufffe\uffff]/u;

/** Text as XML takes it: what it cannot hold is written the way Excel does, `_x000D_`. */
export function xmlText(text: string): string {
  if (text.length <= LONGEST_TEXT && !NEEDS_CARE.test(text)) return text;
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/_x[\da-f]{4}_/giu, '_x005F$&')
    .replace(/[&<>"]/gu, (char) => ENTITIES[char] ?? char)
    .replace(
      /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

const letters: string[] = [];

/** A, B … Z, AA: the letters of a column, counted from 0. */
export function columnLetters(at: number): string {
  const known = letters[at];
  if (known !== undefined) return known;
  const last = String.fromCharCode(65 + (at % 26));
  const made = at < 26 ? last : columnLetters(Math.floor(at / 26) - 1) + last;
  letters[at] = made;
  return made;
}

const DAY_MS = 86_400_000;
/** Excel counts days from here; before March 1900 it counts a day that never was. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const FIRST_SAFE_DAY = Date.UTC(1900, 2, 1);

const textCell = (at: string, text: string, isBold: boolean): string => {
  const style = styleOf(isFormulaLike(text) ? 'quoted' : 'text', isBold);
  const space = /^\s|\s$|[\n\t]/u.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
};
const numberCell = (at: string, number: string | number, style: number) =>
  `<c r="${at}" s="${style}"><v>${number}</v></c>`;

/** A calendar date as Excel's day; null when it cannot be one there. */
export function dayNumber(date: string): number | null {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(ms) && ms >= FIRST_SAFE_DAY ? (ms - FIRST_DAY) / DAY_MS : null;
}

/** Instants are written as the clock of this machine shows them: a spreadsheet knows no time zone. */
export function clockNumber(ms: number): number {
  const local = ms - new Date(ms).getTimezoneOffset() * 60_000;
  return Math.round(((local - FIRST_DAY) / DAY_MS) * 1e6) / 1e6;
}

function scaled(value: ExportValue, number: number): string {
  if (value === 'money') return decimalText(number, 2);
  return value === 'quantity' ? decimalText(number, 3) : String(number);
}

function valueCell(at: string, cell: string | number | boolean, value: ExportValue, isBold: boolean): string {
  if (value === 'flag') return textCell(at, cell ? '是' : '否', isBold);
  if (value === 'date') {
    const day = dayNumber(String(cell));
    return day === null ? textCell(at, String(cell), isBold) : numberCell(at, day, styleOf('date', isBold));
  }
  if (value === 'text' || value === 'plain' || typeof cell !== 'number')
    return textCell(at, String(cell), isBold);
  if (value === 'instant') return numberCell(at, clockNumber(cell), styleOf('instant', isBold));
  return numberCell(at, scaled(value, cell), styleOf(value, isBold));
}

function cellXml(at: string, cell: SheetCell, value: ExportValue, isBold: boolean): string {
  if (cell === null || cell === '') return '';
  if (typeof cell !== 'object') return valueCell(at, cell, value, isBold);
  const style = styleOf(value === 'money' || value === 'quantity' ? value : 'number', isBold);
  return `<c r="${at}" s="${style}"><f>${xmlText(cell.formula)}</f><v>${scaled(value, cell.result)}</v></c>`;
}

/** One row of a sheet; rows count from 1. */
export function rowXml(number: number, row: SheetRow, values: readonly ExportValue[]): string {
  const level = row.level ? ` outlineLevel="${row.level}"` : '';
  const isBold = row.isBold ?? false;
  let cells = '';
  for (let at = 0; at < row.cells.length; at += 1)
    cells += cellXml(columnLetters(at) + number, row.cells[at] ?? null, values[at] ?? 'text', isBold);
  return `<row r="${number}"${level}>${cells}</row>`;
}

export function headXml(headers: readonly string[]): string {
  const cells = headers.map(
    (header, at) =>
      `<c r="${columnLetters(at)}1" s="${HEAD_STYLE}" t="inlineStr"><is><t xml:space="preserve">${xmlText(header)}</t></is></c>`,
  );
  return `<row r="1">${cells.join('')}</row>`;
}
