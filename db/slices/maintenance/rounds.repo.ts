import type { RoundItem, RoundRow } from '#contract/maintenance/maintenance.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { type ListSpec, likePattern, words } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredRound = Omit<RoundRow, 'servicePoint' | 'engineer' | 'items' | 'doneItems' | 'badItems'>;
export const rounds = defineTable<StoredRound>({
  name: 'inspection_rounds',
  columns: [
    'id',
    'no',
    'title',
    'plannedOn',
    'servicePointId',
    'engineerId',
    'state',
    'note',
    ...ROW_META_COLUMNS,
  ],
});

export interface StoredItem {
  id: string;
  roundId: string;
  seq: number;
  unitId: string;
  planId: string | null;
  checks: RoundItem['checks'];
  runningHours: number | null;
  meterResetReason: string | null;
  note: string | null;
  doneOn: string | null;
  caseId: string | null;
  version: number;
}
export const items = defineTable<StoredItem>({
  name: 'inspection_items',
  columns: [
    'id',
    'roundId',
    'seq',
    'unitId',
    'planId',
    'checks',
    'runningHours',
    'meterResetReason',
    'note',
    'doneOn',
    'caseId',
    'version',
  ],
  stored: { checks: 'json' },
});

const FROM = `inspection_rounds r LEFT JOIN service_points sp ON sp.id = r.service_point_id
  LEFT JOIN engineers e ON e.id = r.engineer_id`;
const COUNT = (condition: string) =>
  `(SELECT count(*) FROM inspection_items i WHERE i.round_id = r.id${condition})`;
const BAD = " AND EXISTS (SELECT 1 FROM json_each(i.checks) k WHERE k.value ->> 'result' = 'bad')";
const SELECT = `${rounds.select('r')}, sp.name AS servicePoint, e.name AS engineer, ${COUNT('')} AS items,
  ${COUNT(' AND i.done_on IS NOT NULL')} AS doneItems, ${COUNT(BAD)} AS badItems`;

const text = (sql: string, isNullable = true) => ({ sql, type: 'text' as const, isNullable });
export const roundList: ListSpec<RoundRow> = {
  from: FROM,
  select: SELECT,
  id: 'r.id',
  columns: {
    no: words('r.no', false),
    title: words('r.title', false),
    plannedOn: text('r.planned_on', false),
    servicePoint: words('sp.name'),
    engineer: words('e.name'),
    state: text('r.state', false),
    items: { sql: COUNT(''), type: 'integer' },
    doneItems: { sql: COUNT(' AND i.done_on IS NOT NULL'), type: 'integer' },
    badItems: { sql: COUNT(BAD), type: 'integer' },
  },
  defaultSort: [{ column: 'plannedOn', direction: 'desc' }],
  voided: 'r.voided_at',
  search: (found) => ({
    sql: "(r.no LIKE ? ESCAPE '\\' OR r.title LIKE ? ESCAPE '\\')",
    params: [likePattern(found), likePattern(found)],
  }),
};

export function findRoundRow(db: ReadableDb, id: string): RoundRow | undefined {
  return db.get<RoundRow>(`SELECT ${SELECT} FROM ${FROM} WHERE r.id = ?`, [id]);
}

export function itemsOfRound(db: ReadableDb, roundId: string): RoundItem[] {
  return db
    .all<Omit<RoundItem, 'checks'> & { checks: string }>(
      `SELECT i.id, i.seq, i.unit_id AS unitId, u.barcode, COALESCE(pr.name, pt.name) AS product, s.name AS siteName,
         i.plan_id AS planId, m.no AS planNo, m.title AS planTitle, i.checks, i.running_hours AS runningHours,
         st.running_hours AS lastRunningHours, i.meter_reset_reason AS meterResetReason, st.status AS unitStatus, i.note, i.done_on AS doneOn, i.case_id AS caseId, c.no AS caseNo, i.version
       FROM inspection_items i JOIN units u ON u.id = i.unit_id
       LEFT JOIN products pr ON pr.id = u.product_id LEFT JOIN parts pt ON pt.id = u.part_id
       LEFT JOIN unit_states st ON st.unit_id = u.id LEFT JOIN sites s ON s.id = st.site_id
       LEFT JOIN maintenance_plans m ON m.id = i.plan_id LEFT JOIN service_cases c ON c.id = i.case_id
       WHERE i.round_id = ? ORDER BY i.seq`,
      [roundId],
    )
    .map((raw) => ({ ...raw, checks: JSON.parse(raw.checks) as RoundItem['checks'] }));
}

export function openItems(db: ReadableDb | WritableDb, roundId: string): number {
  return (
    db.pluck<number>('SELECT count(*) FROM inspection_items WHERE round_id = ? AND done_on IS NULL', [
      roundId,
    ]) ?? 0
  );
}
