import type { UserRow } from '#contract/users/users.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { ROW_META_COLUMNS } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredUser = UserRow & { usernameKey: string; passwordHash: string };

export const users = defineTable<StoredUser>({
  name: 'users',
  columns: [
    'id',
    'username',
    'usernameKey',
    'displayName',
    'role',
    'passwordHash',
    'isActive',
    ...ROW_META_COLUMNS,
  ],
  stored: { isActive: 'boolean' },
});

export function findUserByKey(db: ReadableDb, usernameKey: string): StoredUser | undefined {
  const raw = db.get<StoredUser>(`SELECT ${users.select('u')} FROM users u WHERE u.username_key = ?`, [
    usernameKey,
  ]);
  return raw && users.read(raw);
}

export function allUsers(db: ReadableDb): StoredUser[] {
  return db
    .all<StoredUser>(`SELECT ${users.select('u')} FROM users u ORDER BY u.username_key`)
    .map(users.read);
}

export function countActiveAdministrators(db: ReadableDb): number {
  return db.pluck<number>(`SELECT count(*) FROM users WHERE role = 'administrator' AND is_active = 1`) ?? 0;
}
