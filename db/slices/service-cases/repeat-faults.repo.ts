import type { ReadableDb } from '#db/connection/database.ts';

export interface FaultSearch {
  id: string;
  unitId: string;
  faultCode: string;
  from: string;
  until: string;
}

/** The newest earlier case of the fault on the unit, or on what its replacements put in or took out there. */
export function findEarlierFault(db: ReadableDb, search: FaultSearch): string | undefined {
  return db.pluck<string>(
    `SELECT c.id FROM service_cases c
     WHERE c.fault_code = :faultCode AND c.id <> :id AND c.voided_at IS NULL AND c.state <> 'cancelled'
       AND c.reported_on <= :until AND COALESCE(c.resolved_on, c.closed_on, c.reported_on) >= :from
       AND c.unit_id IN (SELECT :unitId
         UNION SELECT removed_unit_id FROM unit_pairs WHERE installed_unit_id = :unitId AND removed_corrected_seq IS NULL)
     ORDER BY c.doc DESC LIMIT 1`,
    { ...search },
  );
}
