import type { PartBack } from '#contract/claims/returns.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { likePattern } from '#db/kit/list-query.ts';

/** An event of the old part since it was taken out that still counts. */
const since = (type: 'INSTALLED' | 'REPAIRED') =>
  `EXISTS (SELECT 1 FROM unit_events e WHERE e.unit_id = x.removed_unit_id AND e.seq > p.removed_seq AND e.type = '${type}'
     AND NOT EXISTS (SELECT 1 FROM unit_events k WHERE k.unit_id = e.unit_id AND k.corrects_seq = e.seq))`;

const FROM = `FROM visit_parts x JOIN unit_pairs p ON p.id = x.pair_id JOIN units u ON u.id = x.removed_unit_id
  JOIN unit_states s ON s.unit_id = u.id JOIN visits v ON v.id = x.visit_id JOIN service_cases c ON c.id = v.case_id
  LEFT JOIN parties pa ON pa.id = c.party_id LEFT JOIN parts pt ON pt.id = u.part_id
  LEFT JOIN units m ON m.id = x.parent_unit_id
  WHERE p.removed_corrected_seq IS NULL AND NOT ${since('INSTALLED')}
    AND ((x.old_part_fate = 'return' AND s.status = 'removed')
      OR (x.old_part_fate = 'repair' AND s.status IN ('removed', 'returned') AND NOT ${since('REPAIRED')}))
    AND (:unitId IS NULL OR x.removed_unit_id = :unitId)
    AND (:like IS NULL OR u.barcode LIKE :like ESCAPE '\\' OR m.barcode LIKE :like ESCAPE '\\' OR c.no LIKE :like ESCAPE '\\'
      OR pt.name LIKE :like ESCAPE '\\' OR x.part LIKE :like ESCAPE '\\' OR pa.name LIKE :like ESCAPE '\\')`;

interface Asked {
  unitId?: string;
  search?: string | undefined;
}
const paramsOf = ({ unitId, search }: Asked) => ({
  unitId: unitId ?? null,
  like: search?.trim() ? likePattern(search.trim()) : null,
});

/** Old parts that have not come back, or are back and not repaired; the longest out first. */
export function partsOut(db: ReadableDb, asked: Asked, limit: number): (PartBack & { unitId: string })[] {
  return db.all(
    `SELECT x.id, x.removed_unit_id AS unitId, u.barcode, COALESCE(pt.name, x.part) AS part, u.lot_no AS lotNo,
       x.old_part_fate AS fate, CASE s.status WHEN 'removed' THEN 'expected' ELSE 'in_repair' END AS state,
       v.visited_on AS sinceOn, m.barcode AS machineBarcode, x.position, c.id AS caseId, c.no AS caseNo, v.engineers,
       COALESCE(pa.name, c.party_text) AS partyName ${FROM} ORDER BY v.visited_on, x.created_at, x.id LIMIT :limit`,
    { ...paramsOf(asked), limit },
  );
}

export function countPartsOut(db: ReadableDb, asked: Asked): number {
  return db.pluck<number>(`SELECT count(*) ${FROM}`, paramsOf(asked)) ?? 0;
}
