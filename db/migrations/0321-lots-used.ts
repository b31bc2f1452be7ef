import type { MigrationStep } from './step.ts';

/**
 * Which lot went into what: of a part used on a visit, and of parts built into a unit that have no codes of their own.
 * What was built in is only ever added to; a slip is taken back by a further row that names it and says why.
 */
export const step0321LotsUsed: MigrationStep = {
  version: 321,
  name: 'lots used',
  up(db) {
    db.exec(`
ALTER TABLE visit_parts ADD COLUMN lot_no TEXT CHECK (lot_no IS NULL OR length(lot_no) > 0);
CREATE INDEX visit_parts_lot ON visit_parts (lot_no) WHERE lot_no IS NOT NULL;

CREATE TABLE unit_lots (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  part_id TEXT NOT NULL REFERENCES parts (id),
  position TEXT,
  lot_no TEXT NOT NULL CHECK (length(lot_no) > 0),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  built_on TEXT NOT NULL,
  corrects_id TEXT UNIQUE REFERENCES unit_lots (id),
  reason TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  CHECK (corrects_id IS NULL OR ifnull(length(reason), 0) > 0)
) STRICT;
CREATE INDEX unit_lots_unit ON unit_lots (unit_id);
CREATE INDEX unit_lots_lot ON unit_lots (lot_no);
CREATE TRIGGER unit_lots_no_update BEFORE UPDATE ON unit_lots BEGIN SELECT RAISE(ABORT, 'unit_lots is append-only'); END;
CREATE TRIGGER unit_lots_no_delete BEFORE DELETE ON unit_lots BEGIN SELECT RAISE(ABORT, 'unit_lots is append-only'); END;
CREATE TRIGGER unit_lots_live_unit BEFORE INSERT ON unit_lots
WHEN NEW.corrects_id IS NULL AND EXISTS (SELECT 1 FROM units WHERE id = NEW.unit_id AND voided_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'record_voided'); END;
CREATE TRIGGER unit_lots_corrected BEFORE INSERT ON unit_lots
WHEN NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM unit_lots
  WHERE id = NEW.corrects_id AND corrects_id IS NULL AND unit_id = NEW.unit_id AND part_id = NEW.part_id AND lot_no = NEW.lot_no)
BEGIN SELECT RAISE(ABORT, 'unit_not_correctable'); END;
CREATE VIEW unit_effective_lots AS
SELECT l.* FROM unit_lots l WHERE l.corrects_id IS NULL AND NOT EXISTS (SELECT 1 FROM unit_lots c WHERE c.corrects_id = l.id);
`);
  },
};
