import type { CellProblem, CellRemark, ImportValue } from '#contract/imports/analysis.ts';
import type { ValueKind } from '#contract/imports/field-shape.ts';
import type { DateOrder } from './calendar-date.ts';
import type { DecimalMark } from './number-shape.ts';

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
  /** Codes of digits that lost the zeros in front are filled up to this width. */
  padTo: number | null;
  /** What cannot be read: the row comes back, or the text becomes a note and the field stays empty. */
  unreadable: 'reject' | 'note';
}

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
    padTo: null,
    unreadable: 'reject',
  };
}
