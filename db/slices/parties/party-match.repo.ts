import type { ReadableDb } from '#db/connection/database.ts';

/** Live parties a folded text names exactly: by number or name, and only when none is, by a former name. */
export function findPartiesNamed(db: ReadableDb, key: string): { id: string; label: string }[] {
  const found = db.all<{ id: string; label: string }>(
    'SELECT id, name AS label FROM parties WHERE voided_at IS NULL AND (name_key = :key OR lower(no) = :key) LIMIT 3',
    { key },
  );
  if (found.length > 0) return found;
  return db.all<{ id: string; label: string }>(
    `SELECT p.id, p.name AS label FROM party_aliases a JOIN parties p ON p.id = a.party_id
     WHERE a.alias_key = ? AND p.voided_at IS NULL LIMIT 3`,
    [key],
  );
}
