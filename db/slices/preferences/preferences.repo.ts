import type { ReadableDb, WritableDb } from '#db/connection/database.ts';

export function findPreferences(db: ReadableDb, userId: string): unknown {
  const text = db.pluck<string>('SELECT chosen FROM user_preferences WHERE user_id = ?', [userId]);
  return text === undefined ? {} : JSON.parse(text);
}

export function putPreferences(db: WritableDb, userId: string, chosen: object): void {
  db.run(
    'INSERT INTO user_preferences (user_id, chosen) VALUES (?, ?) ON CONFLICT (user_id) DO UPDATE SET chosen = excluded.chosen',
    [userId, JSON.stringify(chosen)],
  );
}
