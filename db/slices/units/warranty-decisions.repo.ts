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

/** Every clause orders were given, once each. */
export function clausesOfOrders(db: ReadableDb): string[] {
  return db.pluckAll<string>('SELECT DISTINCT warranty_clause FROM orders WHERE warranty_clause IS NOT NULL');
}

/** The longest a clause can run on from the last move of a machine; the year above it is for what an order says. */
const BEGAN = 's.since_at >= :at - (ifnull(t.months, :months) * 31 + 366) * 86400000';

/**
 * Machines that are out in the world and may still be in warranty at an instant: those whose own terms could have run
 * since their last move, and each one somebody decided about or that came as a replacement. The clock looks at each.
 */
export function machinesAway(
  db: ReadableDb,
  asked: { at: number; months: number; clauses: readonly { clause: string; months: number }[] },
): string[] {
  return db.pluckAll<string>(
    `WITH terms AS MATERIALIZED (
       SELECT value ->> 'clause' AS clause, value ->> 'months' AS months FROM json_each(:clauses))
     SELECT u.id FROM unit_states s JOIN units u ON u.id = s.unit_id
     LEFT JOIN order_lines l ON l.id = u.order_line_id LEFT JOIN orders o ON o.id = l.order_id
     LEFT JOIN terms t ON t.clause = o.warranty_clause
     WHERE s.parent_unit_id IS NULL AND s.is_away = 1 AND s.status NOT IN ('scrapped', 'lost')
       AND u.kind = 'machine' AND u.voided_at IS NULL AND (${BEGAN}
         OR EXISTS (SELECT 1 FROM warranty_decisions d WHERE d.unit_id = u.id AND d.voided_at IS NULL)
         OR EXISTS (SELECT 1 FROM unit_pairs p WHERE p.installed_unit_id = u.id))`,
    { ...asked, clauses: JSON.stringify(asked.clauses) },
  );
}
