import type { z } from 'zod';
import { inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import { isQuantityAllowed } from '#contract/kit/values.ts';
import { quotableAs } from '#contract/quotations/quotable.ts';
import { quotationSums } from '#contract/quotations/quotation-sums.ts';
import type {
  QuotationRow,
  quotationAnswer,
  quotationDiscard,
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
  lastLetterOf,
  lettersIn,
  quotationList,
  quotations,
  quotationsOfCase,
  type StoredQuotation,
} from './quotations.repo.ts';

const TAX_BP = 1300;
const VALID_DAYS = 30;
const DISCARDED = '草稿丢弃';

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

/** The next letter of the quotation that is to be changed; a number of its own for what is quoted beside a confirmed one. */
function numberFor(w: WriteContext, caseId: string, phase: 'quotation' | 'supplement') {
  const [last] = quotationsOfCase(w.db, caseId);
  if (last?.state === 'draft') throw ruleBroken('revision_in_work', { letter: last.letter });
  if (!last || (phase === 'supplement' && last.state === 'confirmed'))
    return { no: w.nextNo('quotation', w.today), letter: 'A' };
  return { no: last.no, letter: nextLetter(lastLetterOf(w.db, last.no) ?? last.letter) };
}

/**
 * Drafts a quotation for a case that the customer pays for. The one that is out or confirmed stays as it is until the
 * new one is sent or confirmed; once work runs, it is a supplementary quotation. `quotation_required` when the case is
 * not judged as paid, or done.
 */
export function draftQuotation(w: WriteContext, input: z.infer<typeof quotationDraft>): QuotationRow {
  const owner = requireCase(w, input.caseId);
  const phase = quotableAs(owner);
  if (phase === null)
    throw ruleBroken('quotation_required', { judgement: owner.judgement, state: owner.state });
  requireWholePieces(input.lines);
  const taxBp = input.taxBp ?? TAX_BP;
  const row: StoredQuotation = {
    id: w.newId(),
    ...numberFor(w, input.caseId, phase),
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

/** Throws a draft away; what was sent is never thrown away, and the letter is not given again. */
export function discardQuotation(w: WriteContext, input: z.infer<typeof quotationDiscard>): QuotationRow {
  const current = requireIn(w, input, 'draft');
  const patch = { voidedAt: w.at, voidReason: DISCARDED, ...updatedNow(w, current) };
  quotations.update(w.db, current.id, patch);
  w.log({ entity: 'quotations', id: current.id, action: 'void', before: current, after: patch });
  return getQuotation(w, current.id);
}

function supersede(w: WriteContext, no: string, states: readonly QuotationRow['state'][]): void {
  for (const { id } of lettersIn(w.db, no, states)) setState(w, id, { state: 'superseded' });
}

/**
 * Hands the quotation to the customer: its content is fixed by a hash, an earlier letter that was not confirmed is
 * superseded, and a case that was not quoted yet waits for the answer.
 */
export function sendQuotation(w: WriteContext, input: z.infer<typeof quotationSend>): QuotationRow {
  const current = requireIn(w, input, 'draft');
  const { no, letter, lines, taxBp, currency, validUntil, terms } = current;
  const contentHash = sha256(canonicalJson({ no, letter, lines, taxBp, currency, validUntil, terms }));
  supersede(w, no, ['sent', 'declined']);
  setState(w, current.id, { state: 'sent', sentOn: input.on ?? w.today, contentHash });
  const judged = requireCase(w, current.caseId);
  if (judged.state === 'judged') moveCase(w, { id: judged.id, version: judged.version, toState: 'quoted' });
  return getQuotation(w, current.id);
}

/**
 * What the customer says: confirmed takes the place of the letter confirmed before and lets the work begin, declined
 * leaves what was confirmed before as it is.
 */
export function answerQuotation(w: WriteContext, input: z.infer<typeof quotationAnswer>): QuotationRow {
  const current = requireIn(w, input, 'sent');
  if (input.isConfirmed) supersede(w, current.no, ['confirmed']);
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
