import { type MigrationStep, ROW_META } from './step.ts';

/** Service points, engineers with skills and absences, dispatches; travel, signature and costs of visits; follow-ups and leads. */
export const step0164FieldService: MigrationStep = {
  version: 164,
  name: 'field service',
  up(db) {
    db.exec(`
CREATE TABLE service_points (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  region TEXT,
  address TEXT,
  site_id TEXT REFERENCES sites (id),
  contact TEXT,
  phone TEXT,
  note TEXT,${ROW_META}
) STRICT;

CREATE TABLE engineers (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  user_id TEXT UNIQUE REFERENCES users (id),
  phone TEXT,
  service_point_id TEXT REFERENCES service_points (id),
  -- Product families and fault codes the engineer is good at.
  skills TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(skills)),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  note TEXT,${ROW_META}
) STRICT;

CREATE TABLE engineer_absences (
  id TEXT PRIMARY KEY,
  engineer_id TEXT NOT NULL REFERENCES engineers (id),
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  CHECK (to_on >= from_on)
) STRICT;
CREATE INDEX engineer_absences_engineer ON engineer_absences (engineer_id, to_on);

CREATE TABLE dispatches (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  engineer_id TEXT NOT NULL REFERENCES engineers (id),
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'accepted', 'done', 'cancelled')),
  task TEXT,
  reason TEXT,${ROW_META},
  CHECK (to_on >= from_on),
  CHECK (state <> 'cancelled' OR ifnull(length(reason), 0) > 0)
) STRICT;
CREATE INDEX dispatches_case ON dispatches (case_id);
CREATE INDEX dispatches_engineer ON dispatches (engineer_id, to_on);

ALTER TABLE visits ADD COLUMN travel_minutes INTEGER CHECK (travel_minutes >= 0);
ALTER TABLE visits ADD COLUMN travel_km INTEGER CHECK (travel_km >= 0);
ALTER TABLE visits ADD COLUMN signature_id TEXT REFERENCES attachments (id);

CREATE TABLE case_costs (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  visit_id TEXT REFERENCES visits (id),
  kind TEXT NOT NULL CHECK (kind IN ('labour', 'travel', 'lodging', 'parts', 'freight', 'outside', 'other')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
  spent_on TEXT NOT NULL,
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  voided_at INTEGER,
  voided_by TEXT
) STRICT;
CREATE INDEX case_costs_case ON case_costs (case_id);

CREATE TABLE case_follow_ups (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  followed_on TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('phone', 'wechat', 'visit', 'mail')),
  contact TEXT,
  score INTEGER CHECK (score BETWEEN 1 AND 5),
  is_solved INTEGER NOT NULL CHECK (is_solved IN (0, 1)),
  words TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX case_follow_ups_case ON case_follow_ups (case_id);
CREATE TRIGGER case_follow_ups_no_update BEFORE UPDATE ON case_follow_ups BEGIN SELECT RAISE(ABORT, 'follow-ups are kept as said'); END;

CREATE TABLE case_leads (
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  record_id TEXT NOT NULL UNIQUE REFERENCES market_records (id),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (case_id, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_quotations (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL,
  letter TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'confirmed', 'declined', 'superseded')),
  currency TEXT NOT NULL DEFAULT 'CNY',
  tax_bp INTEGER NOT NULL CHECK (tax_bp BETWEEN 0 AND 10000),
  net_minor INTEGER NOT NULL CHECK (net_minor >= 0),
  tax_minor INTEGER NOT NULL CHECK (tax_minor >= 0),
  gross_minor INTEGER NOT NULL CHECK (gross_minor = net_minor + tax_minor),
  valid_until TEXT,
  sent_on TEXT,
  answered_on TEXT,
  answered_by TEXT,
  answer TEXT,
  terms TEXT,
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  content_hash TEXT,${ROW_META},
  UNIQUE (no, letter),
  CHECK ((state = 'draft') = (content_hash IS NULL))
) STRICT;
CREATE INDEX service_quotations_case ON service_quotations (case_id);
CREATE UNIQUE INDEX service_quotations_current ON service_quotations (case_id) WHERE state IN ('draft', 'sent', 'confirmed') AND voided_at IS NULL;
CREATE TRIGGER service_quotations_issued BEFORE UPDATE ON service_quotations
WHEN OLD.state <> 'draft' AND (NEW.lines <> OLD.lines OR NEW.net_minor <> OLD.net_minor OR NEW.tax_bp <> OLD.tax_bp OR NEW.content_hash IS NOT OLD.content_hash OR NEW.terms IS NOT OLD.terms)
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TABLE service_incomes (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  quotation_id TEXT REFERENCES service_quotations (id),
  received_on TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX service_incomes_day ON service_incomes (received_on);
CREATE INDEX service_incomes_case ON service_incomes (case_id);
CREATE TRIGGER service_incomes_no_update BEFORE UPDATE ON service_incomes BEGIN SELECT RAISE(ABORT, 'incomes are corrected by another entry'); END;
CREATE TRIGGER service_incomes_no_delete BEFORE DELETE ON service_incomes BEGIN SELECT RAISE(ABORT, 'incomes are corrected by another entry'); END;

CREATE TABLE service_targets (
  year INTEGER PRIMARY KEY CHECK (year BETWEEN 1990 AND 2200),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0)
) STRICT;
`);
  },
};
