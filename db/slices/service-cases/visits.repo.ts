import type { VisitPartRow, VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredVisit = Omit<VisitRow, 'parts' | 'isSignatureLapsed'>;
export const visits = defineTable<StoredVisit>({
  name: 'visits',
  columns: [
    'id',
    'caseId',
    'seq',
    'visitedOn',
    'engineers',
    'findings',
    'causeCode',
    'remedyCode',
    'workMinutes',
    'runningHours',
    'meterResetReason',
    'customerSignatory',
    'travelMinutes',
    'travelKm',
    'signatureId',
    'closedAt',
    'contentHash',
    'createdAt',
    'createdBy',
    'updatedAt',
    'updatedBy',
    'version',
  ],
});

export type StoredVisitPart = Omit<
  VisitPartRow,
  'removedBarcode' | 'installedBarcode' | 'parentBarcode' | 'isCorrected'
> & {
  visitId: string;
};
export const visitParts = defineTable<StoredVisitPart>({
  name: 'visit_parts',
  columns: [
    'id',
    'visitId',
    'pairId',
    'removedUnitId',
    'installedUnitId',
    'parentUnitId',
    'position',
    'partId',
    'part',
    'lotNo',
    'quantity',
    'uom',
    'reason',
    'oldPartFate',
    'priceMinor',
    'createdAt',
    'createdBy',
  ],
});

export function visitsOf(db: ReadableDb, caseId: string): Omit<VisitRow, 'parts'>[] {
  const rows = db.all<StoredVisit & { isSignatureLapsed: number }>(
    `SELECT ${visits.select('v')}, v.signature_id IS NULL AND EXISTS (SELECT 1 FROM attachments a WHERE a.entity = 'visits'
       AND a.entity_id = v.id AND a.purpose = 'signature' AND a.voided_at IS NULL) AS isSignatureLapsed
     FROM visits v WHERE v.case_id = ? ORDER BY v.seq`,
    [caseId],
  );
  return rows.map((row) => ({ ...row, isSignatureLapsed: row.isSignatureLapsed === 1 }));
}

export function nextVisitSeq(db: ReadableDb, caseId: string): number {
  return db.pluck<number>('SELECT COALESCE(max(seq), 0) + 1 FROM visits WHERE case_id = ?', [caseId]) ?? 1;
}

type RawPart = VisitPartRow & { visitId: string };

/** Parts used on all visits of a case; replacements carry both codes and whether they were taken back. */
export function partsOf(db: ReadableDb, caseId: string): RawPart[] {
  const rows = db.all<Omit<RawPart, 'isCorrected'> & { isCorrected: number }>(
    `SELECT ${visitParts.select('x')}, ru.barcode AS removedBarcode, iu.barcode AS installedBarcode, pu.barcode AS parentBarcode,
       (up.removed_corrected_seq IS NOT NULL) AS isCorrected
     FROM visits v JOIN visit_parts x ON x.visit_id = v.id
     LEFT JOIN units ru ON ru.id = x.removed_unit_id LEFT JOIN units iu ON iu.id = x.installed_unit_id
     LEFT JOIN units pu ON pu.id = x.parent_unit_id LEFT JOIN unit_pairs up ON up.id = x.pair_id
     WHERE v.case_id = ? ORDER BY x.created_at, x.id`,
    [caseId],
  );
  return rows.map((row) => ({ ...row, isCorrected: row.isCorrected === 1 }));
}

export function storedPartsOf(db: ReadableDb, visitId: string): StoredVisitPart[] {
  return db.all<StoredVisitPart>(
    `SELECT ${visitParts.select('x')} FROM visit_parts x WHERE x.visit_id = ? ORDER BY x.created_at, x.id`,
    [visitId],
  );
}

export function findVisitPartByPair(db: ReadableDb, pairId: string): StoredVisitPart | undefined {
  return db.get<StoredVisitPart>(`SELECT ${visitParts.select('x')} FROM visit_parts x WHERE x.pair_id = ?`, [
    pairId,
  ]);
}

/** The parent the unit was taken from on a visit of this case. */
export function parentOfRemoved(db: ReadableDb, caseId: string, unitId: string): string | undefined {
  return db.pluck<string>(
    `SELECT x.parent_unit_id FROM visits v JOIN visit_parts x ON x.visit_id = v.id
     WHERE v.case_id = ? AND x.removed_unit_id = ? ORDER BY x.created_at DESC LIMIT 1`,
    [caseId, unitId],
  );
}

export function deleteVisitPart(db: WritableDb, id: string): void {
  db.run('DELETE FROM visit_parts WHERE id = ?', [id]);
}
