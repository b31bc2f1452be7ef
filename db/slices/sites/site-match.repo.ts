import type { ReadableDb } from '#db/connection/database.ts';

/** Live sites a folded text names exactly: by number, name or IMO number. */
export function findSitesNamed(db: ReadableDb, key: string): { id: string; label: string }[] {
  return db.all<{ id: string; label: string }>(
    'SELECT id, name AS label FROM sites WHERE voided_at IS NULL AND (name_key = :key OR lower(no) = :key OR imo_no = :key) LIMIT 3',
    { key },
  );
}
