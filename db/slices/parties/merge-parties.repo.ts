import type { MergeRow } from '#contract/parties/merge.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { PARTY_REFERENCES, type PartyReference } from './party-references.ts';

/** Rows of one column that were moved, by their own keys. */
export interface MovedRows {
  table: string;
  column: string;
  keys: string[];
}

export interface StoredMerge {
  id: string;
  keptId: string;
  mergedId: string;
  reason: string;
  moved: MovedRows[];
  keptBefore: Record<string, unknown>;
  keptAfter: Record<string, unknown>;
  at: number;
  byUser: string;
}

/** Lets every row that names one party name another; answers which rows those were. */
export function moveReferences(db: WritableDb, from: string, to: string): MovedRows[] {
  return PARTY_REFERENCES.flatMap(({ table, column, key }) => {
    const keys = db.pluckAll<string>(`SELECT ${key} FROM ${table} WHERE ${column} = ?`, [from]);
    if (keys.length === 0) return [];
    db.run(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, [to, from]);
    return [{ table, column, keys }];
  });
}

/** Lets the rows that were moved name the former party again, as long as they still name the one they were moved to. */
export function moveBack(db: WritableDb, moved: readonly MovedRows[], from: string, to: string): void {
  for (const { table, column, keys } of moved) {
    const reference = PARTY_REFERENCES.find((one) => one.table === table && one.column === column);
    if (!reference) continue;
    db.run(
      `UPDATE ${table} SET ${column} = ? WHERE ${column} = ? AND ${reference.key} IN (SELECT value FROM json_each(?))`,
      [to, from, JSON.stringify(keys)],
    );
  }
}

export function referenceOf(moved: MovedRows): PartyReference | undefined {
  return PARTY_REFERENCES.find((one) => one.table === moved.table && one.column === moved.column);
}

export function insertMerge(db: WritableDb, merge: StoredMerge): void {
  db.run(
    `INSERT INTO party_merges (id, kept_id, merged_id, reason, moved, kept_before, kept_after, at, by_user)
     VALUES (:id, :keptId, :mergedId, :reason, :moved, :keptBefore, :keptAfter, :at, :byUser)`,
    {
      ...merge,
      moved: JSON.stringify(merge.moved),
      keptBefore: JSON.stringify(merge.keptBefore),
      keptAfter: JSON.stringify(merge.keptAfter),
    },
  );
  db.run('INSERT INTO merged_parties (merged_id, kept_id) VALUES (?, ?)', [merge.mergedId, merge.keptId]);
}

export function findMerge(db: ReadableDb, id: string): StoredMerge | undefined {
  const raw = db.get<Record<'moved' | 'keptBefore' | 'keptAfter', string> & StoredMerge>(
    `SELECT id, kept_id AS keptId, merged_id AS mergedId, reason, moved, kept_before AS keptBefore,
       kept_after AS keptAfter, at, by_user AS byUser FROM party_merges WHERE id = ? AND undone_at IS NULL`,
    [id],
  );
  if (!raw) return undefined;
  return {
    ...raw,
    moved: JSON.parse(raw.moved) as MovedRows[],
    keptBefore: JSON.parse(raw.keptBefore) as Record<string, unknown>,
    keptAfter: JSON.parse(raw.keptAfter) as Record<string, unknown>,
  };
}

export function markUndone(db: WritableDb, merge: StoredMerge, at: number, by: string): void {
  db.run('UPDATE party_merges SET undone_at = ?, undone_by = ? WHERE id = ?', [at, by, merge.id]);
  db.run('DELETE FROM merged_parties WHERE merged_id = ?', [merge.mergedId]);
}

/** Merges that stand, of a party that was kept or went into another, the latest first. */
export function mergesOf(db: ReadableDb, partyId: string): MergeRow[] {
  return db.all<MergeRow>(
    `SELECT m.id, m.kept_id AS keptId, m.merged_id AS mergedId, p.no AS mergedNo, p.name AS mergedName, m.reason, m.at,
       u.display_name AS byName,
       (SELECT COALESCE(sum(json_array_length(value, '$.keys')), 0) FROM json_each(m.moved)) AS moved
     FROM party_merges m JOIN parties p ON p.id = m.merged_id LEFT JOIN users u ON u.id = m.by_user
     WHERE :id IN (m.kept_id, m.merged_id) AND m.undone_at IS NULL ORDER BY m.at DESC, m.rowid DESC`,
    { id: partyId },
  );
}

/** Rows that name the party, over all slices; other parties that went into it are none. */
export function countReferences(db: ReadableDb, partyId: string): number {
  return PARTY_REFERENCES.filter((one) => one.table !== 'merged_parties').reduce(
    (sum, { table, column }) =>
      sum + (db.pluck<number>(`SELECT count(*) FROM ${table} WHERE ${column} = ?`, [partyId]) ?? 0),
    0,
  );
}
