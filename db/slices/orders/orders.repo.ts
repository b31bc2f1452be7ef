import type { OrderDetail, OrderRow } from '#contract/orders/orders.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { indexedSearch, type ListSpec, likePattern, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { ftsPhrase } from '#db/kit/search-tokens.ts';
import { defineTable } from '#db/kit/table.ts';
import { foldText } from '#db/kit/text.ts';
import { LEFT_OR_LATER } from './left-on.ts';

type Joined =
  | 'partyName'
  | 'summary'
  | 'lineCount'
  | 'shipownerName'
  | 'marketRecordNo'
  | 'specificationId'
  | 'specificationNo'
  | 'specificationLetter'
  | 'specificationState'
  | 'ownerName'
  | 'lines'
  | 'shipments'
  | 'units';
export type StoredOrder = Omit<OrderDetail, Joined>;
export const orders = defineTable<StoredOrder>({
  name: 'orders',
  sortKeys: { no: 'no_sort' },
  columns: [
    'id',
    'no',
    'sourceNo',
    'customerOrderNo',
    'partyId',
    'shipownerPartyId',
    'marketRecordId',
    'specificationRevisionId',
    'overrideReason',
    'isHistoric',
    'orderedOn',
    'dueOn',
    'shippedOn',
    'acceptedOn',
    'closedOn',
    'pricesIncludeTax',
    'currency',
    'rateE6',
    'netMinor',
    'taxMinor',
    'grossMinor',
    'grossRestE4',
    'baseMinor',
    'state',
    'ownerUserId',
    'salesperson',
    'warrantyClause',
    'note',
    'extra',
    'importBatchId',
    ...ROW_META_COLUMNS,
  ],
  stored: { isHistoric: 'boolean', pricesIncludeTax: 'boolean', warrantyClause: 'json', extra: 'json' },
});

/** Columns of the list only: the clause and leftover cells of a ledger are read with the record. */
const LIST_COLUMNS = [
  'id',
  'no',
  'source_no',
  'customer_order_no',
  'party_id',
  'shipowner_party_id',
  'market_record_id',
  'specification_revision_id',
  'override_reason',
  'is_historic',
  'ordered_on',
  'due_on',
  'shipped_on',
  'currency',
  'net_minor',
  'tax_minor',
  'gross_minor',
  'gross_rest_e4',
  'base_minor',
  'state',
  'owner_user_id',
  'salesperson',
  'note',
  'import_batch_id',
  'version',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'voided_at',
  'void_reason',
];
const camel = (name: string) => name.replace(/_([a-z0-9])/gu, (_, c: string) => c.toUpperCase());
/** Looked up for the rows that are shown, not joined: a deep page then walks the index alone. */
export const PARTY_NAME = '(SELECT p.name FROM parties p WHERE p.id = o.party_id)';
const SHIPOWNER_NAME = '(SELECT w.name FROM parties w WHERE w.id = o.shipowner_party_id)';
// A name inside, not a join: opening a second table for each of fifty rows cost more than the rest of the list.
const NAME = "COALESCE(l.product, (SELECT d.name FROM products d WHERE d.id = l.product_id), '')";
/** A product whose name says its model already is not said twice. */
const FIRST_LINE = `(SELECT ${NAME} || CASE WHEN l.model IS NULL OR instr(${NAME}, l.model) THEN '' ELSE ' ' || l.model END
  FROM order_lines l WHERE l.order_id = o.id ORDER BY l.line_no LIMIT 1)`;
/** The key of a name in place of the name. */
export const keyOf = (name: string) => name.replace(/\.name\b/u, '.name_sort');
const LINE_COUNT = '(SELECT count(*) FROM order_lines l WHERE l.order_id = o.id)';
const LIST_SELECT = `${LIST_COLUMNS.map((c) => `o.${c} AS ${camel(c)}`).join(', ')}, ${PARTY_NAME} AS partyName,
  ${SHIPOWNER_NAME} AS shipownerName, ${FIRST_LINE} AS summary, ${LINE_COUNT} AS lineCount`;

/** SQLite has no boolean; everything else of a row of the ledgers is as stored. */
export function readRow<Row extends { isHistoric: boolean }>(raw: Row): Row {
  raw.isHistoric = Boolean(raw.isHistoric);
  return raw;
}

const text = (sql: string, isNullable = false) => ({ sql, type: 'text' as const, isNullable });
const integer = (sql: string, isNullable = false) => ({ sql, type: 'integer' as const, isNullable });

export const orderList: ListSpec<OrderRow> = {
  entity: 'orders',
  from: 'orders o',
  select: LIST_SELECT,
  id: 'o.id',
  columns: {
    no: wordsColumn('o.no', { key: 'o.no_sort' }),
    sourceNo: wordsColumn('o.source_no', { isNullable: true }),
    customerOrderNo: wordsColumn('o.customer_order_no', { isNullable: true }),
    partyId: text('o.party_id'),
    partyName: wordsColumn(PARTY_NAME, { key: keyOf(PARTY_NAME) }),
    shipownerName: wordsColumn(SHIPOWNER_NAME, { isNullable: true, key: keyOf(SHIPOWNER_NAME) }),
    marketRecordId: text('o.market_record_id', true),
    specificationRevisionId: text('o.specification_revision_id', true),
    overrideReason: text('o.override_reason', true),
    isHistoric: { sql: 'o.is_historic', type: 'boolean' },
    orderedOn: text('o.ordered_on'),
    dueOn: text('o.due_on', true),
    shippedOn: text('o.shipped_on', true),
    leftOn: text(LEFT_OR_LATER),
    currency: text('o.currency'),
    netMinor: { ...integer('o.net_minor'), unit: 'o.currency' },
    taxMinor: { ...integer('o.tax_minor'), unit: 'o.currency' },
    grossMinor: { ...integer('o.gross_minor'), unit: 'o.currency' },
    baseMinor: integer('o.base_minor'),
    state: text('o.state'),
    ownerUserId: text('o.owner_user_id', true),
    salesperson: wordsColumn('o.salesperson', { isNullable: true }),
    note: text('o.note', true),
    importBatchId: text('o.import_batch_id', true),
    summary: wordsColumn(FIRST_LINE, { isNullable: true }),
    createdAt: integer('o.created_at'),
    updatedAt: integer('o.updated_at'),
  },
  defaultSort: [{ column: 'orderedOn', direction: 'desc' }],
  voided: 'o.voided_at',
  search: (phrase) => indexedSearch('orders', 'o.id', ftsPhrase(phrase)),
  read: readRow,
};

type DetailHead = Omit<OrderDetail, 'lines' | 'shipments' | 'units' | 'summary' | 'lineCount'>;

const REVISION = (column: string) =>
  `(SELECT r.${column} FROM specification_revisions r WHERE r.id = o.specification_revision_id)`;
// The same look-ups as the list, where a join would be walked for every row that is skipped.
const HEAD_BY_ID = `SELECT ${orders.select('o')}, ${PARTY_NAME} AS partyName,
    ${SHIPOWNER_NAME} AS shipownerName,
    (SELECT m.no FROM market_records m WHERE m.id = o.market_record_id) AS marketRecordNo,
    ${REVISION('specification_id')} AS specificationId, ${REVISION('letter')} AS specificationLetter,
    ${REVISION('state')} AS specificationState,
    (SELECT s.no FROM specifications s WHERE s.id = ${REVISION('specification_id')}) AS specificationNo,
    (SELECT u.display_name FROM users u WHERE u.id = o.owner_user_id) AS ownerName
  FROM orders o WHERE o.id = ?`;

/** Head of an order with the names it refers to. */
export function findOrder(db: ReadableDb, id: string): DetailHead | undefined {
  const raw = db.get<DetailHead>(HEAD_BY_ID, [id]);
  return raw && Object.assign(raw, orders.read(raw as StoredOrder));
}

/** An order as its list shows it. */
export function findOrderRow(db: ReadableDb, id: string): OrderRow | undefined {
  const raw = db.get<OrderRow>(`SELECT ${LIST_SELECT} FROM orders o WHERE o.id = ?`, [id]);
  return raw && readRow(raw);
}

export function isOrderNoTaken(db: ReadableDb, no: string): boolean {
  return db.pluck<number>('SELECT 1 FROM orders WHERE no = ?', [no]) === 1;
}

export function partyNameOf(db: ReadableDb, partyId: string): string | undefined {
  return db.pluck<string>('SELECT name FROM parties WHERE id = ?', [partyId]);
}

export function ordersByCustomerNo(
  db: ReadableDb,
  partyId: string,
  customerOrderNo: string,
  exceptId: string,
) {
  return db.all<{ id: string; no: string; orderedOn: string }>(
    `SELECT id, no, ordered_on AS orderedOn FROM orders
     WHERE party_id = ? AND customer_order_no = ? AND id <> ? AND voided_at IS NULL ORDER BY ordered_on DESC LIMIT 5`,
    [partyId, customerOrderNo, exceptId],
  );
}

/** By our number, the ledger's or the customer's number, or by party. */
export function pickOrders(db: ReadableDb, typed: string, limit: number) {
  const any = likePattern(foldText(typed));
  return db.all<{ id: string; no: string; label: string; hint: string }>(
    `SELECT o.id, o.no, o.no || ' ' || p.name AS label, COALESCE(${FIRST_LINE}, '') AS hint
     FROM orders o JOIN parties p ON p.id = o.party_id
     WHERE o.voided_at IS NULL AND (o.id = :typed OR lower(o.no) LIKE :any ESCAPE '\\' OR lower(o.source_no) LIKE :any ESCAPE '\\'
       OR lower(o.customer_order_no) LIKE :any ESCAPE '\\' OR p.name_key LIKE :any ESCAPE '\\' OR p.initials LIKE :any ESCAPE '\\')
     ORDER BY o.ordered_on DESC, o.id DESC LIMIT :limit`,
    { any, typed, limit },
  );
}

/** What tells whether a row of a ledger is already here. */
export interface LedgerOrder {
  id: string;
  no: string;
  sourceNo: string | null;
  partyId: string;
  orderedOn: string;
  grossMinor: number;
  grossRestE4: number;
  lineCount: number;
}

/** One query for a whole ledger: a query for each of its orders took a tenth of the import. */
export function ordersUnderNumbers(db: ReadableDb, numbers: readonly string[]): LedgerOrder[] {
  return db.all<LedgerOrder>(
    `WITH wanted (no) AS (SELECT value FROM json_each(:numbers))
     SELECT o.id, o.no, o.source_no AS sourceNo, o.party_id AS partyId, o.ordered_on AS orderedOn,
       o.gross_minor AS grossMinor, o.gross_rest_e4 AS grossRestE4, ${LINE_COUNT} AS lineCount
     FROM orders o WHERE o.voided_at IS NULL AND o.id IN (
       SELECT id FROM orders WHERE source_no IN (SELECT no FROM wanted)
       UNION SELECT id FROM orders WHERE no IN (SELECT no FROM wanted))`,
    { numbers: JSON.stringify(numbers) },
  );
}
