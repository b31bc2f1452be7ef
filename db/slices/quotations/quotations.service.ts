import type { z } from 'zod';
import { inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import { isQuantityAllowed } from '#contract/kit/values.ts';
import { quotationSums } from '#contract/quotations/quotation-sums.ts';
import type {
  QuotationRow,
  quotationAnswer,
  quotationDraft,
  quotationSend,
  quotationUpdate,
} from '#contract/quotations/quotations.contract.ts';
import { addDays } from '#db/kit/clock.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { canonicalJson, sha256 } from '#db/kit/identity.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { requireCase } from '#db/slices/service-cases/case-record.service.ts';
import { moveCase } from '#db/slices/service-cases/service-cases.service.ts';
import { reindexQuotation } from './quotation-search.ts';
import {
  findQuotationRow,
  quotationList,
  quotations,
  quotationsOfCase,
  type StoredQuotation,
} from './quotations.repo.ts';

const TAX_BP = 1300;
const VALID_DAYS = 30;

export function listQuotations(r: ReadContext, input: ListInput): ListPage<QuotationRow> {
  return listPage(r.db, quotationList, input);
}

export function getQuotation(r: ReadContext, id: string): QuotationRow {
  return requireRow(findQuotationRow(r.db, id), 'quotations', id);
}

function requireWholePieces(lines: QuotationRow['lines']): void {
  lines.forEach((line, i) => {
    if (!isQuantityAllowed(line.quantity, line.uom))
      throw inputInvalid(`lines.${i}.quantity`, 'fractional_quantity');
  });
}

function nextLetter(letter: string): string {
  return letter === 'Z'
    ? 'AA'
    : letter.slice(0, -1) + String.fromCharCode(letter.charCodeAt(letter.length - 1) + 1);
}

/**
 * Drafts a quotation for a case that the customer pays for; one that was sent or answered before is superseded by the
 * next letter. `quotation_required` when the case is not judged as paid.
 */
export function draftQuotation(w: WriteContext, input: z.infer<typeof quotationDraft>): QuotationRow {
  const owner = requireCase(w, input.caseId);
  if (owner.judgement !== 'paid' || !['judged', 'quoted', 'quote_confirmed'].includes(owner.state))
    throw ruleBroken('quotation_required', { judgement: owner.judgement, state: owner.state });
  requireWholePieces(input.lines);
  const [last] = quotationsOfCase(w.db, input.caseId);
  if (last?.state === 'draft') throw ruleBroken('revision_in_work', { letter: last.letter });
  if (last && last.state !== 'superseded') setState(w, last.id, { state: 'superseded' });
  const taxBp = input.taxBp ?? TAX_BP;
  const row: StoredQuotation = {
    id: w.newId(),
    no: last?.no ?? w.nextNo('quotation', w.today),
    letter: last ? nextLetter(last.letter) : 'A',
    caseId: input.caseId,
    state: 'draft',
    currency: 'CNY',
    taxBp,
    ...quotationSums(input.lines, taxBp),
    validUntil: input.validUntil ?? addDays(w.today, VALID_DAYS),
    sentOn: null,
    answeredOn: null,
    answeredBy: null,
    answer: null,
    terms: input.terms ?? null,
    lines: input.lines,
    contentHash: null,
    ...createdNow(w),
  };
  quotations.insert(w.db, row);
  w.log({ entity: 'quotations', id: row.id, action: 'create', after: row });
  reindexQuotation(w, row.id);
  return getQuotation(w, row.id);
}

function setState(w: WriteContext, id: string, change: Partial<StoredQuotation>): StoredQuotation {
  const current = requireRow(quotations.find(w.db, id), 'quotations', id);
  const patch = { ...change, ...updatedNow(w, current) };
  quotations.update(w.db, id, patch);
  w.log({ entity: 'quotations', id, action: 'update', before: current, after: patch });
  reindexQuotation(w, id);
  return { ...current, ...patch };
}

function requireIn(
  w: WriteContext,
  input: { id: string; version: number },
  state: QuotationRow['state'],
): StoredQuotation {
  const current = requireRow(quotations.find(w.db, input.id), 'quotations', input.id);
  requireVersion('quotations', current, input.version);
  if (current.state !== state) {
    if (state === 'draft') throw ruleBroken('revision_immutable', { letter: current.letter });
    throw ruleBroken('illegal_transition', { from: current.state, to: state });
  }
  return current;
}

/** Changes a draft; what was sent never changes. */
export function updateQuotation(w: WriteContext, input: z.infer<typeof quotationUpdate>): QuotationRow {
  const { id, version: _version, ...fields } = input;
  const current = requireIn(w, input, 'draft');
  const given = definedOnly(fields);
  const next = { ...current, ...given };
  requireWholePieces(next.lines);
  setState(w, id, { ...given, ...quotationSums(next.lines, next.taxBp) });
  return getQuotation(w, id);
}

/** Hands the quotation to the customer: its content is fixed by a hash and the case waits for the answer. */
export function sendQuotation(w: WriteContext, input: z.infer<typeof quotationSend>): QuotationRow {
  const current = requireIn(w, input, 'draft');
  const { no, letter, lines, taxBp, currency, validUntil, terms } = current;
  const contentHash = sha256(canonicalJson({ no, letter, lines, taxBp, currency, validUntil, terms }));
  setState(w, current.id, { state: 'sent', sentOn: input.on ?? w.today, contentHash });
  const owner = requireCase(w, current.caseId);
  if (owner.state === 'quote_confirmed') {
    moveCase(w, { id: owner.id, version: owner.version, toState: 'judged', reason: `${no}${letter}` });
  }
  const judged = requireCase(w, current.caseId);
  if (judged.state === 'judged') moveCase(w, { id: judged.id, version: judged.version, toState: 'quoted' });
  return getQuotation(w, current.id);
}

/** What the customer says: confirmed lets the work begin, declined leaves the case quoted for the next letter or its end. */
export function answerQuotation(w: WriteContext, input: z.infer<typeof quotationAnswer>): QuotationRow {
  const current = requireIn(w, input, 'sent');
  setState(w, current.id, {
    state: input.isConfirmed ? 'confirmed' : 'declined',
    answeredOn: input.on ?? w.today,
    answeredBy: input.by,
    answer: input.answer ?? null,
  });
  const owner = requireCase(w, current.caseId);
  if (input.isConfirmed && owner.state === 'quoted')
    moveCase(w, { id: owner.id, version: owner.version, toState: 'quote_confirmed' });
  return getQuotation(w, current.id);
}
