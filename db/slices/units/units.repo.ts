import type { KeptReasons } from '#contract/kit/checked-text.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { readReasons } from '#db/kit/checked-texts.ts';
import { likePattern } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS, type RowMeta } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';
import { barcodeKey } from '#db/kit/text.ts';

export interface StoredUnit extends RowMeta {
  id: string;
  barcode: string;
  kind: 'machine' | 'part';
  productId: string | null;
  partId: string | null;
  factoryNo: string | null;
  exceptions: KeptReasons;
  lotNo: string | null;
  madeOn: string | null;
  orderLineId: string | null;
  certificateNo: string | null;
  note: string | null;
  importBatchId: string | null;
}

export const units = defineTable<StoredUnit>({
  name: 'units',
  sortKeys: { barcode: 'barcode_sort' },
  columns: [
    'id',
    'barcode',
    'kind',
    'productId',
    'partId',
    'factoryNo',
    'exceptions',
    'lotNo',
    'madeOn',
    'orderLineId',
    'certificateNo',
    'note',
    'importBatchId',
    ...ROW_META_COLUMNS,
  ],
  stored: { exceptions: 'json' },
});

/** The root of the tree a unit is in; itself when it is in nothing. */
const ROOT_ID = `CASE WHEN s.parent_unit_id IS NULL THEN u.id ELSE (
  WITH RECURSIVE up (id, parent, depth) AS (
    SELECT s.unit_id, s.parent_unit_id, 0
    UNION ALL SELECT p.unit_id, p.parent_unit_id, up.depth + 1 FROM up JOIN unit_states p ON p.unit_id = up.parent WHERE up.depth < 12)
  SELECT id FROM up WHERE parent IS NULL) END`;

const FROM = `units u JOIN unit_states s ON s.unit_id = u.id
  LEFT JOIN unit_states r ON r.unit_id = ${ROOT_ID}
  LEFT JOIN units ru ON ru.id = r.unit_id
  LEFT JOIN sites si ON si.id = r.site_id
  LEFT JOIN parties pa ON pa.id = r.party_id
  LEFT JOIN products pr ON pr.id = u.product_id
  LEFT JOIN parts pt ON pt.id = u.part_id
  LEFT JOIN order_lines ol ON ol.id = u.order_line_id
  LEFT JOIN orders o ON o.id = ol.order_id`;

const SELECT = `${units.select('u')}, COALESCE(pt.name, pr.name) AS name, pr.name AS product, pr.family AS family,
  pt.drawing_no AS drawingNo, pt.revision AS partRevision, pt.name AS part, o.no AS orderNo,
  s.status AS status, s.parent_unit_id AS parentUnitId, s.position AS position, r.unit_id AS rootUnitId, ru.barcode AS rootBarcode,
  r.site_id AS siteId, si.name AS siteName, r.party_id AS partyId, pa.name AS partyName,
  s.running_hours AS runningHours, s.is_away AS isAway, s.since_at AS sinceAt, s.last_at AS lastAt`;

type RawUnit = Omit<UnitRow, 'isAway'> & { isAway: number | boolean };
const read = (raw: RawUnit): UnitRow => ({
  ...raw,
  isAway: raw.isAway === 1,
  exceptions: readReasons(raw.exceptions),
});

const BY_ID = `SELECT ${SELECT} FROM ${FROM} WHERE u.id = ?`;
const BY_CODE = `SELECT ${SELECT} FROM ${FROM} WHERE u.id = (SELECT unit_id FROM unit_barcodes WHERE barcode_key = ?)`;

/** Rows of these units in the order of the ids. */
export function unitRowsOf(db: ReadableDb, ids: readonly string[]): UnitRow[] {
  const raws = db.all<RawUnit>(
    `SELECT ${SELECT} FROM ${FROM} WHERE u.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  const byId = new Map(raws.map((raw) => [raw.id, read(raw)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export function findUnitRow(db: ReadableDb, id: string): UnitRow | undefined {
  const raw = db.get<RawUnit>(BY_ID, [id]);
  return raw && read(raw);
}

/** By any code that ever named it, compared without case, width and blanks. */
export function findUnitRowByCode(db: ReadableDb, code: string): UnitRow | undefined {
  const raw = db.get<RawUnit>(BY_CODE, [barcodeKey(code)]);
  return raw && read(raw);
}

export interface StoredCode {
  barcode: string;
  unitId: string;
  isCurrent: number;
  /** Event that bound a code which is not one of our labels. */
  boundSeq: number | null;
  createdAt: number;
}
const CODE =
  'barcode, unit_id AS unitId, is_current AS isCurrent, bound_seq AS boundSeq, created_at AS createdAt';

export function findCode(db: ReadableDb, code: string): StoredCode | undefined {
  return db.get<StoredCode>(`SELECT ${CODE} FROM unit_barcodes WHERE barcode_key = ?`, [barcodeKey(code)]);
}

/** The unit a code names, with what it is of. */
export function codesNaming(
  db: ReadableDb,
  code: string,
): { unitId: string; productId: string | null; partId: string | null }[] {
  return db.all(
    `SELECT u.id AS unitId, u.product_id AS productId, u.part_id AS partId
     FROM unit_barcodes b JOIN units u ON u.id = b.unit_id WHERE b.barcode_key = ?`,
    [barcodeKey(code)],
  );
}

/** Units that these folded codes name, now or once. */
export function unitIdsByKey(db: ReadableDb, keys: readonly string[]): Map<string, string> {
  const rows = db.all<{ key: string; unitId: string }>(
    'SELECT barcode_key AS key, unit_id AS unitId FROM unit_barcodes WHERE barcode_key IN (SELECT value FROM json_each(?))',
    [JSON.stringify(keys)],
  );
  return new Map(rows.map(({ key, unitId }) => [key, unitId]));
}

export function codesOf(db: ReadableDb, unitId: string): StoredCode[] {
  return db.all<StoredCode>(
    `SELECT ${CODE} FROM unit_barcodes WHERE unit_id = ? ORDER BY is_current DESC, created_at DESC, barcode`,
    [unitId],
  );
}

export function insertCode(db: WritableDb, unitId: string, barcode: string, at: number): void {
  db.run(
    'INSERT INTO unit_barcodes (barcode_key, barcode, unit_id, is_current, created_at) VALUES (?, ?, ?, 1, ?)',
    [barcodeKey(barcode), barcode, unitId, at],
  );
}

/** Makes one of the unit's codes the one on its label. */
export function setCurrentCode(db: WritableDb, unitId: string, code: string): void {
  db.run('UPDATE unit_barcodes SET is_current = 0 WHERE unit_id = ? AND is_current = 1', [unitId]);
  db.run('UPDATE unit_barcodes SET is_current = 1, bound_seq = NULL WHERE unit_id = ? AND barcode_key = ?', [
    unitId,
    barcodeKey(code),
  ]);
}

export function retireCodes(db: WritableDb, unitId: string): void {
  db.run('UPDATE unit_barcodes SET is_current = 0 WHERE unit_id = ? AND is_current = 1', [unitId]);
}

/** Of the units that were not taken out again. */
export function findUnitIdByFactoryNo(
  db: ReadableDb,
  productId: string,
  factoryNo: string,
): string | undefined {
  return db.pluck<string>(
    'SELECT id FROM units WHERE product_id = ? AND factory_no = ? AND voided_at IS NULL',
    [productId, factoryNo],
  );
}

export interface LineFacts {
  orderId: string;
  orderNo: string;
  lineNo: number;
  productId: string | null;
  quantity: number;
  registered: number;
}

export function findLineFacts(db: ReadableDb, orderLineId: string): LineFacts | undefined {
  return db.get<LineFacts>(
    `SELECT o.id AS orderId, o.no AS orderNo, l.line_no AS lineNo, l.product_id AS productId, l.quantity,
       (SELECT count(*) FROM units u WHERE u.order_line_id = l.id AND u.voided_at IS NULL) AS registered
     FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE l.id = ?`,
    [orderLineId],
  );
}

interface Picked {
  id: string;
  no: string;
  label: string;
  hint: string;
}

/** Units whose code or factory number contains the text, machines before parts, codes that begin with it first. */
export function pickUnits(db: ReadableDb, text: string, limit: number): Picked[] {
  const any = likePattern(barcodeKey(text));
  return db.all<Picked>(
    `SELECT u.id, u.barcode AS no, u.barcode AS label,
       COALESCE(pt.name, pr.name, '') || COALESCE(' · ' || si.name, '') AS hint
     FROM ${FROM} WHERE u.voided_at IS NULL AND (u.id = :text OR u.factory_no LIKE :any ESCAPE '\\'
       OR u.id IN (SELECT unit_id FROM unit_barcodes WHERE barcode_key LIKE :any ESCAPE '\\'))
     ORDER BY u.kind, (u.barcode LIKE :start ESCAPE '\\') DESC, u.barcode LIMIT :limit`,
    { any, start: any.slice(1), text, limit },
  );
}
