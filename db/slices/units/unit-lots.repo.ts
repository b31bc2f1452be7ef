import type { UnitLots } from '#contract/units/unit-lots.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { defineTable } from '#db/kit/table.ts';

export interface StoredLot {
  id: string;
  unitId: string;
  partId: string;
  position: string | null;
  lotNo: string;
  quantity: number;
  builtOn: string;
  /** The row this one takes back. */
  correctsId: string | null;
  reason: string | null;
  createdAt: number;
  createdBy: string;
}

export const unitLots = defineTable<StoredLot>({
  name: 'unit_lots',
  columns: [
    'id',
    'unitId',
    'partId',
    'position',
    'lotNo',
    'quantity',
    'builtOn',
    'correctsId',
    'reason',
    'createdAt',
    'createdBy',
  ],
});

/** Lots in a unit, newest first, without what was taken back. */
export function lotsIn(db: ReadableDb, unitId: string): UnitLots['built'] {
  return db.all(
    `SELECT l.id, l.part_id AS partId, p.drawing_no AS drawingNo, p.revision, p.name, l.position,
       l.lot_no AS lotNo, l.quantity, p.uom, l.built_on AS builtOn
     FROM unit_effective_lots l JOIN parts p ON p.id = l.part_id
     WHERE l.unit_id = ? ORDER BY l.built_on DESC, l.created_at DESC, l.id DESC`,
    [unitId],
  );
}

/** Whether a row has been taken back. */
export function isLotTakenBack(db: ReadableDb, id: string): boolean {
  return db.pluck<number>('SELECT 1 FROM unit_lots WHERE corrects_id = ?', [id]) === 1;
}
