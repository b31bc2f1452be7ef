import { type MigrationStep, ROW_META } from './step.ts';

/** Service cases, visits with parts used, and reports that were issued. */
export const step0060Service: MigrationStep = {
  version: 60,
  name: 'service',
  up(db) {
    db.exec(`
CREATE TABLE service_cases (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  source_no TEXT,
  channel TEXT NOT NULL CHECK (channel IN ('customer', 'follow_up', 'service', 'inspection', 'import')),
  reported_on TEXT NOT NULL,
  party_id TEXT REFERENCES parties (id),
  party_text TEXT,
  contact TEXT,
  contact_phone TEXT,
  site_id TEXT REFERENCES sites (id),
  unit_id TEXT REFERENCES units (id),
  unit_text TEXT,
  order_id TEXT REFERENCES orders (id),
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
  outcome TEXT,
  engineer_user_id TEXT REFERENCES users (id),
  engineer TEXT,
  due_on TEXT,
  resolved_on TEXT,
  closed_on TEXT,
  closed_reason TEXT,
  satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
  cost_minor INTEGER NOT NULL DEFAULT 0,
  income_minor INTEGER NOT NULL DEFAULT 0,
  is_incomplete INTEGER NOT NULL GENERATED ALWAYS AS (CASE WHEN party_id IS NULL OR unit_id IS NULL THEN 1 ELSE 0 END) STORED,
  extra TEXT CHECK (extra IS NULL OR json_valid(extra)),
  import_batch_id TEXT REFERENCES import_batches (id),${ROW_META},
  CHECK (judgement <> 'goodwill' OR length(judgement_reason) > 0),
  CHECK (state <> 'cancelled' OR length(closed_reason) > 0)
) STRICT;
CREATE INDEX service_cases_reported ON service_cases (reported_on DESC, id DESC);
CREATE INDEX service_cases_party ON service_cases (party_id, reported_on DESC);
CREATE INDEX service_cases_unit ON service_cases (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX service_cases_state ON service_cases (state, reported_on DESC, id DESC);
CREATE INDEX service_cases_pareto ON service_cases (part, fault_code, reported_on);

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
  pair_id TEXT UNIQUE,
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
CREATE TRIGGER visit_parts_no_delete BEFORE DELETE ON visit_parts BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;

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
