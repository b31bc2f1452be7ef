import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { BatchDetail, BatchRow } from '#contract/imports/imports.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import type { ListSpec } from '#db/kit/list-query.ts';

export type RowOutcome = 'new' | 'updated' | 'same' | 'skipped' | 'error';
export type BatchCounts = Record<RowOutcome | 'read', number>;

export interface StoredBatch {
  id: string;
  no: string;
  kind: ImportKind;
  fileName: string;
  fileSha256: string;
  sheet: string | null;
  /** JSON of the plan the batch was read with. */
  plan: string;
  createdAt: number;
  createdBy: string;
}

export interface StoredRow {
  batchId: string;
  rowNo: number;
  outcome: RowOutcome;
  entity: string | null;
  entityId: string | null;
  beforeJson: string | null;
  /** Original cells as JSON, of rows that came back. */
  cells: string | null;
  issues: string | null;
}

const FROM = 'import_batches b LEFT JOIN users u ON u.id = b.created_by';
const SELECT = `b.id, b.no, b.kind, b.file_name AS fileName, b.sheet, b.state, b.read_count AS readCount, b.new_count AS newCount,
  b.updated_count AS updatedCount, b.same_count AS sameCount, b.skipped_count AS skippedCount, b.error_count AS errorCount,
  b.created_at AS createdAt, b.created_by AS createdBy, u.display_name AS createdByName, b.undone_at AS undoneAt, b.undone_by AS undoneBy`;

export const batchList: ListSpec<BatchRow> = {
  from: FROM,
  select: SELECT,
  id: 'b.id',
  columns: {
    no: { sql: 'b.no', type: 'text' },
    kind: { sql: 'b.kind', type: 'text' },
    fileName: { sql: 'b.file_name', type: 'text' },
    state: { sql: 'b.state', type: 'text' },
    createdAt: { sql: 'b.created_at', type: 'integer' },
    createdByName: { sql: 'u.display_name', type: 'text', isNullable: true },
    readCount: { sql: 'b.read_count', type: 'integer' },
    newCount: { sql: 'b.new_count', type: 'integer' },
    errorCount: { sql: 'b.error_count', type: 'integer' },
  },
  defaultSort: [{ column: 'createdAt', direction: 'desc' }],
};

export function findBatch(db: ReadableDb, id: string): BatchRow | undefined {
  return db.get<BatchRow>(`SELECT ${SELECT} FROM ${FROM} WHERE b.id = ?`, [id]);
}

export function planOf(db: ReadableDb, id: string): string | undefined {
  return db.pluck<string>('SELECT plan FROM import_batches WHERE id = ?', [id]);
}

/** Counts are written at the end; until then the batch has read nothing. */
export function insertBatch(db: WritableDb, batch: StoredBatch): void {
  db.run(
    `INSERT INTO import_batches (id, no, kind, file_name, file_sha256, sheet, plan, state, read_count, new_count, updated_count,
       same_count, skipped_count, error_count, created_at, created_by)
     VALUES (:id, :no, :kind, :fileName, :fileSha256, :sheet, :plan, 'applied', 0, 0, 0, 0, 0, 0, :createdAt, :createdBy)`,
    { ...batch },
  );
}

export function putCounts(db: WritableDb, id: string, counts: BatchCounts): void {
  db.run(
    `UPDATE import_batches SET read_count = :read, new_count = :new, updated_count = :updated, same_count = :same,
       skipped_count = :skipped, error_count = :error WHERE id = :id`,
    { id, ...counts },
  );
}

export function insertRow(db: WritableDb, row: StoredRow): void {
  db.run(
    `INSERT INTO import_rows (batch_id, row_no, outcome, entity, entity_id, before_json, cells, issues)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [row.batchId, row.rowNo, row.outcome, row.entity, row.entityId, row.beforeJson, row.cells, row.issues],
  );
}

export function markUndone(db: WritableDb, id: string, at: number, by: string): void {
  db.run("UPDATE import_batches SET state = 'undone', undone_at = ?, undone_by = ? WHERE id = ?", [
    at,
    by,
    id,
  ]);
}

/** Rows that were sent back, in the order of the ledger. */
export function rejectedRows(db: ReadableDb, batchId: string): StoredRow[] {
  return db.all<StoredRow>(
    `SELECT batch_id AS batchId, row_no AS rowNo, outcome, entity, entity_id AS entityId, before_json AS beforeJson, cells, issues
     FROM import_rows WHERE batch_id = ? AND outcome = 'error' ORDER BY row_no`,
    [batchId],
  );
}

export interface TouchedRecord {
  entity: string;
  entityId: string;
  outcome: 'new' | 'updated';
  beforeJson: string | null;
}

/** Records a batch made or changed, the last row first. */
export function touchedRecords(db: ReadableDb, batchId: string): TouchedRecord[] {
  return db.all<TouchedRecord>(
    `SELECT entity, entity_id AS entityId, outcome, max(before_json) AS beforeJson FROM import_rows
     WHERE batch_id = ? AND outcome IN ('new', 'updated') GROUP BY entity, entity_id ORDER BY max(row_no) DESC`,
    [batchId],
  );
}

/** Parties the batch added on the way. */
export function addedParties(db: ReadableDb, batchId: string): string[] {
  return db.pluckAll<string>('SELECT id FROM parties WHERE import_batch_id = ? AND voided_at IS NULL', [
    batchId,
  ]);
}

/** Rows of the same file that an earlier batch in force has made into records: row number → entity and id. */
export function rowsBefore(
  db: ReadableDb,
  file: Pick<StoredBatch, 'kind' | 'fileSha256' | 'sheet'>,
): Map<number, TouchedRecord> {
  const rows = db.all<TouchedRecord & { rowNo: number }>(
    `SELECT r.row_no AS rowNo, r.entity, r.entity_id AS entityId, r.outcome, NULL AS beforeJson
     FROM import_batches b JOIN import_rows r ON r.batch_id = b.id
     WHERE b.file_sha256 = ? AND b.kind = ? AND b.sheet IS ? AND b.state = 'applied' AND r.outcome = 'new'`,
    [file.fileSha256, file.kind, file.sheet],
  );
  return new Map(rows.map((row) => [row.rowNo, row]));
}

export function batchFacts(db: ReadableDb, batchId: string): Pick<BatchDetail, 'problems' | 'made'> {
  return {
    problems: db.all(
      `SELECT j.value ->> 'code' AS code, count(DISTINCT r.row_no) AS rows FROM import_rows r, json_each(r.issues) j
       WHERE r.batch_id = ? AND r.outcome = 'error' GROUP BY 1 ORDER BY 2 DESC, 1`,
      [batchId],
    ),
    made: db.all(
      `SELECT entity, count(DISTINCT entity_id) AS records FROM import_rows
       WHERE batch_id = ? AND outcome = 'new' GROUP BY entity`,
      [batchId],
    ),
  };
}
