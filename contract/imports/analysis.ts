import type { ValueKind } from './field-shape.ts';
import type { ImportKind } from './imports.fields.ts';

/** Amount of an imported cell. `minor` + `restE4`/10⁴ is exact to a millionth of the currency unit. */
export interface MoneyAmount {
  /** Integer minor units (分), rounded half away from zero. */
  minor: number;
  /** What rounding left over, in 10⁻⁴ of a minor unit, −5000…5000: sums over many lines stay exact. */
  restE4: number;
  /** ISO 4217 code when the cell or its header named one. */
  currency: string | null;
}

export interface QuantityAmount {
  /** Thousandths of the unit of measure. */
  milli: number;
  uom: string | null;
}

/** A cell as it will be stored. */
export type ImportValue = string | number | boolean | MoneyAmount | QuantityAmount;

/** Why a cell cannot be read; the row comes back. */
export const CELL_PROBLEMS = [
  'not_a_date',
  'no_such_day',
  'year_missing',
  'implausible_date',
  'not_an_amount',
  'not_a_quantity',
  'not_a_number',
  'not_a_percent',
  'not_yes_or_no',
  'too_large',
  'formula_error',
  'broken_characters',
  'id_spoiled',
  'required',
] as const;
export type CellProblem = (typeof CELL_PROBLEMS)[number];

/** Why a readable row is not stored. */
export const ROW_PROBLEMS = [
  'too_long',
  'amount_missing',
  'negative_amount',
  'mixed_currencies',
  'fractional_quantity',
  'other_row_of_order',
  'exists_with_other_content',
  'changed_since',
  'key_repeated',
  'key_missing',
  'not_here',
  'ambiguous_key',
  'lines_differ',
  'party_unknown',
  'repeated_in_file',
  'parent_unknown',
  'revision_needed',
  'counted_by_amount',
  'unit_event_order',
  'code_taken',
  'refused',
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

/** Problems that are no fault of the ledger: it says one thing, the program or another row says another. */
export const CONFLICTS = [
  'exists_with_other_content',
  'changed_since',
  'key_repeated',
  'ambiguous_key',
  'lines_differ',
] as const satisfies readonly RowProblem[];

export function isConflict(code: string): boolean {
  return CONFLICTS.some((conflict) => conflict === code);
}

/** Read, but worth knowing: the row is stored. */
export const CELL_REMARKS = ['month_only', 'year_only', 'note_split', 'kept_as_note'] as const;
export type CellRemark = (typeof CELL_REMARKS)[number];

/** Why a row below the header is no record. */
export const SKIPPED_ROWS = ['total', 'repeated_header', 'note', 'duplicate'] as const;
export type SkippedRow = (typeof SKIPPED_ROWS)[number];

export interface ImportRowError {
  row: number;
  /** Column index, null when the row as a whole is wrong. */
  column: number | null;
  code: CellProblem | RowProblem;
  text: string;
}

export const QUESTION_KINDS = [
  'sheet',
  'encoding',
  'cross-tab',
  'rate',
  'date-order',
  'date-swapped',
  'year',
  'year-month',
  'decimal-comma',
  'amount-unit',
  'notes',
  'lost-zeros',
  'unreadable',
  'duplicate-rows',
  'blank-order-no',
  'two-customers',
  'two-dates',
  'repeated-amount',
  'missing',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface QuestionReading {
  value: string;
  /** Rows it concerns. */
  rows: number | null;
  /** Sum of the column under this reading, in currency units. */
  total: string | null;
  examples: Array<{ text: string; stored: string }>;
}

export interface ImportQuestion {
  id: string;
  kind: QuestionKind;
  column: number | null;
  /** Field a `missing` value is asked for. */
  field?: string;
  readings: QuestionReading[];
  /** What would be taken; null when only the person can know, and the import waits for the answer. */
  proposed: string | null;
  answer: string | null;
}

/** True when the import cannot run before somebody answers. */
export function isOpenQuestion(question: ImportQuestion): boolean {
  return question.proposed === null && question.answer === null;
}

export interface AnalysedColumn {
  index: number;
  header: string;
  /** Null: kept with the record as a note. */
  field: string | null;
  /** The month the column stands for, where months are columns. */
  month?: string;
  kind: ValueKind | null;
  confidence: number;
  alternatives: string[];
  filled: number;
  distinct: number;
  samples: string[];
  /** All values with their counts, for columns with few of them. */
  values: Array<{ text: string; count: number }> | null;
  /** Sum under the reading chosen, for number columns. */
  sum: string | null;
  first: string | null;
  last: string | null;
}

export interface PreviewRow {
  row: number;
  /** Which of several records the row makes, from 1; left out where it makes one. */
  part?: number;
  values: Readonly<Record<string, ImportValue>>;
  extras: ReadonlyArray<{ header: string; text: string }>;
  remarks: ReadonlyArray<{ column: number; code: CellRemark; text: string }>;
  errors: readonly ImportRowError[];
  skipped: SkippedRow | null;
}

/** read = valid + errors + skipped. */
export interface ImportCounts {
  read: number;
  valid: number;
  errors: number;
  skipped: number;
  totals: number;
  duplicates: number;
  /** Orders the rows make, for an order ledger. */
  orders: number | null;
}

/** Encodings a person can choose for delimited text; scripts may name any the platform knows. */
export const OFFERED_ENCODINGS = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'windows-1252',
] as const;

export interface TextFacts {
  encoding: string;
  /** How the encoding was found; `guess` is worth a look at the preview. */
  encodingFrom: 'bom' | 'strict' | 'guess' | 'given';
  delimiter: string;
  /** Characters that could not be decoded. Rows that hold one are refused, never stored with U+FFFD. */
  brokenCharacters: number;
  /** Another encoding that decodes the file as well, when the found one is a guess. */
  otherEncoding?: string;
  /** The beginning of the file as each encoding a person can choose would read it. */
  samples: Array<{ encoding: string; text: string; broken: number }>;
}

export interface ImportAnalysis {
  kind: ImportKind;
  file: {
    name: string | null;
    format: 'xlsx' | 'xlsb' | 'xls' | 'csv';
    reader: string;
    bytes: number;
    text: TextFacts | null;
  };
  sheet: string;
  headerRow: number;
  sheets: Array<{
    name: string;
    isHidden: boolean;
    rows: number;
    isExact: boolean;
    headerRow: number;
    score: number;
  }>;
  /** Titles and notes above the header. */
  notes: string[];
  columns: AnalysedColumn[];
  questions: ImportQuestion[];
  /** The first rows as they will be stored. */
  preview: PreviewRow[];
  counts: ImportCounts;
  /** The first problems; all of them come with the run. */
  errors: ImportRowError[];
  /** Names ledgers of the same columns: what was chosen for one is offered for the next. */
  fingerprint: string;
  /** Number of the batch whose returned rows this ledger holds, corrected; it is read as that batch was. */
  corrects: string | null;
}
