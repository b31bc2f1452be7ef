import type { CodeRow } from '#contract/codes/codes.contract.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';

type Raw = Omit<CodeRow, 'isActive'> & { isActive: number };
const SELECT = 'SELECT kind, code, zh, en, sort_order AS sortOrder, is_active AS isActive FROM codes';

const read = (raw: Raw): CodeRow => ({ ...raw, isActive: raw.isActive === 1 });

export function listCodes(db: ReadableDb): CodeRow[] {
  return db.all<Raw>(`${SELECT} ORDER BY kind, sort_order, code`).map(read);
}

export function findCode(db: ReadableDb, kind: string, code: string): CodeRow | undefined {
  const raw = db.get<Raw>(`${SELECT} WHERE kind = ? AND code = ?`, [kind, code]);
  return raw && read(raw);
}

export const codes = {
  put(db: WritableDb, row: CodeRow): void {
    db.run(
      `INSERT INTO codes (kind, code, zh, en, sort_order, is_active) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (kind, code) DO UPDATE SET zh = excluded.zh, en = excluded.en, sort_order = excluded.sort_order, is_active = excluded.is_active`,
      [row.kind, row.code, row.zh, row.en, row.sortOrder, row.isActive ? 1 : 0],
    );
  },
};
