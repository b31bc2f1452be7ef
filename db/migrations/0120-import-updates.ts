import { type MigrationStep, ROW_META } from './step.ts';

/**
 * Imports that update: what each row changed and to what, several records of one row (months as columns), the batch
 * a corrected ledger belongs to, and mappings remembered by the header they were made for.
 */
export const step0120ImportUpdates: MigrationStep = {
  version: 120,
  name: 'import updates',
  up(db) {
    db.exec(`
ALTER TABLE import_batches ADD COLUMN mode TEXT CHECK (mode IN ('create', 'update', 'upsert'));
ALTER TABLE import_batches ADD COLUMN conflict_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_batches ADD COLUMN corrects_batch_id TEXT REFERENCES import_batches (id);

CREATE TABLE import_rows_next (
  batch_id TEXT NOT NULL REFERENCES import_batches (id),
  row_no INTEGER NOT NULL,
  part INTEGER NOT NULL DEFAULT 0,
  outcome TEXT NOT NULL CHECK (outcome IN ('new', 'updated', 'same', 'skipped', 'error')),
  entity TEXT,
  entity_id TEXT,
  before_json TEXT,
  after_json TEXT,
  cells TEXT,
  issues TEXT,
  PRIMARY KEY (batch_id, row_no, part)
) STRICT, WITHOUT ROWID;
INSERT INTO import_rows_next (batch_id, row_no, outcome, entity, entity_id, before_json, cells, issues)
  SELECT batch_id, row_no, outcome, entity, entity_id, before_json, cells, issues FROM import_rows;
DROP TABLE import_rows;
ALTER TABLE import_rows_next RENAME TO import_rows;
CREATE INDEX import_rows_entity ON import_rows (entity, entity_id);

CREATE TABLE import_mappings (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  owner_user_id TEXT NOT NULL,
  is_shared INTEGER NOT NULL DEFAULT 0 CHECK (is_shared IN (0, 1)),
  request TEXT NOT NULL CHECK (json_valid(request)),
  file_name TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  uses INTEGER NOT NULL DEFAULT 1,${ROW_META},
  UNIQUE (kind, fingerprint, owner_user_id)
) STRICT;
`);
  },
};
