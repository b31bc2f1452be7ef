import { COUNTED_ORDER_STATES } from '#contract/insights/counted-orders.ts';
import type { CustomerRow, FamilyMonth, PartMonth } from '#contract/insights/insights.schema.ts';
import type { LeftOut } from '#contract/insights/left-out.ts';
import type { ReadableDb } from '#db/connection/database.ts';

const COUNTED = `o.voided_at IS NULL AND o.state IN (${COUNTED_ORDER_STATES.map((s) => `'${s}'`).join(', ')})`;
const WITH_DRAFTS = "o.voided_at IS NULL AND o.state <> 'terminated'";
const counting = (withDrafts: boolean) => (withDrafts ? WITH_DRAFTS : COUNTED);

/** A ledger's amount to the 分: sums of what rounding left off are added before rounding once. */
const ORDER_SUM = 'SUM(o.base_minor) + CAST(ROUND(SUM(o.gross_rest_e4) / 10000.0) AS INTEGER)';
/** The same of the orders of a condition, of which there may be none. */
const orderSumWhere = (filter: string) =>
  `COALESCE(SUM(o.base_minor) ${filter}, 0) + CAST(ROUND(COALESCE(SUM(o.gross_rest_e4) ${filter}, 0) / 10000.0) AS INTEGER)`;
/** Orders of a customer; a ledger's number that was stored as two orders (two dates under one number) is one. */
const ordersWhere = (filter: string) =>
  `count(*) ${filter} - (count(o.source_no) ${filter} - count(DISTINCT o.source_no) ${filter})`;
const LINE_MINOR =
  'CASE WHEN o.base_minor = o.gross_minor THEN l.gross_minor WHEN o.base_minor = 0 THEN 0 ELSE CAST(ROUND(l.gross_minor * (o.rate_e6 / 1000000.0)) AS INTEGER) END';
const LINE_SUM = `SUM(${LINE_MINOR}) + CAST(ROUND(SUM(l.gross_rest_e4) / 10000.0) AS INTEGER)`;

export interface MonthSum {
  month: string;
  amountMinor: number;
  orders: number;
  customers: number;
}

/** Orders by month of their date. An order number that came with two customers is one order of the ledger. */
export function sumOrdersByMonth(db: ReadableDb, from: string, to: string, withDrafts: boolean): MonthSum[] {
  return db.all<MonthSum>(
    `SELECT substr(o.ordered_on, 1, 7) AS month, ${ORDER_SUM} AS amountMinor,
       count(DISTINCT COALESCE(o.source_no, o.no)) AS orders, count(DISTINCT o.party_id) AS customers
     FROM orders o WHERE ${counting(withDrafts)} AND o.ordered_on BETWEEN ? AND ? GROUP BY 1 ORDER BY 1`,
    [from, to],
  );
}

/**
 * Orders in a foreign currency without a rate, by month and currency. They are few and have an index of their own; the
 * planner would rather go through all orders by state.
 */
export function unratedOrders(db: ReadableDb, from: string, to: string, withDrafts: boolean): LeftOut[] {
  return db.all<LeftOut>(
    `SELECT substr(o.ordered_on, 1, 7) AS month, o.currency, count(*) AS count FROM orders o INDEXED BY orders_unrated
     WHERE o.currency <> 'CNY' AND o.base_minor = 0 AND o.gross_minor <> 0 AND ${counting(withDrafts)}
       AND o.ordered_on BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2`,
    [from, to],
  );
}

export function orderedRange(db: ReadableDb): { first: string | null; last: string | null } {
  return (
    db.get<{ first: string | null; last: string | null }>(
      `SELECT (SELECT min(ordered_on) FROM orders) AS first, (SELECT max(ordered_on) FROM orders) AS last`,
    ) ?? { first: null, last: null }
  );
}

export function sumLinesByMonthAndFamily(
  db: ReadableDb,
  from: string,
  to: string,
  withDrafts: boolean,
): FamilyMonth[] {
  return db.all<FamilyMonth>(
    `SELECT substr(o.ordered_on, 1, 7) AS month, COALESCE(p.family, '') AS family, ${LINE_SUM} AS amountMinor
     FROM orders o JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id
     WHERE ${counting(withDrafts)} AND o.ordered_on BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2`,
    [from, to],
  );
}

/** A customer as the database sums it; bins and group follow from the limits. */
export type CustomerSum = Pick<
  CustomerRow,
  'partyId' | 'name' | 'lastOn' | 'recencyDays' | 'frequency' | 'windowFrequency'
> & { monetaryMinor: number; windowMinor: number };

const IN_WINDOW = 'FILTER (WHERE o.ordered_on >= :windowFrom)';

/** Recency, frequency and amount of every customer up to a date, in all and since the first day of the window. */
export function sumCustomers(
  db: ReadableDb,
  asOf: string,
  windowFrom: string,
  withDrafts: boolean,
): CustomerSum[] {
  return db.all<CustomerSum>(
    `SELECT o.party_id AS partyId, (SELECT name FROM parties WHERE id = o.party_id) AS name, max(o.ordered_on) AS lastOn,
       CAST(julianday(:asOf) - julianday(max(o.ordered_on)) AS INTEGER) AS recencyDays,
       ${ordersWhere('')} AS frequency, ${ORDER_SUM} AS monetaryMinor,
       ${ordersWhere(IN_WINDOW)} AS windowFrequency, ${orderSumWhere(IN_WINDOW)} AS windowMinor
     FROM orders o WHERE ${counting(withDrafts)} AND o.ordered_on <= :asOf GROUP BY o.party_id`,
    { asOf, windowFrom },
  );
}

/** What each way to look at cases groups by; the code table gives the label in both languages. */
const CASE_KEYS = {
  fault: 'COALESCE(c.fault_code, c.fault_text)',
  // The bare column, so that the groups come in the order of the index and nothing is sorted.
  part: 'c.part',
  product: 'COALESCE(p.name, c.product)',
} as const;

export interface CaseSum {
  key: string | null;
  value: number;
  warranty: number;
  lastYear: number;
}

/** Days between the two periods are read too and counted in neither. */
export function countCases(
  db: ReadableDb,
  by: keyof typeof CASE_KEYS,
  period: { from: string; to: string; lastFrom: string; lastTo: string },
): CaseSum[] {
  const join = by === 'product' ? 'LEFT JOIN products p ON p.id = c.product_id' : '';
  return db.all<CaseSum>(
    `SELECT ${CASE_KEYS[by]} AS key, count(*) FILTER (WHERE c.reported_on >= :from) AS value,
       count(*) FILTER (WHERE c.judgement = 'warranty' AND c.reported_on >= :from) AS warranty,
       count(*) FILTER (WHERE c.reported_on <= :lastTo) AS lastYear
     FROM service_cases c ${join}
     WHERE c.voided_at IS NULL AND c.state <> 'cancelled' AND c.reported_on >= :lastFrom AND c.reported_on <= :to
     GROUP BY 1`,
    period,
  );
}

export function reportedRange(db: ReadableDb): { first: string | null; last: string | null } {
  return (
    db.get<{ first: string | null; last: string | null }>(
      // `doc` is made of the day and is indexed; the day alone is not.
      `SELECT (SELECT reported_on FROM service_cases ORDER BY doc LIMIT 1) AS first,
         (SELECT reported_on FROM service_cases ORDER BY doc DESC LIMIT 1) AS last`,
    ) ?? { first: null, last: null }
  );
}

/**
 * Cases by part and month, from the first month to the last. Each count is one stretch of the index by part and day;
 * grouping by the month of a day would sort every case.
 */
export function countCasesByPartAndMonth(
  db: ReadableDb,
  months: { first: string; last: string },
): PartMonth[] {
  return db.all<PartMonth>(
    `WITH RECURSIVE part (name) AS (
       SELECT (SELECT min(part) FROM service_cases)
       UNION ALL SELECT (SELECT min(part) FROM service_cases WHERE part > before.name) FROM part before WHERE before.name IS NOT NULL),
     month (name) AS (
       SELECT :first UNION ALL SELECT substr(date(name || '-01', '+1 month'), 1, 7) FROM month WHERE name < :last),
     counted AS MATERIALIZED (
       SELECT COALESCE(p.name, '') AS part, m.name AS month, (SELECT count(*) FROM service_cases c
         WHERE c.part IS p.name AND c.reported_on >= m.name AND c.reported_on < m.name || '-99' AND c.voided_at IS NULL) AS cases
       FROM part p CROSS JOIN month m)
     SELECT part, month, cases FROM counted WHERE cases > 0 ORDER BY part, month`,
    months,
  );
}

export interface ShareSum {
  key: string;
  label: string;
  value: number;
}

export function sumByParty(db: ReadableDb, from: string, to: string): ShareSum[] {
  return db.all<ShareSum>(
    `SELECT p.id AS key, p.name AS label, ${ORDER_SUM} AS value FROM orders o JOIN parties p ON p.id = o.party_id
     WHERE ${COUNTED} AND o.ordered_on BETWEEN ? AND ? GROUP BY p.id`,
    [from, to],
  );
}

export function sumByProduct(db: ReadableDb, by: 'product' | 'family', from: string, to: string): ShareSum[] {
  const key = by === 'product' ? "COALESCE(p.code, l.product, l.model, '')" : "COALESCE(p.family, '')";
  const label = by === 'product' ? "COALESCE(p.name, l.product, l.model, '')" : "COALESCE(p.family, '')";
  return db.all<ShareSum>(
    `SELECT ${key} AS key, ${label} AS label, ${LINE_SUM} AS value
     FROM orders o JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id
     WHERE ${COUNTED} AND o.ordered_on BETWEEN ? AND ? GROUP BY 1`,
    [from, to],
  );
}
