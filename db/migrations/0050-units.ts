import { type MigrationStep, ROW_META } from './step.ts';
import { UNIT_RULES } from './unit-triggers.ts';

/**
 * Units, every barcode that ever named one, their append-only events and the state folded from them.
 * A replacement is a row of `unit_pairs` that needs both of its events: its keys are checked at the commit,
 * so half a replacement cannot be stored, and neither can half of its correction.
 */
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
CREATE INDEX units_barcode ON units (barcode, id);
CREATE INDEX units_order_line ON units (order_line_id) WHERE order_line_id IS NOT NULL;
CREATE INDEX units_part ON units (part_id) WHERE part_id IS NOT NULL;
CREATE INDEX units_lot ON units (lot_no) WHERE lot_no IS NOT NULL;
CREATE INDEX units_batch ON units (import_batch_id) WHERE import_batch_id IS NOT NULL;

CREATE TABLE unit_barcodes (
  barcode_key TEXT PRIMARY KEY,
  barcode TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_barcodes_unit ON unit_barcodes (unit_id);
CREATE UNIQUE INDEX unit_barcodes_current ON unit_barcodes (unit_id) WHERE is_current = 1;

CREATE TABLE unit_events (
  unit_id TEXT NOT NULL REFERENCES units (id),
  seq INTEGER NOT NULL CHECK (seq > 0),
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL CHECK (type IN ('CREATED', 'INSPECTED', 'STOCKED', 'INSTALLED', 'REMOVED', 'FACTORY_TESTED', 'SHIPPED', 'ARRIVED', 'ON_SITE', 'COMMISSIONED', 'HANDED_OVER', 'SERVICED', 'RETURNED', 'REPAIRED', 'MODIFIED', 'RELABELLED', 'VERIFIED', 'LOST', 'SCRAPPED', 'CORRECTED')),
  at INTEGER NOT NULL,
  place TEXT,
  parent_unit_id TEXT REFERENCES units (id),
  position TEXT,
  pair_id TEXT REFERENCES unit_pairs (id) DEFERRABLE INITIALLY DEFERRED,
  site_id TEXT REFERENCES sites (id),
  party_id TEXT REFERENCES parties (id),
  source_kind TEXT,
  source_id TEXT,
  running_hours INTEGER CHECK (running_hours >= 0),
  is_meter_reset INTEGER NOT NULL DEFAULT 0 CHECK (is_meter_reset IN (0, 1)),
  corrects_seq INTEGER,
  reason TEXT,
  note TEXT,
  operator TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (unit_id, seq),
  CHECK ((seq = 1) = (type = 'CREATED')),
  CHECK (type NOT IN ('INSTALLED', 'REMOVED') OR (parent_unit_id IS NOT NULL AND parent_unit_id <> unit_id AND ifnull(length(position), 0) > 0)),
  CHECK (type <> 'ON_SITE' OR site_id IS NOT NULL),
  CHECK ((type = 'CORRECTED') = (corrects_seq IS NOT NULL)),
  CHECK (type <> 'CORRECTED' OR ifnull(length(reason), 0) > 0),
  CHECK (pair_id IS NULL OR type IN ('INSTALLED', 'REMOVED')),
  CHECK (is_meter_reset = 0 OR (running_hours IS NOT NULL AND ifnull(length(reason), 0) > 0))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX unit_events_pair ON unit_events (pair_id, type) WHERE pair_id IS NOT NULL;
CREATE UNIQUE INDEX unit_events_corrects ON unit_events (unit_id, corrects_seq) WHERE corrects_seq IS NOT NULL;
CREATE INDEX unit_events_parent ON unit_events (parent_unit_id) WHERE parent_unit_id IS NOT NULL;
CREATE INDEX unit_events_source ON unit_events (source_kind, source_id) WHERE source_id IS NOT NULL;

CREATE TABLE unit_pairs (
  id TEXT PRIMARY KEY,
  removed_unit_id TEXT NOT NULL,
  removed_seq INTEGER NOT NULL,
  installed_unit_id TEXT NOT NULL,
  installed_seq INTEGER NOT NULL,
  parent_unit_id TEXT NOT NULL REFERENCES units (id),
  position TEXT NOT NULL,
  source_kind TEXT,
  source_id TEXT,
  at INTEGER NOT NULL,
  removed_corrected_seq INTEGER,
  installed_corrected_seq INTEGER,
  CHECK (removed_unit_id <> installed_unit_id),
  CHECK ((removed_corrected_seq IS NULL) = (installed_corrected_seq IS NULL)),
  FOREIGN KEY (removed_unit_id, removed_seq) REFERENCES unit_events (unit_id, seq) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (installed_unit_id, installed_seq) REFERENCES unit_events (unit_id, seq) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (removed_unit_id, removed_corrected_seq) REFERENCES unit_events (unit_id, seq) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (installed_unit_id, installed_corrected_seq) REFERENCES unit_events (unit_id, seq) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_pairs_removed ON unit_pairs (removed_unit_id);
CREATE INDEX unit_pairs_installed ON unit_pairs (installed_unit_id);
CREATE INDEX unit_pairs_place ON unit_pairs (parent_unit_id, position);

-- Site and party are kept at the root of a tree only: a child travels with its root, so where it is
-- is found by walking up (at most 12 links), and moving a machine is one event however many parts it has.
CREATE TABLE unit_states (
  unit_id TEXT PRIMARY KEY REFERENCES units (id),
  status TEXT NOT NULL CHECK (status IN ('made', 'stocked', 'installed', 'shipped', 'arrived', 'on_site', 'in_service', 'removed', 'returned', 'lost', 'scrapped')),
  parent_unit_id TEXT REFERENCES units (id),
  position TEXT,
  site_id TEXT REFERENCES sites (id),
  party_id TEXT REFERENCES parties (id),
  running_hours INTEGER,
  is_away INTEGER NOT NULL CHECK (is_away IN (0, 1)),
  since_at INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  CHECK (parent_unit_id IS NULL OR parent_unit_id <> unit_id),
  CHECK ((parent_unit_id IS NULL) = (position IS NULL)),
  CHECK ((status = 'installed') = (parent_unit_id IS NOT NULL)),
  CHECK (parent_unit_id IS NULL OR (site_id IS NULL AND party_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX unit_states_position ON unit_states (parent_unit_id, position) WHERE parent_unit_id IS NOT NULL;
CREATE INDEX unit_states_site ON unit_states (site_id) WHERE site_id IS NOT NULL;
CREATE INDEX unit_states_party ON unit_states (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX unit_states_status ON unit_states (status);
${UNIT_RULES}
`);
  },
};
