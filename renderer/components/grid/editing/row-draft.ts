import type { ErrorData, InputIssue, RowRefusal } from '#contract/kit/errors.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { type AppError, isAppError } from '#renderer/lib/app-error.ts';

/** What stands in one cell: the values it sets, the word shown for them, and why they cannot be saved yet. */
export interface CellDraft {
  /** Column the cell is in; a reference shows its word there. */
  column: string;
  values: FormValues;
  label: string | null;
  /** As it was typed; kept when it could not be read or was refused. */
  text: string;
  issue: InputIssue | null;
}

/** A row with unsaved cells. */
export interface RowDraft<Row> {
  id: string;
  /** The row as the core has it, and its version, when the editing began. */
  base: Row;
  cells: ReadonlyMap<string, CellDraft>;
  /** The row as it is shown: the base with the cells over it. */
  shown: Row;
  /** `waiting`: the core was out of reach; the row is sent again by itself. */
  state: 'typed' | 'saving' | 'refused' | 'waiting';
  refusal: Pick<RowRefusal, 'field' | 'code' | 'data'> | null;
  /** Rows changed by one act are saved together or not at all. */
  group: number;
}

/** A cell somebody changed, by what the row was when they did. */
export interface CellChange<Row> {
  row: Row;
  /** Name of the field. */
  name: string;
  cell: CellDraft;
}

const plain = (value: unknown) => (value === undefined || value === '' ? null : value);

export function isSameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** What the cell says about a row without it: the row's own values under the same names. */
export function cellOf<Row>(row: Row, like: CellDraft): CellDraft {
  const read = (name: string): unknown => Reflect.get(row as object, name);
  const word = read(like.column);
  return {
    column: like.column,
    values: Object.fromEntries(Object.keys(like.values).map((name) => [name, plain(read(name))])),
    label: like.label === null ? null : typeof word === 'string' ? word : '',
    text: '',
    issue: null,
  };
}

export function isSameCell(a: CellDraft, b: CellDraft): boolean {
  return (
    a.issue === null &&
    b.issue === null &&
    Object.keys({ ...a.values, ...b.values }).every((name) => isSameValue(a.values[name], b.values[name]))
  );
}

/** The base with the readable cells over it. */
export function shownRow<Row>(base: Row, cells: ReadonlyMap<string, CellDraft>): Row {
  const shown = { ...base } as object;
  for (const cell of cells.values()) {
    if (cell.issue !== null) continue;
    for (const [name, value] of Object.entries(cell.values)) Reflect.set(shown, name, value);
    if (cell.label !== null) Reflect.set(shown, cell.column, cell.label === '' ? null : cell.label);
  }
  return shown as Row;
}

/** The draft with one cell set; null when nothing differs from the base any more. */
export function withCell<Row>(
  draft: Pick<RowDraft<Row>, 'id' | 'base' | 'cells'>,
  name: string,
  cell: CellDraft,
  group: number,
): RowDraft<Row> | null {
  const cells = new Map(draft.cells);
  if (isSameCell(cell, cellOf(draft.base, cell))) cells.delete(name);
  else cells.set(name, cell);
  if (cells.size === 0) return null;
  return {
    id: draft.id,
    base: draft.base,
    cells,
    shown: shownRow(draft.base, cells),
    state: 'typed',
    refusal: null,
    group,
  };
}

/** What was typed in a row while it was on its way stays a draft over the saved row; null when nothing was. */
export function typedSince<Row>(
  now: RowDraft<Row>,
  sent: RowDraft<Row>,
  saved: { id: string; row: Row },
): RowDraft<Row> | null {
  const cells = new Map([...now.cells].filter(([name, cell]) => sent.cells.get(name) !== cell));
  if (cells.size === 0) return null;
  const { id, row } = saved;
  return { ...now, id, base: row, cells, shown: shownRow(row, cells), state: 'typed' };
}

/** Every value the draft sets, as the update wants them. */
export function valuesOf<Row>(draft: RowDraft<Row>): FormValues {
  return Object.assign({}, ...[...draft.cells.values()].map((cell) => cell.values)) as FormValues;
}

/** The draft with issues at the cells they are about. Issues about no cell of the draft stay with the row. */
export function withIssues<Row>(draft: RowDraft<Row>, issues: readonly InputIssue[]): RowDraft<Row> {
  const cells = new Map(draft.cells);
  for (const issue of issues) {
    const found = [...cells].find(([name, cell]) => name === issue.path || issue.path in cell.values);
    if (found) cells.set(found[0], { ...found[1], issue });
  }
  return { ...draft, cells, state: 'refused' };
}

/** A blank cell of a new row is simply not given. */
export function given(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
}

/** A new row without the marks at cells nobody filled: what is missing is found anew each time. */
export function withoutGaps<Row>(draft: RowDraft<Row>): RowDraft<Row> {
  const cells = new Map([...draft.cells].filter(([, cell]) => cell.issue === null || cell.text !== ''));
  return { ...draft, cells };
}

/** The cells a new row lacks, marked where they would be written. */
export function withGaps<Row>(draft: RowDraft<Row>, issues: readonly InputIssue[]): RowDraft<Row> {
  const cells = new Map(draft.cells);
  for (const issue of issues) {
    const isThere = [...cells].some(([name, cell]) => name === issue.path || issue.path in cell.values);
    if (isThere || issue.path === '' || issue.path.includes('.')) continue;
    cells.set(issue.path, { column: '', values: { [issue.path]: null }, label: null, text: '', issue });
  }
  return { ...draft, cells };
}

/** Why one row of a batch was not saved: its own refusal, the failure of the whole call, or nothing of its own. */
export function refusalAt(
  error: AppError,
  list: 'create' | 'update',
  at: number,
): RowDraft<unknown>['refusal'] {
  if (!isAppError(error, 'ROWS_REFUSED')) return { field: null, code: error.code, data: error.data };
  const { refusals } = error.data as ErrorData<'ROWS_REFUSED'>;
  return refusals.find((one) => one.list === list && one.at === at) ?? null;
}
