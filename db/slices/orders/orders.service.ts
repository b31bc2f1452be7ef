import type { z } from 'zod';
import { DomainError, inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import { BASE_CURRENCY, isUnrated, orderTotals } from '#contract/orders/amounts.ts';
import { isPrepared } from '#contract/orders/order-states.ts';
import type {
  customerNoInput,
  OrderCreate,
  OrderDetail,
  OrderLineInput,
  OrderRow,
  orderUpdate,
} from '#contract/orders/orders.schema.ts';
import { foreignRate, inBase, ONE_TO_ONE_E6 } from '#db/kit/base-money.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireLive, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import {
  markContracted,
  requireLeadFor,
  requireLiveLead,
} from '#db/slices/market-records/market-record-stages.service.ts';
import { leadOf, orderBasis } from './order-basis.ts';
import { deleteLines, linesOf, newLineRows, orderLines, type StoredLine } from './order-lines.repo.ts';
import { indexOrder } from './order-search.ts';
import { ENTITY, emptyOrder, insertOrder, orderNo, pricedLines } from './order-writing.ts';
import {
  findOrder,
  orderList,
  orders,
  ordersByCustomerNo,
  partyNameOf,
  pickOrders,
  type StoredOrder,
} from './orders.repo.ts';
import { shipmentsOf, unitsOf } from './shipments.repo.ts';

export function listOrders(r: ReadContext, input: ListInput): ListPage<OrderRow> {
  return listPage(r.db, orderList, input);
}

export function pickOrder(r: ReadContext, text: string, limit = 20) {
  return pickOrders(r.db, text, limit);
}

/** Orders of the party with the same number of the customer's: allowed, but worth a warning. */
export function findSameCustomerNo(r: ReadContext, input: z.infer<typeof customerNoInput>) {
  return ordersByCustomerNo(r.db, input.partyId, input.customerOrderNo, input.exceptId ?? '');
}

function describe(lines: OrderDetail['lines']): Pick<OrderDetail, 'summary' | 'lineCount' | 'lines'> {
  const [first] = lines;
  const isSaid = Boolean(first?.model && first.product?.includes(first.model));
  const summary = first ? [first.product, isSaid ? null : first.model].filter(Boolean).join(' ') : null;
  return { summary, lineCount: lines.length, lines };
}

export function getOrder(r: ReadContext, id: string): OrderDetail {
  const head = requireRow(findOrder(r.db, id), ENTITY, id);
  return {
    ...head,
    ...describe(linesOf(r.db, id)),
    shipments: shipmentsOf(r.db, id),
    units: unitsOf(r.db, id),
  };
}

/** An order just made, without reading back what is known: it has no shipments and no units. */
function newOrder(w: WriteContext, id: string, lines: readonly StoredLine[]): OrderDetail {
  const head = requireRow(findOrder(w.db, id), ENTITY, id);
  return { ...head, ...describe(newLineRows(w.db, lines)), shipments: [], units: [] };
}

/** The stored row, or NOT_FOUND; STALE with the newer order when the version is not the current one. */
export function requireOrder(r: ReadContext, id: string, version: number): StoredOrder {
  const current = requireRow(orders.find(r.db, id), ENTITY, id);
  if (current.version !== version) requireVersion(ENTITY, getOrder(r, id), version);
  return current;
}

/** Money in any other currency carries the rate of the booking date. */
function rateOf(currency: string, given: number | undefined): number {
  return currency === BASE_CURRENCY ? ONE_TO_ONE_E6 : foreignRate(given);
}

/** In force unless it is to be prepared first; with a works order already given the work has begun. */
function startingState({ state = 'in_force', lines }: OrderCreate): StoredOrder['state'] {
  return state === 'in_force' && lines.some((line) => line.worksOrderNo) ? 'executing' : state;
}

/**
 * Makes an order from a signed revision, in force unless it is to be prepared first; its market record becomes
 * `contracted` in the same transaction. RULE_BROKEN: specification_not_signed, fractional_quantity,
 * order_without_lines, record_voided and illegal_transition for a lead that cannot carry it; INPUT_INVALID for a lead of
 * somebody else; FORBIDDEN for an override without the permission; DUPLICATE for a number in use.
 */
export function createOrder(w: WriteContext, input: OrderCreate): OrderDetail {
  const { lines: lineInputs, no, overrideReason, specificationRevisionId, ...fields } = input;
  const basis = orderBasis(w, specificationRevisionId, overrideReason);
  const partyId = input.partyId ?? basis.partyId;
  if (partyId === undefined) throw inputInvalid('partyId', 'required');
  const rateE6 = rateOf(input.currency ?? BASE_CURRENCY, input.rateE6);
  const partyName = partyId === basis.partyId ? basis.partyName : partyNameOf(w.db, partyId);
  if (partyName === undefined) throw new DomainError('NOT_FOUND', { entity: 'parties', key: partyId });
  const id = w.newId();
  const shipownerPartyId = input.shipownerPartyId ?? null;
  const orderedOn = input.orderedOn ?? w.today;
  const pricesIncludeTax = input.pricesIncludeTax ?? false;
  const lines = pricedLines(w, id, lineInputs, pricesIncludeTax);
  const totals = orderTotals(lines);
  const order: StoredOrder = {
    ...emptyOrder(),
    ownerUserId: w.actor.userId,
    ...definedOnly(fields),
    ...totals,
    id,
    no: orderNo(w, no, orderedOn),
    partyId,
    orderedOn,
    pricesIncludeTax,
    marketRecordId: leadOf(w, input.marketRecordId, basis, { partyId, shipownerPartyId }),
    specificationRevisionId: basis.revisionId,
    overrideReason: basis.overrideReason,
    state: startingState(input),
    rateE6,
    baseMinor: inBase(totals.grossMinor, rateE6),
    ...createdNow(w),
  };
  insertOrder(w, order, lines);
  w.log({
    entity: ENTITY,
    id,
    action: basis.overrideReason === null ? 'create' : 'override',
    after: { ...order, lines },
  });
  indexOrder(w, order, partyName, lines, true);
  if (order.marketRecordId && isPrepared(order.state)) requireLiveLead(w, order.marketRecordId);
  else if (order.marketRecordId) markContracted(w, order.marketRecordId, order.no);
  return newOrder(w, id, lines);
}

/** Reads the order anew for the search. */
export function reindexOrder(w: WriteContext, id: string): void {
  const detail = getOrder(w, id);
  indexOrder(w, detail, detail.partyName, detail.lines);
}

/** Fields that make up the contract; in force they change only by voiding or by a new order. */
const COMMERCIAL = [
  'partyId',
  'shipownerPartyId',
  'marketRecordId',
  'orderedOn',
  'pricesIncludeTax',
  'currency',
  'rateE6',
] as const;

/** The rate of an order that came without one is no change of the contract, but what was missing. */
function refuseCommercialChange(current: StoredOrder, patch: Partial<StoredOrder>, hasLines: boolean): void {
  const changed = COMMERCIAL.find(
    (field) =>
      Object.hasOwn(patch, field) &&
      patch[field] !== current[field] &&
      !(field === 'rateE6' && isUnrated(current)),
  );
  if (hasLines || changed !== undefined)
    throw ruleBroken('order_in_force', { field: changed ?? 'lines', state: current.state });
}

/** Prices the lines again: new ones, or those on file under another tax rule or rate. */
function repriced(w: WriteContext, next: StoredOrder, inputs: readonly OrderLineInput[]): StoredLine[] {
  const lines = pricedLines(w, next.id, inputs, next.pricesIncludeTax);
  deleteLines(w.db, next.id);
  for (const line of lines) orderLines.insert(w.db, line);
  const totals = orderTotals(lines);
  Object.assign(next, totals, { baseMinor: inBase(totals.grossMinor, next.rateE6) });
  return lines;
}

/**
 * Changes an order: everything while it is prepared, afterwards what is no part of the contract.
 * RULE_BROKEN: order_in_force, specification_not_signed, fractional_quantity; STALE.
 */
export function updateOrder(w: WriteContext, input: z.infer<typeof orderUpdate>): OrderDetail {
  const { id, version, lines: lineInputs, specificationRevisionId, ...fields } = input;
  const current = requireOrder(w, id, version);
  requireLive(ENTITY, current, version);
  const before = getOrder(w, id);
  const patch: Partial<StoredOrder> = definedOnly(fields);
  const next: StoredOrder = { ...current, ...patch, ...updatedNow(w, current) };
  if (specificationRevisionId !== undefined && specificationRevisionId !== current.specificationRevisionId) {
    const basis = orderBasis(w, specificationRevisionId, current.overrideReason ?? undefined);
    Object.assign(next, { specificationRevisionId: basis.revisionId, overrideReason: basis.overrideReason });
  }
  if (isPrepared(current.state)) {
    if (next.marketRecordId !== null && next.marketRecordId !== current.marketRecordId)
      requireLeadFor(w, next.marketRecordId, next);
    next.rateE6 = rateOf(next.currency, next.currency === current.currency ? next.rateE6 : input.rateE6);
    const isPricedAnew =
      next.pricesIncludeTax !== current.pricesIncludeTax ||
      next.rateE6 !== current.rateE6 ||
      next.currency !== current.currency;
    const inputs =
      lineInputs ??
      (isPricedAnew ? before.lines.map((line) => ({ ...line, priceMinor: line.priceMinor ?? 0 })) : null);
    if (inputs) repriced(w, next, inputs);
  } else {
    refuseCommercialChange(current, patch, lineInputs !== undefined);
    if (patch.rateE6 !== undefined && isUnrated(current))
      next.baseMinor = inBase(current.grossMinor, patch.rateE6);
  }
  orders.update(w.db, id, next);
  const detail = getOrder(w, id);
  indexOrder(w, next, detail.partyName, detail.lines);
  w.log({ entity: ENTITY, id, action: 'update', before, after: detail });
  return detail;
}
