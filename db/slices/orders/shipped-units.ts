import { DomainError } from '#contract/kit/errors.ts';
import type { WriteContext } from '#db/kit/context.ts';
import {
  correctUnitEvent,
  getUnit,
  getUnitById,
  recordUnitEvent,
  updateUnit,
} from '#db/slices/units/units.service.ts';
import { liveShipmentOfUnit, type StoredShipment } from './shipments.repo.ts';

export interface ShippedUnit {
  id: string;
  barcode: string;
  productId: string | null;
  orderLineId: string | null;
}

const SOURCE = 'shipments';

/** The unit a barcode names, free to go on a shipment. NOT_FOUND, or DUPLICATE when another shipment has it. */
export function unitToShip(w: WriteContext, barcode: string): ShippedUnit {
  const unit = getUnit(w, barcode);
  const shipmentNo = liveShipmentOfUnit(w.db, unit.id);
  if (shipmentNo !== undefined) {
    throw new DomainError('DUPLICATE', {
      entity: SOURCE,
      field: 'unit',
      value: barcode,
      existingId: shipmentNo,
    });
  }
  return unit;
}

/** Writes SHIPPED; a unit that was made for no order belongs to this line from now on. Returns the event's number. */
export function markShipped(
  w: WriteContext,
  unitId: string,
  shipment: StoredShipment,
  partyId: string,
  lineId: string,
): number {
  const unit = getUnitById(w, unitId);
  if (unit.orderLineId === null)
    updateUnit(w, { barcode: unit.barcode, version: unit.version, orderLineId: lineId });
  const { seq } = recordUnitEvent(w, {
    unitId,
    type: 'SHIPPED',
    on: shipment.shippedOn,
    siteId: shipment.siteId,
    partyId,
    sourceKind: SOURCE,
    sourceId: shipment.id,
  });
  return seq;
}

/** Writes ARRIVED, unless later events already say that the unit is there. */
export function markArrived(
  w: WriteContext,
  unitId: string,
  shipment: StoredShipment & { arrivedOn: string },
  partyId: string,
): void {
  if (getUnitById(w, unitId).status !== 'shipped') return;
  const { arrivedOn: on, siteId, id: sourceId } = shipment;
  recordUnitEvent(w, { unitId, type: 'ARRIVED', on, siteId, partyId, sourceKind: SOURCE, sourceId });
}

/** Corrects the SHIPPED event of a shipment that never happened. */
export function takeBack(w: WriteContext, unitId: string, seq: number, reason: string): void {
  correctUnitEvent(w, { unitId, seq, reason });
}
