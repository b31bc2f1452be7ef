import type { OrderDetail, ShipmentRow } from '#contract/orders/orders.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredShipment = Omit<ShipmentRow, 'siteName' | 'lines'>;

export const shipments = defineTable<StoredShipment>({
  name: 'shipments',
  columns: [
    'id',
    'no',
    'orderId',
    'shippedOn',
    'arrivedOn',
    'siteId',
    'carrier',
    'note',
    ...ROW_META_COLUMNS,
  ],
});

const SHIPMENTS_OF = `SELECT ${shipments.select('h')}, s.name AS siteName FROM shipments h LEFT JOIN sites s ON s.id = h.site_id
  WHERE h.order_id = ? ORDER BY h.shipped_on DESC, h.id DESC`;

/** Newest first, with what was on each. */
export function shipmentsOf(db: ReadableDb, orderId: string): ShipmentRow[] {
  const rows = db.all<Omit<ShipmentRow, 'lines'>>(SHIPMENTS_OF, [orderId]);
  return rows.map((row) => ({ ...row, lines: shipmentLinesOf(db, row.id) }));
}

function shipmentLinesOf(db: ReadableDb, shipmentId: string): ShipmentRow['lines'] {
  return db.all(
    `SELECT l.line_no AS lineNo, x.quantity, l.uom, x.unit_id AS unitId, u.barcode
     FROM shipment_lines x JOIN order_lines l ON l.id = x.order_line_id LEFT JOIN units u ON u.id = x.unit_id
     WHERE x.shipment_id = ? ORDER BY x.seq`,
    [shipmentId],
  );
}

/** Units made for the lines of the order, and those shipped on it. */
export function unitsOf(db: ReadableDb, orderId: string): OrderDetail['units'] {
  return db
    .all<Omit<OrderDetail['units'][number], 'isShipped'> & { isShipped: 0 | 1 }>(
      `SELECT u.id, u.barcode, u.order_line_id AS orderLineId, u.factory_no AS factoryNo, t.status,
         EXISTS (SELECT 1 FROM shipment_lines x WHERE x.unit_id = u.id AND x.is_live = 1) AS isShipped
       FROM order_lines l JOIN units u ON u.order_line_id = l.id LEFT JOIN unit_states t ON t.unit_id = u.id
       WHERE l.order_id = ? AND u.voided_at IS NULL ORDER BY l.line_no, u.barcode`,
      [orderId],
    )
    .map((unit) => ({ ...unit, isShipped: unit.isShipped === 1 }));
}

export interface ShipmentLine {
  shipmentId: string;
  seq: number;
  orderLineId: string;
  unitId: string | null;
  unitEventSeq: number | null;
  quantity: number;
}

export function insertShipmentLine(db: WritableDb, line: ShipmentLine): void {
  db.run(
    `INSERT INTO shipment_lines (shipment_id, seq, order_line_id, unit_id, unit_event_seq, quantity)
     VALUES (:shipmentId, :seq, :orderLineId, :unitId, :unitEventSeq, :quantity)`,
    { ...line },
  );
}

/** Units that travel with the shipment, each with the number of its SHIPPED event. */
export function unitsOnShipment(db: ReadableDb, shipmentId: string): { unitId: string; eventSeq: number }[] {
  return db.all(
    `SELECT unit_id AS unitId, unit_event_seq AS eventSeq FROM shipment_lines
     WHERE shipment_id = ? AND unit_id IS NOT NULL ORDER BY seq`,
    [shipmentId],
  );
}

export function releaseShipmentLines(db: WritableDb, shipmentId: string): void {
  db.run('UPDATE shipment_lines SET is_live = 0 WHERE shipment_id = ?', [shipmentId]);
}

export function liveShipmentOfUnit(db: ReadableDb, unitId: string): string | undefined {
  return db.pluck<string>(
    `SELECT h.no FROM shipment_lines x JOIN shipments h ON h.id = x.shipment_id WHERE x.unit_id = ? AND x.is_live = 1`,
    [unitId],
  );
}

export interface ShippedFacts {
  openLines: number;
  shipmentCount: number;
  lastShippedOn: string | null;
  worksOrderCount: number;
}

/** What the shipments say about the order; a line counts as shipped when all of it has left. */
export function shippedFacts(db: ReadableDb, orderId: string): ShippedFacts {
  const facts = db.get<ShippedFacts>(
    `SELECT
       (SELECT count(*) FROM order_lines l WHERE l.order_id = :id AND l.quantity >
         (SELECT COALESCE(sum(x.quantity), 0) FROM shipment_lines x WHERE x.order_line_id = l.id AND x.is_live = 1)) AS openLines,
       (SELECT count(*) FROM shipments h WHERE h.order_id = :id AND h.voided_at IS NULL) AS shipmentCount,
       (SELECT max(shipped_on) FROM shipments h WHERE h.order_id = :id AND h.voided_at IS NULL) AS lastShippedOn,
       (SELECT count(*) FROM order_lines l WHERE l.order_id = :id AND l.works_order_no IS NOT NULL) AS worksOrderCount`,
    { id: orderId },
  );
  return facts ?? { openLines: 0, shipmentCount: 0, lastShippedOn: null, worksOrderCount: 0 };
}
