import type { ReadableDb } from '#db/connection/database.ts';

export interface FaultSearch {
  id: string;
  unitId: string;
  faultCode: string;
  from: string;
  until: string;
}

/** The newest earlier case of the fault on the unit, or on a part it took the place of, through every replacement. */
export function findEarlierFault(db: ReadableDb, search: FaultSearch): string | undefined {
  return db.pluck<string>(
    `SELECT c.id FROM service_cases c
     WHERE c.fault_code = :faultCode AND c.id <> :id AND c.voided_at IS NULL AND c.state <> 'cancelled'
       AND c.reported_on <= :until AND COALESCE(c.resolved_on, c.closed_on, c.reported_on) >= :from
       AND c.unit_id IN (
         WITH RECURSIVE before(id) AS (SELECT :unitId
           UNION SELECT p.removed_unit_id FROM unit_pairs p JOIN before b ON p.installed_unit_id = b.id
             WHERE p.removed_corrected_seq IS NULL)
         SELECT id FROM before)
     ORDER BY c.doc DESC LIMIT 1`,
    { ...search },
  );
}

export interface RepeatLinks {
  /** The case this one repeats, with the day it was done. */
  from: { id: string; no: string; title: string; doneOn: string } | undefined;
  /** The ones that repeat it, in order. */
  by: { id: string; no: string; title: string; on: string }[];
}

export function repeatLinks(db: ReadableDb, row: { id: string; repeatOfId: string | null }): RepeatLinks {
  return {
    from: db.get(
      `SELECT id, no, title, COALESCE(resolved_on, closed_on, reported_on) AS doneOn FROM service_cases WHERE id = ?`,
      [row.repeatOfId],
    ),
    by: db.all(
      `SELECT id, no, title, reported_on AS "on" FROM service_cases
       WHERE repeat_of_id = ? AND voided_at IS NULL AND state <> 'cancelled' ORDER BY doc`,
      [row.id],
    ),
  };
}
