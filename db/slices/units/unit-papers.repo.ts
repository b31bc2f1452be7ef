import type { UnitPaper } from '#contract/units/unit-papers.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';

/** Cases the unit was reported in, or was put in or taken out in. */
const CASES = `SELECT id FROM service_cases WHERE unit_id = :unitId AND voided_at IS NULL
  UNION SELECT v.case_id FROM unit_pairs p JOIN visits v ON p.source_kind = 'visit' AND v.id = p.source_id
    WHERE p.removed_unit_id = :unitId OR p.installed_unit_id = :unitId`;

type RawPaper = Omit<UnitPaper, 'on'> & { at: number | null; on: string | null };

/** Papers and pictures of a unit and of its cases, newest first. */
export function papersOf(db: ReadableDb, unitId: string): RawPaper[] {
  return db.all<RawPaper>(
    `WITH own (id) AS MATERIALIZED (${CASES}),
       own_visits (id, case_id, seq, visited_on, closed_at) AS MATERIALIZED (
         SELECT v.id, v.case_id, v.seq, v.visited_on, v.closed_at FROM own JOIN visits v ON v.case_id = own.id),
       places (entity, entity_id, case_id, visit_seq) AS (
         SELECT 'units', :unitId, NULL, NULL
         UNION ALL SELECT 'service-cases', id, id, NULL FROM own
         UNION ALL SELECT 'visits', id, case_id, seq FROM own_visits
         UNION ALL SELECT 'claims', k.id, k.case_id, NULL FROM supplier_claims k
           WHERE (k.unit_id = :unitId OR k.replacement_unit_id = :unitId) AND k.voided_at IS NULL)
     SELECT a.id, a.purpose AS kind, a.name, NULL AS "on", a.created_at AS at, a.media_type AS mediaType,
       p.case_id AS caseId, c.no AS caseNo, p.visit_seq AS visitSeq
     FROM places p JOIN attachments a ON a.entity = p.entity AND a.entity_id = p.entity_id AND a.voided_at IS NULL
     LEFT JOIN service_cases c ON c.id = p.case_id
     UNION ALL
     SELECT v.id, 'visit_report', NULL, v.visited_on, v.closed_at, NULL, v.case_id, c.no, v.seq
     FROM own_visits v JOIN service_cases c ON c.id = v.case_id WHERE v.closed_at IS NOT NULL
     ORDER BY 5 DESC, 1`,
    { unitId },
  );
}

export interface LotCount {
  total: number;
  inService: number;
  failed: number;
}

/** Units of a lot of one part: all, those in a machine or out in the world, those another took the place of. */
export function countLot(db: ReadableDb, lotNo: string, partId: string | null): LotCount {
  return (
    db.get<LotCount>(
      `SELECT count(*) AS total,
         count(*) FILTER (WHERE s.status IN ('installed', 'on_site', 'in_service')) AS inService,
         count(*) FILTER (WHERE EXISTS (SELECT 1 FROM unit_pairs p
           WHERE p.removed_unit_id = u.id AND p.removed_corrected_seq IS NULL)) AS failed
       FROM units u JOIN unit_states s ON s.unit_id = u.id
       WHERE u.lot_no = :lotNo AND u.part_id IS :partId AND u.voided_at IS NULL`,
      { lotNo, partId },
    ) ?? { total: 0, inService: 0, failed: 0 }
  );
}
