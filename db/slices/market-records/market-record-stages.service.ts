import type { z } from 'zod';
import { inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import { isAllowed } from '#contract/kit/permissions.ts';
import type { MarketRecordDetail, marketRecordMove } from '#contract/market-records/market-records.schema.ts';
import { isTerminalStage, type MarketStage, transitionRule } from '#contract/market-records/stages.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireLive, requireRow, updatedNow } from '#db/kit/row-meta.ts';
import {
  addStageLog,
  findMarketRecord,
  hasSignedRevision,
  hasValidOrder,
  marketRecords,
  type StoredMarketRecord,
} from './market-records.repo.ts';
import { getMarketRecord } from './market-records.service.ts';

const ENTITY = 'market-records';

/** Writes a stage with its log row; terminal stages drop the next action, leaving one clears why it was closed. */
function setStage(
  w: WriteContext,
  current: StoredMarketRecord,
  to: MarketStage,
  why: Partial<StoredMarketRecord>,
): void {
  const isClosed = to === 'lost' || to === 'contracted';
  const patch: Partial<StoredMarketRecord> = {
    stage: to,
    stageSinceOn: w.today,
    reason: to === 'lost' || to === 'shelved' ? (why.reason ?? null) : null,
    reasonCode: to === 'lost' ? (why.reasonCode ?? null) : null,
    recheckOn: to === 'shelved' ? (why.recheckOn ?? null) : null,
    closedOn: isClosed ? w.today : null,
    ...(isTerminalStage(to) ? { nextAction: null, nextActionOn: null } : {}),
    ...updatedNow(w, current),
  };
  marketRecords.update(w.db, current.id, patch);
  addStageLog(w.db, current.id, {
    fromStage: current.stage,
    toStage: to,
    reason: why.reason ?? null,
    at: w.at,
    byUser: w.actor.userId,
  });
  w.log({ entity: ENTITY, id: current.id, action: 'update', before: current, after: patch });
}

/**
 * Moves a record to another stage on a person's word.
 * RULE_BROKEN: illegal_transition, reason_required, manager_required, specification_not_signed, order_required.
 */
export function moveMarketRecord(
  w: WriteContext,
  input: z.infer<typeof marketRecordMove>,
): MarketRecordDetail {
  const current = requireRow(findMarketRecord(w.db, input.id), ENTITY, input.id);
  requireLive(ENTITY, current, input.version);
  const from = current.stage;
  const to = input.toStage;
  const rule = transitionRule(from, to);
  if (!rule.isAllowed) throw ruleBroken('illegal_transition', { from, to });
  if (rule.needsReason && !input.reason?.trim()) throw ruleBroken('reason_required', { from, to });
  if (rule.needsManager && !isAllowed(w.actor.role, 'market.reopen'))
    throw ruleBroken('manager_required', { from, to });
  if (to === 'specification_signed' && !hasSignedRevision(w.db, current.id))
    throw ruleBroken('specification_not_signed', { to });
  const isOrdered = hasValidOrder(w.db, current.id);
  if ((to === 'contracted') !== isOrdered) throw ruleBroken('order_required', { from, to });
  setStage(w, current, to, {
    reason: input.reason ?? null,
    reasonCode: input.reasonCode ?? null,
    recheckOn: input.recheckOn ?? null,
  });
  return getMarketRecord(w, current.id);
}

/** A revision of its specification was signed: an earlier open stage moves up. */
export function markSpecificationSigned(w: WriteContext, id: string, reason: string): void {
  const current = requireRow(marketRecords.find(w.db, id), ENTITY, id);
  const isEarlier =
    current.stage === 'tracking' || current.stage === 'technical_exchange' || current.stage === 'quoted';
  if (isEarlier) setStage(w, current, 'specification_signed', { reason });
}

/** The lead, or RULE_BROKEN record_voided. */
export function requireLiveLead(r: ReadContext, id: string): StoredMarketRecord {
  const lead = requireRow(marketRecords.find(r.db, id), ENTITY, id);
  if (lead.voidedAt !== null) throw ruleBroken('record_voided', { entity: ENTITY });
  return lead;
}

/**
 * Refuses a lead that cannot carry an order: RULE_BROKEN record_voided, INPUT_INVALID other_than_lead for one whose
 * customer and shipowner are neither of the two parties the order names.
 */
export function requireLeadFor(
  r: ReadContext,
  id: string,
  order: { partyId: string; shipownerPartyId: string | null },
): void {
  const lead = requireLiveLead(r, id);
  const parties = [order.partyId, order.shipownerPartyId].filter((party) => party !== null);
  const isTheirs = parties.some((party) => party === lead.partyId || party === lead.shipownerPartyId);
  if (!isTheirs) throw inputInvalid('partyId', 'other_than_lead', { no: lead.no });
}

/** An order on it came into force. RULE_BROKEN for a lead that is void, lost or shelved: it is opened again first. */
export function markContracted(w: WriteContext, id: string, orderNo: string): void {
  const current = requireLiveLead(w, id);
  if (current.stage === 'contracted') return;
  if (current.stage === 'lost' || current.stage === 'shelved') {
    throw ruleBroken('illegal_transition', { from: current.stage, to: 'contracted' });
  }
  setStage(w, current, 'contracted', { reason: orderNo });
}

/**
 * An order of it was voided or terminated. With the last valid one gone the stage opens again where the specification
 * stands: a contract that was dissolved is counted nowhere as won, and people say whether the lead is lost or goes on.
 */
export function reopenWithoutOrder(w: WriteContext, id: string, orderNo: string): void {
  const current = requireRow(marketRecords.find(w.db, id), ENTITY, id);
  if (current.stage !== 'contracted' || current.voidedAt !== null || hasValidOrder(w.db, id)) return;
  setStage(w, current, hasSignedRevision(w.db, id) ? 'specification_signed' : 'quoted', { reason: orderNo });
}
