import type { SearchHit } from '#contract/search/search.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';

/** Index hits of the given kinds: a match in the title before one in the text, newer before older. */
export function findDocuments(
  db: ReadableDb,
  phrase: string,
  kinds: readonly string[],
  limit: number,
): SearchHit[] {
  return db.all<SearchHit>(
    `SELECT d.kind, d.entity_id AS id, d.title, d.subtitle FROM (
       SELECT rowid AS doc, bm25(search_fts, 10.0, 1.0) AS rank FROM search_fts WHERE search_fts MATCH :phrase ORDER BY rank LIMIT 400
     ) f JOIN search_docs d ON d.doc = f.doc
     WHERE d.kind IN (SELECT value FROM json_each(:kinds)) ORDER BY f.rank, d.doc DESC LIMIT :limit`,
    { phrase, kinds: JSON.stringify(kinds), limit },
  );
}

/** Units by any code that ever named them; codes are found from their beginning. */
export function findUnitsByCode(db: ReadableDb, key: string, limit: number): SearchHit[] {
  return db.all<SearchHit>(
    `SELECT 'units' AS kind, u.barcode AS id, u.barcode AS title, COALESCE(p.name, t.name, '') AS subtitle
     FROM unit_barcodes b JOIN units u ON u.id = b.unit_id LEFT JOIN products p ON p.id = u.product_id LEFT JOIN parts t ON t.id = u.part_id
     WHERE b.barcode_key >= :key AND b.barcode_key < :end ORDER BY b.barcode_key LIMIT :limit`,
    { key, end: `${key}\u{10ffff}`, limit },
  );
}
