import type { MarketRecordDetail, MarketRecordRow } from '#contract/market-records/market-records.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { indexedSearch, type ListSpec, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { ftsPhrase } from '#db/kit/search-tokens.ts';
import { defineTable } from '#db/kit/table.ts';

/** A row of the table; names of others are joined only for reading. */
export type StoredMarketRecord = Omit<MarketRecordRow, 'partyName' | 'shipownerName' | 'ownerName'>;

export const marketRecords = defineTable<StoredMarketRecord>({
  name: 'market_records',
  sortKeys: { no: 'no_sort' },
  columns: [
    'id',
    'no',
    'recordedOn',
    'partyId',
    'shipownerPartyId',
    'siteId',
    'classCode',
    'shipTypeCode',
    'productId',
    'product',
    'model',
    'quantity',
    'uom',
    'quoteMinor',
    'currency',
    'rateE6',
    'baseMinor',
    'contactId',
    'contact',
    'contactPhone',
    'kind',
    'source',
    'title',
    'content',
    'isNewCustomer',
    'isNewProduct',
    'isValueFixed',
    'isSizeFixed',
    'isAmountFixed',
    'keyNode',
    'keyNodeOn',
    'stage',
    'stageSinceOn',
    'probability',
    'expectedSignMonth',
    'expectedDeliveryMonth',
    'ownerUserId',
    'nextAction',
    'nextActionOn',
    'reasonCode',
    'reason',
    'closedOn',
    'recheckOn',
    'sourceCaseId',
    'exceptions',
    'extra',
    'importBatchId',
    ...ROW_META_COLUMNS,
  ],
  stored: {
    isNewCustomer: 'boolean',
    isNewProduct: 'boolean',
    isValueFixed: 'boolean',
    isSizeFixed: 'boolean',
    isAmountFixed: 'boolean',
    exceptions: 'json',
    extra: 'json',
  },
});

const FROM = `market_records m JOIN parties p ON p.id = m.party_id
  LEFT JOIN parties s ON s.id = m.shipowner_party_id LEFT JOIN users u ON u.id = m.owner_user_id`;
const SELECT = `${marketRecords.select('m')}, p.name AS partyName, s.name AS shipownerName, u.display_name AS ownerName`;
const asRow = (raw: MarketRecordRow): MarketRecordRow => Object.assign(raw, marketRecords.read(raw));

export const marketRecordList: ListSpec<MarketRecordRow> = {
  entity: 'market-records',
  from: FROM,
  certain: ['p'],
  select: SELECT,
  id: 'm.id',
  columns: {
    no: wordsColumn('m.no', { key: 'm.no_sort' }),
    recordedOn: { sql: 'm.recorded_on', type: 'text' },
    partyId: { sql: 'm.party_id', type: 'text' },
    partyName: wordsColumn('p.name', { key: 'p.name_sort' }),
    shipownerName: wordsColumn('s.name', { isNullable: true, key: 's.name_sort' }),
    classCode: { sql: 'm.class_code', type: 'text', isNullable: true },
    shipTypeCode: { sql: 'm.ship_type_code', type: 'text', isNullable: true },
    product: wordsColumn('m.product', { isNullable: true }),
    model: wordsColumn('m.model', { isNullable: true }),
    quantity: { sql: 'm.quantity', type: 'integer', isNullable: true, unit: 'm.uom' },
    quoteMinor: { sql: 'm.quote_minor', type: 'integer', isNullable: true, unit: 'm.currency' },
    currency: { sql: 'm.currency', type: 'text' },
    baseMinor: { sql: 'm.base_minor', type: 'integer', isNullable: true },
    contact: wordsColumn('m.contact', { isNullable: true }),
    kind: { sql: 'm.kind', type: 'text', isNullable: true },
    source: { sql: 'm.source', type: 'text', isNullable: true },
    title: wordsColumn('m.title', { isNullable: true }),
    stage: { sql: 'm.stage', type: 'text' },
    probability: { sql: 'm.probability', type: 'integer', isNullable: true },
    expectedSignMonth: { sql: 'm.expected_sign_month', type: 'text', isNullable: true },
    ownerUserId: { sql: 'm.owner_user_id', type: 'text', isNullable: true },
    ownerName: wordsColumn('u.display_name', { isNullable: true }),
    nextAction: wordsColumn('m.next_action', { isNullable: true }),
    nextActionOn: { sql: 'm.next_action_on', type: 'text', isNullable: true },
    closedOn: { sql: 'm.closed_on', type: 'text', isNullable: true },
    isNewCustomer: { sql: 'm.is_new_customer', type: 'boolean' },
    importBatchId: { sql: 'm.import_batch_id', type: 'text', isNullable: true },
    createdAt: { sql: 'm.created_at', type: 'integer' },
  },
  defaultSort: [{ column: 'recordedOn', direction: 'desc' }],
  voided: 'm.voided_at',
  search: (text) => indexedSearch('market-records', 'm.id', ftsPhrase(text)),
  read: asRow,
};

export function findMarketRecord(db: ReadableDb, id: string): MarketRecordRow | undefined {
  const raw = db.get<MarketRecordRow>(`SELECT ${SELECT} FROM ${FROM} WHERE m.id = ?`, [id]);
  return raw && asRow(raw);
}

export function isNumberTaken(db: ReadableDb, no: string): boolean {
  return db.pluck<number>('SELECT 1 FROM market_records WHERE no = ?', [no]) === 1;
}

export function stageLogOf(db: ReadableDb, id: string): MarketRecordDetail['stageLog'] {
  return db.all(
    `SELECT seq, from_stage AS fromStage, to_stage AS toStage, reason, at, by_user AS byUser
     FROM market_stage_log WHERE market_record_id = ? ORDER BY seq DESC`,
    [id],
  );
}

/** The first entry of a record that was made just now. */
export function startStageLog(
  db: WritableDb,
  id: string,
  entry: { toStage: string; reason: string | null; at: number; byUser: string },
): void {
  db.run(
    'INSERT INTO market_stage_log (market_record_id, seq, to_stage, reason, at, by_user) VALUES (?, 1, ?, ?, ?, ?)',
    [id, entry.toStage, entry.reason, entry.at, entry.byUser],
  );
}

export function addStageLog(
  db: WritableDb,
  id: string,
  entry: { fromStage: string | null; toStage: string; reason: string | null; at: number; byUser: string },
): void {
  db.run(
    `INSERT INTO market_stage_log (market_record_id, seq, from_stage, to_stage, reason, at, by_user)
     VALUES (:id, (SELECT COALESCE(max(seq), 0) + 1 FROM market_stage_log WHERE market_record_id = :id), :fromStage, :toStage, :reason, :at, :byUser)`,
    { id, ...entry },
  );
}

/** Specifications of the record with the state of their newest revision. */
export function specificationsOf(db: ReadableDb, id: string): MarketRecordDetail['specifications'] {
  return db.all(
    `SELECT s.id, s.no, s.title, r.letter, r.state FROM specifications s
     LEFT JOIN specification_revisions r ON r.id = (SELECT id FROM specification_revisions WHERE specification_id = s.id ORDER BY letter DESC LIMIT 1)
     WHERE s.market_record_id = ? AND s.voided_at IS NULL ORDER BY s.created_at`,
    [id],
  );
}

export function ordersOf(db: ReadableDb, id: string): MarketRecordDetail['orders'] {
  return db.all(
    `SELECT id, no, ordered_on AS orderedOn, gross_minor AS grossMinor, state FROM orders
     WHERE market_record_id = ? AND voided_at IS NULL ORDER BY ordered_on`,
    [id],
  );
}

/** Whether a contract stands on the record: in force or later, neither voided nor terminated. */
export function hasValidOrder(db: ReadableDb, id: string): boolean {
  return hasOrderBut(db, id, "('draft', 'review', 'terminated')");
}

/** Whether there is or was a contract: a terminated one still says what it came from. */
export function hasEverOrdered(db: ReadableDb, id: string): boolean {
  return hasOrderBut(db, id, "('draft', 'review')");
}

function hasOrderBut(db: ReadableDb, id: string, states: string): boolean {
  const sql = `SELECT 1 FROM orders WHERE market_record_id = ? AND voided_at IS NULL AND state NOT IN ${states} LIMIT 1`;
  return db.pluck<number>(sql, [id]) === 1;
}

export function hasSignedRevision(db: ReadableDb, id: string): boolean {
  return (
    db.pluck<number>(
      `SELECT 1 FROM specifications s JOIN specification_revisions r ON r.specification_id = s.id
       WHERE s.market_record_id = ? AND r.state = 'signed' AND s.voided_at IS NULL LIMIT 1`,
      [id],
    ) === 1
  );
}

export function findMarketRecordIdByNo(db: ReadableDb, no: string): string | undefined {
  return db.pluck<string>('SELECT id FROM market_records WHERE no = ? AND voided_at IS NULL', [no]);
}

/** Live records of a customer. */
export function marketRecordsOfParty(db: ReadableDb, partyId: string): StoredMarketRecord[] {
  return db
    .all<StoredMarketRecord>(
      `SELECT ${marketRecords.select('m')} FROM market_records m WHERE m.party_id = ? AND m.voided_at IS NULL`,
      [partyId],
    )
    .map((raw) => marketRecords.read(raw));
}
