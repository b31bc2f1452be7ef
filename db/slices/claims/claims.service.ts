import type { z } from 'zod';
import {
  CLAIM_STEPS,
  type ClaimRow,
  type claimCreate,
  type claimMove,
  type claimProposal,
  type claimUpdate,
} from '#contract/claims/claims.contract.ts';
import { DomainError, inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import { addDays } from '#db/kit/clock.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { getUnit } from '#db/slices/units/units.service.ts';
import { reindexClaim } from './claim-search.ts';
import {
  claimList,
  claims,
  claimsOfReplacements,
  draftOfPair,
  earlierClaim,
  findClaimRow,
  findPairFacts,
  type StoredClaim,
} from './claims.repo.ts';

const ANSWER_DAYS = 14;

export function listClaims(r: ReadContext, input: ListInput): ListPage<ClaimRow> {
  return listPage(r.db, claimList, input);
}

export function getClaim(r: ReadContext, id: string): ClaimRow {
  return requireRow(findClaimRow(r.db, id), 'claims', id);
}

export function claimsOfCase(r: ReadContext, caseId: string) {
  return claimsOfReplacements(r.db, caseId);
}

/** What a claim for a replacement would say: the part that came out, and who was claimed from for such a part before. */
export function proposeClaim(r: ReadContext, pairId: string): z.infer<typeof claimProposal> {
  const { part, lotNo } = requireRow(findPairFacts(r.db, pairId), 'replacements', pairId);
  const earlier = earlierClaim(r.db, { lotNo, part });
  return {
    part,
    lotNo,
    supplierId: earlier?.supplierId ?? null,
    supplier: earlier?.supplier ?? null,
    amountMinor: earlier?.amountMinor ?? null,
  };
}

type Known = Pick<StoredClaim, 'caseId' | 'unitId' | 'replacementUnitId' | 'lotNo'> & { part: string | null };

/** What is known of the faulty part: from the replacement, or from its barcode. */
function factsOf(w: WriteContext, input: z.infer<typeof claimCreate>): Known {
  const given = { caseId: input.caseId ?? null };
  if (input.pairId !== undefined) {
    const pair = requireRow(findPairFacts(w.db, input.pairId), 'replacements', input.pairId);
    if (pair.isCorrected) throw inputInvalid('pairId', 'not_found');
    if (pair.claimNo !== null)
      throw new DomainError('DUPLICATE', { entity: 'claims', field: 'pairId', value: pair.claimNo });
    const { caseId, unitId, replacementUnitId, part, lotNo } = pair;
    return { caseId: caseId ?? given.caseId, unitId, replacementUnitId, part, lotNo };
  }
  if (input.barcode === undefined)
    return { ...given, unitId: null, replacementUnitId: null, part: null, lotNo: null };
  const unit = getUnit(w, input.barcode);
  return { ...given, unitId: unit.id, replacementUnitId: null, part: unit.name, lotNo: unit.lotNo };
}

/**
 * Claims the cost of a faulty part from its supplier; from a replacement both codes, lot and case are filled in. One
 * replacement is claimed once.
 */
export function createClaim(w: WriteContext, input: z.infer<typeof claimCreate>): ClaimRow {
  const { barcode: _barcode, ...fields } = input;
  const known = factsOf(w, input);
  const part = input.part ?? known.part;
  if (!part) throw inputInvalid('part', 'required');
  const row: StoredClaim = {
    pairId: null,
    settledMinor: null,
    sentOn: null,
    answerDueOn: null,
    answeredOn: null,
    settledOn: null,
    answer: null,
    note: null,
    ...known,
    ...definedOnly(fields),
    part,
    id: w.newId(),
    no: w.nextNo('claim', w.today),
    state: 'draft',
    ...createdNow(w),
  };
  claims.insert(w.db, row);
  w.log({ entity: 'claims', id: row.id, action: 'create', after: row });
  reindexClaim(w, row.id);
  return getClaim(w, row.id);
}

function requireClaim(w: WriteContext, input: { id: string; version: number }): StoredClaim {
  const current = requireRow(claims.find(w.db, input.id), 'claims', input.id);
  requireVersion('claims', current, input.version);
  return current;
}

/** Changes a claim that is not sent, or was rejected. */
export function updateClaim(w: WriteContext, input: z.infer<typeof claimUpdate>): ClaimRow {
  const { id, version: _version, ...fields } = input;
  const current = requireClaim(w, input);
  if (current.state !== 'draft' && current.state !== 'rejected')
    throw ruleBroken('revision_immutable', { state: current.state });
  const patch = { ...definedOnly(fields), ...updatedNow(w, current) };
  claims.update(w.db, id, patch);
  w.log({ entity: 'claims', id, action: 'update', before: current, after: patch });
  reindexClaim(w, id);
  return getClaim(w, id);
}

/** Days and sums that go with entering a state. */
function onEntering(
  w: WriteContext,
  current: StoredClaim,
  input: z.infer<typeof claimMove>,
): Partial<StoredClaim> {
  const on = input.on ?? w.today;
  const answer = input.answer?.trim() || null;
  switch (input.toState) {
    case 'sent':
      return { sentOn: on, answerDueOn: input.answerDueOn ?? addDays(on, ANSWER_DAYS), answeredOn: null };
    case 'accepted':
      return { answeredOn: on, answer };
    case 'rejected':
    case 'cancelled':
      if (answer === null) throw ruleBroken('reason_required', { to: input.toState });
      return { answeredOn: on, answer };
    case 'settled':
      return { settledOn: on, settledMinor: input.settledMinor ?? current.amountMinor };
    default:
      return {};
  }
}

/** Sends the claim, takes down the supplier's answer, or settles it. */
export function moveClaim(w: WriteContext, input: z.infer<typeof claimMove>): ClaimRow {
  const current = requireClaim(w, input);
  if (!CLAIM_STEPS[current.state].includes(input.toState))
    throw ruleBroken('illegal_transition', { from: current.state, to: input.toState });
  const patch = { state: input.toState, ...onEntering(w, current, input), ...updatedNow(w, current) };
  claims.update(w.db, current.id, patch);
  w.log({ entity: 'claims', id: current.id, action: 'update', before: current, after: patch });
  reindexClaim(w, current.id);
  return getClaim(w, current.id);
}

/** A replacement was taken back: a claim made of it that nobody was sent yet goes with it, others stay as they are. */
export function dropClaimOfPair(w: WriteContext, pairId: string, reason: string): void {
  const found = draftOfPair(w.db, pairId);
  if (found) moveClaim(w, { ...found, toState: 'cancelled', answer: reason });
}
