import type { ImportRowError } from '#contract/imports/analysis.ts';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ImportResult } from '#contract/imports/imports.schema.ts';
import type { ImportPlan, ImportRow } from '#db/importing/import-plan.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { CaseTarget } from './case-target.ts';
import { type BatchCounts, insertBatch, insertRow, putCounts, rowsBefore } from './imports.repo.ts';
import { MarketTarget } from './market-target.ts';
import { OrderTarget } from './order-target.ts';
import {
  asRowRefused,
  type Batch,
  type ImportTarget,
  type RecordDraft,
  type RowRefused,
  type Written,
} from './target.ts';
import { UnitTarget } from './unit-target.ts';

const TARGETS: Record<ImportKind, new (batch: Batch) => ImportTarget> = {
  'market-records': MarketTarget,
  orders: OrderTarget,
  units: UnitTarget,
  'service-cases': CaseTarget,
};
const SHOWN_PROBLEMS = 100;
const PROGRESS_EVERY = 200;

export interface ApplyInput {
  plan: ImportPlan;
  rows: readonly ImportRow[];
  file: { name: string; sha256: string };
  assumed: ImportResult['assumed'];
  progress(done: number): void;
}

/**
 * Writes a read ledger as one batch, inside the caller's transaction: either all of it is there afterwards or
 * nothing. Rows with errors, and rows whose record was refused, come back with their reasons; rows of a file that
 * was brought in before are the same. new + updated + same + skipped + error = rows read.
 */
export function applyImport(w: WriteContext, input: ApplyInput): ImportResult {
  const run = new BatchRun(w, input);
  return run.apply();
}

class BatchRun {
  readonly #w: WriteContext;
  readonly #input: ApplyInput;
  readonly #batchId: string;
  readonly #no: string;
  readonly #target: ImportTarget;
  readonly #counts: BatchCounts = { read: 0, new: 0, updated: 0, same: 0, skipped: 0, error: 0 };
  readonly #problems: ImportRowError[] = [];

  constructor(w: WriteContext, input: ApplyInput) {
    this.#w = w;
    this.#input = input;
    this.#batchId = w.newId();
    this.#no = w.nextNo('batch', w.today);
    this.#target = new TARGETS[input.plan.kind]({ w, plan: input.plan, batchId: this.#batchId });
  }

  apply(): ImportResult {
    const { plan, rows } = this.#input;
    const sheet = plan.sheet === '' ? null : plan.sheet;
    const before = rowsBefore(this.#w.db, { kind: plan.kind, fileSha256: this.#input.file.sha256, sheet });
    this.#begin(sheet);
    const fresh = this.#sortOut(rows, before);
    for (const draft of this.#wholeDrafts(fresh, rows)) this.#write(draft);
    this.#target.finish?.();
    putCounts(this.#w.db, this.#batchId, this.#counts);
    this.#w.log({
      entity: 'imports',
      id: this.#batchId,
      action: 'import',
      after: { no: this.#no, file: this.#input.file.name, ...this.#counts },
    });
    const { assumed } = this.#input;
    return {
      kind: plan.kind,
      ...this.#counts,
      batch: this.#batchId,
      no: this.#no,
      isDryRun: false,
      assumed,
      problems: this.#problems,
    };
  }

  #begin(sheet: string | null): void {
    const { plan, file } = this.#input;
    insertBatch(this.#w.db, {
      id: this.#batchId,
      no: this.#no,
      kind: plan.kind,
      fileName: file.name,
      fileSha256: file.sha256,
      sheet,
      plan: JSON.stringify(plan),
      createdAt: this.#w.at,
      createdBy: this.#w.actor.userId,
    });
  }

  /** Puts aside what needs no writing; returns the rows that make records. */
  #sortOut(rows: readonly ImportRow[], before: ReturnType<typeof rowsBefore>): ImportRow[] {
    const fresh: ImportRow[] = [];
    for (const row of rows) {
      const known = before.get(row.row);
      if (row.skipped !== null) this.#note(row, 'skipped');
      else if (row.errors.length > 0) this.#reject(row, row.errors);
      else if (known)
        this.#note(row, 'same', { outcome: 'same', entity: known.entity, entityId: known.entityId });
      else fresh.push(row);
    }
    return fresh;
  }

  /** An order one of whose rows came back comes back whole: half an order would have a wrong total. */
  #wholeDrafts(fresh: readonly ImportRow[], all: readonly ImportRow[]): RecordDraft[] {
    const drafts = this.#target.drafts(fresh);
    if (this.#input.plan.kind !== 'orders') return drafts;
    const spoiled = new Set(all.filter((row) => row.errors.length > 0).map((row) => row.values['orderNo']));
    spoiled.delete(undefined);
    return drafts.filter((draft) => {
      const isSpoiled = draft.rows.some((row) => spoiled.has(row.values['orderNo']));
      if (isSpoiled)
        for (const row of draft.rows) this.#reject(row, [problem(row, 'other_row_of_order', null)]);
      return !isSpoiled;
    });
  }

  #write(draft: RecordDraft): void {
    const { db } = this.#w;
    db.run('SAVEPOINT import_record');
    try {
      const written = this.#target.write(draft);
      db.run('RELEASE import_record');
      for (const book of this.#target.books) book.keep();
      for (const row of draft.rows) this.#note(row, written.outcome, written);
    } catch (error) {
      const refused = asRowRefused(error);
      if (!refused) throw error;
      db.run('ROLLBACK TO import_record');
      for (const book of this.#target.books) book.forget();
      db.run('RELEASE import_record');
      for (const row of draft.rows) this.#reject(row, [this.#refusal(row, refused)]);
    }
  }

  #refusal(row: ImportRow, { code, field, text }: RowRefused): ImportRowError {
    const column = this.#input.plan.columns.find((candidate) => candidate.field === field)?.index ?? null;
    return { row: row.row, column, code, text };
  }

  #reject(row: ImportRow, errors: readonly ImportRowError[]): void {
    for (const error of errors) if (this.#problems.length < SHOWN_PROBLEMS) this.#problems.push(error);
    this.#note(row, 'error', undefined, errors);
  }

  #note(
    row: ImportRow,
    outcome: keyof BatchCounts & Parameters<typeof insertRow>[1]['outcome'],
    written?: Written,
    errors?: readonly ImportRowError[],
  ): void {
    this.#counts.read += 1;
    this.#counts[outcome] += 1;
    insertRow(this.#w.db, {
      batchId: this.#batchId,
      rowNo: row.row,
      outcome,
      entity: written?.entity ?? null,
      entityId: written?.entityId ?? null,
      beforeJson: written?.before ? JSON.stringify(written.before) : null,
      cells: errors ? JSON.stringify(row.cells) : null,
      issues: errors ? JSON.stringify(errors) : null,
    });
    if (this.#counts.read % PROGRESS_EVERY === 0) this.#input.progress(this.#counts.read);
  }
}

function problem(row: ImportRow, code: ImportRowError['code'], column: number | null): ImportRowError {
  return { row: row.row, column, code, text: '' };
}
