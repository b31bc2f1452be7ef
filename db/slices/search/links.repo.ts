import type { LinkedRecord, LinkKind } from '#contract/search/links.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';

/** Which record was made from which: pairs of a parent and a child. */
interface Edge {
  from: LinkKind;
  to: LinkKind;
  parent: string;
  child: string;
  tables: string;
}

const own = (from: LinkKind, to: LinkKind, table: string, parent: string): Edge => ({
  from,
  to,
  parent: `t.${parent}`,
  child: 't.id',
  tables: `${table} t`,
});

export const EDGES: readonly Edge[] = [
  own('market-records', 'specifications', 'specifications', 'market_record_id'),
  own('market-records', 'orders', 'orders', 'market_record_id'),
  {
    from: 'specifications',
    to: 'orders',
    parent: 'r.specification_id',
    child: 'o.id',
    tables: 'specification_revisions r JOIN orders o ON o.specification_revision_id = r.id',
  },
  own('orders', 'shipments', 'shipments', 'order_id'),
  {
    from: 'orders',
    to: 'units',
    parent: 'l.order_id',
    child: 'u.id',
    tables: 'order_lines l JOIN units u ON u.order_line_id = l.id',
  },
  {
    from: 'orders',
    to: 'service-cases',
    parent: 'l.order_id',
    child: 'c.id',
    tables: 'order_lines l JOIN service_cases c ON c.order_line_id = l.id',
  },
  own('units', 'maintenance', 'maintenance_plans', 'unit_id'),
  own('units', 'service-cases', 'service_cases', 'unit_id'),
  own('maintenance', 'service-cases', 'service_cases', 'plan_id'),
  {
    from: 'recalls',
    to: 'service-cases',
    parent: 't.recall_id',
    child: 't.case_id',
    tables: 'recall_units t',
  },
  own('service-cases', 'quotations', 'service_quotations', 'case_id'),
  own('service-cases', 'claims', 'supplier_claims', 'case_id'),
  own('service-cases', 'knowledge', 'knowledge_articles', 'case_id'),
  {
    from: 'service-cases',
    to: 'market-records',
    parent: 't.case_id',
    child: 't.record_id',
    tables: 'case_leads t',
  },
];

/** The other ends of an edge from these ids, so many at most. */
export function followEdge(
  db: ReadableDb,
  edge: Edge,
  direction: 'up' | 'down',
  ids: readonly string[],
  limit: number,
): string[] {
  const [known, wanted] = direction === 'down' ? [edge.parent, edge.child] : [edge.child, edge.parent];
  return db.pluckAll<string>(
    `SELECT DISTINCT ${wanted} FROM ${edge.tables}
     WHERE ${known} IN (SELECT value FROM json_each(?)) AND ${wanted} IS NOT NULL LIMIT ?`,
    [JSON.stringify(ids), limit],
  );
}

/** Number and words of each kind; the address where it is not the record's own. */
const DESCRIBED: Record<LinkKind, string> = {
  'market-records': `SELECT t.id, t.no, p.name || COALESCE(' · ' || t.model, '') AS text FROM market_records t
    JOIN parties p ON p.id = t.party_id`,
  specifications: 'SELECT t.id, t.no, t.title AS text FROM specifications t',
  orders: `SELECT t.id, t.no, t.ordered_on || ' · ' || p.name AS text FROM orders t JOIN parties p ON p.id = t.party_id`,
  shipments: `SELECT t.id, t.no, t.shipped_on AS text, 'orders' AS openKind, t.order_id AS openId FROM shipments t`,
  units: `SELECT t.id, t.barcode AS no, COALESCE(r.name, a.name, '') AS text, 'units' AS openKind, t.barcode AS openId
    FROM units t LEFT JOIN products r ON r.id = t.product_id LEFT JOIN parts a ON a.id = t.part_id`,
  maintenance: 'SELECT t.id, t.no, t.title AS text FROM maintenance_plans t',
  recalls: 'SELECT t.id, t.no, t.title AS text FROM recalls t',
  'service-cases': "SELECT t.id, t.no, t.reported_on || ' · ' || t.title AS text FROM service_cases t",
  quotations: 'SELECT t.id, t.no || t.letter AS no, t.valid_until AS text FROM service_quotations t',
  claims: 'SELECT t.id, t.no, t.part AS text FROM supplier_claims t',
  knowledge: `SELECT t.id, t.no, (SELECT k.title FROM knowledge_revisions k WHERE k.article_id = t.id ORDER BY k.seq DESC LIMIT 1) AS text
    FROM knowledge_articles t`,
};

interface Raw {
  id: string;
  no: string;
  text: string | null;
  openKind?: string;
  openId?: string;
}

/** The live ones of these records by number. */
export function describeRecords(db: ReadableDb, kind: LinkKind, ids: readonly string[]): LinkedRecord[] {
  return db
    .all<Raw>(
      `${DESCRIBED[kind]} WHERE t.id IN (SELECT value FROM json_each(?)) AND t.voided_at IS NULL ORDER BY 2, 1`,
      [JSON.stringify(ids)],
    )
    .map(({ id, no, text, openKind, openId }) => ({
      open: { kind: openKind ?? kind, id: openId ?? id },
      id,
      no,
      text: text ?? '',
    }));
}
