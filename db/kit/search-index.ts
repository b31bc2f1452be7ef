import type { WritableDb } from '#db/connection/database.ts';
import type { SearchDoc } from './context.ts';
import { ftsText } from './text.ts';

/** Puts or replaces one document of the search index; part of the same transaction as the row it describes. */
export function indexDocument(db: WritableDb, doc: SearchDoc): void {
  const known = db.pluck<number>('SELECT doc FROM search_docs WHERE kind = ? AND entity_id = ?', [
    doc.kind,
    doc.id,
  ]);
  const subtitle = doc.subtitle ?? '';
  const title = ftsText(doc.title);
  const body = ftsText(doc.body ?? '');
  if (known === undefined) {
    const { lastInsertRowid } = db.run(
      'INSERT INTO search_docs (kind, entity_id, title, subtitle) VALUES (?, ?, ?, ?)',
      [doc.kind, doc.id, doc.title, subtitle],
    );
    db.run('INSERT INTO search_fts (rowid, title, body) VALUES (?, ?, ?)', [lastInsertRowid, title, body]);
    return;
  }
  db.run('UPDATE search_docs SET title = ?, subtitle = ? WHERE doc = ?', [doc.title, subtitle, known]);
  db.run('DELETE FROM search_fts WHERE rowid = ?', [known]);
  db.run('INSERT INTO search_fts (rowid, title, body) VALUES (?, ?, ?)', [known, title, body]);
}
