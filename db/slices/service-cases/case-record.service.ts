import { DomainError } from '#contract/kit/errors.ts';
import type { CaseRow } from '#contract/service-cases/service-cases.schema.ts';
import type { CaseState } from '#contract/service-cases/states.ts';
import type { LogAction, ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireHappened } from '#db/kit/happened.ts';
import { requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { waitingTimes } from './case-clock.service.ts';
import { docOf, dropCaseText, indexCaseText } from './case-text.repo.ts';
import { cases, findCaseRow, insertStateLog, type StoredCase } from './service-cases.repo.ts';

export function requireCase(r: ReadContext, id: string): CaseRow {
  return requireRow(findCaseRow(r.db, id), 'service-cases', id);
}

/** The stored row as it is now, refused when the caller saw an older one. */
export function requireCurrent(w: WriteContext, id: string, version: number): StoredCase {
  const current = requireRow(cases.find(w.db, id), 'service-cases', id);
  requireVersion('service-cases', current, version);
  if (current.voidedAt !== null) throw new DomainError('NOT_FOUND', { entity: 'service-cases', key: id });
  return current;
}

function indexForSearch(w: WriteContext, row: StoredCase): void {
  const shown = requireCase(w, row.id);
  w.index({
    kind: 'service-cases',
    id: row.id,
    title: `${row.no} ${row.title}`,
    subtitle: [shown.partyName ?? row.partyText, shown.barcode ?? row.unitText, row.reportedOn]
      .filter(Boolean)
      .join(' · '),
    body: [
      row.description,
      row.part,
      row.product,
      shown.siteName,
      row.sourceNo,
      row.faultText,
      row.contact,
      row.contactPhone,
    ]
      .filter(Boolean)
      .join('\n'),
  });
}

/** Reads the case anew for the search. */
export function reindexCase(w: WriteContext, id: string): void {
  indexForSearch(w, requireRow(cases.find(w.db, id), 'service-cases', id));
}

/** Writes a new case with its first state, its full text and its log entry. */
export function insertCase(w: WriteContext, row: StoredCase, action: LogAction = 'create'): void {
  if (row.importBatchId === null) requireHappened(w, { reportedOn: row.reportedOn });
  cases.insert(w.db, row);
  insertStateLog(w.db, row.id, {
    fromState: null,
    toState: row.state,
    reason: null,
    at: w.at,
    byUser: w.actor.userId,
  });
  indexCaseText(w.db, docOf(w.db, row.id) ?? 0, row.title, row.description);
  w.log({ entity: 'service-cases', id: row.id, action, after: row });
  indexForSearch(w, row);
}

/** Writes a change with version and log entry; the full text follows when text or day changed. */
export function patchCase(
  w: WriteContext,
  current: StoredCase,
  change: Partial<StoredCase>,
  action: LogAction = 'update',
): void {
  const patch = { ...change, ...waitingTimes(w, current, change), ...updatedNow(w, current) };
  const next = { ...current, ...patch };
  if (next.reportedOn !== current.reportedOn) requireHappened(w, { reportedOn: next.reportedOn });
  const isOtherText =
    next.title !== current.title ||
    next.description !== current.description ||
    next.reportedOn !== current.reportedOn;
  if (isOtherText) dropCaseText(w.db, docOf(w.db, current.id) ?? 0);
  cases.update(w.db, current.id, patch);
  if (isOtherText) indexCaseText(w.db, docOf(w.db, current.id) ?? 0, next.title, next.description);
  w.log({ entity: 'service-cases', id: current.id, action, before: current, after: patch });
  indexForSearch(w, next);
}

export function logState(
  w: WriteContext,
  current: StoredCase,
  toState: CaseState,
  reason: string | null,
): void {
  insertStateLog(w.db, current.id, {
    fromState: current.state,
    toState,
    reason,
    at: w.at,
    byUser: w.actor.userId,
  });
}
