import type { InputIssue, RowRefusal } from '#contract/kit/errors.ts';
import type { CheckedRows } from '#contract/kit/rows.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import type { FormSchema } from '#renderer/components/form/form-values.ts';
import { fromZodIssue } from '#renderer/components/form/issue-text.ts';
import type { GridColumn } from '../grid-types.ts';
import type { RowBatch } from './edit-port.ts';
import type { GridEditing } from './editing-types.ts';
import { type CellChange, type CellDraft, cellOf, given, isSameCell, shownRow } from './row-draft.ts';

export interface PlannedCell<Row> {
  column: GridColumn<Row>;
  cell: CellDraft;
  isChanged: boolean;
}

/** One row of a change that is looked at before it is saved. */
export interface PlannedRow<Row> {
  /** Null for a row that would be new. */
  row: Row | null;
  cells: readonly PlannedCell<Row>[];
  kind: 'changed' | 'new' | 'same' | 'wrong';
  /** About fields; those of cells that are shown stand at the cell. */
  issues: readonly InputIssue[];
  refusal: Pick<RowRefusal, 'field' | 'code' | 'data'> | null;
  /** The row as it would be. */
  shown: Row;
}

function valuesOf<Row>(cells: readonly PlannedCell<Row>[]): FormValues {
  return Object.assign({}, ...cells.map((one) => one.cell.values)) as FormValues;
}

export function createOf<Row>(planned: PlannedRow<Row>, editing: GridEditing<Row>): FormValues {
  return given({ ...editing.newRow, ...valuesOf(planned.cells) });
}

function updateOf<Row>(planned: PlannedRow<Row>, row: Row, editing: GridEditing<Row>): FormValues {
  const changed = planned.cells.filter((one) => one.isChanged);
  return { ...valuesOf(changed), ...editing.identity(row) };
}

function issuesOf(schema: FormSchema, input: FormValues): InputIssue[] {
  const result = schema.safeParse(input, { reportInput: true });
  return result.success ? [] : result.error.issues.map(fromZodIssue);
}

/** Puts cells over a row, or over none, and asks the contract whether that can be. */
export function plannedRow<Row>(
  row: Row | null,
  cells: readonly Pick<PlannedCell<Row>, 'column' | 'cell'>[],
  editing: GridEditing<Row>,
): PlannedRow<Row> {
  const base = row ?? ({ ...editing.newRow } as Row);
  const marked = cells.map(({ column, cell }) => {
    const isSame = cell.issue === null && row !== null && isSameCell(cell, cellOf(row, cell));
    return { column, cell, isChanged: !isSame };
  });
  const shown = shownRow(base, new Map(marked.map((one) => [one.column.id, one.cell])));
  const planned: PlannedRow<Row> = {
    row,
    cells: marked,
    kind: row === null ? 'new' : marked.some((one) => one.isChanged) ? 'changed' : 'same',
    issues: [],
    refusal: null,
    shown,
  };
  const unread = marked.flatMap((one) => one.cell.issue ?? []);
  if (unread.length > 0) return { ...planned, kind: 'wrong', issues: unread };
  if (planned.kind === 'same') return planned;
  const issues =
    row === null
      ? issuesOf(editing.createSchema, createOf(planned, editing))
      : issuesOf(editing.updateSchema, updateOf(planned, row, editing));
  return issues.length > 0 ? { ...planned, kind: 'wrong', issues } : planned;
}

export interface PlanCounts {
  changed: number;
  new: number;
  same: number;
  wrong: number;
  wrongCells: number;
}

/** True for a cell that keeps its row from being saved. */
export function isWrongCell<Row>(planned: PlannedRow<Row>, { column, cell }: PlannedCell<Row>): boolean {
  const isBlamed = (path: string | null) =>
    path !== null && (path in cell.values || path === column.edit?.name);
  return planned.issues.some((one) => isBlamed(one.path)) || isBlamed(planned.refusal?.field ?? null);
}

export function countPlan<Row>(plan: readonly PlannedRow<Row>[]): PlanCounts {
  const counts: PlanCounts = { changed: 0, new: 0, same: 0, wrong: 0, wrongCells: 0 };
  for (const planned of plan) {
    counts[planned.kind] += 1;
    if (planned.kind === 'wrong')
      counts.wrongCells += Math.max(1, planned.cells.filter((one) => isWrongCell(planned, one)).length);
  }
  return counts;
}

/** What would be sent: the rows that can be saved, with the places they have in the plan. */
export function batchOf<Row>(plan: readonly PlannedRow<Row>[], editing: GridEditing<Row>) {
  const fresh = plan.filter((one) => one.kind === 'new');
  const changed = plan.filter((one) => one.kind === 'changed');
  const update = changed.flatMap((one) => (one.row === null ? [] : [updateOf(one, one.row, editing)]));
  const batch: RowBatch = {
    ...(fresh.length ? { create: fresh.map((one) => createOf(one, editing)) } : {}),
    ...(update.length ? { update } : {}),
  };
  return { batch, fresh, changed };
}

export function changesOf<Row>(plan: readonly PlannedRow<Row>[]): CellChange<Row>[] {
  return plan.flatMap(({ kind, row, cells }) =>
    kind !== 'changed' || row === null
      ? []
      : cells.flatMap(({ column, cell, isChanged }): CellChange<Row>[] =>
          isChanged && column.edit ? [{ row, name: column.edit.name, cell }] : [],
        ),
  );
}

/** The plan with what the core refused written to the rows it refused. */
export function withRefusals<Row>(
  plan: readonly PlannedRow<Row>[],
  refusals: CheckedRows['refusals'],
  editing: GridEditing<Row>,
): PlannedRow<Row>[] {
  const { fresh, changed } = batchOf(plan, editing);
  const refusalOf = new Map(
    refusals.map((one) => [one.list === 'create' ? fresh[one.at] : changed[one.at], one] as const),
  );
  return plan.map((planned) => {
    const refusal = refusalOf.get(planned);
    return refusal ? { ...planned, kind: 'wrong', refusal } : planned;
  });
}

/** Asks the core what saving would do; nothing is written. */
export async function checkPlan<Row>(
  plan: readonly PlannedRow<Row>[],
  editing: GridEditing<Row>,
): Promise<PlannedRow<Row>[]> {
  const { batch } = batchOf(plan, editing);
  if (!batch.create && !batch.update) return [...plan];
  const { refusals } = await editing.check(batch);
  return withRefusals(plan, refusals, editing);
}
