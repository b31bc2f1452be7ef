import type { ReadableDb } from '#db/connection/database.ts';

interface RawHistory {
  seq: number;
  action: string;
  before: string | null;
  after: string | null;
  actor: string;
  actorName: string | null;
  device: string;
  at: number;
}

/** Log entries of one record, newest first. */
export function listEntityChanges(db: ReadableDb, entity: string, id: string): RawHistory[] {
  return db.all<RawHistory>(
    `SELECT l.seq, l.action, l.before_json AS before, l.after_json AS after, l.actor, u.display_name AS actorName, l.device, l.at
     FROM change_log l LEFT JOIN users u ON u.id = l.actor WHERE l.entity = ? AND l.entity_id = ? ORDER BY l.seq DESC LIMIT 500`,
    [entity, id],
  );
}
