import type { MigrationStep } from './step.ts';

/**
 * The service desk: working calendar, due times as instants that stand still while somebody else is waited for,
 * the case a fault repeats, photos and signatures by content hash.
 */
export const step0160ServiceDesk: MigrationStep = {
  version: 160,
  name: 'service desk',
  up(db) {
    db.exec(`
CREATE TABLE calendar_days (
  on_day TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE service_cases ADD COLUMN respond_due_at INTEGER;
ALTER TABLE service_cases ADD COLUMN responded_at INTEGER;
ALTER TABLE service_cases ADD COLUMN due_at INTEGER;
ALTER TABLE service_cases ADD COLUMN waiting_since INTEGER;
ALTER TABLE service_cases ADD COLUMN waited_minutes INTEGER NOT NULL DEFAULT 0 CHECK (waited_minutes >= 0);
ALTER TABLE service_cases ADD COLUMN repeat_of_id TEXT REFERENCES service_cases (id);
CREATE INDEX service_cases_due ON service_cases (due_at) WHERE state NOT IN ('closed', 'cancelled') AND due_at IS NOT NULL;
CREATE INDEX service_cases_fault_of_unit ON service_cases (unit_id, fault_code, reported_on) WHERE unit_id IS NOT NULL AND fault_code IS NOT NULL;

CREATE TABLE attachments (
  id TEXT PRIMARY KEY,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('photo', 'signature', 'document')),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  voided_at INTEGER,
  voided_by TEXT,
  UNIQUE (entity, entity_id, purpose, sha256)
) STRICT;
CREATE INDEX attachments_sha256 ON attachments (sha256);
CREATE TRIGGER attachments_no_delete BEFORE DELETE ON attachments BEGIN SELECT RAISE(ABORT, 'attachments are kept'); END;
`);
  },
};
