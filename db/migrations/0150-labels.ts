import { type MigrationStep, ROW_META } from './step.ts';

/**
 * Labels: how they look, what was printed, the keys that sign codes, where codes were seen, and the alarms when one
 * code was at two places. Prints and sightings are only added; a key is retired, never removed.
 */
export const step0150Labels: MigrationStep = {
  version: 150,
  name: 'labels',
  up(db) {
    db.exec(`
CREATE TABLE label_templates (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),${ROW_META}
) STRICT;
CREATE UNIQUE INDEX label_templates_name ON label_templates (name_key) WHERE voided_at IS NULL;

CREATE TABLE label_prints (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  barcode TEXT NOT NULL,
  template_id TEXT NOT NULL REFERENCES label_templates (id),
  output TEXT NOT NULL CHECK (output IN ('paper', 'zpl', 'tspl')),
  copy_no INTEGER NOT NULL CHECK (copy_no > 0),
  reason TEXT,
  printed_at INTEGER NOT NULL,
  printed_by TEXT NOT NULL,
  CHECK (copy_no = 1 OR ifnull(length(reason), 0) > 0)
) STRICT;
CREATE UNIQUE INDEX label_prints_copy ON label_prints (unit_id, copy_no);
CREATE TRIGGER label_prints_no_update BEFORE UPDATE ON label_prints BEGIN SELECT RAISE(ABORT, 'label_prints is append-only'); END;
CREATE TRIGGER label_prints_no_delete BEFORE DELETE ON label_prints BEGIN SELECT RAISE(ABORT, 'label_prints is append-only'); END;

CREATE TABLE label_keys (
  id TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  private_key TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  retired_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX label_keys_current ON label_keys (retired_at IS NULL) WHERE retired_at IS NULL;
CREATE TRIGGER label_keys_no_delete BEFORE DELETE ON label_keys BEGIN SELECT RAISE(ABORT, 'label keys are kept for ever'); END;

CREATE TABLE code_sightings (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  barcode TEXT NOT NULL,
  site_id TEXT NOT NULL REFERENCES sites (id),
  seen_on TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('genuine', 'unsigned', 'forged')),
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX code_sightings_unit ON code_sightings (unit_id, seen_on);

CREATE TABLE code_alarms (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  barcode TEXT NOT NULL,
  first_site_id TEXT NOT NULL REFERENCES sites (id),
  first_on TEXT NOT NULL,
  second_site_id TEXT NOT NULL REFERENCES sites (id),
  second_on TEXT NOT NULL,
  days INTEGER NOT NULL,
  answered_at INTEGER,
  answer TEXT,${ROW_META},
  CHECK (first_site_id <> second_site_id),
  CHECK ((answered_at IS NULL) = (answer IS NULL))
) STRICT;
CREATE INDEX code_alarms_unit ON code_alarms (unit_id);
CREATE INDEX code_alarms_open ON code_alarms (created_at) WHERE answered_at IS NULL;
`);
  },
};
