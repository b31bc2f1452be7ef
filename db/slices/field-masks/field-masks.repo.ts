import type { MaskLevel } from '#contract/field-masks/masked-fields.ts';
import type { Role } from '#contract/kit/permissions.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';

export interface StoredMask {
  role: Role;
  entity: string;
  field: string;
  level: Exclude<MaskLevel, 'edit'>;
}

export function allMasks(db: ReadableDb): StoredMask[] {
  return db.all<StoredMask>(
    'SELECT role, entity, field, level FROM field_masks ORDER BY role, entity, field',
  );
}

export function putMask(db: WritableDb, mask: StoredMask, at: number, by: string): void {
  db.run(
    `INSERT INTO field_masks (role, entity, field, level, updated_at, updated_by)
     VALUES (:role, :entity, :field, :level, :at, :by)
     ON CONFLICT (role, entity, field) DO UPDATE SET level = excluded.level, updated_at = excluded.updated_at,
       updated_by = excluded.updated_by`,
    { ...mask, at, by },
  );
}

export function dropMask(db: WritableDb, { role, entity, field }: Omit<StoredMask, 'level'>): void {
  db.run('DELETE FROM field_masks WHERE role = ? AND entity = ? AND field = ?', [role, entity, field]);
}
