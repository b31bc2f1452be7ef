import type { z } from 'zod';
import { DomainError, inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import { isQuantityAllowed } from '#contract/kit/values.ts';
import { isShippable } from '#contract/orders/order-states.ts';
import type {
  OrderDetail,
  OrderLineRow,
  ShipmentCreate,
  shipmentArrive,
} from '#contract/orders/orders.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireHappened } from '#db/kit/happened.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { linesOf } from './order-lines.repo.ts';
import { requireOrderRow, settleOrder } from './order-steps.service.ts';
import { ENTITY } from './order-writing.ts';
import {
  insertShipmentLine,
  releaseShipmentLines,
  type StoredShipment,
  shipments,
  unitsOnShipment,
} from './shipments.repo.ts';
import { markArrived, markShipped, type ShippedUnit, takeBack, unitToShip } from './shipped-units.ts';

const PIECE = 1000;

interface ChosenUnit extends ShippedUnit {
  /** Line the person chose; the unit's own line comes first. */
  chosenLineId: string | null;
}

interface Load {
  lineId: string;
  quantity: number;
  unitId: string | null;
}

function chosenUnits(w: WriteContext, input: ShipmentCreate): ChosenUnit[] {
  return (input.units ?? []).map((unit) => {
    if (typeof unit === 'string') return { ...unitToShip(w, unit), chosenLineId: null };
    return { ...unitToShip(w, unit.barcode), chosenLineId: unit.lineId };
  });
}

/** The line a unit goes out on: the one it was made for, the chosen one, else one of its product with room left. */
function lineOfUnit(
  unit: ChosenUnit,
  lines: readonly OrderLineRow[],
  taken: ReadonlyMap<string, number>,
): OrderLineRow {
  const own = lines.find((line) => line.id === unit.orderLineId);
  if (own) return own;
  if (unit.orderLineId !== null) throw ruleBroken('unit_other_order', { barcode: unit.barcode });
  const chosen = lines.find((line) => line.id === unit.chosenLineId);
  if (chosen) return chosen;
  const room = (line: OrderLineRow) => line.quantity - line.shippedQuantity - (taken.get(line.id) ?? 0);
  const fitting = lines.filter((line) => unit.productId !== null && line.productId === unit.productId);
  const found = fitting.find((line) => room(line) >= PIECE);
  if (found) return found;
  throw ruleBroken(fitting.length > 0 ? 'shipped_more_than_ordered' : 'unit_other_order', {
    barcode: unit.barcode,
  });
}

function loadUnits(units: readonly ChosenUnit[], lines: readonly OrderLineRow[]): Load[] {
  const taken = new Map<string, number>();
  return units.map((unit) => {
    const line = lineOfUnit(unit, lines, taken);
    taken.set(line.id, (taken.get(line.id) ?? 0) + PIECE);
    return { lineId: line.id, quantity: PIECE, unitId: unit.id };
  });
}

function loadQuantities(input: ShipmentCreate, lines: readonly OrderLineRow[]): Load[] {
  return (input.lines ?? []).map(({ lineId, quantity }, index) => {
    const line = requireRow(
      lines.find((one) => one.id === lineId),
      'order_lines',
      lineId,
    );
    if (!isQuantityAllowed(quantity, line.uom))
      throw inputInvalid(`lines.${index}.quantity`, 'fractional_quantity');
    return { lineId, quantity, unitId: null };
  });
}

function refuseRepeated(units: readonly ShippedUnit[]): void {
  const seen = new Set<string>();
  units.forEach((unit, index) => {
    if (seen.has(unit.id)) throw inputInvalid(`units.${index}`, 'duplicate', { value: unit.barcode });
    seen.add(unit.id);
  });
}

/**
 * Ships units (by barcode) and quantities of lines on one shipment; each unit gets its SHIPPED event and the order
 * its state in the same transaction. RULE_BROKEN: order_not_in_force, shipped_more_than_ordered, unit_other_order and
 * what the life of a unit refuses; DUPLICATE when a unit is on another shipment; NOT_FOUND for an unknown barcode.
 */
export function shipOrder(w: WriteContext, input: ShipmentCreate): OrderDetail {
  const order = requireOrderRow(w, input.orderId);
  if (order.voidedAt !== null || !isShippable(order.state))
    throw ruleBroken('order_not_in_force', { state: order.state });
  const lines = linesOf(w.db, order.id);
  const units = chosenUnits(w, input);
  refuseRepeated(units);
  const loads = [...loadUnits(units, lines), ...loadQuantities(input, lines)];
  if (loads.length === 0) throw inputInvalid('units', 'required');
  const shippedOn = input.shippedOn ?? w.today;
  requireHappened(w, { shippedOn });
  const shipment: StoredShipment = {
    id: w.newId(),
    no: w.nextNo('shipment', shippedOn),
    orderId: order.id,
    shippedOn,
    arrivedOn: null,
    siteId: input.siteId ?? null,
    carrier: input.carrier ?? null,
    note: input.note ?? null,
    ...createdNow(w),
  };
  shipments.insert(w.db, shipment);
  loads.forEach((load, index) => {
    const { lineId, unitId, quantity } = load;
    const unitEventSeq = unitId === null ? null : markShipped(w, unitId, shipment, order.partyId, lineId);
    insertShipmentLine(w.db, {
      shipmentId: shipment.id,
      seq: index + 1,
      orderLineId: lineId,
      unitId,
      unitEventSeq,
      quantity,
    });
  });
  w.log({ entity: ENTITY, id: order.id, action: 'create', after: { shipment, loads } });
  return settleOrder(w, order);
}

function requireShipment(w: WriteContext, id: string, version: number): StoredShipment {
  const current = requireRow(shipments.find(w.db, id), 'shipments', id);
  requireVersion('shipments', current, version);
  if (current.voidedAt !== null) throw ruleBroken('illegal_transition', { from: 'void', to: 'void' });
  return current;
}

/** Records the arrival; each unit of the shipment gets its ARRIVED event. */
export function recordArrival(w: WriteContext, input: z.infer<typeof shipmentArrive>): OrderDetail {
  const current = requireShipment(w, input.id, input.version);
  if (current.arrivedOn !== null) throw ruleBroken('illegal_transition', { from: 'arrived', to: 'arrived' });
  const arrivedOn = input.arrivedOn ?? w.today;
  requireHappened(w, { arrivedOn });
  if (arrivedOn < current.shippedOn)
    throw inputInvalid('arrivedOn', 'before_shipment', { shippedOn: current.shippedOn });
  const patch = { arrivedOn, ...updatedNow(w, current) };
  shipments.update(w.db, current.id, patch);
  const order = requireOrderRow(w, current.orderId);
  for (const { unitId } of unitsOnShipment(w.db, current.id))
    markArrived(w, unitId, { ...current, arrivedOn }, order.partyId);
  w.log({
    entity: ENTITY,
    id: order.id,
    action: 'update',
    before: { shipment: current },
    after: { shipment: { ...current, ...patch } },
  });
  return settleOrder(w, order);
}

/** Takes a shipment back with a reason: its units are corrected, its quantities free again. IN_USE once it arrived. */
export function voidShipment(
  w: WriteContext,
  input: { id: string; version: number; reason: string },
): OrderDetail {
  const current = requireShipment(w, input.id, input.version);
  if (current.arrivedOn !== null)
    throw new DomainError('IN_USE', { entity: 'shipments', key: current.no, by: 'units' });
  const patch = { voidedAt: w.at, voidReason: input.reason, ...updatedNow(w, current) };
  shipments.update(w.db, current.id, patch);
  releaseShipmentLines(w.db, current.id);
  for (const { unitId, eventSeq } of unitsOnShipment(w.db, current.id))
    takeBack(w, unitId, eventSeq, input.reason);
  const order = requireOrderRow(w, current.orderId);
  w.log({
    entity: ENTITY,
    id: order.id,
    action: 'void',
    before: { shipment: current },
    after: { shipment: { ...current, ...patch } },
  });
  return settleOrder(w, order);
}
