import type { OrderLineRow } from '#contract/orders/orders.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredLine = Omit<OrderLineRow, 'siteName' | 'shippedQuantity'> & { orderId: string };

export const orderLines = defineTable<StoredLine>({
  name: 'order_lines',
  columns: [
    'id',
    'orderId',
    'lineNo',
    'productId',
    'product',
    'model',
    'quantity',
    'uom',
    'priceMinor',
    'netMinor',
    'taxBp',
    'taxMinor',
    'grossMinor',
    'grossRestE4',
    'dueOn',
    'siteId',
    'hullNo',
    'worksOrderNo',
    'note',
    'extra',
  ],
  stored: { extra: 'json' },
});

const LINES_OF = `SELECT l.id, l.line_no AS lineNo, l.product_id AS productId, l.model, l.quantity, l.uom,
    COALESCE(l.product, (SELECT d.name FROM products d WHERE d.id = l.product_id)) AS product,
    l.price_minor AS priceMinor, l.net_minor AS netMinor, l.tax_bp AS taxBp, l.tax_minor AS taxMinor,
    l.gross_minor AS grossMinor, l.gross_rest_e4 AS grossRestE4, l.due_on AS dueOn, l.site_id AS siteId,
    (SELECT s.name FROM sites s WHERE s.id = l.site_id) AS siteName, l.hull_no AS hullNo,
    l.works_order_no AS worksOrderNo, l.note, l.extra, 0 AS shippedQuantity
  FROM order_lines l WHERE l.order_id = ? ORDER BY l.line_no`;

/** Lines just written, as reading them back would give them: only the names they refer to are looked up. */
export function newLineRows(db: ReadableDb, lines: readonly StoredLine[]): OrderLineRow[] {
  const nameOf = (table: 'products' | 'sites', id: string | null): string | null =>
    id === null ? null : (db.pluck<string>(`SELECT name FROM ${table} WHERE id = ?`, [id]) ?? null);
  return lines.map(({ orderId: _orderId, ...line }) => ({
    ...line,
    product: line.product ?? nameOf('products', line.productId),
    siteName: nameOf('sites', line.siteId),
    shippedQuantity: 0,
  }));
}

export function linesOf(db: ReadableDb, orderId: string): OrderLineRow[] {
  const shipped = new Map(
    db
      .all<{ lineId: string; quantity: number }>(
        `SELECT x.order_line_id AS lineId, sum(x.quantity) AS quantity FROM shipment_lines x
         WHERE x.is_live = 1 AND x.order_line_id IN (SELECT id FROM order_lines WHERE order_id = ?) GROUP BY x.order_line_id`,
        [orderId],
      )
      .map(({ lineId, quantity }) => [lineId, quantity]),
  );
  const rows = db.all<OrderLineRow>(LINES_OF, [orderId]);
  for (const row of rows) {
    if (typeof row.extra === 'string') row.extra = JSON.parse(row.extra) as Record<string, string>;
    row.shippedQuantity = shipped.get(row.id) ?? 0;
  }
  return rows;
}

export function deleteLines(db: WritableDb, orderId: string): void {
  db.run('DELETE FROM order_lines WHERE order_id = ?', [orderId]);
}
