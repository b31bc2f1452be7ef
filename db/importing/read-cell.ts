import type { CellProblem } from '#contract/imports/analysis.ts';
import { amountValue, readAmountText } from './amount-text.ts';
import type { CellResult, ColumnReading } from './column-reading.ts';
import { type Decimal, decimalOfNumber, safeIntegerAt, shift } from './decimal.ts';
import { moneyOf } from './money-amount.ts';
import { readQuantityText } from './quantity-text.ts';
import { cellText, foldText, isBrokenText, isErrorCell, numberText, type RawCell } from './raw-cell.ts';
import { readDateCell } from './read-date-cell.ts';
import { isNoValue } from './text-facts.ts';
import { splitTrailingNote } from './trailing-note.ts';

const NOTHING: CellResult = { value: null };

/** Reads one cell as its column is read. Never throws; what cannot be read says why. */
export function readCell(cell: RawCell | undefined, reading: ColumnReading): CellResult {
  if (cell === null || cell === undefined) return NOTHING;
  const text = cellText(cell);
  if (text === '') return NOTHING;
  if (isBrokenText(text)) return { value: null, problem: 'broken_characters' };
  if (isErrorCell(cell)) return { value: null, problem: 'formula_error' };
  const result = readers[reading.kind](cell, text, reading);
  if (result.problem === undefined || result.problem === 'id_spoiled' || reading.unreadable === 'reject')
    return result;
  return { value: null, note: text, remark: 'kept_as_note' };
}

type Reader = (cell: RawCell, text: string, reading: ColumnReading) => CellResult;

const readers: Record<ColumnReading['kind'], Reader> = {
  text: readText,
  code: readCode,
  phone: (_, text) => (isDash(text) ? NOTHING : { value: foldText(text).replace(/\.0$/, '') }),
  date: (cell, text, reading) => readDateCell(cell, text, reading),
  month: (cell, text, reading) => {
    const result = readDateCell(cell, text, reading);
    return typeof result.value === 'string' ? { value: result.value.slice(0, 7) } : result;
  },
  money: readMoney,
  quantity: readQuantity,
  percent: readPercent,
  integer: readInteger,
  flag: (_, text) => readFlag(text),
};

/** Dashes stand for "none"; words like 未知 are kept, they may be a value of the column. */
function isDash(text: string): boolean {
  return /^(?:[-—–/\\]+|n\/?a)$/i.test(text);
}

function readText(_cell: RawCell, text: string): CellResult {
  return isDash(text) ? NOTHING : { value: text };
}

function readCode(cell: RawCell, text: string, reading: ColumnReading): CellResult {
  const result = readPlainCode(cell, text, reading);
  const { value } = result;
  const isShort = reading.padTo !== null && typeof value === 'string' && /^[1-9]\d*$/.test(value);
  return isShort ? { ...result, value: value.padStart(reading.padTo ?? 0, '0') } : result;
}

function readPlainCode(cell: RawCell, text: string, reading: ColumnReading): CellResult {
  if (isDash(text)) return NOTHING;
  if (typeof cell === 'number') {
    const isSpoiled = Number.isInteger(cell) && Math.abs(cell) >= 1e15;
    return isSpoiled ? { value: null, problem: 'id_spoiled' } : { value: numberText(cell) };
  }
  if (/^\d(?:\.\d+)?e\+?\d{1,3}$/i.test(text)) return { value: null, problem: 'id_spoiled' };
  const noted = reading.splitsNotes ? splitTrailingNote(text) : null;
  if (noted) return { value: noted.value, note: noted.note, remark: 'note_split' };
  // Identifiers that went through a table of floating-point numbers end in .0.
  return { value: /^\d{3,}\.0$/.test(text) ? text.slice(0, -2) : text };
}

/** The exact number in a cell before rounding; `problem` when there is none. */
function numberIn(
  cell: RawCell,
  text: string,
  reading: ColumnReading,
): { value: Decimal; currency: string | null; isPercent: boolean } | null {
  if (typeof cell === 'number') {
    const value = decimalOfNumber(cell);
    return value && { value: shift(value, reading.power), currency: null, isPercent: false };
  }
  const amount = typeof cell === 'string' ? readAmountText(text) : null;
  const value = amount && amountValue(amount, reading.decimalMark, reading.power);
  return value && amount ? { value, currency: amount.currency, isPercent: amount.isPercent } : null;
}

function unread(text: string, problem: CellProblem): CellResult {
  return isNoValue(text) ? NOTHING : { value: null, problem };
}

function readMoney(cell: RawCell, text: string, reading: ColumnReading): CellResult {
  const number = numberIn(cell, text, reading);
  if (number === null || number.isPercent) return unread(text, 'not_an_amount');
  const money = moneyOf(number.value, number.currency ?? reading.currency);
  return money ? { value: money } : { value: null, problem: 'too_large' };
}

function readQuantity(cell: RawCell, text: string, reading: ColumnReading): CellResult {
  const quantity = typeof cell === 'string' ? readQuantityText(text) : null;
  const value = quantity
    ? amountValue(quantity.amount, reading.decimalMark, reading.power)
    : numberIn(cell, text, reading)?.value;
  if (!value) return unread(text, 'not_a_quantity');
  const milli = safeIntegerAt(value, 3);
  return milli === null
    ? { value: null, problem: 'too_large' }
    : { value: { milli, uom: quantity?.uom ?? null } };
}

function readPercent(cell: RawCell, text: string, reading: ColumnReading): CellResult {
  const number = numberIn(cell, text, reading);
  if (number === null) return unread(text, 'not_a_percent');
  const points = safeIntegerAt(number.value, reading.isFraction && !number.isPercent ? 4 : 2);
  return points === null ? { value: null, problem: 'too_large' } : { value: points };
}

function readInteger(cell: RawCell, text: string, reading: ColumnReading): CellResult {
  const number = numberIn(cell, text, reading);
  if (number === null) return unread(text, 'not_a_number');
  const value = safeIntegerAt(number.value, 0);
  return value === null ? { value: null, problem: 'too_large' } : { value };
}

const YES = /^(?:是|有|新|新客户|新产品|√|✓|✔|☑|y|yes|true|t|1|new)$/i;
const NO = /^(?:否|无|不是|没有|老|老客户|老产品|旧|×|✗|✘|x|n|no|false|f|0|old|-)$/i;

function readFlag(text: string): CellResult {
  const folded = foldText(text);
  if (YES.test(folded)) return { value: true };
  return NO.test(folded) ? { value: false } : unread(text, 'not_yes_or_no');
}
