import type {
  CellRemark,
  ImportAnalysis,
  ImportRowError,
  ImportValue,
  SkippedRow,
} from '#contract/imports/analysis.ts';
import type { ConflictRule, ImportMode } from '#contract/imports/import-modes.ts';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ColumnReading } from './column-reading.ts';
import type { RawCell } from './raw-cell.ts';

/** What the person decided so far. Everything left out is proposed. */
export interface ImportRequest {
  kind: ImportKind;
  sheet?: string | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  /** Row number of the header; 0 when there is none. */
  headerRow?: number | undefined;
  /** Field by header or column index; null keeps the column as a note. */
  fields?: Readonly<Record<string, string | null>> | undefined;
  /** Reading by question id. */
  answers?: Readonly<Record<string, string>> | undefined;
  /** One value for all rows, by field. */
  constants?: Readonly<Record<string, string>> | undefined;
  mode?: ImportMode | undefined;
  key?: string | undefined;
  conflicts?: ConflictRule | undefined;
}

export interface PlannedColumn {
  index: number;
  header: string;
  field: string | null;
  reading: ColumnReading | null;
  /** Set where months are columns: the cell is a record of that month. */
  month?: string;
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
  mode: ImportMode;
  /** The person chose the mode: rows of a file that came before are compared again. */
  isModeGiven: boolean;
  /** Name of the key rows are known by. */
  key: string;
  conflicts: ConflictRule;
  /** Units of the factory's own currency for one of a foreign one, as decimal text, by ISO 4217 code. */
  rates: Readonly<Record<string, string>>;
}

/** How rows of an order ledger make orders. */
export interface OrderReading {
  /** A row without an order number: an order of its own, or a line of the order above. */
  blankNumber: 'own' | 'above';
  /** One number with several customers: an order each, or all under the first. */
  twoCustomers: 'split' | 'first';
  /** One number and customer with several dates: an order each, or all under the first. */
  twoDates: 'split' | 'first';
  /** An amount repeated on each line of an order: each line's, or the order's. */
  repeatedAmount: 'line' | 'head';
}

export interface ImportRow {
  row: number;
  /** Which of several records the row makes, from 1; left out where it makes one. */
  part?: number;
  values: Readonly<Record<string, ImportValue>>;
  /** Unmapped cells and notes split off, under their headers. */
  extras: ReadonlyArray<{ header: string; text: string }>;
  remarks: ReadonlyArray<{ column: number; code: CellRemark; text: string }>;
  errors: readonly ImportRowError[];
  skipped: SkippedRow | null;
  cells: readonly RawCell[];
}

/** An analysis with the plan that carries it out. */
export interface AnalysedLedger extends ImportAnalysis {
  plan: ImportPlan;
}
