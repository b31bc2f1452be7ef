import type { MigrationStep } from './step.ts';

/**
 * What a role may do with a field; a field without a row may be edited. Nobody is masked who could not see what the
 * masks hide from the others. Changed by the log's entries alone: the row says only what holds now.
 */
export const step0285FieldMasks: MigrationStep = {
  version: 285,
  name: 'field masks',
  up(db) {
    db.exec(`
      CREATE TABLE field_masks (
        role TEXT NOT NULL CHECK (role <> 'administrator'),
        entity TEXT NOT NULL,
        field TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('hidden', 'masked', 'read')),
        updated_at INTEGER NOT NULL,
        updated_by TEXT NOT NULL,
        PRIMARY KEY (role, entity, field)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
