import { type MigrationStep, ROW_META } from './step.ts';

/** Service cases, visits with parts used, and reports that were issued. */
export const step0060Service: MigrationStep = {
  version: 60,
  name: 'service',
  up(db) {
    db.exec(`
CREATE TABLE service_cases (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  no TEXT NOT NULL UNIQUE,
  source_no TEXT,
  channel TEXT NOT NULL CHECK (channel IN ('customer', 'follow_up', 'service', 'inspection', 'import')),
  reported_on TEXT NOT NULL,
  reported_at INTEGER,
  party_id TEXT REFERENCES parties (id),
  party_text TEXT,
  contact TEXT,
  contact_phone TEXT,
  site_id TEXT REFERENCES sites (id),
  unit_id TEXT REFERENCES units (id),
  unit_text TEXT,
  order_id TEXT REFERENCES orders (id),
  order_line_id TEXT REFERENCES order_lines (id),
  product_id TEXT REFERENCES products (id),
  product TEXT,
  part TEXT,
  title TEXT NOT NULL,
  description TEXT,
  fault_code TEXT,
  fault_text TEXT,
  cause_code TEXT,
  remedy_code TEXT,
  severity TEXT NOT NULL DEFAULT 'normal' CHECK (severity IN ('minor', 'normal', 'major', 'critical')),
  judgement TEXT CHECK (judgement IN ('warranty', 'paid', 'goodwill')),
  judgement_reason TEXT,
  warranty_until TEXT,
  state TEXT NOT NULL CHECK (state IN ('received', 'judged', 'quoted', 'quote_confirmed', 'dispatched', 'in_progress', 'resolved', 'confirmed', 'followed_up', 'closed', 'cancelled')),
  progress TEXT CHECK (progress IN ('travelling', 'on_site', 'waiting_parts', 'waiting_customer')),
  outcome TEXT,
  engineer_user_id TEXT REFERENCES users (id),
  engineer TEXT,
  due_on TEXT,
  resolved_on TEXT,
  closed_on TEXT,
  closed_reason TEXT,
  is_repeat INTEGER NOT NULL DEFAULT 0 CHECK (is_repeat IN (0, 1)),
  satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
  cost_minor INTEGER NOT NULL DEFAULT 0,
  income_minor INTEGER NOT NULL DEFAULT 0,
  is_historic INTEGER NOT NULL DEFAULT 0 CHECK (is_historic IN (0, 1)),
  is_incomplete INTEGER NOT NULL GENERATED ALWAYS AS (CASE WHEN party_id IS NULL OR unit_id IS NULL THEN 1 ELSE 0 END) STORED,
  -- Newest first as one integer: the day, then the order of entry. It is also the rowid of the case's full text,
  -- so that hits come out newest first without being collected and sorted. Stays below 2^53.
  doc INTEGER NOT NULL GENERATED ALWAYS AS (CAST(julianday(reported_on) - 2400000.5 AS INTEGER) * 68719476736 + seq) STORED,
  extra TEXT CHECK (extra IS NULL OR json_valid(extra)),
  import_batch_id TEXT REFERENCES import_batches (id),${ROW_META},
  CHECK (judgement <> 'warranty' OR (warranty_until IS NOT NULL AND warranty_until >= reported_on)),
  CHECK (judgement <> 'goodwill' OR ifnull(length(judgement_reason), 0) > 0),
  CHECK (judgement IS NOT NULL OR is_historic = 1 OR state IN ('received', 'cancelled')),
  CHECK (progress IS NULL OR state = 'in_progress'),
  CHECK (state <> 'cancelled' OR ifnull(length(closed_reason), 0) > 0)
) STRICT;
CREATE UNIQUE INDEX service_cases_doc ON service_cases (doc);
CREATE INDEX service_cases_state ON service_cases (state, doc);
CREATE INDEX service_cases_party ON service_cases (party_id, doc);
CREATE INDEX service_cases_unit ON service_cases (unit_id, doc) WHERE unit_id IS NOT NULL;
CREATE INDEX service_cases_site ON service_cases (site_id) WHERE site_id IS NOT NULL;
CREATE INDEX service_cases_incomplete ON service_cases (doc) WHERE is_incomplete = 1;
CREATE INDEX service_cases_source ON service_cases (source_no) WHERE source_no IS NOT NULL;
CREATE INDEX service_cases_batch ON service_cases (import_batch_id) WHERE import_batch_id IS NOT NULL;
CREATE INDEX service_cases_pareto ON service_cases (part, reported_on, voided_at, state, judgement, fault_code, fault_text, product_id);
CREATE VIRTUAL TABLE service_case_fts USING fts5(text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");

CREATE TABLE case_state_log (
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  seq INTEGER NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  reason TEXT,
  at INTEGER NOT NULL,
  by_user TEXT NOT NULL,
  PRIMARY KEY (case_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER case_state_log_no_update BEFORE UPDATE ON case_state_log BEGIN SELECT RAISE(ABORT, 'case_state_log is append-only'); END;
CREATE TRIGGER case_state_log_no_delete BEFORE DELETE ON case_state_log BEGIN SELECT RAISE(ABORT, 'case_state_log is append-only'); END;

CREATE TABLE visits (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  seq INTEGER NOT NULL,
  visited_on TEXT NOT NULL,
  engineers TEXT NOT NULL,
  findings TEXT,
  cause_code TEXT,
  remedy_code TEXT,
  work_minutes INTEGER CHECK (work_minutes >= 0),
  running_hours INTEGER CHECK (running_hours >= 0),
  meter_reset_reason TEXT,
  customer_signatory TEXT,
  closed_at INTEGER,
  content_hash TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (case_id, seq),
  CHECK ((closed_at IS NULL) = (content_hash IS NULL))
) STRICT;
CREATE TRIGGER visits_closed BEFORE UPDATE ON visits WHEN OLD.closed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;
CREATE TRIGGER visits_no_delete BEFORE DELETE ON visits BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;

CREATE TABLE visit_parts (
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
  old_part_fate TEXT CHECK (old_part_fate IN ('return', 'scrap', 'keep', 'repair')),
  price_minor INTEGER,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  CHECK ((pair_id IS NULL) = (removed_unit_id IS NULL) AND (pair_id IS NULL) = (installed_unit_id IS NULL))
) STRICT;
CREATE INDEX visit_parts_visit ON visit_parts (visit_id);
CREATE TRIGGER visit_parts_closed BEFORE INSERT ON visit_parts
WHEN (SELECT closed_at FROM visits WHERE id = NEW.visit_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;
CREATE TRIGGER visit_parts_no_update BEFORE UPDATE ON visit_parts BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;
CREATE TRIGGER visit_parts_kept BEFORE DELETE ON visit_parts
WHEN OLD.pair_id IS NOT NULL OR (SELECT closed_at FROM visits WHERE id = OLD.visit_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;

CREATE TABLE issued_reports (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL,
  period TEXT NOT NULL,
  params TEXT NOT NULL CHECK (json_valid(params)),
  model TEXT NOT NULL CHECK (json_valid(model)),
  model_hash TEXT NOT NULL,
  log_seq INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  issued_by TEXT NOT NULL
) STRICT;
CREATE TRIGGER issued_reports_no_update BEFORE UPDATE ON issued_reports BEGIN SELECT RAISE(ABORT, 'issued reports are kept as issued'); END;
CREATE TRIGGER issued_reports_no_delete BEFORE DELETE ON issued_reports BEGIN SELECT RAISE(ABORT, 'issued reports are kept as issued'); END;
`);
  },
};
