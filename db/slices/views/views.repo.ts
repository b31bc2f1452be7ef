import type { ViewRow } from '#contract/views/views.schema.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredView = Omit<ViewRow, 'ownerName'> & { nameKey: string };

export const views = defineTable<StoredView>({
  name: 'views',
  columns: ['id', 'list', 'name', 'nameKey', 'isShared', 'ownerUserId', 'settings', ...ROW_META_COLUMNS],
  stored: { isShared: 'boolean', settings: 'json' },
});

const SELECT = `SELECT ${views.select('v')}, u.display_name AS ownerName FROM views v LEFT JOIN users u ON u.id = v.owner_user_id`;

function asRow(raw: StoredView & { ownerName: string | null }): ViewRow {
  const { nameKey: _key, ...row } = Object.assign(raw, views.read(raw));
  return row;
}

/** Shared views and the person's own, by name. */
export function viewsFor(db: ReadableDb, list: string, userId: string): ViewRow[] {
  return db
    .all<StoredView & { ownerName: string | null }>(
      `${SELECT} WHERE v.list = ? AND v.voided_at IS NULL AND (v.is_shared = 1 OR v.owner_user_id = ?) ORDER BY v.is_shared, sort_key(v.name)`,
      [list, userId],
    )
    .map(asRow);
}

export function findView(db: ReadableDb, id: string): ViewRow | undefined {
  const raw = db.get<StoredView & { ownerName: string | null }>(
    `${SELECT} WHERE v.id = ? AND v.voided_at IS NULL`,
    [id],
  );
  return raw && asRow(raw);
}

/** The other live view of that name and reach, if there is one. */
export function findViewNamed(
  db: ReadableDb,
  view: Pick<StoredView, 'id' | 'list' | 'nameKey' | 'isShared' | 'ownerUserId'>,
): string | undefined {
  return db.pluck<string>(
    `SELECT id FROM views WHERE list = ? AND name_key = ? AND is_shared = ? AND (is_shared = 1 OR owner_user_id = ?)
       AND voided_at IS NULL AND id <> ?`,
    [view.list, view.nameKey, view.isShared ? 1 : 0, view.ownerUserId, view.id],
  );
}

/** Without a default the list opens as it is; a default the person can no longer see counts as none. */
export function defaultViewOf(db: ReadableDb, list: string, userId: string): string | null {
  return (
    db.pluck<string>(
      `SELECT d.view_id FROM view_defaults d JOIN views v ON v.id = d.view_id
       WHERE d.user_id = ? AND d.list = ? AND v.voided_at IS NULL AND (v.is_shared = 1 OR v.owner_user_id = d.user_id)`,
      [userId, list],
    ) ?? null
  );
}

export function setDefaultView(db: WritableDb, list: string, userId: string, viewId: string | null): void {
  db.run('DELETE FROM view_defaults WHERE user_id = ? AND list = ?', [userId, list]);
  if (viewId !== null)
    db.run('INSERT INTO view_defaults (user_id, list, view_id) VALUES (?, ?, ?)', [userId, list, viewId]);
}
