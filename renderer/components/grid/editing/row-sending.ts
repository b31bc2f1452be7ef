import type { InputIssue } from '#contract/kit/errors.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { type EditPort, isUnsaved, type RowBatch } from './edit-port.ts';
import { given, type RowDraft, valuesOf, withGaps, withIssues, withoutGaps } from './row-draft.ts';

/** True for a line below the list that is no row of it yet. */
export function isNewRow<Row>(port: EditPort<Row>, { base }: Pick<RowDraft<Row>, 'base'>): boolean {
  return isUnsaved(port.identity(base));
}

function createOf<Row>(port: EditPort<Row>, draft: RowDraft<Row>): FormValues {
  return given({ ...port.newRow, ...valuesOf(draft) });
}

function updateOf<Row>(port: EditPort<Row>, draft: RowDraft<Row>): FormValues {
  return { ...valuesOf(draft), ...port.identity(draft.base) };
}

/** What keeps a row from being sent; the whole row is asked about once every cell of it can be read. */
function issuesOf<Row>(port: EditPort<Row>, draft: RowDraft<Row>): InputIssue[] {
  const typed = [...draft.cells.values()].flatMap((cell) => cell.issue ?? []);
  if (typed.length > 0) return typed;
  return isNewRow(port, draft)
    ? port.validate(createOf(port, draft), true)
    : port.validate(updateOf(port, draft), false);
}

function marked<Row>(
  port: EditPort<Row>,
  draft: RowDraft<Row>,
  issues: readonly InputIssue[],
): RowDraft<Row> {
  const next = withIssues(isNewRow(port, draft) ? withGaps(draft, issues) : draft, issues);
  const isShown = [...next.cells.values()].some((cell) => cell.issue !== null);
  return { ...next, refusal: isShown ? null : { field: null, code: 'INPUT_INVALID', data: { issues } } };
}

/** The rows with what is wrong marked in them, when any of them cannot be sent; null when all can. */
export function heldBack<Row>(port: EditPort<Row>, drafts: readonly RowDraft<Row>[]): RowDraft<Row>[] | null {
  const found = drafts.map((draft) => ({ draft, issues: issuesOf(port, draft) }));
  if (found.every(({ issues }) => issues.length === 0)) return null;
  return found.map(({ draft, issues }) => ({
    ...(issues.length > 0 ? marked(port, draft, issues) : draft),
    state: 'refused',
  }));
}

/** Rows as they are tried: a new one without the gaps it was marked for before. */
export function triedAgain<Row>(port: EditPort<Row>, drafts: readonly RowDraft<Row>[]): RowDraft<Row>[] {
  return drafts.map((draft) => (isNewRow(port, draft) ? withoutGaps(draft) : draft));
}

/** Rows on their way, in the order of the batch that carries them. */
export function sendingOf<Row>(port: EditPort<Row>, drafts: readonly RowDraft<Row>[]) {
  const fresh = drafts.filter((draft) => isNewRow(port, draft));
  const changed = drafts.filter((draft) => !isNewRow(port, draft));
  const batch: RowBatch = {
    ...(fresh.length ? { create: fresh.map((draft) => createOf(port, draft)) } : {}),
    ...(changed.length ? { update: changed.map((draft) => updateOf(port, draft)) } : {}),
  };
  return { fresh, changed, batch };
}
