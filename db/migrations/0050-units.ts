import { type MigrationStep, ROW_META } from './step.ts';

/** Units, every barcode that ever named one, their append-only events and the state folded from them. */
export const step0050Units: MigrationStep = {
  version: 50,
  name: 'units',
  up(db) {
    db.exec(`
CREATE TABLE units (
  id TEXT PRIMARY KEY,
  barcode TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('machine', 'part')),
  product_id TEXT REFERENCES products (id),
  part_id TEXT REFERENCES parts (id),
  factory_no TEXT,
  lot_no TEXT,
  made_on TEXT,
  order_line_id TEXT REFERENCES order_lines (id),
  certificate_no TEXT,
  note TEXT,
  import_batch_id TEXT REFERENCES import_batches (id),${ROW_META}
) STRICT;
CREATE UNIQUE INDEX units_factory_no ON units (product_id, factory_no) WHERE product_id IS NOT NULL AND factory_no IS NOT NULL;
CREATE INDEX units_order_line ON units (order_line_id) WHERE order_line_id IS NOT NULL;
CREATE INDEX units_part ON units (part_id) WHERE part_id IS NOT NULL;
CREATE INDEX units_lot ON units (lot_no) WHERE lot_no IS NOT NULL;

CREATE TABLE unit_barcodes (
  barcode_key TEXT PRIMARY KEY,
  barcode TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_barcodes_unit ON unit_barcodes (unit_id);
CREATE TRIGGER unit_barcodes_no_delete BEFORE DELETE ON unit_barcodes BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;
CREATE TRIGGER unit_barcodes_no_update BEFORE UPDATE ON unit_barcodes
WHEN NEW.barcode_key <> OLD.barcode_key OR NEW.barcode <> OLD.barcode OR NEW.unit_id <> OLD.unit_id
BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;

CREATE TABLE unit_events (
  unit_id TEXT NOT NULL REFERENCES units (id),
  seq INTEGER NOT NULL CHECK (seq > 0),
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL CHECK (type IN ('CREATED', 'INSPECTED', 'STOCKED', 'INSTALLED', 'REMOVED', 'FACTORY_TESTED', 'SHIPPED', 'ARRIVED', 'ON_SITE', 'COMMISSIONED', 'HANDED_OVER', 'SERVICED', 'RETURNED', 'REPAIRED', 'MODIFIED', 'RELABELLED', 'VERIFIED', 'LOST', 'SCRAPPED', 'CORRECTED')),
  at INTEGER NOT NULL,
  place TEXT,
  parent_unit_id TEXT REFERENCES units (id),
  position TEXT,
  pair_id TEXT,
  site_id TEXT REFERENCES sites (id),
  party_id TEXT REFERENCES parties (id),
  source_kind TEXT,
  source_id TEXT,
  running_hours INTEGER CHECK (running_hours >= 0),
  corrects_seq INTEGER,
  reason TEXT,
  note TEXT,
  operator TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (unit_id, seq),
  CHECK ((seq = 1) = (type = 'CREATED')),
  CHECK (type NOT IN ('INSTALLED', 'REMOVED') OR (parent_unit_id IS NOT NULL AND position IS NOT NULL)),
  CHECK (type <> 'ON_SITE' OR site_id IS NOT NULL),
  CHECK (type <> 'CORRECTED' OR (corrects_seq IS NOT NULL AND length(reason) > 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_events_pair ON unit_events (pair_id) WHERE pair_id IS NOT NULL;
CREATE INDEX unit_events_parent ON unit_events (parent_unit_id) WHERE parent_unit_id IS NOT NULL;
CREATE INDEX unit_events_source ON unit_events (source_kind, source_id) WHERE source_id IS NOT NULL;
CREATE TRIGGER unit_events_no_update BEFORE UPDATE ON unit_events BEGIN SELECT RAISE(ABORT, 'unit_events is append-only'); END;
CREATE TRIGGER unit_events_no_delete BEFORE DELETE ON unit_events BEGIN SELECT RAISE(ABORT, 'unit_events is append-only'); END;

CREATE TABLE unit_states (
  unit_id TEXT PRIMARY KEY REFERENCES units (id),
  status TEXT NOT NULL CHECK (status IN ('made', 'stocked', 'installed', 'shipped', 'arrived', 'on_site', 'in_service', 'removed', 'returned', 'lost', 'scrapped')),
  parent_unit_id TEXT REFERENCES units (id),
  position TEXT,
  site_id TEXT REFERENCES sites (id),
  party_id TEXT REFERENCES parties (id),
  running_hours INTEGER,
  last_seq INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  CHECK (parent_unit_id IS NULL OR parent_unit_id <> unit_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX unit_states_position ON unit_states (parent_unit_id, position) WHERE parent_unit_id IS NOT NULL;
CREATE INDEX unit_states_site ON unit_states (site_id) WHERE site_id IS NOT NULL;
CREATE INDEX unit_states_status ON unit_states (status);
`);
  },
};
