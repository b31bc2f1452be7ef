import type { z } from 'zod';
import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import {
  canStep,
  isPrepared,
  needsReason,
  type OrderState,
  stateFromFacts,
} from '#contract/orders/order-states.ts';
import type {
  OrderDetail,
  orderFactsInput,
  orderSchedule,
  orderStep,
} from '#contract/orders/orders.schema.ts';
import type { LogAction, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { requireHappened } from '#db/kit/happened.ts';
import { requireRow, updatedNow } from '#db/kit/row-meta.ts';
import {
  markContracted,
  reopenWithoutOrder,
} from '#db/slices/market-records/market-record-stages.service.ts';
import { orderBasis } from './order-basis.ts';
import { linesOf, orderLines } from './order-lines.repo.ts';
import { indexOrder } from './order-search.ts';
import { ENTITY } from './order-writing.ts';
import { orders, type StoredOrder } from './orders.repo.ts';
import { getOrder, requireOrder } from './orders.service.ts';
import { shippedFacts } from './shipments.repo.ts';

type Step = z.infer<typeof orderStep>;

/** State and shipping date that the facts of an order in force add up to. */
function derived(w: WriteContext, order: StoredOrder): Partial<StoredOrder> {
  const facts = shippedFacts(w.db, order.id);
  const hasFacts = facts.shipmentCount > 0 || order.acceptedOn !== null || order.closedOn !== null;
  // A ledger said what became of an old order; only a fact recorded here says more.
  if (order.isHistoric && !hasFacts) return {};
  const isEverythingShipped = facts.shipmentCount > 0 && facts.openLines === 0;
  const state = stateFromFacts({
    isEverythingShipped,
    hasShipment: facts.shipmentCount > 0,
    hasWorksOrder: facts.worksOrderCount > 0,
    acceptedOn: order.acceptedOn,
    closedOn: order.closedOn,
  });
  return { state, shippedOn: isEverythingShipped ? facts.lastShippedOn : null };
}

const STANDS_STILL: readonly OrderState[] = ['draft', 'review', 'suspended', 'terminated', 'changing'];

/** Brings the state in line with the facts after one of them changed; raises the version once. */
export function settleOrder(
  w: WriteContext,
  current: StoredOrder,
  patch: Partial<StoredOrder> = {},
  action: LogAction = 'update',
): OrderDetail {
  const next = { ...current, ...patch };
  const facts = next.voidedAt === null && !STANDS_STILL.includes(next.state) ? derived(w, next) : {};
  const after = { ...patch, ...facts, ...updatedNow(w, current) };
  orders.update(w.db, current.id, after);
  w.log({ entity: ENTITY, id: current.id, action, before: current, after });
  return getOrder(w, current.id);
}

/** The revision may have been superseded while the order was prepared: only the one now signed counts. */
function enterForce(w: WriteContext, current: StoredOrder, input: Step): OrderDetail {
  const basis = orderBasis(
    w,
    current.specificationRevisionId,
    input.overrideReason ?? current.overrideReason ?? undefined,
  );
  const patch = {
    state: 'in_force' as const,
    specificationRevisionId: basis.revisionId,
    overrideReason: basis.overrideReason,
  };
  const detail = settleOrder(w, current, patch, basis.overrideReason === null ? 'update' : 'override');
  if (current.marketRecordId) markContracted(w, current.marketRecordId, current.no);
  return detail;
}

/**
 * Takes a step that people decide; a termination opens the market record again when no other order stands on it.
 * RULE_BROKEN: illegal_transition, reason_required, specification_not_signed, record_voided; FORBIDDEN for an override
 * without the permission.
 */
export function stepOrder(w: WriteContext, input: Step): OrderDetail {
  const current = requireOrder(w, input.id, input.version);
  const { to } = input;
  if (current.voidedAt !== null || !canStep(current.state, to))
    throw ruleBroken('illegal_transition', { from: current.state, to });
  const reason = input.reason?.trim();
  if (needsReason(to) && !reason) throw ruleBroken('reason_required', { from: current.state, to });
  if (to === 'in_force') return enterForce(w, current, input);
  const detail = settleOrder(w, current, { state: to === 'resume' ? 'in_force' : to });
  if (reason)
    w.log({ entity: ENTITY, id: current.id, action: 'update', before: {}, after: { stepReason: reason } });
  if (to === 'terminated' && current.marketRecordId)
    reopenWithoutOrder(w, current.marketRecordId, current.no);
  return detail;
}

/** Records when, where and under which works order lines are made; allowed as long as the order lives. */
export function scheduleOrder(w: WriteContext, input: z.infer<typeof orderSchedule>): OrderDetail {
  const current = requireOrder(w, input.id, input.version);
  if (current.voidedAt !== null) throw ruleBroken('illegal_transition', { from: 'void', to: 'void' });
  const before = linesOf(w.db, input.id);
  for (const { id, ...fields } of input.lines) {
    if (!before.some((line) => line.id === id))
      throw new DomainError('NOT_FOUND', { entity: 'order_lines', key: id });
    orderLines.update(w.db, id, definedOnly(fields));
  }
  const lines = linesOf(w.db, input.id);
  const detail = settleOrder(w, current);
  indexOrder(w, current, detail.partyName, lines);
  w.log({ entity: ENTITY, id: input.id, action: 'update', before: { lines: before }, after: { lines } });
  return detail;
}

/** Records acceptance and closing dates, or takes them back with null; the state follows. */
export function recordOrderFacts(w: WriteContext, input: z.infer<typeof orderFactsInput>): OrderDetail {
  const current = requireOrder(w, input.id, input.version);
  if (isPrepared(current.state) || current.voidedAt !== null)
    throw ruleBroken('order_not_in_force', { state: current.state });
  const { id: _id, version: _version, ...facts } = input;
  requireHappened(w, facts);
  return settleOrder(w, current, definedOnly(facts));
}

/** Voids an order with a reason and opens its market record again. IN_USE while goods are on the way or with the customer. */
export function voidOrder(
  w: WriteContext,
  input: { id: string; version: number; reason: string },
): OrderDetail {
  const current = requireOrder(w, input.id, input.version);
  if (current.voidedAt !== null) throw ruleBroken('illegal_transition', { from: 'void', to: 'void' });
  if (shippedFacts(w.db, current.id).shipmentCount > 0) {
    throw new DomainError('IN_USE', { entity: ENTITY, key: current.no, by: 'shipments' });
  }
  const detail = settleOrder(w, current, { voidedAt: w.at, voidReason: input.reason }, 'void');
  if (current.marketRecordId) reopenWithoutOrder(w, current.marketRecordId, current.no);
  return detail;
}

/**
 * Takes a void back, as an undo does; its market record is contracted again. STALE when somebody changed the order
 * since; RULE_BROKEN record_voided and illegal_transition when its lead was given up meanwhile.
 */
export function restoreOrder(w: WriteContext, input: { id: string; version: number }): OrderDetail {
  const current = requireOrder(w, input.id, input.version);
  const detail = settleOrder(w, current, { voidedAt: null, voidReason: null }, 'restore');
  const isContract = !isPrepared(detail.state) && detail.state !== 'terminated';
  if (current.marketRecordId && isContract) markContracted(w, current.marketRecordId, current.no);
  return detail;
}

/** The order behind one of its documents. */
export function requireOrderRow(w: WriteContext, id: string): StoredOrder {
  return requireRow(orders.find(w.db, id), ENTITY, id);
}
