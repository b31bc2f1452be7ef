import type { ImportRowError, ImportValue } from '#contract/imports/analysis.ts';
import { importKey, requiredFields } from '#contract/imports/import-modes.ts';
import { IMPORT_FIELDS } from '#contract/imports/imports.fields.ts';
import { CellMemory } from './cell-memory.ts';
import { type ColumnReading, defaultReading } from './column-reading.ts';
import type { ImportPlan, ImportRow, PlannedColumn } from './import-plan.ts';
import { isReasonHeader } from './problem-texts.ts';
import { cellText, isBlank, isBrokenText, type SheetRow } from './raw-cell.ts';
import { readCell } from './read-cell.ts';
import { rowHash } from './row-hash.ts';
import { RunningSums, skippedRow } from './row-kinds.ts';

type Extras = Array<{ header: string; text: string }>;

/** Turns the rows below a header into typed rows. Holds what one pass over one sheet has to remember. */
export class RowReader {
  readonly #plan: ImportPlan;
  readonly #names: string[];
  readonly #required: string[];
  readonly #constants: ReadonlyMap<string, ImportValue>;
  readonly #sums = new RunningSums();
  readonly #seen = new Set<number>();
  readonly #plain: readonly PlannedColumn[];
  readonly #months: readonly PlannedColumn[];
  readonly #memories: CellMemory[] = [];

  constructor(plan: ImportPlan) {
    this.#plan = plan;
    this.#plain = plan.columns.filter((column) => column.month === undefined);
    this.#months = plan.columns.filter((column) => column.month !== undefined);
    this.#names = plan.columns.map((column) => column.header);
    // The head of an order may stand on its first line only; the order as a whole is checked where it is built.
    this.#required =
      plan.kind === 'orders' ? [] : requiredFields(plan.kind, plan.mode, importKey(plan.kind, plan.key));
    this.#constants = constantsOf(plan);
  }

  /** The records of one row: one, or where months are columns one for each filled month. */
  readAll(sheetRow: SheetRow): ImportRow[] {
    const base = this.#read(sheetRow);
    if (this.#months.length === 0 || base.skipped !== null) return [base];
    const filled = this.#months.filter(({ index }) => !isNothing(sheetRow.cells[index]));
    if (filled.length === 0) return [{ ...base, skipped: 'note', values: {}, extras: [], errors: [] }];
    const months = [...new Set(filled.map(({ month }) => month))];
    const parts = months.map((month, at) => {
      const columns = filled.filter((column) => column.month === month);
      return this.#ofMonth(base, sheetRow, { month, columns, part: at + 1 });
    });
    // A row comes back whole: corrected, it must not bring its good months a second time.
    const errors = parts.flatMap((part) => part.errors.filter((error) => !base.errors.includes(error)));
    return errors.length === 0 ? parts : [{ ...base, errors: [...base.errors, ...errors] }];
  }

  #ofMonth(
    base: ImportRow,
    { row, cells }: SheetRow,
    { month, columns, part }: { month: string | undefined; columns: readonly PlannedColumn[]; part: number },
  ): ImportRow {
    const out = {
      values: { ...base.values, ...(month === undefined ? {} : { signedOn: `${month}-01` }) },
      extras: [...base.extras],
      remarks: [...base.remarks],
      errors: [...base.errors],
    };
    for (const column of columns) {
      this.#readColumn(column, { row, cells }, out);
      out.remarks.push({ column: column.index, code: 'month_only', text: column.header });
    }
    return { ...base, ...out, part };
  }

  #read({ row, cells }: SheetRow): ImportRow {
    const skipped = skippedRow(cells, this.#names, this.#sums) ?? this.#duplicate(cells);
    if (skipped === 'total') this.#sums.closeGroup();
    if (skipped !== null) return { row, cells, skipped, values: {}, extras: [], remarks: [], errors: [] };
    this.#sums.add(cells);
    const values: Record<string, ImportValue> = Object.fromEntries(this.#constants);
    const extras: Extras = [];
    const remarks: Array<ImportRow['remarks'][number]> = [];
    const errors: ImportRowError[] = [];
    for (const column of this.#plain)
      this.#readColumn(column, { row, cells }, { values, extras, remarks, errors });
    for (const field of this.#required) {
      if (values[field] === undefined && !errors.some((error) => this.#fieldOf(error.column) === field)) {
        errors.push({ row, column: this.#columnOf(field), code: 'required', text: '' });
      }
    }
    return { row, cells, skipped: null, values, extras, remarks, errors };
  }

  #readColumn(
    { index, header, field, reading }: PlannedColumn,
    { row, cells }: SheetRow,
    out: {
      values: Record<string, ImportValue>;
      extras: Extras;
      remarks: Array<ImportRow['remarks'][number]>;
      errors: ImportRowError[];
    },
  ): void {
    const cell = cells[index];
    if (field === null || reading === null) {
      if (isBlank(cell)) return;
      const text = cellText(cell);
      if (isBrokenText(text)) out.errors.push({ row, column: index, code: 'broken_characters', text });
      else if (!isReasonHeader(header)) out.extras.push({ header, text });
      return;
    }
    const known = this.#memoryOf(index, reading).read(cell);
    if (!known) return;
    const { text, result } = known;
    if (result.value !== null) out.values[field] = result.value;
    if (result.problem) out.errors.push({ row, column: index, code: result.problem, text });
    if (result.remark) out.remarks.push({ column: index, code: result.remark, text });
    if (result.note !== undefined) out.extras.push({ header, text: result.note });
  }

  #memoryOf(index: number, reading: ColumnReading): CellMemory {
    return (this.#memories[index] ??= new CellMemory(reading));
  }

  #duplicate(cells: SheetRow['cells']): 'duplicate' | null {
    if (this.#plan.duplicateRows === 'keep') return null;
    const hash = rowHash(cells);
    if (this.#seen.has(hash)) return 'duplicate';
    this.#seen.add(hash);
    return null;
  }

  #fieldOf(column: number | null): string | null {
    return this.#plan.columns.find((candidate) => candidate.index === column)?.field ?? null;
  }

  #columnOf(field: string): number | null {
    return this.#plan.columns.find((candidate) => candidate.field === field)?.index ?? null;
  }
}

/** Nothing was sold that month: blank, a dash, or zero. */
function isNothing(cell: SheetRow['cells'][number] | undefined): boolean {
  return isBlank(cell) || cell === 0 || /^(?:0(?:\.0+)?|[-—–/]+)$/.test(cellText(cell));
}

/** Values given once for all rows, read as typed cells of their field. */
function constantsOf(plan: ImportPlan): Map<string, ImportValue> {
  const constants = new Map<string, ImportValue>();
  for (const field of IMPORT_FIELDS[plan.kind]) {
    const text = plan.constants[field.name];
    const value = text === undefined ? null : readCell(text, defaultReading(field.kind)).value;
    if (value !== null) constants.set(field.name, value);
  }
  return constants;
}
