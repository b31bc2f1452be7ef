import type { MeterReading } from '#contract/maintenance/due-rule.ts';
import type { PlanRow, WorkRow } from '#contract/maintenance/maintenance.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { localDate } from '#db/kit/clock.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredPlan = Omit<
  PlanRow,
  | 'barcode'
  | 'product'
  | 'siteId'
  | 'siteName'
  | 'partyId'
  | 'partyName'
  | 'servicePoint'
  | 'unitStatus'
  | 'lastWork'
  | 'underWay'
  | 'due'
  | 'risk'
>;
export const plans = defineTable<StoredPlan>({
  name: 'maintenance_plans',
  columns: [
    'id',
    'no',
    'unitId',
    'title',
    'everyDays',
    'everyHours',
    'startOn',
    'startHours',
    'warnDays',
    'checklist',
    'servicePointId',
    'isActive',
    'stoppedOn',
    'stopReason',
    'note',
    ...ROW_META_COLUMNS,
  ],
  stored: { checklist: 'json', isActive: 'boolean' },
});

export type PlanBase = Omit<PlanRow, 'lastWork' | 'due' | 'risk'>;

const SELECT = `SELECT ${plans.select('m')}, u.barcode, COALESCE(pr.name, pt.name) AS product, st.site_id AS siteId,
  s.name AS siteName, COALESCE(st.party_id, s.owner_party_id) AS partyId, pa.name AS partyName, sp.name AS servicePoint,
  st.status AS unitStatus
  FROM maintenance_plans m JOIN units u ON u.id = m.unit_id
  LEFT JOIN products pr ON pr.id = u.product_id LEFT JOIN parts pt ON pt.id = u.part_id
  LEFT JOIN unit_states st ON st.unit_id = u.id LEFT JOIN sites s ON s.id = st.site_id
  LEFT JOIN parties pa ON pa.id = COALESCE(st.party_id, s.owner_party_id)
  LEFT JOIN service_points sp ON sp.id = m.service_point_id`;

/** Plans somebody is at work on, with the number of the case or else of the round; few of many, so asked for by themselves. */
const UNDER_WAY = `SELECT i.plan_id AS planId, r.no FROM inspection_rounds r JOIN inspection_items i ON i.round_id = r.id
    WHERE r.state IN ('planned', 'running') AND i.plan_id IS NOT NULL AND i.done_on IS NULL AND (:id IS NULL OR i.plan_id = :id)
  UNION ALL SELECT * FROM (SELECT c.plan_id, c.no FROM service_cases c INDEXED BY service_cases_plan WHERE c.plan_id IS NOT NULL AND (:id IS NULL OR c.plan_id = :id)
    AND c.voided_at IS NULL AND c.state NOT IN ('resolved', 'confirmed', 'followed_up', 'closed', 'cancelled') ORDER BY +c.doc)`;

function withUnderWay(db: ReadableDb, found: PlanBase[], id: string | null): PlanBase[] {
  const rows = db.all<{ planId: string; no: string }>(UNDER_WAY, { id });
  const numbers = new Map(rows.map((row) => [row.planId, row.no]));
  for (const plan of found) Object.assign(plans.read(plan), { underWay: numbers.get(plan.id) ?? null });
  return found;
}

export function findPlan(db: ReadableDb, id: string): PlanBase | undefined {
  const raw = db.get<PlanBase>(`${SELECT} WHERE m.id = ?`, [id]);
  return raw && withUnderWay(db, [raw], id)[0];
}

/** Work may fall due: the plan runs, and its machine is not gone. */
const IS_RUNNING = `(m.is_active = 1 AND u.voided_at IS NULL AND ifnull(st.status, '') NOT IN ('scrapped', 'lost'))`;

/** Plans that run, or with `stopped` those that do not. */
export function activePlans(
  db: ReadableDb,
  only: { servicePointId?: string | undefined; siteId?: string | undefined; stopped?: boolean | undefined },
): PlanBase[] {
  const found = db.all<PlanBase>(
    `${SELECT} WHERE m.voided_at IS NULL AND ${only.stopped ? 'NOT ' : ''}${IS_RUNNING} AND (:point IS NULL OR m.service_point_id = :point)
       AND (:site IS NULL OR st.site_id = :site)`,
    { point: only.servicePointId ?? null, site: only.siteId ?? null },
  );
  return withUnderWay(db, found, null);
}

const QUARTER_MS = 15 * 60_000;

/** Meter readings of units from their lives, corrected ones left out, oldest first. */
export function readingsOf(db: ReadableDb, unitIds: readonly string[]): Map<string, MeterReading[]> {
  const rows = db.all<{ unitId: string; at: number; hours: number; isReset: number }>(
    `SELECT e.unit_id AS unitId, e.at, e.running_hours AS hours, e.is_meter_reset AS isReset FROM unit_events e
     WHERE e.unit_id IN (SELECT value FROM json_each(?)) AND e.running_hours IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM unit_events x WHERE x.unit_id = e.unit_id AND x.corrects_seq = e.seq)
     ORDER BY e.unit_id, e.at, e.seq`,
    [JSON.stringify(unitIds)],
  );
  const found = new Map<string, MeterReading[]>();
  const days = new Map<number, string>();
  const dayOf = (at: number): string => {
    // Time zones are apart by quarters of an hour.
    const quarter = Math.floor(at / QUARTER_MS);
    const day = days.get(quarter) ?? localDate(at);
    days.set(quarter, day);
    return day;
  };
  for (const { unitId, at, hours, isReset } of rows) {
    const list = found.get(unitId) ?? [];
    list.push({ on: dayOf(at), hours, isReset: isReset === 1 });
    found.set(unitId, list);
  }
  return found;
}

export interface StoredWork
  extends Omit<WorkRow, 'state' | 'caseId' | 'caseNo' | 'roundId' | 'roundNo' | 'byName'> {
  planId: string;
  outcome: 'done' | 'cancelled';
  itemId: string | null;
  createdAt: number;
  createdBy: string;
}
export type ShownWork = Omit<WorkRow, 'state'> & { planId: string; outcome: 'done' | 'cancelled' };

const WORKS = `SELECT w.id, w.plan_id AS planId, w.due_on AS dueOn, w.due_hours AS dueHours, w.outcome, w.on_day AS onDay,
  w.running_hours AS runningHours, w.visit_id AS visitId, v.case_id AS caseId, c.no AS caseNo, i.round_id AS roundId,
  r.no AS roundNo, w.reason, u.display_name AS byName
  FROM maintenance_works w LEFT JOIN visits v ON v.id = w.visit_id LEFT JOIN service_cases c ON c.id = v.case_id
  LEFT JOIN inspection_items i ON i.id = w.item_id LEFT JOIN inspection_rounds r ON r.id = i.round_id
  LEFT JOIN users u ON u.id = w.created_by`;

/** What was done and left out of these plans, newest first. */
export function worksOf(db: ReadableDb, planIds: readonly string[]): ShownWork[] {
  return db.all<ShownWork>(
    `${WORKS} WHERE w.plan_id IN (SELECT value FROM json_each(?)) ORDER BY w.on_day DESC, w.rowid DESC`,
    [JSON.stringify(planIds)],
  );
}

export function insertWork(db: WritableDb, row: StoredWork): void {
  db.run(
    `INSERT INTO maintenance_works (id, plan_id, due_on, due_hours, outcome, on_day, running_hours, visit_id, item_id, reason, created_at, created_by)
     VALUES (:id, :planId, :dueOn, :dueHours, :outcome, :onDay, :runningHours, :visitId, :itemId, :reason, :createdAt, :createdBy)`,
    { ...row },
  );
}
