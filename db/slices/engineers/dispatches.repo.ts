import type { DispatchRow, Planner } from '#contract/engineers/engineers.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { readReasons } from '#db/kit/checked-texts.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredDispatch = Omit<DispatchRow, 'caseNo' | 'caseTitle' | 'siteName' | 'engineer'>;
export const dispatches = defineTable<StoredDispatch>({
  name: 'dispatches',
  columns: [
    'id',
    'caseId',
    'engineerId',
    'fromOn',
    'toOn',
    'state',
    'task',
    'plate',
    'reason',
    'exceptions',
    ...ROW_META_COLUMNS,
  ],
  stored: { exceptions: 'json' },
});

const SELECT = `SELECT ${dispatches.select('d')}, c.no AS caseNo, c.title AS caseTitle, s.name AS siteName, e.name AS engineer
  FROM dispatches d JOIN service_cases c ON c.id = d.case_id JOIN engineers e ON e.id = d.engineer_id
  LEFT JOIN sites s ON s.id = c.site_id`;

function readDispatch(row: DispatchRow): DispatchRow {
  return { ...row, exceptions: readReasons(row.exceptions) };
}

export function findDispatchRow(db: ReadableDb, id: string): DispatchRow | undefined {
  const row = db.get<DispatchRow>(`${SELECT} WHERE d.id = ?`, [id]);
  return row && readDispatch(row);
}

export function dispatchesOfCase(db: ReadableDb, caseId: string): DispatchRow[] {
  return db
    .all<DispatchRow>(`${SELECT} WHERE d.case_id = ? AND d.voided_at IS NULL ORDER BY d.from_on, d.id`, [
      caseId,
    ])
    .map(readDispatch);
}

/** Dispatches that touch a span of days, whoever goes. */
export function dispatchesBetween(db: ReadableDb, fromOn: string, toOn: string): DispatchRow[] {
  return db
    .all<DispatchRow>(
      `${SELECT} WHERE d.voided_at IS NULL AND d.state <> 'cancelled' AND d.from_on <= ? AND d.to_on >= ? ORDER BY d.from_on, d.id`,
      [toOn, fromOn],
    )
    .map(readDispatch);
}

type Absence = Planner['absences'][number];

export function absencesBetween(db: ReadableDb, fromOn: string, toOn: string): Absence[] {
  return db.all<Absence>(
    `SELECT id, engineer_id AS engineerId, from_on AS fromOn, to_on AS toOn, reason FROM engineer_absences
     WHERE from_on <= ? AND to_on >= ? ORDER BY from_on`,
    [toOn, fromOn],
  );
}

export function insertAbsence(db: WritableDb, row: Absence): void {
  db.run('INSERT INTO engineer_absences (id, engineer_id, from_on, to_on, reason) VALUES (?, ?, ?, ?, ?)', [
    row.id,
    row.engineerId,
    row.fromOn,
    row.toOn,
    row.reason,
  ]);
}

export function deleteAbsence(db: WritableDb, id: string): Absence | undefined {
  return db.get<Absence>(
    'DELETE FROM engineer_absences WHERE id = ? RETURNING id, engineer_id AS engineerId, from_on AS fromOn, to_on AS toOn, reason',
    [id],
  );
}

/** Family of the product a case is about, and where the machine works. */
export function caseNeeds(db: ReadableDb, caseId: string) {
  return db.get<{
    family: string | null;
    faultCode: string | null;
    siteId: string | null;
    region: string | null;
  }>(
    `SELECT pr.family, c.fault_code AS faultCode, c.site_id AS siteId, p.region
     FROM service_cases c LEFT JOIN products pr ON pr.id = c.product_id LEFT JOIN parties p ON p.id = c.party_id
     WHERE c.id = ?`,
    [caseId],
  );
}
