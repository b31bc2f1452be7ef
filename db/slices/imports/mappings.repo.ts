import type { ImportRequestInput } from '#contract/imports/imports.schema.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { ROW_META_COLUMNS, type RowMeta } from '#db/kit/row-meta.ts';
import { defineTable } from '#db/kit/table.ts';

export interface StoredMapping extends RowMeta {
  id: string;
  kind: string;
  fingerprint: string;
  ownerUserId: string;
  isShared: boolean;
  request: Partial<ImportRequestInput>;
  fileName: string;
  usedAt: number;
  uses: number;
}

export const mappings = defineTable<StoredMapping>({
  name: 'import_mappings',
  columns: [
    'id',
    'kind',
    'fingerprint',
    'ownerUserId',
    'isShared',
    'request',
    'fileName',
    'usedAt',
    'uses',
    ...ROW_META_COLUMNS,
  ],
  stored: { isShared: 'boolean', request: 'json' },
});

/** Choices for a header that a person may use: their own, then shared ones, the latest first. */
export function mappingsFor(
  db: ReadableDb,
  header: Pick<StoredMapping, 'kind' | 'fingerprint'>,
  userId: string,
): StoredMapping[] {
  return db
    .all<StoredMapping>(
      `SELECT ${mappings.select('m')} FROM import_mappings m
       WHERE m.kind = ? AND m.fingerprint = ? AND m.voided_at IS NULL AND (m.owner_user_id = ? OR m.is_shared = 1)
       ORDER BY m.owner_user_id = ? DESC, m.used_at DESC LIMIT 5`,
      [header.kind, header.fingerprint, userId, userId],
    )
    .map((row) => mappings.read(row));
}

/** One's own for a header, forgotten ones too. */
export function ownMapping(
  db: ReadableDb,
  header: Pick<StoredMapping, 'kind' | 'fingerprint'>,
  userId: string,
): StoredMapping | undefined {
  const row = db.get<StoredMapping>(
    `SELECT ${mappings.select('m')} FROM import_mappings m WHERE m.kind = ? AND m.fingerprint = ? AND m.owner_user_id = ?`,
    [header.kind, header.fingerprint, userId],
  );
  return row && mappings.read(row);
}
