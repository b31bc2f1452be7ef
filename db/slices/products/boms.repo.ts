import type { BomRow, BomView } from '#contract/products/boms.contract.ts';
import type { PartView } from '#contract/products/parts.contract.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredBom = Omit<BomRow, 'lineCount'>;
export type BomOwner = Pick<StoredBom, 'productId' | 'partId'>;

export const boms = defineTable<StoredBom>({
  name: 'boms',
  columns: ['id', 'productId', 'partId', 'letter', 'state', 'releasedOn', 'note', ...ROW_META_COLUMNS],
});

const OWNER = '(b.product_id = :productId OR b.part_id = :partId)';

/** All letters of an owner's bill, newest first. */
export function bomsOf(db: ReadableDb, owner: BomOwner): BomRow[] {
  return db.all<BomRow>(
    `SELECT ${boms.select('b')}, (SELECT count(*) FROM bom_lines l WHERE l.bom_id = b.id) AS lineCount
     FROM boms b WHERE ${OWNER} ORDER BY length(b.letter) DESC, b.letter DESC`,
    owner,
  );
}

/** The bill in force on a day: the last one released until then, whatever became of it later. */
export function bomInForce(db: ReadableDb, owner: BomOwner, on: string): StoredBom | undefined {
  return db.get<StoredBom>(
    `SELECT ${boms.select('b')} FROM boms b WHERE ${OWNER} AND b.released_on <= :on
     ORDER BY b.released_on DESC, length(b.letter) DESC, b.letter DESC LIMIT 1`,
    { ...owner, on },
  );
}

export function linesOf(db: ReadableDb, bomId: string): BomView['lines'] {
  return db.all(
    `SELECT l.line_no AS lineNo, l.position, l.part_id AS partId, t.drawing_no AS drawingNo, t.revision, t.name,
       t.tracking, t.uom, l.quantity, l.capacity, l.note
     FROM bom_lines l JOIN parts t ON t.id = l.part_id WHERE l.bom_id = ? ORDER BY l.line_no`,
    [bomId],
  );
}

export type StoredBomLine = Pick<
  BomView['lines'][number],
  'position' | 'partId' | 'quantity' | 'capacity' | 'note'
>;

/** Writes the lines of a draft anew, numbered from 1. */
export function putLines(db: WritableDb, bomId: string, lines: readonly StoredBomLine[]): void {
  db.run('DELETE FROM bom_lines WHERE bom_id = ?', [bomId]);
  for (const [i, line] of lines.entries()) {
    db.run(
      'INSERT INTO bom_lines (bom_id, line_no, position, part_id, quantity, capacity, note) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [bomId, i + 1, line.position, line.partId, line.quantity, line.capacity, line.note],
    );
  }
}

/** Parts below these parts, through bills in force or in work, down to the last. */
export function partsBelow(db: ReadableDb, partIds: readonly string[]): string[] {
  return db.pluckAll<string>(
    `WITH RECURSIVE below (id) AS (
       SELECT value FROM json_each(?)
       UNION SELECT l.part_id FROM below JOIN boms b ON b.part_id = below.id AND b.state <> 'superseded'
         JOIN bom_lines l ON l.bom_id = b.id)
     SELECT id FROM below`,
    [JSON.stringify(partIds)],
  );
}

export function revisionsOfDrawing(db: ReadableDb, drawingNo: string): PartView['revisions'] {
  return db.all(
    `SELECT id, revision, created_at AS createdAt FROM parts WHERE drawing_no = ? AND voided_at IS NULL
     ORDER BY created_at DESC, id DESC`,
    [drawingNo],
  );
}

export function usesOfPart(db: ReadableDb, partId: string): PartView['usedIn'] {
  return db.all(
    `SELECT CASE WHEN b.product_id IS NULL THEN 'part' ELSE 'product' END AS ownerKind,
       COALESCE(b.product_id, b.part_id) AS ownerId, COALESCE(p.code, trim(t.drawing_no || ' ' || t.revision)) AS code,
       COALESCE(p.name, t.name) AS name, b.letter, l.position
     FROM bom_lines l JOIN boms b ON b.id = l.bom_id AND b.state <> 'superseded'
     LEFT JOIN products p ON p.id = b.product_id LEFT JOIN parts t ON t.id = b.part_id
     WHERE l.part_id = ? ORDER BY code, b.letter, l.position LIMIT 200`,
    [partId],
  );
}
