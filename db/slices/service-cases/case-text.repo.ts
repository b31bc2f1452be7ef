import type { ReadableDb, SqlValue, WritableDb } from '#db/connection/database.ts';
import { likePattern } from '#db/kit/list-query.ts';
import { ftsText } from '#db/kit/text.ts';

/** Han characters that the tokenizer of the full text surely knows; rarer ones are left to LIKE. */
const INDEXED_HAN =
  /[\u3400-\u4DB5\u4E00-\u9FCC\u{20000}-\u{2A6D6}\u{2A700}-\u{2B734}\u{2B740}-\u{2B81D}]+/gu;

/** Puts what a case says about itself into the full text, under the number that sorts cases newest first. */
export function indexCaseText(db: WritableDb, doc: number, title: string, description: string | null): void {
  db.run('INSERT INTO service_case_fts (rowid, text) VALUES (?, ?)', [
    doc,
    ftsText(`${title}\n${description ?? ''}`),
  ]);
}

export function dropCaseText(db: WritableDb, doc: number): void {
  db.run('DELETE FROM service_case_fts WHERE rowid = ?', [doc]);
}

export function docOf(db: ReadableDb, id: string): number | undefined {
  return db.pluck<number>('SELECT doc FROM service_cases WHERE id = ?', [id]);
}

/**
 * Full-text query that every case containing the text fulfils, and others too: the index drops marks and blanks.
 * Null when the text has no indexed character. `LIKE` decides; the index only spares it the rows that cannot match.
 */
export function candidateQuery(text: string): string | null {
  const runs = text.match(INDEXED_HAN);
  return runs === null ? null : runs.map((run) => `"${ftsText(run).trim()}"`).join(' AND ');
}

export interface TextCondition {
  sql: string;
  params: SqlValue[];
}

/** Title or description contains exactly this text. */
export function containsText(text: string): TextCondition {
  const pattern = likePattern(text);
  return {
    sql: `(c.title LIKE ? ESCAPE '\\' OR c.description LIKE ? ESCAPE '\\')`,
    params: [pattern, pattern],
  };
}
