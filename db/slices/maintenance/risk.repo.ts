import type { ReadableDb } from '#db/connection/database.ts';

/** Machines with everything in them now, and what was taken out of them since `since`. */
const TREE = `
  inside (root, unit_id) AS (
    SELECT value, value FROM json_each(:units)
    UNION ALL SELECT i.root, s.unit_id FROM inside i JOIN unit_states s ON s.parent_unit_id = i.unit_id),
  concerned (root, unit_id) AS (
    SELECT root, unit_id FROM inside
    UNION SELECT i.root, p.removed_unit_id FROM inside i JOIN unit_pairs p ON p.parent_unit_id = i.unit_id
      WHERE p.removed_corrected_seq IS NULL AND p.at >= :since)`;

export interface RepeatedFault {
  root: string;
  faultCode: string;
  cases: number;
  lastOn: string;
}

/** Faults that came at least twice to a machine since the day, or came back after they were solved. */
export function repeatedFaults(
  db: ReadableDb,
  asked: { units: string; since: number; sinceOn: string },
): RepeatedFault[] {
  return db.all<RepeatedFault>(
    `WITH RECURSIVE ${TREE}
     SELECT k.root, c.fault_code AS faultCode, count(*) AS cases, max(c.reported_on) AS lastOn
     FROM concerned k JOIN service_cases c ON c.unit_id = k.unit_id
     WHERE c.fault_code IS NOT NULL AND c.reported_on >= :sinceOn AND c.voided_at IS NULL AND c.state <> 'cancelled'
     GROUP BY k.root, c.fault_code HAVING count(*) > 1 OR max(c.is_repeat) = 1
     ORDER BY cases DESC, lastOn DESC`,
    asked,
  );
}

export interface BuiltInPart {
  root: string;
  barcode: string;
  partId: string;
  part: string;
  position: string | null;
  sinceAt: number;
}

/** Parts of the catalogue that sit in the machines, with the instant they came in. */
export function builtInParts(db: ReadableDb, units: string): BuiltInPart[] {
  return db.all<BuiltInPart>(
    `WITH RECURSIVE inside (root, unit_id) AS (
       SELECT value, value FROM json_each(:units)
       UNION ALL SELECT i.root, s.unit_id FROM inside i JOIN unit_states s ON s.parent_unit_id = i.unit_id)
     SELECT i.root, u.barcode, u.part_id AS partId, pt.name AS part, s.position, s.since_at AS sinceAt
     FROM inside i JOIN unit_states s ON s.unit_id = i.unit_id JOIN units u ON u.id = i.unit_id
     JOIN parts pt ON pt.id = u.part_id WHERE s.status = 'installed'`,
    { units },
  );
}

/** Days that parts were in use when they were replaced, by part, the shortest first. */
export function replacedAges(db: ReadableDb, parts: string): { partId: string; days: number }[] {
  return db.all(
    `SELECT u.part_id AS partId, (p.at - (SELECT max(e.at) FROM unit_events e WHERE e.unit_id = p.removed_unit_id
         AND e.type = 'INSTALLED' AND e.seq < p.removed_seq)) / 86400000 AS days
     FROM units u JOIN unit_pairs p ON p.removed_unit_id = u.id
     WHERE u.part_id IN (SELECT value FROM json_each(?)) AND p.removed_corrected_seq IS NULL
     ORDER BY u.part_id, days`,
    [parts],
  );
}
