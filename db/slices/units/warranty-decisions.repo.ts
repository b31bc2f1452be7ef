import type { WarrantyDecisionRow } from '#contract/units/warranty.contract.ts';
import type { WarrantyDecisions } from '#contract/units/warranty-terms.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export const decisions = defineTable<WarrantyDecisionRow>({
  name: 'warranty_decisions',
  columns: ['id', 'unitId', 'kind', 'untilOn', 'months', 'fromOn', 'toOn', 'reason', ...ROW_META_COLUMNS],
});

const SELECT = `SELECT ${decisions.select('d')} FROM warranty_decisions d WHERE d.unit_id = ?`;
const IN_FORCE = `${SELECT} AND d.voided_at IS NULL ORDER BY d.created_at, d.id`;

/** Decisions on a unit, withdrawn ones too, oldest first. */
export function allDecisionsOf(db: ReadableDb, unitId: string): WarrantyDecisionRow[] {
  return db.all<WarrantyDecisionRow>(`${SELECT} ORDER BY d.created_at, d.id`, [unitId]);
}

/** Which of the units anybody decided something about. */
export function unitsWithDecisions(db: ReadableDb, unitIds: readonly string[]): string[] {
  return db.pluckAll<string>(
    `SELECT DISTINCT d.unit_id FROM warranty_decisions d
     WHERE d.unit_id IN (SELECT value FROM json_each(?)) AND d.voided_at IS NULL`,
    [JSON.stringify(unitIds)],
  );
}

/** What was decided on a unit and holds, as the clock takes it. */
export function decisionsOf(db: ReadableDb, unitId: string): WarrantyDecisions {
  const rows = db.all<WarrantyDecisionRow>(IN_FORCE, [unitId]);
  const found: { -readonly [K in keyof WarrantyDecisions]: WarrantyDecisions[K] } = {
    suspensions: [],
    extensions: [],
    override: null,
  };
  for (const { untilOn, months, fromOn, toOn, reason } of rows) {
    if (untilOn !== null) found.override = { untilOn, reason };
    if (months !== null) found.extensions = [...found.extensions, { months, reason }];
    if (fromOn !== null && toOn !== null)
      found.suspensions = [...found.suspensions, { fromOn, toOn, reason }];
  }
  return found;
}

/** Machines that are out in the world and began their present state in these years; the clock looks at each. */
export function machinesAway(db: ReadableDb, sinceAt: number): string[] {
  return db.pluckAll<string>(
    `SELECT u.id FROM unit_states s JOIN units u ON u.id = s.unit_id
     WHERE s.parent_unit_id IS NULL AND s.is_away = 1 AND s.status NOT IN ('scrapped', 'lost')
       AND s.since_at >= ? AND u.kind = 'machine' AND u.voided_at IS NULL`,
    [sinceAt],
  );
}
