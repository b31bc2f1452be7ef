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
export function indexDocument(db: WritableDb, searched: SearchDoc): void {
  const { kind, id, title, subtitle = '', body = '' } = searched;
  if (searched.isNew) return addDocument(db, searched);
  const known = db.get<StoredDoc>(
    'SELECT doc, title, subtitle, body FROM search_docs WHERE kind = ? AND entity_id = ?',
    [kind, id],
  );
  if (!known) return addDocument(db, searched);
  if (known.title === title && known.subtitle === subtitle && known.body === body) return;
  const { doc } = known;
  db.run('UPDATE search_docs SET title = ?, subtitle = ?, body = ? WHERE doc = ?', [
    title,
    subtitle,
    body,
    doc,
  ]);
  db.run(`DELETE FROM ${tableOf(kind)} WHERE rowid = ?`, [doc]);
  addTokens(db, doc, searched);
}

/** Takes a document the index does not have yet. */
function addDocument(db: WritableDb, searched: SearchDoc): void {
  const { kind, id, title, subtitle = '', body = '' } = searched;
  // The kind is known before the first write.
  tableOf(kind);
  const doc = db.run(
    'INSERT INTO search_docs (kind, entity_id, title, subtitle, body) VALUES (?, ?, ?, ?, ?)',
    [kind, id, title, subtitle, body],
  ).lastInsertRowid;
  addTokens(db, doc, searched);
}

function addTokens(db: WritableDb, doc: number, { kind, title, ...rest }: SearchDoc): void {
  const { subtitle = '', body = '' } = rest;
  const text = indexedText(title, subtitle, body, NAMED.includes(kind) ? (rest.names ?? [title]) : []);
  db.run(insertTokens(kind), [doc, text.title, text.rest, text.pinyin, text.grams]);
}

/** Put together once for each kind: a text made anew is looked for among the prepared ones by all its letters. */
const INSERT_TOKENS = new Map<string, string>();

function insertTokens(kind: string): string {
  const known = INSERT_TOKENS.get(kind);
  if (known !== undefined) return known;
  const sql = `INSERT INTO ${tableOf(kind)} (rowid, title, rest, pinyin, grams) VALUES (?, ?, ?, ?, ?)`;
  INSERT_TOKENS.set(kind, sql);
  return sql;
}

function tableOf(kind: string): string {
  if (!isSearchKind(kind)) throw new TypeError(`not a kind of the search index: ${kind}`);
  return indexTable(kind);
}

const MANY = 1_000;
/** What the index gathers in memory before it writes a piece of itself; pieces have to be put together later. */
const GATHERED_BYTES = 1024 * 1024;
const GATHERED_BYTES_OF_MANY = 16 * GATHERED_BYTES;

/** Puts or replaces many documents, one for each record. */
export function indexDocuments(db: WritableDb, docs: readonly SearchDoc[]): void {
  const counts = new Map<string, number>();
  for (const { kind } of docs) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const many = [...counts].flatMap(([kind, count]) => (count >= MANY ? [kind] : []));
  for (const kind of many) gather(db, kind, GATHERED_BYTES_OF_MANY);
  for (const doc of docs) indexDocument(db, doc);
  for (const kind of many) gather(db, kind, GATHERED_BYTES);
}

function gather(db: WritableDb, kind: string, bytes: number): void {
  const table = tableOf(kind);
  // Written out: the driver binds every number as a real one, which the index does not take.
  db.run(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ${bytes})`);
}

/** A voided record stays findable by its number, marked and behind the others. */
export function markDocument(db: WritableDb, kind: string, id: string, isVoided: boolean): void {
  db.run('UPDATE search_docs SET is_voided = ? WHERE kind = ? AND entity_id = ?', [
    isVoided ? 1 : 0,
    kind,
    id,
  ]);
}
