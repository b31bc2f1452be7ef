import type { OrderedLineRow } from '#contract/orders/order-lines.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { indexedSearch, type ListSpec } from '#db/kit/list-query.ts';
import { words, wordsColumn } from '#db/kit/list-spec.ts';
import { ftsPhrase } from '#db/kit/search-tokens.ts';
import { keyOf, PARTY_NAME, readRow } from './orders.repo.ts';

const FROM = 'orders o JOIN order_lines l ON l.order_id = o.id';
// Looked up for the rows that are shown, as the party's name in the list of orders: a deep page walks the index alone.
const PRODUCT = 'COALESCE(l.product, (SELECT d.name FROM products d WHERE d.id = l.product_id))';
const SPECIFICATION = `(SELECT s.no || ' ' || r.letter FROM specification_revisions r
  JOIN specifications s ON s.id = r.specification_id WHERE r.id = o.specification_revision_id)`;
const SITE_NAME = '(SELECT t.name FROM sites t WHERE t.id = l.site_id)';
const DUE_ON = 'COALESCE(l.due_on, o.due_on)';
const SHIPPED = `(SELECT COALESCE(sum(x.quantity), 0) FROM shipment_lines x
  WHERE x.order_line_id = l.id AND x.is_live = 1)`;
/** Falls as the number of the line rises, so that a list with the newest order first has its first line first. */
const LINE_PLACE = '(0 - l.line_no)';

const SELECT = `l.id AS id, l.order_id AS orderId, o.no AS no, l.line_no AS lineNo,
  o.customer_order_no AS customerOrderNo, o.party_id AS partyId, ${PARTY_NAME} AS partyName,
  o.ordered_on AS orderedOn, l.product_id AS productId, ${PRODUCT} AS product, l.model AS model,
  ${SPECIFICATION} AS specification, l.quantity AS quantity, l.uom AS uom, l.price_minor AS priceMinor,
  l.net_minor AS netMinor, l.tax_minor AS taxMinor, l.gross_minor AS grossMinor, o.currency AS currency,
  l.hull_no AS hullNo, l.site_id AS siteId, ${SITE_NAME} AS siteName, ${DUE_ON} AS dueOn,
  ${SHIPPED} AS shippedQuantity, l.works_order_no AS worksOrderNo, l.note AS note, o.state AS state,
  o.owner_user_id AS ownerUserId, o.salesperson AS salesperson, o.is_historic AS isHistoric, o.voided_at AS voidedAt`;

const text = (sql: string, isNullable = false) => ({ sql, type: 'text' as const, isNullable });
const integer = (sql: string) => ({ sql, type: 'integer' as const });
const money = (sql: string) => ({ ...integer(sql), unit: 'o.currency' });
const quantity = (sql: string) => ({ ...integer(sql), unit: 'l.uom' });

/** The ledger of lines: every line of every order, the newest order first, its lines as it has them. */
export const orderedLineList: ListSpec<OrderedLineRow> = {
  entity: 'orders',
  from: FROM,
  select: SELECT,
  id: 'l.id',
  columns: {
    no: wordsColumn('o.no', { key: 'o.no_sort' }),
    orderId: text('o.id'),
    lineNo: integer('l.line_no'),
    linePlace: integer(LINE_PLACE),
    customerOrderNo: words('o.customer_order_no'),
    partyId: text('o.party_id'),
    partyName: wordsColumn(PARTY_NAME, { key: keyOf(PARTY_NAME) }),
    orderedOn: text('o.ordered_on'),
    productId: text('l.product_id', true),
    product: words(PRODUCT),
    model: words('l.model'),
    specification: words(SPECIFICATION),
    quantity: quantity('l.quantity'),
    uom: text('l.uom'),
    // A price is for one piece of its line: prices of two lines add up to nothing.
    priceMinor: { ...integer('l.price_minor'), isNullable: true, unit: 'l.id' },
    netMinor: money('l.net_minor'),
    taxMinor: money('l.tax_minor'),
    grossMinor: money('l.gross_minor'),
    currency: text('o.currency'),
    hullNo: words('l.hull_no'),
    siteId: text('l.site_id', true),
    siteName: wordsColumn(SITE_NAME, { isNullable: true, key: keyOf(SITE_NAME) }),
    dueOn: text(DUE_ON, true),
    shippedQuantity: quantity(SHIPPED),
    worksOrderNo: words('l.works_order_no'),
    note: text('l.note', true),
    state: text('o.state'),
    ownerUserId: text('o.owner_user_id', true),
    salesperson: words('o.salesperson'),
    isHistoric: { sql: 'o.is_historic', type: 'boolean' },
  },
  defaultSort: [
    { column: 'orderedOn', direction: 'desc' },
    { column: 'orderId', direction: 'desc' },
    { column: 'linePlace', direction: 'desc' },
  ],
  voided: 'o.voided_at',
  search: (phrase) => indexedSearch('orders', 'o.id', ftsPhrase(phrase)),
  read: readRow,
};

export function findOrderedLine(db: ReadableDb, id: string): OrderedLineRow | undefined {
  const raw = db.get<OrderedLineRow>(`SELECT ${SELECT} FROM ${FROM} WHERE l.id = ?`, [id]);
  return raw && readRow(raw);
}
