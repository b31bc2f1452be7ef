import { CONFLICTS } from '#contract/imports/analysis.ts';
import type { ImportMode } from '#contract/imports/import-modes.ts';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { BatchDetail, BatchRow, RowGroup } from '#contract/imports/imports.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { type ListSpec, wordsColumn } from '#db/kit/list-query.ts';

export type RowOutcome = 'new' | 'updated' | 'same' | 'skipped' | 'error';
/** `conflict` counts rows that are errors as well. */
export type BatchCounts = Record<RowOutcome | 'read' | 'conflict', number>;

export interface StoredBatch {
  id: string;
  no: string;
  kind: ImportKind;
  fileName: string;
  fileSha256: string;
  sheet: string | null;
  /** JSON of the plan the batch was read with. */
  plan: string;
  mode: ImportMode;
  /** The batch whose returned rows this ledger corrects. */
  correctsBatchId: string | null;
  createdAt: number;
  createdBy: string;
}

export interface StoredRow {
  batchId: string;
  rowNo: number;
  /** Which of several records of one row; 0 where a row makes one. */
  part: number;
  outcome: RowOutcome;
  entity: string | null;
  entityId: string | null;
  beforeJson: string | null;
  afterJson: string | null;
  /** Original cells as JSON, of rows that came back. */
  cells: string | null;
  issues: string | null;
}

const FROM = 'import_batches b LEFT JOIN users u ON u.id = b.created_by';
const SELECT = `b.id, b.no, b.kind, b.file_name AS fileName, b.sheet, b.state, b.read_count AS readCount, b.new_count AS newCount,
  b.updated_count AS updatedCount, b.same_count AS sameCount, b.skipped_count AS skippedCount, b.error_count AS errorCount, b.conflict_count AS conflictCount, b.mode,
  b.created_at AS createdAt, b.created_by AS createdBy, u.display_name AS createdByName, b.undone_at AS undoneAt, b.undone_by AS undoneBy`;

export const batchList: ListSpec<BatchRow> = {
  from: FROM,
  select: SELECT,
  id: 'b.id',
  columns: {
    no: wordsColumn('b.no'),
    kind: { sql: 'b.kind', type: 'text' },
    fileName: wordsColumn('b.file_name'),
    state: { sql: 'b.state', type: 'text' },
    createdAt: { sql: 'b.created_at', type: 'integer' },
    createdByName: wordsColumn('u.display_name', { isNullable: true }),
    readCount: { sql: 'b.read_count', type: 'integer' },
    newCount: { sql: 'b.new_count', type: 'integer' },
    errorCount: { sql: 'b.error_count', type: 'integer' },
  },
  defaultSort: [{ column: 'createdAt', direction: 'desc' }],
};

export function findBatch(db: ReadableDb, id: string): BatchRow | undefined {
  return db.get<BatchRow>(`SELECT ${SELECT} FROM ${FROM} WHERE b.id = ?`, [id]);
}

export function findBatchByNo(db: ReadableDb, no: string): { id: string; plan: string } | undefined {
  return db.get('SELECT id, plan FROM import_batches WHERE no = ?', [no]);
}

export function planOf(db: ReadableDb, id: string): string | undefined {
  return db.pluck<string>('SELECT plan FROM import_batches WHERE id = ?', [id]);
}

/** Counts are written at the end; until then the batch has read nothing. */
export function insertBatch(db: WritableDb, batch: StoredBatch): void {
  db.run(
    `INSERT INTO import_batches (id, no, kind, file_name, file_sha256, sheet, plan, state, read_count, new_count, updated_count,
       same_count, skipped_count, error_count, mode, corrects_batch_id, created_at, created_by)
     VALUES (:id, :no, :kind, :fileName, :fileSha256, :sheet, :plan, 'applied', 0, 0, 0, 0, 0, 0, :mode, :correctsBatchId,
       :createdAt, :createdBy)`,
    { ...batch },
  );
}

export function putCounts(db: WritableDb, id: string, counts: BatchCounts): void {
  db.run(
    `UPDATE import_batches SET read_count = :read, new_count = :new, updated_count = :updated, same_count = :same,
       skipped_count = :skipped, error_count = :error, conflict_count = :conflict WHERE id = :id`,
    { id, ...counts },
  );
}

/** Nearly every row of a ledger is one whose record is named and nothing else. */
function isPlain({ beforeJson, afterJson, cells, issues }: StoredRow): boolean {
  return beforeJson === null && afterJson === null && cells === null && issues === null;
}

export function insertRow(db: WritableDb, row: StoredRow): void {
  if (isPlain(row))
    db.run(
      'INSERT INTO import_rows (batch_id, row_no, part, outcome, entity, entity_id) VALUES (?, ?, ?, ?, ?, ?)',
      [row.batchId, row.rowNo, row.part, row.outcome, row.entity, row.entityId],
    );
  else insertWhole(db, row);
}

function insertWhole(db: WritableDb, row: StoredRow): void {
  db.run(
    `INSERT INTO import_rows (batch_id, row_no, part, outcome, entity, entity_id, before_json, after_json, cells, issues)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.batchId,
      row.rowNo,
      row.part,
      row.outcome,
      row.entity,
      row.entityId,
      row.beforeJson,
      row.afterJson,
      row.cells,
      row.issues,
    ],
  );
}

export function markUndone(db: WritableDb, id: string, at: number, by: string): void {
  db.run("UPDATE import_batches SET state = 'undone', undone_at = ?, undone_by = ? WHERE id = ?", [
    at,
    by,
    id,
  ]);
}

const ROW_COLUMNS = `batch_id AS batchId, row_no AS rowNo, part, outcome, entity, entity_id AS entityId,
  before_json AS beforeJson, after_json AS afterJson, cells, issues`;

/** Rows that were sent back, in the order of the ledger. */
export function rejectedRows(db: ReadableDb, batchId: string): StoredRow[] {
  return db.all<StoredRow>(
    `SELECT ${ROW_COLUMNS} FROM import_rows WHERE batch_id = ? AND outcome = 'error' GROUP BY row_no ORDER BY row_no`,
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

/** Names a record of a ledger by its row and which of the row's records it is. */
export function rowKey(row: number, part = 0): string {
  return `${row}/${part}`;
}

/** Rows of the same file that an earlier batch in force has made into records: row number → entity and id. */
export function rowsBefore(
  db: ReadableDb,
  file: Pick<StoredBatch, 'kind' | 'fileSha256' | 'sheet'>,
): Map<string, TouchedRecord> {
  const rows = db.all<TouchedRecord & { rowNo: number; part: number }>(
    `SELECT r.row_no AS rowNo, r.part, r.entity, r.entity_id AS entityId, r.outcome, NULL AS beforeJson
     FROM import_batches b JOIN import_rows r ON r.batch_id = b.id
     WHERE b.file_sha256 = ? AND b.kind = ? AND b.sheet IS ? AND b.state = 'applied' AND r.outcome = 'new'`,
    [file.fileSha256, file.kind, file.sheet],
  );
  return new Map(rows.map((row) => [rowKey(row.rowNo, row.part), row]));
}

/** When a batch in force last wrote the record, undefined when none did. */
export function lastBatchOf(db: ReadableDb, entity: string, entityId: string): number | undefined {
  return (
    db.pluck<number | null>(
      `SELECT max(b.created_at) FROM import_rows r JOIN import_batches b ON b.id = r.batch_id
       WHERE r.entity = ? AND r.entity_id = ? AND r.outcome IN ('new', 'updated') AND b.state = 'applied'`,
      [entity, entityId],
    ) ?? undefined
  );
}

/** Entries of the change log about a record after a moment. */
export function changesSince(
  db: ReadableDb,
  entity: string,
  entityId: string,
  since: number,
): Array<{ beforeJson: string | null; afterJson: string | null }> {
  return db.all(
    `SELECT before_json AS beforeJson, after_json AS afterJson FROM change_log
     WHERE entity = ? AND entity_id = ? AND at > ? AND action <> 'import'`,
    [entity, entityId, since],
  );
}

/** Errors that are conflicts carry it in their first issue. */
const GROUP_FILTER = {
  new: "outcome = 'new'",
  updated: "outcome = 'updated'",
  same: "outcome = 'same'",
  skipped: "outcome = 'skipped'",
  error: "outcome = 'error'",
  conflict: `outcome = 'error' AND issues ->> '$[0].code' IN (${CONFLICTS.map((code) => `'${code}'`).join(', ')})`,
} as const satisfies Record<RowGroup, string>;

/** One page of the rows behind a number of a batch, with the title search knows for their record. */
export function rowsOfGroup(
  db: ReadableDb,
  batchId: string,
  group: RowGroup,
  page: { limit: number; offset: number },
): { rows: Array<StoredRow & { title: string | null }>; total: number } {
  const where = `FROM import_rows WHERE batch_id = ? AND ${GROUP_FILTER[group]}`;
  const rows = db.all<StoredRow & { title: string | null }>(
    `SELECT ${ROW_COLUMNS}, (SELECT d.title FROM search_docs d WHERE d.kind = entity AND d.entity_id = import_rows.entity_id) AS title
     ${where} ORDER BY row_no, part LIMIT ? OFFSET ?`,
    [batchId, page.limit, page.offset],
  );
  return { rows, total: db.pluck<number>(`SELECT count(*) ${where}`, [batchId]) ?? 0 };
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
