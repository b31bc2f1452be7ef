import { DomainError } from '#contract/kit/errors.ts';
import { CASE_CHECKS } from '#contract/service-cases/service-cases.schema.ts';
import { isOpenCase, type Judgement } from '#contract/service-cases/states.ts';
import { isInWarranty } from '#contract/units/warranty-clock.ts';
import { KEPT_BY_IMPORT, requireChecked } from '#db/kit/checked-texts.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { createdNow } from '#db/kit/row-meta.ts';
import { warrantyOfCase } from './case-judgement.service.ts';
import { insertCase } from './case-record.service.ts';
import { cases, findCaseIdByNo, findCaseIdsBySourceNo, type StoredCase } from './service-cases.repo.ts';
import { EMPTY_CASE } from './service-cases.service.ts';

export type ImportedCase = Partial<
  Omit<StoredCase, 'id' | 'version' | 'isHistoric' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>
> &
  Pick<StoredCase, 'reportedOn' | 'title'>;

const KEPT = { contactPhone: KEPT_BY_IMPORT };

/** A judgement from an old ledger counts only as far as our own facts bear it; otherwise it is kept as text. */
function provenJudgement(w: WriteContext, row: StoredCase): Partial<StoredCase> {
  if (row.judgement === null || row.judgement === 'paid') return {};
  const warranty = warrantyOfCase(w, row);
  const isProven =
    row.judgement === 'warranty'
      ? warranty !== null && isInWarranty(warranty, row.reportedOn)
      : Boolean(row.judgementReason);
  if (isProven) return { warrantyUntil: warranty?.until ?? null };
  const kept: Judgement = row.judgement;
  return { judgement: null, warrantyUntil: null, extra: { ...row.extra, judgement: kept } };
}

/**
 * Brings in a case of the past: state, outcome and original texts as the ledger has them, unit or customer perhaps
 * unknown. `no` is kept when given (DUPLICATE when taken), otherwise the series gives one.
 */
export function importCase(w: WriteContext, input: ImportedCase): StoredCase {
  if (input.no !== undefined && findCaseIdByNo(w.db, input.no) !== undefined) {
    throw new DomainError('DUPLICATE', { entity: 'service-cases', field: 'no', value: input.no });
  }
  const state = input.state ?? 'closed';
  const row: StoredCase = {
    ...EMPTY_CASE,
    channel: 'import',
    ...createdNow(w),
    ...definedOnly(input),
    id: w.newId(),
    no: input.no ?? w.nextNo('case', input.reportedOn),
    state,
    closedOn: isOpenCase(state) ? null : (input.closedOn ?? null),
    progress: state === 'in_progress' ? (input.progress ?? null) : null,
    closedReason:
      state === 'cancelled' ? (input.closedReason ?? input.outcome ?? state) : (input.closedReason ?? null),
    isHistoric: true,
    exceptions: requireChecked(CASE_CHECKS, { ...input, exceptions: KEPT }, null),
  };
  const proven = { ...row, ...provenJudgement(w, row) };
  insertCase(w, proven, proven.importBatchId === null ? 'create' : 'import');
  return proven;
}

/** Live cases that came in under this number of an older ledger. */
export function findCasesBySourceNo(r: ReadContext, sourceNo: string): string[] {
  return findCaseIdsBySourceNo(r.db, sourceNo);
}

export function findCaseByNo(r: ReadContext, no: string): StoredCase | undefined {
  const id = findCaseIdByNo(r.db, no);
  return id === undefined ? undefined : cases.find(r.db, id);
}
