import type { z } from 'zod';
import { inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import type {
  CaseWork,
  costAdd,
  followUpAdd,
  leadFromCase,
} from '#contract/service-cases/case-work.schema.ts';
import { mayReopen } from '#contract/service-cases/reopening.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { createMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { logState, patchCase, requireCase, requireCurrent } from './case-record.service.ts';
import {
  costSum,
  findCost,
  insertCost,
  insertFollowUp,
  insertLead,
  voidCost,
  workOfCase,
} from './case-work.repo.ts';
import { cases } from './service-cases.repo.ts';
import { moveCase } from './service-cases.service.ts';
import { visits } from './visits.repo.ts';

export function getCaseWork(r: ReadContext, caseId: string): CaseWork {
  return workOfCase(r.db, caseId);
}

/** Cost and income of a case follow from their entries. */
export function setCaseMoney(
  w: WriteContext,
  caseId: string,
  money: { costMinor?: number; incomeMinor?: number },
): void {
  patchCase(w, requireRow(cases.find(w.db, caseId), 'service-cases', caseId), money);
}

/** Books a cost of the case; the case's cost is then the sum of its entries. */
export function addCost(w: WriteContext, input: z.infer<typeof costAdd>): CaseWork {
  const row = requireCase(w, input.caseId);
  const visitId = input.visitId ?? null;
  if (visitId !== null && visits.find(w.db, visitId)?.caseId !== row.id)
    throw inputInvalid('visitId', 'not_found');
  const cost = {
    id: w.newId(),
    caseId: row.id,
    visitId,
    kind: input.kind,
    amountMinor: input.amountMinor,
    spentOn: input.spentOn ?? w.today,
    note: input.note ?? null,
    createdAt: w.at,
    createdBy: w.actor.userId,
  };
  insertCost(w.db, cost);
  w.log({ entity: 'service-cases', id: row.id, action: 'update', after: { cost } });
  setCaseMoney(w, row.id, { costMinor: costSum(w.db, row.id) });
  return getCaseWork(w, row.id);
}

export function removeCost(w: WriteContext, id: string): CaseWork {
  const cost = requireRow(findCost(w.db, id), 'service-cases', id);
  voidCost(w.db, id, w.at, w.actor.userId);
  w.log({ entity: 'service-cases', id: cost.caseId, action: 'update', before: { cost }, after: null });
  setCaseMoney(w, cost.caseId, { costMinor: costSum(w.db, cost.caseId) });
  return getCaseWork(w, cost.caseId);
}

/**
 * Records what the customer said afterwards. A confirmed or resolved case counts as followed up; "not solved" opens the
 * work again, with the customer's words as the reason. A closed case is opened as a repeat of the fault within 90 days;
 * later the call is only noted, because what fails then is a new case.
 */
export function addFollowUp(w: WriteContext, input: z.infer<typeof followUpAdd>): string {
  const row = requireCurrent(w, input.caseId, input.version);
  if (!['resolved', 'confirmed', 'followed_up', 'closed'].includes(row.state))
    throw ruleBroken('illegal_transition', { from: row.state, to: 'followed_up' });
  const words = input.words?.trim() || null;
  if (!input.isSolved && words === null) throw ruleBroken('reason_required', { to: 'in_progress' });
  const followUp = {
    id: w.newId(),
    caseId: row.id,
    followedOn: input.followedOn ?? w.today,
    way: input.way,
    contact: input.contact ?? null,
    score: input.score ?? null,
    isSolved: input.isSolved ? 1 : 0,
    words,
    createdAt: w.at,
    createdBy: w.actor.userId,
  };
  insertFollowUp(w.db, followUp);
  w.log({ entity: 'service-cases', id: row.id, action: 'update', after: { followUp } });
  const score = input.score == null ? {} : { satisfaction: input.score };
  if (!input.isSolved && mayReopen(row, w.today)) {
    if (input.score != null) patchCase(w, row, score);
    const { version } = requireCase(w, row.id);
    const reason = words?.slice(0, 200) ?? '';
    return moveCase(w, { id: row.id, version, toState: 'in_progress', reason });
  }
  const isNext = input.isSolved && (row.state === 'confirmed' || row.state === 'resolved');
  if (isNext) logState(w, row, 'followed_up', null);
  patchCase(w, row, isNext ? { ...score, state: 'followed_up' } : score);
  return row.id;
}

/** Makes a lead of what was heard at service: customer, ship and contact are known, the two records point at each other. */
export function makeLead(w: WriteContext, input: z.infer<typeof leadFromCase>): CaseWork {
  const row = requireCase(w, input.caseId);
  if (row.partyId === null) throw inputInvalid('partyId', 'required');
  const lead = createMarketRecord(w, {
    partyId: row.partyId,
    siteId: row.siteId,
    productId: row.productId,
    product: row.product,
    contact: w.hides('service-cases.contact') ? null : row.contact,
    contactPhone: w.hides('service-cases.contactPhone') ? null : row.contactPhone,
    exceptions: { contactPhone: row.exceptions?.['contactPhone'] ?? `案件 ${row.no} 如此记录` },
    source: 'service',
    title: input.title,
    content: `${row.no} ${row.title}`,
    ownerUserId: w.actor.userId,
    ...(input.nextAction ? { nextAction: input.nextAction } : {}),
    ...(input.nextActionOn ? { nextActionOn: input.nextActionOn } : {}),
  });
  insertLead(w.db, { caseId: row.id, recordId: lead.id, createdAt: w.at, createdBy: w.actor.userId });
  w.log({ entity: 'service-cases', id: row.id, action: 'update', after: { lead: lead.no } });
  return getCaseWork(w, row.id);
}
