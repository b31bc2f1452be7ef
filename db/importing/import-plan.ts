import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { CellProblem, CellRemark, ColumnReading, ImportValue } from './column-reading.ts';
import type { FileFormat } from './file-type.ts';
import type { RawCell } from './raw-cell.ts';
import type { SkippedRow } from './row-kinds.ts';
import type { TextFacts } from './spreadsheet-port.ts';

/** What the person decided so far. Everything left out is proposed. */
export interface ImportRequest {
  kind: ImportKind;
  sheet?: string | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  /** Row number of the header; 0 when there is none. */
  headerRow?: number | undefined;
  /** Field by column index; null keeps the column as a note. */
  fields?: Readonly<Record<number, string | null>> | undefined;
  /** Reading by question id. */
  answers?: Readonly<Record<string, string>> | undefined;
  /** One value for all rows, by field. */
  constants?: Readonly<Record<string, string>> | undefined;
}

export interface PlannedColumn {
  index: number;
  header: string;
  field: string | null;
  reading: ColumnReading | null;
}

/** Everything `readRows` needs: two runs with the same file and plan give the same rows. */
export interface ImportPlan {
  kind: ImportKind;
  sheet: string;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  headerRow: number;
  columns: PlannedColumn[];
  constants: Readonly<Record<string, string>>;
  duplicateRows: 'keep' | 'skip';
  orders: OrderReading;
}

/** How rows of an order ledger make orders. */
export interface OrderReading {
  /** A row without an order number: an order of its own, or a line of the order above. */
  blankNumber: 'own' | 'above';
  /** One number with several customers: an order each, or all under the first. */
  twoCustomers: 'split' | 'first';
  /** An amount repeated on each line of an order: each line's, or the order's. */
  repeatedAmount: 'line' | 'head';
}

export interface ImportRowError {
  row: number;
  /** Column index, null when the row as a whole is wrong. */
  column: number | null;
  code: CellProblem;
  text: string;
}

export interface ImportRow {
  row: number;
  values: Readonly<Record<string, ImportValue>>;
  /** Unmapped cells and notes split off, under their headers. */
  extras: ReadonlyArray<{ header: string; text: string }>;
  remarks: ReadonlyArray<{ column: number; code: CellRemark; text: string }>;
  errors: readonly ImportRowError[];
  skipped: SkippedRow | 'duplicate' | null;
  cells: readonly RawCell[];
}

export const QUESTION_KINDS = [
  'sheet',
  'encoding',
  'date-order',
  'date-swapped',
  'year',
  'year-month',
  'decimal-comma',
  'amount-unit',
  'notes',
  'unreadable',
  'duplicate-rows',
  'blank-order-no',
  'two-customers',
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

export interface AnalysedColumn {
  index: number;
  header: string;
  field: string | null;
  confidence: number;
  alternatives: string[];
  filled: number;
  distinct: number;
  samples: string[];
  /** Sum under the reading chosen, for number columns. */
  sum: string | null;
  first: string | null;
  last: string | null;
}

export interface PreviewRow {
  row: number;
  values: Readonly<Record<string, ImportValue>>;
  extras: ReadonlyArray<{ header: string; text: string }>;
  remarks: ReadonlyArray<{ column: number; code: CellRemark; text: string }>;
  errors: readonly ImportRowError[];
  skipped: ImportRow['skipped'];
}

export interface ImportAnalysis {
  file: { name: string | null; format: FileFormat; reader: string; bytes: number; text: TextFacts | null };
  sheets: Array<{
    name: string;
    isHidden: boolean;
    rows: number;
    isExact: boolean;
    headerRow: number;
    score: number;
  }>;
  notes: string[];
  columns: AnalysedColumn[];
  questions: ImportQuestion[];
  /** The first rows as they will be stored. */
  preview: PreviewRow[];
  counts: ImportCounts;
  /** The first problems; all of them come with the run. */
  errors: ImportRowError[];
  plan: ImportPlan;
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
