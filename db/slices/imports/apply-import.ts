import { type ImportRowError, type ImportValue, isConflict } from '#contract/imports/analysis.ts';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ImportResult, RowFate } from '#contract/imports/imports.schema.ts';
import type { ImportPlan, ImportRow } from '#db/importing/import-plan.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { agreeingDrafts } from './agreeing-drafts.ts';
import { CaseTarget } from './case-target.ts';
import { ContactTarget } from './contact-target.ts';
import { DeferredWrites } from './deferred-writes.ts';
import type { RepeatedKeys } from './draft-keys.ts';
import {
  type BatchCounts,
  insertBatch,
  insertRow,
  putCounts,
  type RowOutcome,
  rowKey,
  rowsBefore,
} from './imports.repo.ts';
import { MarketTarget } from './market-target.ts';
import { OrderTarget } from './order-target.ts';
import { PartyTarget } from './party-target.ts';
import { ProductTarget } from './product-target.ts';
import { fateOf } from './row-fate.ts';
import { SiteTarget } from './site-target.ts';
import {
  asRowRefused,
  type Batch,
  type ImportTarget,
  type RecordDraft,
  RowRefused,
  type Written,
} from './target.ts';
import { UnitTarget } from './unit-target.ts';

const TARGETS: Record<ImportKind, new (batch: Batch) => ImportTarget> = {
  'market-records': MarketTarget,
  orders: OrderTarget,
  units: UnitTarget,
  'service-cases': CaseTarget,
  parties: PartyTarget,
  contacts: ContactTarget,
  sites: SiteTarget,
  products: ProductTarget,
};
const SHOWN_PROBLEMS = 100;
const PROGRESS_EVERY = 200;

export interface ApplyInput {
  plan: ImportPlan;
  rows: Iterable<ImportRow>;
  /** Keys of more than one row; gathered while the ledger was read. */
  repeated: RepeatedKeys;
  file: { name: string; sha256: string };
  assumed: ImportResult['assumed'];
  /**
   * Every record in a savepoint of its own. Without, the import is three times as fast, and stops with `HalfWritten`
   * in the rare case that a record is refused after some of it was written.
   */
  isCareful: boolean;
  /** When the person saw the dry run, if they did. */
  seenAt: number | null;
  /** The batch whose returned rows the ledger corrects. */
  correctsBatchId: string | null;
  progress(done: number): void;
  /** Told what became of every row; a dry run keeps it, a batch has it in its rows. */
  onRow?(group: RowOutcome, fate: RowFate): void;
}

/** A record was refused half-way: the transaction has to be taken back and done again carefully. */
export class HalfWritten extends Error {}

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
  readonly #counts: BatchCounts = { read: 0, new: 0, updated: 0, same: 0, skipped: 0, error: 0, conflict: 0 };
  readonly #problems: ImportRowError[] = [];

  readonly #deferred: DeferredWrites;

  constructor(w: WriteContext, input: ApplyInput) {
    this.#deferred = new DeferredWrites(w, input.isCareful);
    this.#w = this.#deferred.context;
    this.#input = input;
    this.#batchId = w.newId();
    this.#no = w.nextNo('batch', w.today);
    this.#target = new TARGETS[input.plan.kind]({
      w: this.#w,
      plan: input.plan,
      batchId: this.#batchId,
      seenAt: input.seenAt,
    });
  }

  apply(): ImportResult {
    const { plan, rows, repeated } = this.#input;
    const sheet = plan.sheet === '' ? null : plan.sheet;
    const before = rowsBefore(this.#w.db, { kind: plan.kind, fileSha256: this.#input.file.sha256, sheet });
    this.#begin(sheet);
    const needsAll = this.#target.drafts !== undefined;
    // A row whose record needs no other row is written as it comes: the rest of the ledger stays packed.
    const waiting: ImportRow[] = [];
    const spoiled = new Set<ImportValue | undefined>();
    for (const row of rows) {
      if (row.errors.length > 0) spoiled.add(row.values['orderNo']);
      if (!this.#isFresh(row, before)) continue;
      if (needsAll || repeated.has(row, plan)) waiting.push(row);
      else this.#write({ rows: [row] }, []);
    }
    this.#writeTogether(waiting, spoiled);
    this.#target.finish?.();
    this.#deferred.write();
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
      mapping: null,
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
      mode: plan.mode,
      correctsBatchId: this.#input.correctsBatchId,
      createdAt: this.#w.at,
      createdBy: this.#w.actor.userId,
    });
  }

  /** Puts aside what needs no writing. */
  #isFresh(row: ImportRow, before: ReturnType<typeof rowsBefore>): boolean {
    const known = before.get(rowKey(row.row, row.part));
    if (row.skipped !== null) this.#note(row, 'skipped');
    else if (row.errors.length > 0) this.#reject(row, row.errors);
    else if (known && !this.#input.plan.isModeGiven)
      this.#note(row, 'same', { outcome: 'same', entity: known.entity, entityId: known.entityId });
    else return true;
    return false;
  }

  /** Rows that make records together, and rows of one key, which have to agree. */
  #writeTogether(rows: readonly ImportRow[], spoiled: ReadonlySet<ImportValue | undefined>): void {
    if (rows.length === 0) return;
    const drafts = this.#target.drafts?.(rows) ?? rows.map((row) => ({ rows: [row] }));
    const { agreeing, contradicting } = agreeingDrafts(this.#input.plan, this.#wholeDrafts(drafts, spoiled));
    for (const draft of contradicting)
      for (const row of draft.rows) this.#reject(row, [problem(row, 'key_repeated', null)]);
    for (const { draft, twins } of agreeing) this.#write(draft, twins);
  }

  /** An order one of whose rows came back comes back whole: half an order would have a wrong total. */
  #wholeDrafts(drafts: RecordDraft[], spoiled: ReadonlySet<ImportValue | undefined>): RecordDraft[] {
    if (this.#input.plan.kind !== 'orders') return drafts;
    const isSpoilt = ({ values }: ImportRow) =>
      values['orderNo'] !== undefined && spoiled.has(values['orderNo']);
    return drafts.filter((draft) => {
      const isSpoiled = draft.rows.some(isSpoilt);
      if (isSpoiled)
        for (const row of draft.rows) this.#reject(row, [problem(row, 'other_row_of_order', null)]);
      return !isSpoiled;
    });
  }

  #write(draft: RecordDraft, twins: readonly RecordDraft[]): void {
    const { db } = this.#w;
    const { isCareful } = this.#input;
    const { written } = this.#deferred;
    if (isCareful) db.run('SAVEPOINT import_record');
    const result = this.#tryWrite(draft);
    const isRefused = result instanceof RowRefused;
    if (isRefused && !isCareful && this.#deferred.written !== written) throw new HalfWritten();
    if (isRefused && isCareful) db.run('ROLLBACK TO import_record');
    if (isCareful) db.run('RELEASE import_record');
    for (const book of [this.#deferred, ...this.#target.books]) {
      if (isRefused) book.forget();
      else book.keep();
    }
    for (const row of draft.rows) {
      if (isRefused) this.#reject(row, [this.#refusal(row, result)]);
      else this.#note(row, result.outcome, result);
    }
    for (const row of twins.flatMap((twin) => twin.rows)) {
      if (isRefused) this.#reject(row, [this.#refusal(row, result)]);
      else this.#note(row, 'same', { outcome: 'same', entity: result.entity, entityId: result.entityId });
    }
  }

  #tryWrite(draft: RecordDraft): Written | RowRefused {
    try {
      return this.#target.write(draft);
    } catch (error) {
      const refused = asRowRefused(error);
      if (!refused) throw error;
      return refused;
    }
  }

  #refusal(row: ImportRow, { code, field, text }: RowRefused): ImportRowError {
    const column = this.#input.plan.columns.find((candidate) => candidate.field === field)?.index ?? null;
    return { row: row.row, column, code, text };
  }

  #reject(row: ImportRow, errors: readonly ImportRowError[]): void {
    for (const error of errors) if (this.#problems.length < SHOWN_PROBLEMS) this.#problems.push(error);
    if (errors[0] && isConflict(errors[0].code)) this.#counts.conflict += 1;
    this.#note(row, 'error', undefined, errors);
  }

  #note(
    row: ImportRow,
    outcome: RowOutcome,
    written?: Written,
    errors: readonly ImportRowError[] = [],
  ): void {
    this.#counts.read += 1;
    this.#counts[outcome] += 1;
    insertRow(this.#w.db, {
      batchId: this.#batchId,
      rowNo: row.row,
      part: row.part ?? 0,
      outcome,
      entity: written?.entity ?? null,
      entityId: written?.entityId ?? null,
      beforeJson: written?.before ? JSON.stringify(written.before) : null,
      afterJson: written?.after ? JSON.stringify(written.after) : null,
      cells: errors.length > 0 ? JSON.stringify(row.cells) : null,
      issues: errors.length > 0 ? JSON.stringify(errors) : null,
    });
    this.#input.onRow?.(outcome, fateOf(row, written, errors));
    if (this.#counts.read % PROGRESS_EVERY === 0) this.#input.progress(this.#counts.read);
  }
}

function problem(row: ImportRow, code: ImportRowError['code'], column: number | null): ImportRowError {
  return { row: row.row, column, code, text: '' };
}
