import type { ReadableDb } from '#db/connection/database.ts';
import { AMOUNT, COUNTED, QUOTED } from './monthly.repo.ts';

export interface SignedOrder {
  no: string;
  customer: string;
  owner: string | null;
  /** Hull numbers of its lines, or the places they are for, in the order of the lines. */
  hulls: string[];
  product: string | null;
  quantity: number;
  amount: number;
  dueOn: string | null;
  letter: string | null;
  /** Why it was signed without a signed specification. */
  overrideReason: string | null;
  sales: string | null;
}

const HULLS = `(SELECT json_group_array(hull) FROM (
  SELECT COALESCE(x.hull_no, w.hull_no, w.name) AS hull FROM order_lines x LEFT JOIN sites w ON w.id = x.site_id
  WHERE x.order_id = o.id AND hull IS NOT NULL GROUP BY 1 ORDER BY min(x.line_no)))`;

/** Orders signed in a period, largest first. */
export function signedOrders(db: ReadableDb, from: string, to: string): SignedOrder[] {
  const rows = db.all<Omit<SignedOrder, 'hulls'> & { hulls: string }>(
    `SELECT o.no, p.name AS customer, s.name AS owner, ${HULLS} AS hulls, COALESCE(l.model, l.product) AS product,
       (SELECT SUM(quantity) FROM order_lines WHERE order_id = o.id) AS quantity, o.base_minor AS amount,
       COALESCE(o.due_on, l.due_on) AS dueOn, r.letter,
       CASE WHEN o.specification_revision_id IS NULL THEN o.override_reason END AS overrideReason,
       COALESCE(u.display_name, o.salesperson) AS sales
     FROM orders o JOIN parties p ON p.id = o.party_id LEFT JOIN parties s ON s.id = o.shipowner_party_id
     LEFT JOIN order_lines l ON l.order_id = o.id AND l.line_no = (SELECT min(line_no) FROM order_lines WHERE order_id = o.id)
     LEFT JOIN specification_revisions r ON r.id = o.specification_revision_id LEFT JOIN users u ON u.id = o.owner_user_id
     WHERE ${COUNTED} AND o.ordered_on BETWEEN ? AND ? ORDER BY o.base_minor DESC, o.no`,
    [from, to],
  );
  return rows.map((row) => ({ ...row, hulls: JSON.parse(row.hulls) as string[] }));
}

/** New or known, as the market record says; an order without one says neither. */
export type Newness = 'isNew' | 'isKnown' | 'unlinked';
export type NewnessOf = 'customer' | 'product';

export interface NewnessPart {
  key: Newness;
  count: number;
  amount: number;
  numbers: string[];
}

const FLAG: Readonly<Record<NewnessOf, string>> = {
  customer: 'm.is_new_customer',
  product: 'm.is_new_product',
};

const partsOf = (rows: readonly (Omit<NewnessPart, 'numbers'> & { numbers: string })[]): NewnessPart[] =>
  rows.map((row) => ({ ...row, numbers: JSON.parse(row.numbers) as string[] }));

/** Orders signed in a period, by whether their market record is of a new customer or of a new product. */
export function signedByNewness(db: ReadableDb, of: NewnessOf, from: string, to: string): NewnessPart[] {
  return partsOf(
    db.all(
      `SELECT CASE ${FLAG[of]} WHEN 1 THEN 'isNew' WHEN 0 THEN 'isKnown' ELSE 'unlinked' END AS key, count(*) AS count,
         ${AMOUNT} AS amount, json_group_array(o.no) AS numbers
       FROM orders o LEFT JOIN market_records m ON m.id = o.market_record_id
       WHERE ${COUNTED} AND o.ordered_on BETWEEN ? AND ? GROUP BY 1`,
      [from, to],
    ),
  );
}

/** Market records taken up in a period, by the same. */
export function recordedByNewness(db: ReadableDb, of: NewnessOf, from: string, to: string): NewnessPart[] {
  return partsOf(
    db.all(
      `SELECT CASE ${FLAG[of]} WHEN 1 THEN 'isNew' ELSE 'isKnown' END AS key, count(*) AS count, ${QUOTED} AS amount,
         json_group_array(m.no) AS numbers
       FROM market_records m WHERE m.voided_at IS NULL AND m.recorded_on BETWEEN ? AND ? GROUP BY 1`,
      [from, to],
    ),
  );
}
