import type { ReadableDb } from '#db/connection/database.ts';

/** Live models a folded text names exactly: by code, and only when none is, by name. */
export function findProductsNamed(db: ReadableDb, key: string): { id: string; label: string }[] {
  const found = db.all<{ id: string; label: string }>(
    'SELECT id, name AS label FROM products WHERE voided_at IS NULL AND code_key = ? LIMIT 3',
    [key],
  );
  if (found.length > 0) return found;
  return db.all<{ id: string; label: string }>(
    'SELECT id, name AS label FROM products WHERE voided_at IS NULL AND lower(name) = ? LIMIT 3',
    [key],
  );
}

/** True while a unit, an order line, a lead or a case is of that model. */
export function isProductNamed(db: ReadableDb, id: string): boolean {
  return ['units', 'order_lines', 'market_records', 'service_cases'].some(
    (table) => db.pluck<number>(`SELECT 1 FROM ${table} WHERE product_id = ? LIMIT 1`, [id]) === 1,
  );
}
