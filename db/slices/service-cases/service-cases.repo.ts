import type { CaseRow } from '#contract/service-cases/service-cases.schema.ts';
import type { CaseState } from '#contract/service-cases/states.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { type ListSpec, likePattern, words, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';
import { barcodeKey, foldText } from '#db/kit/text.ts';
import { candidateQuery, containsText } from './case-text.repo.ts';
import { ENDED_OR_LATER } from './ended-on.ts';

export type StoredCase = Omit<CaseRow, 'partyName' | 'siteName' | 'barcode' | 'orderNo' | 'isIncomplete'>;

export const cases = defineTable<StoredCase>({
  name: 'service_cases',
  sortKeys: { no: 'no_sort' },
  columns: [
    'id',
    'no',
    'sourceNo',
    'channel',
    'reportedOn',
    'reportedAt',
    'partyId',
    'partyText',
    'contact',
    'contactPhone',
    'siteId',
    'unitId',
    'unitText',
    'orderId',
    'orderLineId',
    'productId',
    'product',
    'part',
    'title',
    'description',
    'faultCode',
    'faultText',
    'causeCode',
    'remedyCode',
    'severity',
    'judgement',
    'judgementReason',
    'warrantyUntil',
    'state',
    'progress',
    'outcome',
    'engineerUserId',
    'engineer',
    'dueOn',
    'isDueGiven',
    'respondDueAt',
    'respondedAt',
    'dueAt',
    'waitingSince',
    'waitedMinutes',
    'resolvedOn',
    'closedOn',
    'closedReason',
    'isRepeat',
    'repeatOfId',
    'planId',
    'satisfaction',
    'costMinor',
    'incomeMinor',
    'isHistoric',
    'exceptions',
    'extra',
    'importBatchId',
    ...ROW_META_COLUMNS,
  ],
  stored: {
    isDueGiven: 'boolean',
    isRepeat: 'boolean',
    isHistoric: 'boolean',
    exceptions: 'json',
    extra: 'json',
  },
});

const JOINS = `LEFT JOIN parties p ON p.id = c.party_id
  LEFT JOIN sites s ON s.id = c.site_id
  LEFT JOIN units u ON u.id = c.unit_id
  LEFT JOIN orders o ON o.id = c.order_id
  LEFT JOIN users e ON e.id = c.engineer_user_id
  LEFT JOIN products pr ON pr.id = c.product_id`;
const SELECT = `${cases.select('c').replace('c.engineer AS engineer', 'COALESCE(e.display_name, c.engineer) AS engineer')},
  p.name AS partyName, s.name AS siteName, u.barcode AS barcode, o.no AS orderNo, c.is_incomplete AS isIncomplete`;

type RawCase = Omit<CaseRow, 'isIncomplete'> & { isIncomplete: number | boolean };

function readCase(raw: RawCase): CaseRow {
  cases.read(raw as StoredCase);
  return Object.assign(raw, { isIncomplete: raw.isIncomplete === 1 });
}

const text = (sql: string, isNullable = true) => ({ sql, type: 'text' as const, isNullable });
const integer = (sql: string, isNullable = false) => ({ sql, type: 'integer' as const, isNullable });
const flag = (sql: string) => ({ sql, type: 'boolean' as const });

const COLUMNS = {
  no: wordsColumn('c.no', { key: 'c.no_sort' }),
  sourceNo: words('c.source_no'),
  channel: text('c.channel', false),
  reportedOn: text('c.reported_on', false),
  partyId: text('c.party_id'),
  partyName: wordsColumn('p.name', { isNullable: true, key: 'p.name_sort' }),
  partyText: words('c.party_text'),
  siteId: text('c.site_id'),
  siteName: wordsColumn('s.name', { isNullable: true, key: 's.name_sort' }),
  unitId: text('c.unit_id'),
  barcode: wordsColumn('u.barcode', { isNullable: true, key: 'u.barcode_sort' }),
  unitText: words('c.unit_text'),
  orderId: text('c.order_id'),
  orderNo: wordsColumn('o.no', { isNullable: true, key: 'o.no_sort' }),
  productId: text('c.product_id'),
  // As the charts count: the catalogue's name, else the word in the case; the coded fault, else its words.
  product: words('COALESCE(pr.name, c.product)'),
  family: words("COALESCE(pr.family, c.product, '')", false),
  fault: text('COALESCE(c.fault_code, c.fault_text)'),
  part: words('c.part'),
  title: words('c.title', false),
  faultCode: text('c.fault_code'),
  faultText: words('c.fault_text'),
  causeCode: text('c.cause_code'),
  remedyCode: text('c.remedy_code'),
  severity: text('c.severity', false),
  judgement: text('c.judgement'),
  warrantyUntil: text('c.warranty_until'),
  state: text('c.state', false),
  progress: text('c.progress'),
  outcome: words('c.outcome'),
  engineerUserId: text('c.engineer_user_id'),
  engineer: words('COALESCE(e.display_name, c.engineer)'),
  dueOn: text('c.due_on'),
  dueAt: integer('c.due_at', true),
  respondDueAt: integer('c.respond_due_at', true),
  respondedAt: integer('c.responded_at', true),
  resolvedOn: text('c.resolved_on'),
  closedOn: text('c.closed_on'),
  endedOn: text(ENDED_OR_LATER, false),
  isRepeat: flag('c.is_repeat'),
  satisfaction: integer('c.satisfaction', true),
  costMinor: integer('c.cost_minor'),
  incomeMinor: integer('c.income_minor'),
  isHistoric: flag('c.is_historic'),
  isIncomplete: flag('c.is_incomplete'),
  createdAt: integer('c.created_at'),
  updatedAt: integer('c.updated_at'),
  importBatchId: text('c.import_batch_id'),
};

/** Newest first by `doc`, one integer made of the day and the order of entry. */
export const caseList: ListSpec<RawCase> = {
  entity: 'service-cases',
  from: `service_cases c ${JOINS}`,
  select: SELECT,
  id: 'c.doc',
  columns: { ...COLUMNS, doc: integer('c.doc') },
  defaultSort: [{ column: 'doc', direction: 'desc' }],
  voided: 'c.voided_at',
  read: readCase,
  search: (found) => {
    const query = candidateQuery(found);
    const exact = containsText(found);
    if (query === null) return exact;
    const sql = `c.doc IN (SELECT rowid FROM service_case_fts WHERE service_case_fts MATCH ?) AND ${exact.sql}`;
    return { sql, params: [query, ...exact.params] };
  },
};

/**
 * The same for a text with Han characters, sorted by date: the full text is read in the order of `doc` and stops
 * when the page is full, so that a common word costs as little as a rare one.
 */
export const caseHits: ListSpec<RawCase> = {
  ...caseList,
  from: `service_case_fts f CROSS JOIN service_cases c ON c.doc = f.rowid ${JOINS}`,
  id: 'f.rowid',
  columns: { ...COLUMNS, doc: integer('f.rowid') },
  search: (found) => {
    const exact = containsText(found);
    return {
      sql: `f.service_case_fts MATCH ? AND ${exact.sql}`,
      params: [candidateQuery(found), ...exact.params],
    };
  },
};

const BY_ID = `SELECT ${SELECT} FROM service_cases c ${JOINS} WHERE c.id = ?`;

export function findCaseRow(db: ReadableDb, id: string): CaseRow | undefined {
  const raw = db.get<RawCase>(BY_ID, [id]);
  return raw && readCase(raw);
}

export function findCaseIdByNo(db: ReadableDb, no: string): string | undefined {
  return db.pluck<string>('SELECT id FROM service_cases WHERE no = ?', [no]);
}

export function findCaseIdsBySourceNo(db: ReadableDb, sourceNo: string): string[] {
  return db.pluckAll<string>(
    'SELECT id FROM service_cases WHERE source_no = ? AND voided_at IS NULL ORDER BY seq',
    [sourceNo],
  );
}

export function findCaseIdsOfUnitOn(db: ReadableDb, unitId: string, reportedOn: string): string[] {
  return db.pluckAll<string>(
    'SELECT id FROM service_cases WHERE unit_id = ? AND reported_on = ? AND voided_at IS NULL ORDER BY seq',
    [unitId, reportedOn],
  );
}

export interface LoggedState {
  seq: number;
  fromState: CaseState | null;
  toState: CaseState;
  reason: string | null;
  at: number;
  byUser: string;
  byName: string | null;
}

export function insertStateLog(
  db: WritableDb,
  caseId: string,
  entry: Omit<LoggedState, 'seq' | 'byName'>,
): void {
  db.run(
    `INSERT INTO case_state_log (case_id, seq, from_state, to_state, reason, at, by_user)
     SELECT ?, COALESCE(max(seq), 0) + 1, ?, ?, ?, ?, ? FROM case_state_log WHERE case_id = ?`,
    [caseId, entry.fromState, entry.toState, entry.reason, entry.at, entry.byUser, caseId],
  );
}

export function stateLogOf(db: ReadableDb, caseId: string): LoggedState[] {
  return db.all<LoggedState>(
    `SELECT l.seq, l.from_state AS fromState, l.to_state AS toState, l.reason, l.at, l.by_user AS byUser, u.display_name AS byName
     FROM case_state_log l LEFT JOIN users u ON u.id = l.by_user WHERE l.case_id = ? ORDER BY l.seq DESC`,
    [caseId],
  );
}

export function openCasesOf(db: ReadableDb, unitIds: readonly string[]) {
  return db.all<{ id: string; no: string; title: string; reportedOn: string }>(
    `SELECT id, no, title, reported_on AS reportedOn FROM service_cases
     WHERE unit_id IN (SELECT value FROM json_each(?)) AND state NOT IN ('closed', 'cancelled') AND voided_at IS NULL ORDER BY doc DESC LIMIT 10`,
    [JSON.stringify(unitIds)],
  );
}

interface Similar {
  id: string;
  no: string;
  title: string;
  reportedOn: string;
  remedyCode: string | null;
  isSameUnit: boolean;
  isRepeat: boolean;
}

/** Solved cases of the same part and fault, or at least the same part; the same unit first, then newest. */
export function similarCases(db: ReadableDb, row: CaseRow, limit: number): Similar[] {
  const found = db.all<Omit<Similar, 'isSameUnit' | 'isRepeat'> & { isSameUnit: number; isRepeat: number }>(
    `SELECT c.id, c.no, c.title, c.reported_on AS reportedOn, c.remedy_code AS remedyCode,
       (c.unit_id IS NOT NULL AND c.unit_id IS :unitId) AS isSameUnit, c.is_repeat AS isRepeat
     FROM service_cases c
     WHERE c.id <> :id AND c.voided_at IS NULL AND c.state IN ('resolved', 'confirmed', 'followed_up', 'closed')
       AND c.part = :part AND (:fault IS NULL OR c.fault_code = :fault)
     ORDER BY isSameUnit DESC, c.doc DESC LIMIT :limit`,
    { id: row.id, unitId: row.unitId, part: row.part, fault: row.faultCode, limit },
  );
  return found.map((s) => ({ ...s, isSameUnit: Boolean(s.isSameUnit), isRepeat: Boolean(s.isRepeat) }));
}

/** By number, barcode or title. */
export function pickCases(db: ReadableDb, typed: string, limit: number) {
  const any = likePattern(foldText(typed));
  return db.all<{ id: string; no: string; label: string; hint: string }>(
    `SELECT c.id, c.no, c.no || ' ' || c.title AS label, COALESCE(p.name, c.party_text, '') AS hint
     FROM service_cases c LEFT JOIN parties p ON p.id = c.party_id
     WHERE c.voided_at IS NULL AND (lower(c.no) LIKE :any ESCAPE '\\' OR c.title LIKE :any ESCAPE '\\'
       OR c.unit_id = (SELECT unit_id FROM unit_barcodes WHERE barcode_key = :code))
     ORDER BY c.doc DESC LIMIT :limit`,
    { any, code: barcodeKey(typed), limit },
  );
}
