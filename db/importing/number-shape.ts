import { type Decimal, decimalOf, shift } from './decimal.ts';

/** Which character stands between whole units and decimals. */
export type DecimalMark = '.' | ',';

/**
 * What the separators of one number say.
 * plain: none · point: only the point reading is possible · comma: only the comma reading is possible ·
 * either: `1,234`, thousands by custom but a decimal comma is possible · dot3: `1.234`, a decimal point by custom
 * but thousands where the column writes decimal commas · odd: `1052,75`, no proper thousands
 * group, so a decimal comma or a stray comma · broken: no reading.
 */
export type SeparatorShape = 'plain' | 'point' | 'comma' | 'either' | 'dot3' | 'odd' | 'broken';

const BODY = /^(?:\d[\d.,' ]*|\.\d+)$/;

export function separatorShape(body: string): SeparatorShape {
  if (/^\d+$/.test(body)) return 'plain';
  const text = body.replace(/[' ](?=\d)/g, '');
  if (!BODY.test(body) || /[.,]{2}|,$/.test(text)) return 'broken';
  const commas = text.split(',').length - 1;
  const points = text.split('.').length - 1;
  if (commas === 0 && points === 0) return 'plain';
  if (commas > 0 && points > 0) return mixedShape(text, commas, points);
  if (commas === 0) return dottedShape(text, points);
  if (commas > 1) return isGrouped(text, ',') ? 'point' : 'broken';
  return /^[1-9]\d{0,2},\d{3}$/.test(text) ? 'either' : 'odd';
}

function mixedShape(text: string, commas: number, points: number): SeparatorShape {
  const isPointLast = text.lastIndexOf('.') > text.lastIndexOf(',');
  const mark = isPointLast ? '.' : ',';
  if ((isPointLast ? points : commas) > 1) return 'broken';
  const whole = text.slice(0, text.lastIndexOf(mark));
  if (!isGrouped(whole, isPointLast ? ',' : '.')) return 'broken';
  return isPointLast ? 'point' : 'comma';
}

function dottedShape(text: string, points: number): SeparatorShape {
  if (points === 1) return /^[1-9]\d{0,2}\.\d{3}$/.test(text) ? 'dot3' : 'point';
  return isGrouped(text, '.') ? 'comma' : 'broken';
}

/** Western groups of three, Chinese groups of four, Indian groups of two before the last three. */
function isGrouped(text: string, separator: ',' | '.'): boolean {
  const groups = text.split(separator);
  const rest = groups.slice(1);
  const first = groups[0] ?? '';
  if (first === '' || !groups.every((group) => /^\d+$/.test(group))) return false;
  if (rest.every((group) => group.length === 3)) return first.length <= 3;
  if (rest.every((group) => group.length === 4)) return first.length <= 4;
  return (
    first.length <= 2 && rest.at(-1)?.length === 3 && rest.slice(0, -1).every((group) => group.length === 2)
  );
}

/** The number under the column's decimal mark, or the only one its own separators allow. Null: no number. */
export function readBody(body: string, shape: SeparatorShape, columnMark: DecimalMark): Decimal | null {
  const mark = shape === 'point' ? '.' : shape === 'comma' ? ',' : columnMark;
  const other = mark === '.' ? ',' : '.';
  const text = body.replace(/[' ]/g, '').replaceAll(other, '');
  const parts = text.split(mark);
  if (parts.length > 2) return isGrouped(text, mark) ? decimalOf(text.replaceAll(mark, '')) : null;
  return decimalOf(parts.join('.'));
}

/** Multiplies by a power of ten (万 = 4, 亿 = 8). */
export function scaled(value: Decimal, powerOfTen: number): Decimal {
  return powerOfTen === 0 ? value : shift(value, powerOfTen);
}
