import type { ReadableDb, WritableDb } from '#db/connection/database.ts';

/** A setting of the factory, or undefined when it was never set. */
export function getSetting<T>(db: ReadableDb, key: string): T | undefined {
  const text = db.pluck<string>('SELECT value FROM settings WHERE key = ?', [key]);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

export function putSetting(db: WritableDb, key: string, value: unknown): void {
  db.run(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, JSON.stringify(value)],
  );
}
