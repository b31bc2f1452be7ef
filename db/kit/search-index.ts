import type { WritableDb } from '#db/connection/database.ts';
import type { SearchDoc } from './context.ts';
import { indexedText } from './search-tokens.ts';

/** Kinds of the index in the order a result names them. Each has a table of tokens of its own. */
export const SEARCH_KINDS = [
  'parties',
  'contacts',
  'sites',
  'products',
  'parts',
  'engineers',
  'users',
  'market-records',
  'specifications',
  'orders',
  'service-cases',
  'quotations',
  'knowledge',
  'claims',
  'recalls',
  'maintenance',
  'inspection-rounds',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Kinds people know by name: found by pinyin and with small mistakes. */
export const NAMED_KINDS = [
  'parties',
  'contacts',
  'sites',
  'products',
  'parts',
  'engineers',
  'users',
] as const satisfies SearchKind[];

export function isSearchKind(kind: string): kind is SearchKind {
  return (SEARCH_KINDS as readonly string[]).includes(kind);
}

/** Name of the table with the tokens of a kind; its rowid is the number of the document. */
export function indexTable(kind: SearchKind): string {
  return `search_${kind.replaceAll('-', '_')}`;
}

const NAMED: readonly string[] = NAMED_KINDS;

interface StoredDoc {
  doc: number;
  title: string;
  subtitle: string;
  body: string;
}

/** Puts or replaces one document of the search index; part of the same transaction as the row it describes. */
export function indexDocument(db: WritableDb, { kind, id, title, ...rest }: SearchDoc): void {
  if (!isSearchKind(kind)) throw new TypeError(`not a kind of the search index: ${kind}`);
  const { subtitle = '', body = '' } = rest;
  const table = indexTable(kind);
  const known = db.get<StoredDoc>(
    'SELECT doc, title, subtitle, body FROM search_docs WHERE kind = ? AND entity_id = ?',
    [kind, id],
  );
  if (known && known.title === title && known.subtitle === subtitle && known.body === body) return;
  const doc = known ? known.doc : insertDoc(db, [kind, id, title, subtitle, body]);
  if (known) {
    db.run('UPDATE search_docs SET title = ?, subtitle = ?, body = ? WHERE doc = ?', [
      title,
      subtitle,
      body,
      doc,
    ]);
    db.run(`DELETE FROM ${table} WHERE rowid = ?`, [doc]);
  }
  const text = indexedText(title, subtitle, body, NAMED.includes(kind) ? (rest.names ?? [title]) : []);
  db.run(`INSERT INTO ${table} (rowid, title, rest, pinyin, grams) VALUES (?, ?, ?, ?, ?)`, [
    doc,
    text.title,
    text.rest,
    text.pinyin,
    text.grams,
  ]);
}

function insertDoc(db: WritableDb, values: readonly string[]): number {
  return db.run(
    'INSERT INTO search_docs (kind, entity_id, title, subtitle, body) VALUES (?, ?, ?, ?, ?)',
    values,
  ).lastInsertRowid;
}

/** A voided record stays findable by its number, marked and behind the others. */
export function markDocument(db: WritableDb, kind: string, id: string, isVoided: boolean): void {
  db.run('UPDATE search_docs SET is_voided = ? WHERE kind = ? AND entity_id = ?', [
    isVoided ? 1 : 0,
    kind,
    id,
  ]);
}
