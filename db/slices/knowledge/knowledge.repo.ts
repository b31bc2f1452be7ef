import type { ArticleDetail, ArticleRow } from '#contract/knowledge/knowledge.contract.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { type ListSpec, likePattern, words as named, wordsColumn } from '#db/kit/list-query.ts';
import { ROW_META_COLUMNS, type RowMeta } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';
import { ftsText } from '#db/kit/text.ts';

export interface StoredArticle extends RowMeta {
  id: string;
  no: string;
  caseId: string | null;
  uses: number;
}
export const articles = defineTable<StoredArticle>({
  name: 'knowledge_articles',
  columns: ['id', 'no', 'caseId', 'uses', ...ROW_META_COLUMNS],
});

export type StoredRevision = Omit<ArticleRow, 'no' | 'products' | 'caseId' | 'caseNo' | 'uses' | 'inWork'> & {
  doc: number;
  author: string;
  contentHash: string | null;
};
export const revisions = defineTable<StoredRevision>({
  name: 'knowledge_revisions',
  columns: [
    'id',
    'doc',
    'articleId',
    'seq',
    'state',
    'title',
    'symptom',
    'cause',
    'remedy',
    'productIds',
    'parts',
    'faultCodes',
    'note',
    'author',
    'reviewer',
    'publishedAt',
    'contentHash',
    'createdAt',
    'version',
  ],
  stored: { productIds: 'json', parts: 'json', faultCodes: 'json' },
});

const COLUMNS = `k.id, k.article_id AS articleId, a.no, k.seq, k.state, k.title, k.symptom, k.cause, k.remedy,
  k.product_ids AS productIds, (SELECT json_group_array(pr.name) FROM json_each(k.product_ids) j JOIN products pr ON pr.id = j.value) AS products,
  k.parts, k.fault_codes AS faultCodes, k.note, a.case_id AS caseId, c.no AS caseNo, au.display_name AS author,
  rv.display_name AS reviewer, k.published_at AS publishedAt, k.created_at AS createdAt, a.uses, k.version,
  (SELECT x.state FROM knowledge_revisions x WHERE x.article_id = k.article_id AND x.state IN ('draft', 'review') AND x.seq > k.seq) AS inWork`;
const FROM = `knowledge_revisions k JOIN knowledge_articles a ON a.id = k.article_id
  LEFT JOIN service_cases c ON c.id = a.case_id LEFT JOIN users au ON au.id = k.author LEFT JOIN users rv ON rv.id = k.reviewer`;

type Raw = Omit<ArticleRow, 'productIds' | 'products' | 'parts' | 'faultCodes'> &
  Record<'productIds' | 'products' | 'parts' | 'faultCodes', unknown>;

const words = (value: unknown): string[] =>
  typeof value === 'string' ? (JSON.parse(value) as string[]) : [];
function read(raw: Raw): ArticleRow {
  return {
    ...raw,
    productIds: words(raw.productIds),
    products: words(raw.products),
    parts: words(raw.parts),
    faultCodes: words(raw.faultCodes),
  };
}

const text = (sql: string, isNullable = true) => ({ sql, type: 'text' as const, isNullable });
/** The revision in force or, before there is one, the one in work. */
const CURRENT = `k.seq = (SELECT x.seq FROM knowledge_revisions x WHERE x.article_id = k.article_id
  ORDER BY CASE x.state WHEN 'published' THEN 0 WHEN 'review' THEN 1 WHEN 'draft' THEN 2 ELSE 3 END, x.seq DESC LIMIT 1)`;
export const articleList: ListSpec<Raw> = {
  from: FROM,
  select: COLUMNS,
  id: 'k.doc',
  columns: {
    no: named('a.no', false),
    title: named('k.title', false),
    state: text('k.state', false),
    faultCodes: text('k.fault_codes', false),
    parts: named('k.parts', false),
    author: named('au.display_name'),
    caseNo: wordsColumn('c.no', { isNullable: true, key: 'c.no_sort' }),
    uses: { sql: 'a.uses', type: 'integer' },
    publishedAt: { sql: 'k.published_at', type: 'integer', isNullable: true },
  },
  defaultSort: [{ column: 'no', direction: 'desc' }],
  voided: 'a.voided_at',
  fixed: { sql: CURRENT, params: [] },
  read: (raw) => read(raw),
  search: (found) => ({
    sql: "(a.no LIKE ? ESCAPE '\\' OR k.title LIKE ? ESCAPE '\\' OR k.symptom LIKE ? ESCAPE '\\' OR k.remedy LIKE ? ESCAPE '\\')",
    params: Array.from({ length: 4 }, () => likePattern(found)),
  }),
};

export function revisionsOf(db: ReadableDb, articleId: string): ArticleRow[] {
  return db
    .all<Raw>(`SELECT ${COLUMNS} FROM ${FROM} WHERE k.article_id = ? ORDER BY k.seq DESC`, [articleId])
    .map(read);
}

export function findArticleOfCase(db: ReadableDb, caseId: string): string | undefined {
  return db.pluck<string>('SELECT id FROM knowledge_articles WHERE case_id = ?', [caseId]);
}

export function nextDoc(db: ReadableDb): number {
  return db.pluck<number>('SELECT COALESCE(max(doc), 0) + 1 FROM knowledge_revisions') ?? 1;
}

/** Only what is published is found by its words. */
export function indexArticle(db: WritableDb, doc: number, content: string | null): void {
  db.run('DELETE FROM knowledge_fts WHERE rowid = ?', [doc]);
  if (content !== null)
    db.run('INSERT INTO knowledge_fts (rowid, text) VALUES (?, ?)', [doc, ftsText(content)]);
}

export type Offer = ArticleRow & { rank: number };

/** Published articles by full text, and those linked to the fault, part or product. */
export function offerCandidates(
  db: ReadableDb,
  query: string | null,
  links: { faultCode: string | null; part: string | null; productId: string | null },
): Offer[] {
  const byText =
    query === null
      ? []
      : db.all<Raw & { rank: number }>(
          `SELECT ${COLUMNS}, f.rank AS rank
           FROM (SELECT rowid, -bm25(knowledge_fts) AS rank FROM knowledge_fts WHERE knowledge_fts MATCH ? ORDER BY bm25(knowledge_fts) LIMIT 40) f
           JOIN knowledge_revisions k ON k.doc = f.rowid JOIN knowledge_articles a ON a.id = k.article_id
           LEFT JOIN service_cases c ON c.id = a.case_id LEFT JOIN users au ON au.id = k.author LEFT JOIN users rv ON rv.id = k.reviewer
           WHERE k.state = 'published' AND a.voided_at IS NULL`,
          [query],
        );
  const byLink = db.all<Raw & { rank: number }>(
    `SELECT ${COLUMNS}, 0 AS rank FROM ${FROM} WHERE k.state = 'published' AND a.voided_at IS NULL
       AND (EXISTS (SELECT 1 FROM json_each(k.fault_codes) WHERE value = :faultCode)
         OR EXISTS (SELECT 1 FROM json_each(k.parts) WHERE value = :part)
         OR EXISTS (SELECT 1 FROM json_each(k.product_ids) WHERE value = :productId)) LIMIT 60`,
    { ...links },
  );
  const ids = new Set(byText.map((one) => one.id));
  return [...byText, ...byLink.filter((one) => !ids.has(one.id))].map((raw) => ({
    ...read(raw),
    rank: raw.rank,
  }));
}

/** Notes that the article helped in the case; the number of cases it helped in. */
export function markUse(db: WritableDb, articleId: string, caseId: string, at: number, by: string): number {
  db.run('INSERT OR IGNORE INTO knowledge_uses (article_id, case_id, at, by_user) VALUES (?, ?, ?, ?)', [
    articleId,
    caseId,
    at,
    by,
  ]);
  return (
    db.pluck<number>(
      'UPDATE knowledge_articles SET uses = (SELECT count(*) FROM knowledge_uses WHERE article_id = :articleId) WHERE id = :articleId RETURNING uses',
      { articleId },
    ) ?? 0
  );
}

export interface StepRow {
  id: string;
  revisionId: string;
  toState: ArticleRow['state'];
  reason: string | null;
  at: number;
  byUser: string;
}

export function insertStep(db: WritableDb, row: StepRow): void {
  db.run(
    `INSERT INTO knowledge_steps (id, revision_id, to_state, reason, at, by_user)
     VALUES (:id, :revisionId, :toState, :reason, :at, :byUser)`,
    { ...row },
  );
}

export function stepsOf(db: ReadableDb, articleId: string): ArticleDetail['steps'] {
  return db.all(
    `SELECT s.id, k.seq, s.to_state AS toState, s.reason, s.at, u.display_name AS byName
     FROM knowledge_steps s JOIN knowledge_revisions k ON k.id = s.revision_id LEFT JOIN users u ON u.id = s.by_user
     WHERE k.article_id = ? ORDER BY s.at DESC, s.rowid DESC`,
    [articleId],
  );
}
