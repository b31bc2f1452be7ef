import type { MigrationStep } from './step.ts';

/** What came out may be claimed from its supplier. The table is made anew, rows and rules as they were. */
export const step0222OldPartClaimed: MigrationStep = {
  version: 222,
  name: 'old part claimed from its supplier',
  up(db) {
    db.exec(`
CREATE TABLE visit_parts_next (
  id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL REFERENCES visits (id),
  pair_id TEXT UNIQUE REFERENCES unit_pairs (id),
  removed_unit_id TEXT REFERENCES units (id),
  installed_unit_id TEXT REFERENCES units (id),
  parent_unit_id TEXT REFERENCES units (id),
  position TEXT,
  part_id TEXT REFERENCES parts (id),
  part TEXT,
  quantity INTEGER NOT NULL DEFAULT 1000 CHECK (quantity > 0),
  uom TEXT NOT NULL DEFAULT '件',
  reason TEXT,
  old_part_fate TEXT CHECK (old_part_fate IN ('return', 'scrap', 'keep', 'repair', 'claim')),
  price_minor INTEGER,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  CHECK ((pair_id IS NULL) = (removed_unit_id IS NULL) AND (pair_id IS NULL) = (installed_unit_id IS NULL))
) STRICT;
INSERT INTO visit_parts_next SELECT id, visit_id, pair_id, removed_unit_id, installed_unit_id, parent_unit_id, position,
  part_id, part, quantity, uom, reason, old_part_fate, price_minor, created_at, created_by FROM visit_parts;
DROP TABLE visit_parts;
ALTER TABLE visit_parts_next RENAME TO visit_parts;
CREATE INDEX visit_parts_visit ON visit_parts (visit_id);
CREATE TRIGGER visit_parts_closed BEFORE INSERT ON visit_parts
WHEN (SELECT closed_at FROM visits WHERE id = NEW.visit_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;
CREATE TRIGGER visit_parts_no_update BEFORE UPDATE ON visit_parts BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;
CREATE TRIGGER visit_parts_kept BEFORE DELETE ON visit_parts
WHEN OLD.pair_id IS NOT NULL OR (SELECT closed_at FROM visits WHERE id = OLD.visit_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;
`);
  },
};
