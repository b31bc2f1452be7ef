import type { EngineerRow, ServicePointRow } from '#contract/engineers/engineers.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { type ListSpec, likePattern, words, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredEngineer = Omit<EngineerRow, 'servicePoint' | 'openDispatches'>;
export const engineers = defineTable<StoredEngineer>({
  name: 'engineers',
  columns: [
    'id',
    'name',
    'userId',
    'phone',
    'servicePointId',
    'skills',
    'isActive',
    'note',
    'exceptions',
    ...ROW_META_COLUMNS,
  ],
  stored: { skills: 'json', isActive: 'boolean', exceptions: 'json' },
});

export type StoredPoint = Omit<ServicePointRow, 'siteName' | 'engineers'>;
export const points = defineTable<StoredPoint>({
  name: 'service_points',
  columns: [
    'id',
    'name',
    'region',
    'address',
    'siteId',
    'contact',
    'phone',
    'note',
    'exceptions',
    ...ROW_META_COLUMNS,
  ],
  stored: { exceptions: 'json' },
});

const text = (sql: string, isNullable = true) => ({ sql, type: 'text' as const, isNullable });
const integer = (sql: string) => ({ sql, type: 'integer' as const });

const OPEN =
  "(SELECT count(*) FROM dispatches d JOIN service_cases c ON c.id = d.case_id WHERE d.engineer_id = e.id AND d.state IN ('planned', 'accepted') AND d.voided_at IS NULL AND c.state IN ('dispatched', 'in_progress'))";
export const engineerList: ListSpec<EngineerRow> = {
  from: 'engineers e LEFT JOIN service_points s ON s.id = e.service_point_id',
  select: `${engineers.select('e')}, s.name AS servicePoint, ${OPEN} AS openDispatches`,
  id: 'e.id',
  columns: {
    name: words('e.name', false),
    phone: text('e.phone'),
    servicePointId: text('e.service_point_id'),
    servicePoint: words('s.name'),
    isActive: { sql: 'e.is_active', type: 'boolean' },
    openDispatches: integer(OPEN),
    skills: text('e.skills', false),
    updatedAt: integer('e.updated_at'),
  },
  defaultSort: [{ column: 'name', direction: 'asc' }],
  voided: 'e.voided_at',
  read: (raw) => engineers.read(raw as StoredEngineer) as EngineerRow,
  search: (found) => ({
    sql: "(e.name LIKE ? ESCAPE '\\' OR s.name LIKE ? ESCAPE '\\')",
    params: [likePattern(found), likePattern(found)],
  }),
};

const IN_POINT = '(SELECT count(*) FROM engineers e WHERE e.service_point_id = s.id AND e.voided_at IS NULL)';
export const pointList: ListSpec<ServicePointRow> = {
  from: 'service_points s LEFT JOIN sites x ON x.id = s.site_id',
  select: `${points.select('s')}, x.name AS siteName, ${IN_POINT} AS engineers`,
  id: 's.id',
  columns: {
    name: words('s.name', false),
    region: words('s.region'),
    address: words('s.address'),
    siteName: wordsColumn('x.name', { isNullable: true, key: 'x.name_sort' }),
    contact: words('s.contact'),
    phone: text('s.phone'),
    engineers: integer(IN_POINT),
  },
  defaultSort: [{ column: 'name', direction: 'asc' }],
  voided: 's.voided_at',
  read: (raw) => points.read(raw) as ServicePointRow,
  search: (found) => ({
    sql: "(s.name LIKE ? ESCAPE '\\' OR s.region LIKE ? ESCAPE '\\')",
    params: [likePattern(found), likePattern(found)],
  }),
};

export function findEngineerRow(db: ReadableDb, id: string): EngineerRow | undefined {
  const raw = db.get<EngineerRow>(`SELECT ${engineerList.select} FROM ${engineerList.from} WHERE e.id = ?`, [
    id,
  ]);
  return raw && (engineers.read(raw) as EngineerRow);
}

export function findPointRow(db: ReadableDb, id: string): ServicePointRow | undefined {
  const raw = db.get<ServicePointRow>(`SELECT ${pointList.select} FROM ${pointList.from} WHERE s.id = ?`, [
    id,
  ]);
  return raw && (points.read(raw) as ServicePointRow);
}

export function listActiveEngineers(db: ReadableDb): EngineerRow[] {
  return db
    .all<EngineerRow>(
      `SELECT ${engineerList.select} FROM ${engineerList.from} WHERE e.voided_at IS NULL AND e.is_active = 1 ORDER BY sort_key(e.name)`,
    )
    .map((raw) => engineers.read(raw) as EngineerRow);
}
