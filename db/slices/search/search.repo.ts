import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { masksOf } from '#db/kit/masks/field-masks.ts';
import { indexTable, SEARCH_KINDS, type SearchKind } from '#db/kit/search-index.ts';

/** A document of the index with all it was told about its record. */
export interface FoundDoc {
  doc: number;
  kind: string;
  id: string;
  title: string;
  subtitle: string;
  body: string;
  isVoided: number;
}

/**
 * Documents of a kind that match, newest first. The index knows every text of a document: for somebody who may not see
 * all of them, what was typed must stand in one that is shown.
 */
export function matchingDocs(
  db: ReadableDb,
  kind: SearchKind,
  query: string,
  limit: number,
  typed?: string,
): FoundDoc[] {
  const table = indexTable(kind);
  if (typed !== undefined && masksOf(db))
    return db.all<FoundDoc>(
      `SELECT d.doc, d.kind, d.entity_id AS id, d.title, d.subtitle, d.body, d.is_voided AS isVoided
       FROM ${table} f CROSS JOIN search_docs d ON d.doc = f.rowid
       WHERE f.${table} MATCH :query AND shown_in(d.title, d.subtitle, d.body, :typed) ORDER BY f.rowid DESC LIMIT :limit`,
      { query, limit, typed },
    );
  return db.all<FoundDoc>(
    `SELECT d.doc, d.kind, d.entity_id AS id, d.title, d.subtitle, d.body, d.is_voided AS isVoided FROM (
       SELECT rowid AS doc FROM ${table} WHERE ${table} MATCH :query ORDER BY rowid DESC LIMIT :limit
     ) f CROSS JOIN search_docs d ON d.doc = f.doc`,
    { query, limit },
  );
}

const CODE_DOC = `SELECT 0 AS doc, 'units' AS kind, u.barcode AS id, b.barcode AS title, COALESCE(p.name, t.name, '') AS subtitle,
  COALESCE(u.factory_no, '') AS body, u.voided_at IS NOT NULL AS isVoided`;
const CODE_JOINS = `CROSS JOIN units u ON u.id = b.unit_id LEFT JOIN products p ON p.id = u.product_id LEFT JOIN parts t ON t.id = u.part_id`;

/** Units by the beginning of any code that ever named them. */
export function unitsByCodeStart(db: ReadableDb, key: string, limit: number): FoundDoc[] {
  return db.all<FoundDoc>(
    `${CODE_DOC} FROM unit_barcodes b ${CODE_JOINS} WHERE b.barcode_key >= :key AND b.barcode_key < :end ORDER BY b.barcode_key LIMIT :limit`,
    { key, end: `${key}\u{10ffff}`, limit },
  );
}

/** Units by three or more characters anywhere in such a code. */
export function unitsByCodePart(db: ReadableDb, key: string, limit: number): FoundDoc[] {
  return db.all<FoundDoc>(
    `${CODE_DOC} FROM (SELECT code FROM unit_code_fts WHERE unit_code_fts MATCH :phrase ORDER BY rowid DESC LIMIT :limit) f
     CROSS JOIN unit_barcodes b ON b.barcode_key = f.code ${CODE_JOINS}`,
    { phrase: `"${key.replaceAll('"', '""')}"`, limit },
  );
}

export function isIndexStale(db: ReadableDb): boolean {
  return db.pluck<number>('SELECT is_stale FROM search_state') === 1;
}

export function markIndex(db: WritableDb, isStale: boolean): void {
  db.run('UPDATE search_state SET is_stale = ?', [isStale ? 1 : 0]);
}

/** Empties the index; the codes of units keep theirs. */
export function clearIndex(db: WritableDb): void {
  for (const table of SEARCH_KINDS.map(indexTable))
    db.run(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
  db.run('DELETE FROM search_docs');
}

/** Tables the index is read from, with the column that names the party of a document. */
const TABLES = {
  parties: { table: 'parties', party: null },
  sites: { table: 'sites', party: 'owner_party_id' },
  products: { table: 'products', party: null },
  parts: { table: 'parts', party: null },
  engineers: { table: 'engineers', party: null },
  users: { table: 'users', party: null },
  'market-records': { table: 'market_records', party: 'party_id' },
  specifications: { table: 'specifications', party: 'party_id' },
  orders: { table: 'orders', party: 'party_id' },
  'service-cases': { table: 'service_cases', party: 'party_id' },
  quotations: { table: 'service_quotations', party: 'case_id' },
  knowledge: { table: 'knowledge_articles', party: null },
  claims: { table: 'supplier_claims', party: 'supplier_id' },
  recalls: { table: 'recalls', party: null },
  maintenance: { table: 'maintenance_plans', party: null },
  'inspection-rounds': { table: 'inspection_rounds', party: null },
} as const;
export type SourceKind = keyof typeof TABLES;

/** The next ids of a kind after one, in order. */
export function nextIds(db: ReadableDb, kind: SourceKind, after: string, limit: number): string[] {
  return db.pluckAll<string>(`SELECT id FROM ${TABLES[kind].table} WHERE id > ? ORDER BY id LIMIT ?`, [
    after,
    limit,
  ]);
}

export function countOf(db: ReadableDb, kind: SourceKind): number {
  return db.pluck<number>(`SELECT count(*) FROM ${TABLES[kind].table}`) ?? 0;
}

/** Ids of the records that show the party's name. */
export function idsOfParty(db: ReadableDb, kind: SourceKind, partyId: string): string[] {
  const { table, party } = TABLES[kind];
  if (party === null) return [];
  if (kind === 'quotations')
    return db.pluckAll<string>(
      `SELECT q.id FROM ${table} q JOIN service_cases c ON c.id = q.${party} WHERE c.party_id = ?`,
      [partyId],
    );
  const or =
    kind === 'sites'
      ? ' OR yard_party_id = :party'
      : kind === 'market-records'
        ? ' OR shipowner_party_id = :party'
        : '';
  return db.pluckAll<string>(`SELECT id FROM ${table} WHERE ${party} = :party${or}`, { party: partyId });
}

/** Documents of voided records are marked again after a rebuild. */
export function markVoided(db: WritableDb, kind: SourceKind): void {
  db.run(
    `UPDATE search_docs SET is_voided = 1 WHERE kind = ? AND entity_id IN (SELECT id FROM ${TABLES[kind].table} WHERE voided_at IS NOT NULL)`,
    [kind],
  );
}
