import type { Filter, ListInput, ListPage } from '#contract/kit/list.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import {
  type Condition,
  filterCondition,
  type ListColumn,
  type ListSpec,
  likePattern,
  listPage,
} from '#db/kit/list-query.ts';
import { barcodeKey } from '#db/kit/text.ts';
import { unitRowsOf } from './units.repo.ts';

/** Tables a column needs beside the units; a list joins only what it filters or sorts by. */
type Need = 'state' | 'root' | 'names' | 'order';
type UnitColumn = ListColumn & { needs?: Need };

const text = (sql: string, needs?: Need, isNullable = true): UnitColumn => ({
  sql,
  type: 'text',
  isNullable,
  ...(needs ? { needs } : {}),
});
const integer = (sql: string, needs?: Need, isNullable = false): UnitColumn => ({
  ...text(sql, needs, isNullable),
  type: 'integer',
});

/** Names and codes; without a stored key their order is worked out for every unit. */
const words = (sql: string, needs?: Need, key = `sort_key(${sql})`): UnitColumn => ({
  ...text(sql, needs),
  sort: key,
});

const COLUMNS: Readonly<Record<string, UnitColumn>> = {
  barcode: { ...words('u.barcode', undefined, 'u.barcode_sort'), isNullable: false },
  kind: text('u.kind', undefined, false),
  productId: text('u.product_id'),
  partId: text('u.part_id'),
  factoryNo: words('u.factory_no'),
  lotNo: words('u.lot_no'),
  madeOn: text('u.made_on'),
  orderLineId: text('u.order_line_id'),
  certificateNo: words('u.certificate_no'),
  createdAt: integer('u.created_at'),
  importBatchId: text('u.import_batch_id'),
  name: words('COALESCE(pt.name, pr.name)', 'names', 'COALESCE(pt.name_sort, pr.name_sort)'),
  product: words('pr.name', 'names', 'pr.name_sort'),
  family: words('pr.family', 'names'),
  part: words('pt.name', 'names', 'pt.name_sort'),
  drawingNo: words('pt.drawing_no', 'names', 'pt.drawing_no_sort'),
  orderNo: words('o.no', 'order', 'o.no_sort'),
  orderId: text('o.id', 'order'),
  status: text('s.status', 'state', false),
  parentUnitId: text('s.parent_unit_id', 'state'),
  position: words('s.position', 'state'),
  runningHours: integer('s.running_hours', 'state', true),
  isAway: { sql: 's.is_away', type: 'boolean', needs: 'state' },
  sinceAt: integer('s.since_at', 'state'),
  lastAt: integer('s.last_at', 'state'),
  rootUnitId: text('r.unit_id', 'root', false),
  rootBarcode: { ...words('ru.barcode', 'root', 'ru.barcode_sort'), isNullable: false },
  siteId: text('r.site_id', 'root'),
  siteName: words('si.name', 'root', 'si.name_sort'),
  partyId: text('r.party_id', 'root'),
  partyName: words('pa.name', 'root', 'pa.name_sort'),
};

const ROOT_NAMES = `JOIN units ru ON ru.id = r.unit_id
  LEFT JOIN sites si ON si.id = r.site_id LEFT JOIN parties pa ON pa.id = r.party_id`;
/** Each unit's root by walking up; dear for a whole list, so only when it is sorted by where units are. */
const WALK_UP = `JOIN unit_states r ON r.unit_id = CASE WHEN s.parent_unit_id IS NULL THEN u.id ELSE (
  WITH RECURSIVE up (id, parent, depth) AS (
    SELECT s.unit_id, s.parent_unit_id, 0
    UNION ALL SELECT p.unit_id, p.parent_unit_id, up.depth + 1 FROM up JOIN unit_states p ON p.unit_id = up.parent WHERE up.depth < 12)
  SELECT id FROM up WHERE parent IS NULL) END`;
const JOINS: Record<Need, string> = {
  state: 'JOIN unit_states s ON s.unit_id = u.id',
  root: `${WALK_UP} ${ROOT_NAMES}`,
  names: 'LEFT JOIN products pr ON pr.id = u.product_id LEFT JOIN parts pt ON pt.id = u.part_id',
  order: 'LEFT JOIN order_lines ol ON ol.id = u.order_line_id LEFT JOIN orders o ON o.id = ol.order_id',
};

function searched(found: string): Condition {
  const plain = likePattern(found.trim());
  return {
    sql: `(u.id IN (SELECT unit_id FROM unit_barcodes WHERE barcode_key LIKE ? ESCAPE '\\')
      OR u.factory_no LIKE ? ESCAPE '\\' OR u.lot_no LIKE ? ESCAPE '\\'
      OR u.part_id IN (SELECT id FROM parts WHERE name LIKE ? ESCAPE '\\' OR drawing_no LIKE ? ESCAPE '\\')
      OR u.product_id IN (SELECT id FROM products WHERE name LIKE ? ESCAPE '\\' OR code LIKE ? ESCAPE '\\'))`,
    params: [likePattern(barcodeKey(found)), plain, plain, plain, plain, plain, plain],
  };
}

/** Where a unit is, is said of its root: the roots that fulfil the conditions, then everything inside them. */
function insideRoots(filters: readonly Filter[]): Condition {
  const found = filters.map((filter, i) => filterCondition({ columns: COLUMNS }, filter, i));
  return {
    sql: `u.id IN (WITH RECURSIVE inside (id) AS (
        SELECT r.unit_id FROM unit_states r ${ROOT_NAMES} WHERE r.parent_unit_id IS NULL AND ${found.map((c) => c.sql).join(' AND ')}
        UNION ALL SELECT c.unit_id FROM inside JOIN unit_states c ON c.parent_unit_id = inside.id)
      SELECT id FROM inside)`,
    params: found.flatMap((c) => c.params),
  };
}

const needOf = (column: string): Need | undefined =>
  Object.hasOwn(COLUMNS, column) ? COLUMNS[column]?.needs : undefined;

/** The units that fulfil the filters, over as few tables as those and the named columns need. */
export function unitQuestion(
  filters: readonly Filter[],
  columns: readonly string[],
): { spec: ListSpec<{ id: string }>; filters: readonly Filter[] } {
  const ofRoot = filters.filter((f) => needOf(f.column) === 'root');
  const others = filters.filter((f) => needOf(f.column) !== 'root');
  const needs = new Set([...others.map((f) => f.column), ...columns].map(needOf));
  if (needs.has('root')) needs.add('state');
  const joins = (['state', 'root', 'names', 'order'] as const)
    .filter((need) => needs.has(need))
    .map((need) => JOINS[need]);
  const spec: ListSpec<{ id: string }> = {
    from: ['units u', ...joins].join(' '),
    select: 'u.id AS id',
    id: 'u.id',
    columns: COLUMNS,
    defaultSort: [{ column: 'barcode', direction: 'desc' }],
    voided: 'u.voided_at',
    search: searched,
    ...(ofRoot.length > 0 ? { fixed: insideRoots(ofRoot) } : {}),
  };
  return { spec, filters: others };
}

/**
 * One page of units. The page is found over as few tables as its conditions need; only its rows are then given
 * their names and places.
 */
export function unitPage(db: ReadableDb, input: ListInput): ListPage<UnitRow> {
  const { spec, filters } = unitQuestion(
    input.filters ?? [],
    (input.sort ?? []).map(({ column }) => column),
  );
  const page = listPage(db, spec, { ...input, filters: [...filters] });
  return {
    ...page,
    rows: unitRowsOf(
      db,
      page.rows.map((row) => row.id),
    ),
  };
}
