import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { barcodeKey } from '#db/kit/text.ts';

/** Adds a code that is not on our label; the event that bound it is already written. */
export function insertBoundCode(
  db: WritableDb,
  code: { unitId: string; barcode: string; seq: number; at: number },
): void {
  db.run(
    `INSERT INTO unit_barcodes (barcode_key, barcode, unit_id, is_current, created_at, bound_seq)
     VALUES (?, ?, ?, 0, ?, ?)`,
    [barcodeKey(code.barcode), code.barcode, code.unitId, code.at, code.seq],
  );
}

/** The code an event bound, as long as it is not on a label. */
export function findBoundCode(db: ReadableDb, unitId: string, seq: number): string | undefined {
  return db.pluck<string>('SELECT barcode FROM unit_barcodes WHERE unit_id = ? AND bound_seq = ?', [
    unitId,
    seq,
  ]);
}

/** The code finds its unit no longer; that it once did stays on record. */
export function releaseCode(
  db: WritableDb,
  code: { unitId: string; barcode: string; boundSeq: number; releasedSeq: number },
): void {
  const key = barcodeKey(code.barcode);
  db.run(
    'INSERT INTO released_codes (barcode_key, barcode, unit_id, bound_seq, released_seq) VALUES (?, ?, ?, ?, ?)',
    [key, code.barcode, code.unitId, code.boundSeq, code.releasedSeq],
  );
  db.run('DELETE FROM unit_barcodes WHERE barcode_key = ?', [key]);
}

/** The unit a code was last bound to by mistake, when it was. */
export function unitReleasedFrom(db: ReadableDb, barcode: string): string | undefined {
  return db.pluck<string>(
    `SELECT u.barcode FROM released_codes c JOIN units u ON u.id = c.unit_id
     WHERE c.barcode_key = ? ORDER BY c.released_seq DESC LIMIT 1`,
    [barcodeKey(barcode)],
  );
}
