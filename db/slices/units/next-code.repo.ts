import type { ReadableDb } from '#db/connection/database.ts';

/** The code given last to a unit of this product or part that ends in a number. */
export function lastNumberedCode(
  db: ReadableDb,
  owner: { productId?: string | undefined; partId?: string | undefined },
): string | undefined {
  const [column, id] = owner.partId ? ['part_id', owner.partId] : ['product_id', owner.productId ?? ''];
  return db.pluck<string>(
    `SELECT barcode FROM units WHERE ${column} = ? AND barcode GLOB '*[0-9]' ORDER BY created_at DESC, id DESC LIMIT 1`,
    [id],
  );
}

/** Folded codes that begin so, label codes, further and released ones, highest first. */
export function* codesFrom(db: ReadableDb, prefix: string): Generator<string> {
  const rows = db.iterate<{ key: string }>(
    `SELECT barcode_key AS key FROM unit_barcodes WHERE barcode_key >= :prefix AND barcode_key < :end
     UNION SELECT barcode_key FROM released_codes WHERE barcode_key >= :prefix AND barcode_key < :end
     ORDER BY 1 DESC`,
    { prefix, end: `${prefix}\u{10ffff}` },
  );
  for (const { key } of rows) yield key;
}
