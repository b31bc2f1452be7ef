import type { MigrationStep } from './step.ts';

/**
 * A unit may carry further codes that are not on our labels: a customer's asset tag. Each was bound by an event and finds
 * the unit like any other. One that was bound to the wrong unit is free of it when that event is corrected: the code then
 * names nothing, stays on record here, and can only be bound again by a further event. It is never given to a new unit
 * or a new label, which would make an old scan silently mean another thing.
 */
export const step0320CodesOfOthers: MigrationStep = {
  version: 320,
  name: 'codes of others',
  up(db) {
    db.exec(`
ALTER TABLE unit_barcodes ADD COLUMN bound_seq INTEGER;

CREATE TABLE released_codes (
  barcode_key TEXT NOT NULL,
  barcode TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  bound_seq INTEGER NOT NULL,
  released_seq INTEGER NOT NULL,
  PRIMARY KEY (barcode_key, unit_id, bound_seq),
  FOREIGN KEY (unit_id, bound_seq) REFERENCES unit_events (unit_id, seq),
  FOREIGN KEY (unit_id, released_seq) REFERENCES unit_events (unit_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX released_codes_unit ON released_codes (unit_id, bound_seq);
CREATE TRIGGER released_codes_no_update BEFORE UPDATE ON released_codes BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;
CREATE TRIGGER released_codes_no_delete BEFORE DELETE ON released_codes BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;
CREATE TRIGGER released_codes_corrected BEFORE INSERT ON released_codes
WHEN NOT EXISTS (SELECT 1 FROM unit_events
  WHERE unit_id = NEW.unit_id AND seq = NEW.released_seq AND corrects_seq = NEW.bound_seq)
BEGIN SELECT RAISE(ABORT, 'unit_not_correctable'); END;

CREATE TRIGGER unit_barcodes_bound BEFORE INSERT ON unit_barcodes
WHEN NEW.bound_seq IS NOT NULL AND (NEW.is_current = 1 OR NOT EXISTS (SELECT 1 FROM unit_effective_events
  WHERE unit_id = NEW.unit_id AND seq = NEW.bound_seq AND type = 'RELABELLED' AND source_kind = 'code'))
BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;
CREATE TRIGGER unit_barcodes_not_recycled BEFORE INSERT ON unit_barcodes
WHEN NEW.bound_seq IS NULL AND EXISTS (SELECT 1 FROM released_codes WHERE barcode_key = NEW.barcode_key)
BEGIN SELECT RAISE(ABORT, 'code_released'); END;

DROP TRIGGER unit_barcodes_no_delete;
CREATE TRIGGER unit_barcodes_no_delete BEFORE DELETE ON unit_barcodes
WHEN OLD.bound_seq IS NULL OR NOT EXISTS (SELECT 1 FROM released_codes
  WHERE barcode_key = OLD.barcode_key AND unit_id = OLD.unit_id AND bound_seq = OLD.bound_seq)
BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;
-- A further code that is put on our label is one of our own from then on.
DROP TRIGGER unit_barcodes_no_update;
CREATE TRIGGER unit_barcodes_no_update BEFORE UPDATE ON unit_barcodes
WHEN NEW.barcode_key <> OLD.barcode_key OR NEW.barcode <> OLD.barcode OR NEW.unit_id <> OLD.unit_id
  OR (NEW.bound_seq IS NOT OLD.bound_seq AND NOT (NEW.bound_seq IS NULL AND NEW.is_current = 1))
  OR (NEW.bound_seq IS NOT NULL AND NEW.is_current = 1)
BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;
CREATE TRIGGER unit_barcodes_unsearched AFTER DELETE ON unit_barcodes
BEGIN DELETE FROM unit_code_fts WHERE code = OLD.barcode_key; END;

DROP TRIGGER unit_events_corrected;
CREATE TRIGGER unit_events_corrected BEFORE INSERT ON unit_events
WHEN NEW.type = 'CORRECTED' AND NOT EXISTS (SELECT 1 FROM unit_events
  WHERE unit_id = NEW.unit_id AND seq = NEW.corrects_seq
    AND (type NOT IN ('CREATED', 'CORRECTED', 'RELABELLED') OR (type = 'RELABELLED' AND source_kind = 'code')))
BEGIN SELECT RAISE(ABORT, 'unit_not_correctable'); END;
`);
  },
};
