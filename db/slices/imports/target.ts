import type { CellProblem, ImportValue, RowProblem } from '#contract/imports/analysis.ts';
import type { DomainError } from '#contract/kit/errors.ts';
import { toDomainError } from '#db/connection/sqlite-errors.ts';
import type { ImportPlan, ImportRow } from '#db/importing/import-plan.ts';
import { cellText } from '#db/importing/raw-cell.ts';
import { addDays } from '#db/kit/clock.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { foldText } from '#db/kit/text.ts';

/** Rows that make one record. */
export interface RecordDraft {
  rows: readonly ImportRow[];
}

export interface Written {
  outcome: 'new' | 'updated' | 'same';
  entity: string;
  entityId: string;
  /** Values before an update, to restore them, and after it. */
  before?: object;
  after?: object;
}

/** Knows how records of one kind are made from rows. One object serves one batch. */
export interface ImportTarget {
  /** Records of the rows in the order they can be written; left out where each row is a record and needs no other. */
  drafts?(rows: readonly ImportRow[]): RecordDraft[];
  /** Writes one record; throws `RowRefused` or a DomainError, which sends its rows back. */
  write(draft: RecordDraft): Written;
  /** What is written once for the whole batch. */
  finish?(): void;
  /** What the target remembers about records it made; one that is rolled back has to be forgotten. */
  readonly books: readonly RowBook[];
}

/** Memory of a batch that follows the savepoint of the record being written. */
export interface RowBook {
  keep(): void;
  forget(): void;
}

export interface Batch {
  w: WriteContext;
  plan: ImportPlan;
  batchId: string;
  /** When the person saw the dry run, if they did. */
  seenAt: number | null;
}

/** A row that can be read but not stored. */
export class RowRefused extends Error {
  readonly code: RowProblem | CellProblem;
  readonly field: string | null;
  readonly text: string;
  constructor(code: RowProblem | CellProblem, field: string | null = null, text = '') {
    super(`${code} ${field ?? ''} ${text}`);
    this.name = 'RowRefused';
    this.code = code;
    this.field = field;
    this.text = text;
  }
}

/** How a refusal of another slice reads for the person who has the ledger; null for an error that is none. */
export function asRowRefused(thrown: unknown): RowRefused | null {
  if (thrown instanceof RowRefused) return thrown;
  const domain = toDomainError(thrown);
  if (!domain) return null;
  if (isCode(domain, 'DUPLICATE')) return new RowRefused('code_taken', null, domain.data.value);
  if (isCode(domain, 'RULE_BROKEN')) {
    const { rule } = domain.data;
    if (rule === 'fractional_quantity') return new RowRefused('fractional_quantity', 'quantity');
    return rule.startsWith('unit_')
      ? new RowRefused('unit_event_order', null, rule)
      : new RowRefused('refused', null, rule);
  }
  if (isCode(domain, 'INPUT_INVALID')) {
    const [issue] = domain.data.issues;
    return new RowRefused('refused', issue?.path ?? null, issue?.code ?? '');
  }
  return isCode(domain, 'IN_USE') || isCode(domain, 'NOT_FOUND')
    ? new RowRefused('refused', null, domain.data.key)
    : null;
}

function isCode<C extends DomainError['code']>(error: DomainError, code: C): error is DomainError<C> {
  return error.code === code;
}

/** The values of the plan's key as one text, null when one of them is missing. */
export function keyText(row: ImportRow | undefined, fields: readonly string[]): string | null {
  const parts = fields.map((field) => row?.values[field]);
  return parts.every((part) => typeof part === 'string') ? parts.map(foldText).join(' · ') : null;
}

/** Text of a field, undefined when the row has none. Longer than the field holds: the row comes back. */
export function textOf(row: ImportRow, field: string, limit = 200): string | undefined {
  const value = row.values[field];
  const text = typeof value === 'string' ? value : undefined;
  if (text !== undefined && text.length > limit) throw new RowRefused('too_long', field, text.slice(0, 80));
  return text;
}

/** Day of what has happened. A year and more ahead is a slip of the year: the row comes back. */
export function happenedOn(batch: Batch, row: ImportRow, field: string): string | undefined {
  const day = textOf(row, field);
  if (day !== undefined && day > addDays(batch.w.today, 366))
    throw new RowRefused('implausible_date', field, day);
  return day;
}

export function moneyIn(value: ImportValue | undefined) {
  return typeof value === 'object' && 'minor' in value ? value : undefined;
}

export function quantityIn(value: ImportValue | undefined) {
  return typeof value === 'object' && 'milli' in value ? value : undefined;
}

/**
 * Cells without a field of their own, under the headers of the ledger: unmapped columns, notes split off, and the
 * original text of the named fields. Null when there are none.
 */
export function leftovers(
  row: ImportRow,
  plan: ImportPlan,
  fields: readonly string[] = [],
): Record<string, string> | null {
  const kept = new Map<string, string>();
  const keep = (header: string, text: string) => {
    const before = kept.get(header);
    kept.set(header, before === undefined ? text : `${before}；${text}`);
  };
  for (const { index, header, field } of plan.columns) {
    if (field === null || !fields.includes(field)) continue;
    const text = cellText(row.cells[index]);
    if (text !== '') keep(header === '' ? field : header, text);
  }
  for (const [index, { header, text }] of row.extras.entries())
    keep(header === '' ? `#${index + 1}` : header, text);
  return kept.size === 0 ? null : Object.fromEntries(kept);
}
