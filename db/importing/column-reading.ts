import type { ValueKind } from '#contract/imports/imports.fields.ts';
import type { DateOrder } from './calendar-date.ts';
import type { MoneyAmount } from './money-amount.ts';
import type { DecimalMark } from './number-shape.ts';

export interface QuantityAmount {
  /** Thousandths of the unit of measure. */
  milli: number;
  uom: string | null;
}

/** A cell as it will be stored. */
export type ImportValue = string | number | boolean | MoneyAmount | QuantityAmount;

/** How the cells of one column are read: what the profile found, corrected by the person's answers. */
export interface ColumnReading {
  kind: ValueKind;
  decimalMark: DecimalMark;
  /** Power of ten given to numbers without a unit of their own (金额（万元） = 4). */
  power: number;
  currency: string | null;
  dateOrder: DateOrder;
  /** Day and month of date cells were exchanged by a spreadsheet of another country. */
  swapsDateCells: boolean;
  /** Year of dates that name none. */
  year: number | null;
  /** What 2026.1 is. */
  bareOne: 'january' | 'october';
  isDate1904: boolean;
  /** Bare numbers of a percent column are fractions (0.13) rather than per cents (13). */
  isFraction: boolean;
  /** A remark in brackets behind a code goes to the notes. */
  splitsNotes: boolean;
  /** What cannot be read: the row comes back, or the text becomes a note and the field stays empty. */
  unreadable: 'reject' | 'note';
}

export type CellProblem =
  | 'not_a_date'
  | 'no_such_day'
  | 'year_missing'
  | 'implausible_date'
  | 'not_an_amount'
  | 'not_a_quantity'
  | 'not_a_number'
  | 'not_a_percent'
  | 'not_yes_or_no'
  | 'too_large'
  | 'formula_error'
  | 'broken_characters'
  | 'id_spoiled'
  | 'required';

/** Read, but worth knowing: the row is stored. */
export type CellRemark = 'month_only' | 'year_only' | 'note_split' | 'kept_as_note' | 'id_spoiled';

export interface CellResult {
  value: ImportValue | null;
  problem?: CellProblem;
  remark?: CellRemark;
  /** Text to keep with the row's notes. */
  note?: string;
}

export function defaultReading(kind: ValueKind): ColumnReading {
  return {
    kind,
    decimalMark: '.',
    power: 0,
    currency: null,
    dateOrder: 'ymd',
    swapsDateCells: false,
    year: null,
    bareOne: 'january',
    isDate1904: false,
    isFraction: true,
    splitsNotes: false,
    unreadable: 'reject',
  };
}
