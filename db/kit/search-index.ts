import type { WritableDb } from '#db/connection/database.ts';
import type { SearchDoc } from './context.ts';
import { indexedText } from './search-tokens.ts';

/** Kinds of the index in the order a result names them. The place is part of stored numbers: only ever append. */
export const SEARCH_KINDS = [
  'parties',
  'contacts',
  'sites',
  'products',
  'users',
  'market-records',
  'specifications',
  'orders',
  'service-cases',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Kinds people know by name: found by pinyin and with small mistakes. They come first in the list above. */
export const NAMED_KINDS = 5;

const KIND_STEP = 2 ** 32;

/** Numbers of the documents of one kind: from, to. */
export function docRange(kind: SearchKind): readonly [number, number] {
  const from = (SEARCH_KINDS.indexOf(kind) + 1) * KIND_STEP;
  return [from, from + KIND_STEP - 1];
}

/** Documents of all kinds with names. */
export const NAMED_RANGE: readonly [number, number] = [KIND_STEP, (NAMED_KINDS + 1) * KIND_STEP - 1];

function isKind(kind: string): kind is SearchKind {
  return (SEARCH_KINDS as readonly string[]).includes(kind);
}

interface StoredDoc {
  doc: number;
  title: string;
  subtitle: string;
  body: string;
}

/** Puts or replaces one document of the search index; part of the same transaction as the row it describes. */
export function indexDocument(db: WritableDb, { kind, id, title, ...rest }: SearchDoc): void {
  if (!isKind(kind)) throw new TypeError(`not a kind of the search index: ${kind}`);
  const { subtitle = '', body = '' } = rest;
  const known = db.get<StoredDoc>(
    'SELECT doc, title, subtitle, body FROM search_docs WHERE kind = ? AND entity_id = ?',
    [kind, id],
  );
  if (known && known.title === title && known.subtitle === subtitle && known.body === body) return;
  const doc = known ? known.doc : insertDoc(db, kind, [id, title, subtitle, body]);
  if (known) {
    db.run('UPDATE search_docs SET title = ?, subtitle = ?, body = ? WHERE doc = ?', [
      title,
      subtitle,
      body,
      doc,
    ]);
    db.run('DELETE FROM search_fts WHERE rowid = ?', [doc]);
  }
  const isNamed = SEARCH_KINDS.indexOf(kind) < NAMED_KINDS;
  const text = indexedText(title, subtitle, body, isNamed ? (rest.names ?? [title]) : []);
  db.run('INSERT INTO search_fts (rowid, title, rest, pinyin, grams) VALUES (?, ?, ?, ?, ?)', [
    doc,
    text.title,
    text.rest,
    text.pinyin,
    text.grams,
  ]);
}

function insertDoc(db: WritableDb, kind: SearchKind, values: readonly string[]): number {
  const [from, to] = docRange(kind);
  const last = db.pluck<number | null>('SELECT max(doc) FROM search_docs WHERE doc BETWEEN ? AND ?', [
    from,
    to,
  ]);
  const doc = (last ?? from) + 1;
  db.run('INSERT INTO search_docs (doc, kind, entity_id, title, subtitle, body) VALUES (?, ?, ?, ?, ?, ?)', [
    doc,
    kind,
    ...values,
  ]);
  return doc;
}

/** A voided record stays findable by its number, marked and behind the others. */
export function markDocument(db: WritableDb, kind: string, id: string, isVoided: boolean): void {
  db.run('UPDATE search_docs SET is_voided = ? WHERE kind = ? AND entity_id = ?', [
    isVoided ? 1 : 0,
    kind,
    id,
  ]);
}
