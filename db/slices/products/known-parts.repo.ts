import type { PartRow } from '#contract/products/parts.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';

export type NamedPart = Pick<PartRow, 'id' | 'revision' | 'tracking'>;

/** Live parts of a folded drawing number, newest revision first. */
export function partsOfDrawing(db: ReadableDb, drawingKey: string): NamedPart[] {
  return db.all<NamedPart>(
    `SELECT id, revision, tracking FROM parts
     WHERE part_key >= :from AND part_key < :to AND voided_at IS NULL ORDER BY created_at DESC, id DESC`,
    { from: `${drawingKey}|`, to: `${drawingKey}}` },
  );
}
