-- The schema a fresh factory gets from the migrations, for reading and for review.
-- Renewed by: npx vitest run --project unit db/migrations -u

CREATE TABLE answered_calls (
  user_id TEXT NOT NULL,
  call TEXT NOT NULL,
  at INTEGER NOT NULL,
  answer TEXT NOT NULL CHECK (json_valid(answer)), asked TEXT,
  PRIMARY KEY (user_id, call)
) STRICT, WITHOUT ROWID;

CREATE INDEX answered_calls_at ON answered_calls (at);

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

CREATE TABLE bom_lines (
  bom_id TEXT NOT NULL REFERENCES boms (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  position TEXT NOT NULL CHECK (length(position) > 0),
  part_id TEXT NOT NULL REFERENCES parts (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  capacity INTEGER NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 200),
  note TEXT,
  PRIMARY KEY (bom_id, line_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX bom_lines_part ON bom_lines (part_id);

CREATE UNIQUE INDEX bom_lines_position ON bom_lines (bom_id, position);

CREATE TRIGGER bom_lines_no_delete BEFORE DELETE ON bom_lines
WHEN (SELECT state FROM boms WHERE id = OLD.bom_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TRIGGER bom_lines_no_insert BEFORE INSERT ON bom_lines
WHEN (SELECT state FROM boms WHERE id = NEW.bom_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TRIGGER bom_lines_no_update BEFORE UPDATE ON bom_lines
WHEN (SELECT state FROM boms WHERE id = OLD.bom_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TABLE boms (
  id TEXT PRIMARY KEY,
  product_id TEXT REFERENCES products (id),
  part_id TEXT REFERENCES parts (id),
  letter TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'released', 'superseded')),
  released_on TEXT,
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  CHECK ((product_id IS NULL) <> (part_id IS NULL)),
  CHECK ((state = 'draft') = (released_on IS NULL))
) STRICT;

CREATE UNIQUE INDEX boms_part_letter ON boms (part_id, letter) WHERE part_id IS NOT NULL;

CREATE UNIQUE INDEX boms_part_released ON boms (part_id) WHERE part_id IS NOT NULL AND state = 'released';

CREATE UNIQUE INDEX boms_product_letter ON boms (product_id, letter) WHERE product_id IS NOT NULL;

CREATE UNIQUE INDEX boms_product_released ON boms (product_id) WHERE product_id IS NOT NULL AND state = 'released';

CREATE TABLE calendar_days (
  on_day TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER case_state_log_no_delete BEFORE DELETE ON case_state_log BEGIN SELECT RAISE(ABORT, 'case_state_log is append-only'); END;

CREATE TRIGGER case_state_log_no_update BEFORE UPDATE ON case_state_log BEGIN SELECT RAISE(ABORT, 'case_state_log is append-only'); END;

CREATE TABLE change_log (
  seq INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  action TEXT NOT NULL,
  before_json TEXT,
  after_json TEXT,
  actor TEXT NOT NULL,
  device TEXT NOT NULL,
  at INTEGER NOT NULL,
  clock_back_ms INTEGER NOT NULL DEFAULT 0,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE INDEX change_log_entity ON change_log (entity, entity_id, seq);

CREATE TRIGGER change_log_no_delete BEFORE DELETE ON change_log BEGIN SELECT RAISE(ABORT, 'change_log is append-only'); END;

CREATE TRIGGER change_log_no_update BEFORE UPDATE ON change_log BEGIN SELECT RAISE(ABORT, 'change_log is append-only'); END;

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
  answer TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  CHECK (first_site_id <> second_site_id),
  CHECK ((answered_at IS NULL) = (answer IS NULL))
) STRICT;

CREATE INDEX code_alarms_open ON code_alarms (created_at) WHERE answered_at IS NULL;

CREATE INDEX code_alarms_unit ON code_alarms (unit_id);

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

CREATE TABLE codes (
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  sort_order INTEGER NOT NULL DEFAULT 0,
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  PRIMARY KEY (kind, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE coding_log (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  at INTEGER NOT NULL,
  by_user TEXT NOT NULL,
  undone_at INTEGER
) STRICT;

CREATE INDEX coding_log_user ON coding_log (by_user, at);

CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  party_id TEXT NOT NULL REFERENCES parties (id),
  name TEXT NOT NULL,
  title TEXT,
  decision_level TEXT CHECK (decision_level IN ('decision', 'senior', 'middle', 'basic')),
  phone TEXT,
  wechat TEXT,
  email TEXT,
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions)), name_sort TEXT NOT NULL DEFAULT '',
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE INDEX contacts_listed ON contacts (party_id, name_sort, id, voided_at);

CREATE TABLE dispatches (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  engineer_id TEXT NOT NULL REFERENCES engineers (id),
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'accepted', 'done', 'cancelled')),
  task TEXT,
  reason TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, plate TEXT, exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions)),
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  CHECK (to_on >= from_on),
  CHECK (state <> 'cancelled' OR ifnull(length(reason), 0) > 0)
) STRICT;

CREATE INDEX dispatches_case ON dispatches (case_id);

CREATE INDEX dispatches_engineer ON dispatches (engineer_id, to_on);

CREATE TABLE engineer_absences (
  id TEXT PRIMARY KEY,
  engineer_id TEXT NOT NULL REFERENCES engineers (id),
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  CHECK (to_on >= from_on)
) STRICT;

CREATE INDEX engineer_absences_engineer ON engineer_absences (engineer_id, to_on);

CREATE TABLE engineers (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  user_id TEXT UNIQUE REFERENCES users (id),
  phone TEXT,
  service_point_id TEXT REFERENCES service_points (id),
  -- Product families and fault codes the engineer is good at.
  skills TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(skills)),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions)),
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE TABLE field_masks (
        role TEXT NOT NULL CHECK (role <> 'administrator'),
        entity TEXT NOT NULL,
        field TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('hidden', 'masked', 'read')),
        updated_at INTEGER NOT NULL,
        updated_by TEXT NOT NULL,
        PRIMARY KEY (role, entity, field)
      ) STRICT, WITHOUT ROWID;

CREATE TABLE import_batches (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  sheet TEXT,
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  state TEXT NOT NULL CHECK (state IN ('applied', 'undone')),
  read_count INTEGER NOT NULL,
  new_count INTEGER NOT NULL,
  updated_count INTEGER NOT NULL,
  same_count INTEGER NOT NULL,
  skipped_count INTEGER NOT NULL,
  error_count INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  undone_at INTEGER,
  undone_by TEXT, mode TEXT CHECK (mode IN ('create', 'update', 'upsert')), conflict_count INTEGER NOT NULL DEFAULT 0, corrects_batch_id TEXT REFERENCES import_batches (id),
  CHECK (read_count = new_count + updated_count + same_count + skipped_count + error_count)
) STRICT;

CREATE TABLE import_mappings (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  owner_user_id TEXT NOT NULL,
  is_shared INTEGER NOT NULL DEFAULT 0 CHECK (is_shared IN (0, 1)),
  request TEXT NOT NULL CHECK (json_valid(request)),
  file_name TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  uses INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  UNIQUE (kind, fingerprint, owner_user_id)
) STRICT;

CREATE TABLE "import_rows" (
  batch_id TEXT NOT NULL REFERENCES import_batches (id),
  row_no INTEGER NOT NULL,
  part INTEGER NOT NULL DEFAULT 0,
  outcome TEXT NOT NULL CHECK (outcome IN ('new', 'updated', 'same', 'skipped', 'error')),
  entity TEXT,
  entity_id TEXT,
  before_json TEXT,
  after_json TEXT,
  cells TEXT,
  issues TEXT,
  PRIMARY KEY (batch_id, row_no, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_rows_entity ON import_rows (entity, entity_id);

CREATE TABLE inspection_items (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES inspection_rounds (id),
  seq INTEGER NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  plan_id TEXT REFERENCES maintenance_plans (id),
  checks TEXT NOT NULL CHECK (json_valid(checks)),
  running_hours INTEGER CHECK (running_hours >= 0),
  meter_reset_reason TEXT,
  note TEXT,
  done_on TEXT,
  case_id TEXT REFERENCES service_cases (id),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (round_id, seq),
  UNIQUE (round_id, unit_id)
) STRICT;

CREATE TRIGGER inspection_items_done BEFORE UPDATE ON inspection_items
WHEN OLD.done_on IS NOT NULL AND (NEW.checks <> OLD.checks OR NEW.done_on IS NOT OLD.done_on OR NEW.running_hours IS NOT OLD.running_hours)
BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;

CREATE TABLE inspection_rounds (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  planned_on TEXT NOT NULL,
  service_point_id TEXT REFERENCES service_points (id),
  engineer_id TEXT REFERENCES engineers (id),
  state TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'cancelled')),
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE INDEX inspection_rounds_planned ON inspection_rounds (planned_on);

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

CREATE TRIGGER issued_reports_no_delete BEFORE DELETE ON issued_reports BEGIN SELECT RAISE(ABORT, 'issued reports are kept as issued'); END;

CREATE TRIGGER issued_reports_no_update BEFORE UPDATE ON issued_reports BEGIN SELECT RAISE(ABORT, 'issued reports are kept as issued'); END;

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  params TEXT NOT NULL CHECK (json_valid(params)),
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  phase TEXT,
  result TEXT,
  error TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER
) STRICT;

CREATE TABLE knowledge_articles (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  case_id TEXT REFERENCES service_cases (id),
  uses INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE UNIQUE INDEX knowledge_articles_case ON knowledge_articles (case_id) WHERE case_id IS NOT NULL;

CREATE VIRTUAL TABLE knowledge_fts USING fts5(text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");

CREATE TABLE knowledge_revisions (
  id TEXT PRIMARY KEY,
  doc INTEGER NOT NULL UNIQUE,
  article_id TEXT NOT NULL REFERENCES knowledge_articles (id),
  seq INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'published', 'superseded', 'withdrawn')),
  title TEXT NOT NULL,
  symptom TEXT NOT NULL DEFAULT '',
  cause TEXT NOT NULL DEFAULT '',
  remedy TEXT NOT NULL DEFAULT '',
  product_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(product_ids)),
  parts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(parts)),
  fault_codes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(fault_codes)),
  note TEXT,
  author TEXT NOT NULL,
  reviewer TEXT,
  published_at INTEGER,
  content_hash TEXT,
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (article_id, seq),
  CHECK (state IN ('draft', 'review') OR content_hash IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX knowledge_revisions_in_work ON knowledge_revisions (article_id) WHERE state IN ('draft', 'review');

CREATE UNIQUE INDEX knowledge_revisions_published ON knowledge_revisions (article_id) WHERE state = 'published';

CREATE TRIGGER knowledge_revisions_fixed BEFORE UPDATE ON knowledge_revisions
WHEN OLD.content_hash IS NOT NULL AND (NEW.title <> OLD.title OR NEW.symptom <> OLD.symptom OR NEW.cause <> OLD.cause OR NEW.remedy <> OLD.remedy OR NEW.content_hash IS NOT OLD.content_hash)
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TABLE knowledge_steps (
  id TEXT PRIMARY KEY,
  revision_id TEXT NOT NULL REFERENCES knowledge_revisions (id),
  to_state TEXT NOT NULL CHECK (to_state IN ('draft', 'review', 'published', 'superseded', 'withdrawn')),
  reason TEXT,
  at INTEGER NOT NULL,
  by_user TEXT NOT NULL
) STRICT;

CREATE INDEX knowledge_steps_revision ON knowledge_steps (revision_id);

CREATE TRIGGER knowledge_steps_no_delete BEFORE DELETE ON knowledge_steps BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TRIGGER knowledge_steps_no_update BEFORE UPDATE ON knowledge_steps BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TABLE knowledge_uses (
  article_id TEXT NOT NULL REFERENCES knowledge_articles (id),
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  at INTEGER NOT NULL,
  by_user TEXT NOT NULL,
  PRIMARY KEY (article_id, case_id)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER label_prints_no_delete BEFORE DELETE ON label_prints BEGIN SELECT RAISE(ABORT, 'label_prints is append-only'); END;

CREATE TRIGGER label_prints_no_update BEFORE UPDATE ON label_prints BEGIN SELECT RAISE(ABORT, 'label_prints is append-only'); END;

CREATE TABLE label_templates (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE UNIQUE INDEX label_templates_name ON label_templates (name_key) WHERE voided_at IS NULL;

CREATE TABLE maintenance_plans (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  unit_id TEXT NOT NULL REFERENCES units (id),
  title TEXT NOT NULL,
  every_days INTEGER CHECK (every_days > 0),
  every_hours INTEGER CHECK (every_hours > 0),
  -- Where counting begins until the first work is done.
  start_on TEXT NOT NULL,
  start_hours INTEGER CHECK (start_hours >= 0),
  warn_days INTEGER NOT NULL DEFAULT 14 CHECK (warn_days >= 0),
  checklist TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checklist)),
  service_point_id TEXT REFERENCES service_points (id),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, stopped_on TEXT CHECK (stopped_on IS NULL OR is_active = 0), stop_reason TEXT CHECK (stop_reason IS NULL OR stopped_on IS NOT NULL),
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  CHECK (every_days IS NOT NULL OR every_hours IS NOT NULL)
) STRICT;

CREATE INDEX maintenance_plans_unit ON maintenance_plans (unit_id);

CREATE TABLE maintenance_works (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES maintenance_plans (id),
  -- The term it settles, as it stood that day.
  due_on TEXT,
  due_hours INTEGER,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'cancelled')),
  on_day TEXT NOT NULL,
  running_hours INTEGER CHECK (running_hours >= 0),
  visit_id TEXT REFERENCES visits (id),
  item_id TEXT UNIQUE REFERENCES inspection_items (id),
  reason TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  CHECK (outcome <> 'cancelled' OR ifnull(length(reason), 0) > 0)
) STRICT;

CREATE INDEX maintenance_works_plan ON maintenance_works (plan_id, on_day);

CREATE UNIQUE INDEX maintenance_works_visit ON maintenance_works (plan_id, visit_id) WHERE visit_id IS NOT NULL;

CREATE TRIGGER maintenance_works_no_delete BEFORE DELETE ON maintenance_works BEGIN SELECT RAISE(ABORT, 'maintenance works are kept'); END;

CREATE TRIGGER maintenance_works_no_update BEFORE UPDATE ON maintenance_works BEGIN SELECT RAISE(ABORT, 'maintenance works are kept'); END;

CREATE TABLE market_record_parties (
  market_record_id TEXT NOT NULL REFERENCES market_records (id),
  role TEXT NOT NULL,
  party_id TEXT NOT NULL REFERENCES parties (id),
  PRIMARY KEY (market_record_id, role, party_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE market_records (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  recorded_on TEXT NOT NULL,
  party_id TEXT NOT NULL REFERENCES parties (id),
  shipowner_party_id TEXT REFERENCES parties (id),
  site_id TEXT REFERENCES sites (id),
  class_code TEXT,
  ship_type_code TEXT,
  product_id TEXT REFERENCES products (id),
  product TEXT,
  model TEXT,
  quantity INTEGER CHECK (quantity > 0),
  uom TEXT NOT NULL DEFAULT '台',
  quote_minor INTEGER CHECK (quote_minor >= 0),
  currency TEXT NOT NULL DEFAULT 'CNY',
  contact_id TEXT REFERENCES contacts (id),
  contact TEXT,
  contact_phone TEXT,
  kind TEXT,
  source TEXT,
  title TEXT,
  content TEXT,
  is_new_customer INTEGER NOT NULL DEFAULT 0 CHECK (is_new_customer IN (0, 1)),
  is_new_product INTEGER NOT NULL DEFAULT 0 CHECK (is_new_product IN (0, 1)),
  is_value_fixed INTEGER NOT NULL DEFAULT 0 CHECK (is_value_fixed IN (0, 1)),
  is_size_fixed INTEGER NOT NULL DEFAULT 0 CHECK (is_size_fixed IN (0, 1)),
  is_amount_fixed INTEGER NOT NULL DEFAULT 0 CHECK (is_amount_fixed IN (0, 1)),
  key_node TEXT,
  key_node_on TEXT,
  stage TEXT NOT NULL CHECK (stage IN ('tracking', 'technical_exchange', 'quoted', 'specification_signed', 'contracted', 'lost', 'shelved')),
  stage_since_on TEXT NOT NULL,
  probability INTEGER CHECK (probability BETWEEN 0 AND 100),
  expected_sign_month TEXT,
  expected_delivery_month TEXT,
  owner_user_id TEXT REFERENCES users (id),
  next_action TEXT,
  next_action_on TEXT,
  reason_code TEXT,
  reason TEXT,
  closed_on TEXT,
  recheck_on TEXT,
  source_case_id TEXT,
  extra TEXT CHECK (extra IS NULL OR json_valid(extra)),
  import_batch_id TEXT REFERENCES import_batches (id),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions)), rate_e6 INTEGER CHECK (rate_e6 IS NULL OR (rate_e6 > 0 AND currency <> 'CNY')), base_minor INTEGER CHECK (base_minor IS NULL OR (base_minor >= 0 AND rate_e6 IS NOT NULL)), no_sort TEXT NOT NULL DEFAULT '',
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  CHECK (stage <> 'lost' OR (ifnull(length(reason), 0) > 0 AND closed_on IS NOT NULL)),
  CHECK (stage <> 'shelved' OR ifnull(length(reason), 0) > 0),
  CHECK (stage NOT IN ('lost', 'contracted') OR (next_action IS NULL AND next_action_on IS NULL))
) STRICT;

CREATE INDEX market_records_foreign ON market_records (recorded_on) WHERE currency <> 'CNY';

CREATE INDEX market_records_next ON market_records (next_action_on) WHERE next_action_on IS NOT NULL;

CREATE INDEX market_records_no_sort ON market_records (no_sort, id);

CREATE INDEX market_records_party ON market_records (party_id);

CREATE INDEX market_records_recorded ON market_records (recorded_on DESC, id DESC);

CREATE INDEX market_records_stage ON market_records (stage, next_action_on);

CREATE TRIGGER market_records_contracted BEFORE UPDATE OF stage ON market_records
WHEN (NEW.stage = 'contracted') <> (OLD.stage = 'contracted') AND (NEW.stage = 'contracted') <> (EXISTS (SELECT 1 FROM orders WHERE market_record_id = NEW.id AND voided_at IS NULL
    AND state NOT IN ('draft', 'review', 'terminated')))
BEGIN SELECT RAISE(ABORT, 'order_required'); END;

CREATE TABLE market_stage_log (
  market_record_id TEXT NOT NULL REFERENCES market_records (id),
  seq INTEGER NOT NULL,
  from_stage TEXT,
  to_stage TEXT NOT NULL,
  reason TEXT,
  at INTEGER NOT NULL,
  by_user TEXT NOT NULL,
  PRIMARY KEY (market_record_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER market_stage_log_no_delete BEFORE DELETE ON market_stage_log BEGIN SELECT RAISE(ABORT, 'market_stage_log is append-only'); END;

CREATE TRIGGER market_stage_log_no_update BEFORE UPDATE ON market_stage_log BEGIN SELECT RAISE(ABORT, 'market_stage_log is append-only'); END;

CREATE TABLE merged_parties (
  merged_id TEXT PRIMARY KEY REFERENCES parties (id),
  kept_id TEXT NOT NULL REFERENCES parties (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX merged_parties_kept ON merged_parties (kept_id);

CREATE TABLE number_series (
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  last_value INTEGER NOT NULL,
  PRIMARY KEY (kind, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_lines (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  product_id TEXT REFERENCES products (id),
  product TEXT,
  model TEXT,
  quantity INTEGER NOT NULL,
  uom TEXT NOT NULL DEFAULT '台',
  price_minor INTEGER,
  net_minor INTEGER NOT NULL,
  tax_bp INTEGER NOT NULL DEFAULT 0 CHECK (tax_bp BETWEEN 0 AND 10000),
  tax_minor INTEGER NOT NULL DEFAULT 0,
  gross_minor INTEGER NOT NULL,
  gross_rest_e4 INTEGER NOT NULL DEFAULT 0,
  due_on TEXT,
  site_id TEXT REFERENCES sites (id),
  hull_no TEXT,
  works_order_no TEXT,
  note TEXT,
  extra TEXT CHECK (extra IS NULL OR json_valid(extra)),
  UNIQUE (order_id, line_no),
  CHECK (net_minor + tax_minor = gross_minor)
) STRICT;

CREATE INDEX order_lines_product ON order_lines (product_id);

CREATE TRIGGER order_lines_kept BEFORE DELETE ON order_lines
WHEN EXISTS (SELECT 1 FROM orders WHERE id IN (OLD.order_id) AND state NOT IN ('draft', 'review'))
BEGIN SELECT RAISE(ABORT, 'order_in_force'); END;

CREATE TRIGGER order_lines_signed BEFORE UPDATE OF order_id, line_no, product_id, product, model, quantity, uom, price_minor, net_minor, tax_bp, tax_minor, gross_minor, gross_rest_e4 ON order_lines
WHEN EXISTS (SELECT 1 FROM orders WHERE id IN (OLD.order_id, NEW.order_id) AND state NOT IN ('draft', 'review') AND is_historic = 0)
BEGIN SELECT RAISE(ABORT, 'order_in_force'); END;

CREATE TRIGGER order_lines_summed AFTER UPDATE OF net_minor, tax_minor, gross_minor, gross_rest_e4 ON order_lines
WHEN EXISTS (SELECT 1 FROM orders WHERE id IN (NEW.order_id) AND state NOT IN ('draft', 'review') AND is_historic = 1)
BEGIN
  UPDATE orders SET (net_minor, tax_minor, gross_minor, gross_rest_e4) =
    (SELECT sum(net_minor), sum(tax_minor), sum(gross_minor), sum(gross_rest_e4) FROM order_lines WHERE order_id = NEW.order_id)
  WHERE id = NEW.order_id;
END;

CREATE TABLE orders (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  source_no TEXT,
  customer_order_no TEXT,
  party_id TEXT NOT NULL REFERENCES parties (id),
  shipowner_party_id TEXT REFERENCES parties (id),
  market_record_id TEXT REFERENCES market_records (id),
  specification_revision_id TEXT REFERENCES specification_revisions (id),
  override_reason TEXT,
  is_historic INTEGER NOT NULL DEFAULT 0 CHECK (is_historic IN (0, 1)),
  ordered_on TEXT NOT NULL,
  due_on TEXT,
  shipped_on TEXT,
  accepted_on TEXT,
  closed_on TEXT,
  prices_include_tax INTEGER NOT NULL DEFAULT 0 CHECK (prices_include_tax IN (0, 1)),
  currency TEXT NOT NULL DEFAULT 'CNY',
  rate_e6 INTEGER NOT NULL DEFAULT 1000000 CHECK (rate_e6 > 0),
  net_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  gross_minor INTEGER NOT NULL,
  gross_rest_e4 INTEGER NOT NULL DEFAULT 0,
  base_minor INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'in_force', 'executing', 'shipped', 'accepted', 'in_warranty', 'closed', 'changing', 'suspended', 'terminated')),
  owner_user_id TEXT REFERENCES users (id),
  salesperson TEXT,
  warranty_clause TEXT CHECK (warranty_clause IS NULL OR json_valid(warranty_clause)),
  note TEXT,
  extra TEXT CHECK (extra IS NULL OR json_valid(extra)),
  import_batch_id TEXT REFERENCES import_batches (id),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, no_sort TEXT NOT NULL DEFAULT '',
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  CHECK (net_minor + tax_minor = gross_minor),
  CHECK (state IN ('draft', 'review') OR voided_at IS NOT NULL OR is_historic = 1 OR specification_revision_id IS NOT NULL OR ifnull(length(override_reason), 0) > 0)
) STRICT;

CREATE INDEX orders_customer_no ON orders (party_id, customer_order_no) WHERE customer_order_no IS NOT NULL;

CREATE INDEX orders_due ON orders (due_on) WHERE due_on IS NOT NULL AND state IN ('in_force', 'executing');

CREATE INDEX orders_market ON orders (market_record_id) WHERE market_record_id IS NOT NULL;

CREATE INDEX orders_no_sort ON orders (no_sort, id);

CREATE INDEX orders_ordered ON orders (ordered_on DESC, id DESC, voided_at);

CREATE INDEX orders_party ON orders (party_id, ordered_on DESC, id DESC, voided_at);

CREATE INDEX orders_revision ON orders (specification_revision_id) WHERE specification_revision_id IS NOT NULL;

CREATE INDEX orders_source ON orders (source_no) WHERE source_no IS NOT NULL;

CREATE INDEX orders_state ON orders (state, ordered_on DESC, id DESC, voided_at);

CREATE INDEX orders_unrated ON orders (ordered_on) WHERE currency <> 'CNY' AND base_minor = 0 AND gross_minor <> 0;

CREATE TRIGGER orders_keep_revision BEFORE UPDATE OF specification_revision_id ON orders
WHEN OLD.state NOT IN ('draft', 'review') AND OLD.specification_revision_id IS NOT NULL
  AND NEW.specification_revision_id IS NOT OLD.specification_revision_id
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TRIGGER orders_lines_sum BEFORE UPDATE ON orders
WHEN NEW.voided_at IS NULL AND EXISTS (SELECT 1 FROM order_lines WHERE order_id = NEW.id)
  AND (SELECT sum(net_minor) <> NEW.net_minor OR sum(tax_minor) <> NEW.tax_minor OR sum(gross_minor) <> NEW.gross_minor
       FROM order_lines WHERE order_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'lines_do_not_sum'); END;

CREATE TRIGGER orders_live_party BEFORE INSERT ON orders
WHEN EXISTS (SELECT 1 FROM parties WHERE id = NEW.party_id AND voided_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'record_voided'); END;

CREATE TRIGGER orders_signed_insert BEFORE INSERT ON orders
WHEN NEW.specification_revision_id IS NOT NULL AND NEW.state NOT IN ('draft', 'review')
  AND (SELECT signed_on FROM specification_revisions WHERE id = NEW.specification_revision_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'specification_not_signed'); END;

CREATE TRIGGER orders_signed_update BEFORE UPDATE ON orders
WHEN NEW.specification_revision_id IS NOT NULL AND NEW.state NOT IN ('draft', 'review') AND NEW.voided_at IS NULL
  AND (SELECT signed_on FROM specification_revisions WHERE id = NEW.specification_revision_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'specification_not_signed'); END;

CREATE TABLE parties (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  full_name TEXT,
  credit_code TEXT UNIQUE,
  grade TEXT CHECK (grade IN ('A', 'B', 'C', 'D')),
  region TEXT,
  industry TEXT,
  address TEXT,
  owner_user_id TEXT REFERENCES users (id),
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  note TEXT,
  extra TEXT CHECK (extra IS NULL OR json_valid(extra)),
  import_batch_id TEXT REFERENCES import_batches (id),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions)), name_sort TEXT NOT NULL DEFAULT '',
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE INDEX parties_initials ON parties (initials);

CREATE INDEX parties_name ON parties (name_key);

CREATE INDEX parties_name_sort ON parties (name_sort, id);

CREATE TABLE parts (
  id TEXT PRIMARY KEY,
  drawing_no TEXT NOT NULL,
  revision TEXT NOT NULL DEFAULT '',
  part_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  tracking TEXT NOT NULL DEFAULT 'unit' CHECK (tracking IN ('unit', 'lot', 'quantity')),
  uom TEXT NOT NULL DEFAULT '件',
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, gtin TEXT, supersedes_id TEXT REFERENCES parts (id), drawing_no_sort TEXT NOT NULL DEFAULT '', name_sort TEXT NOT NULL DEFAULT '',
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE INDEX parts_drawing_no_sort ON parts (drawing_no_sort, id);

CREATE UNIQUE INDEX parts_gtin ON parts (gtin) WHERE gtin IS NOT NULL;

CREATE INDEX parts_supersedes ON parts (supersedes_id) WHERE supersedes_id IS NOT NULL;

CREATE TABLE party_aliases (
  party_id TEXT NOT NULL REFERENCES parties (id),
  alias TEXT NOT NULL,
  alias_key TEXT NOT NULL,
  PRIMARY KEY (party_id, alias_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX party_aliases_key ON party_aliases (alias_key);

CREATE TABLE party_merges (
  id TEXT PRIMARY KEY,
  kept_id TEXT NOT NULL REFERENCES parties (id),
  merged_id TEXT NOT NULL REFERENCES parties (id),
  reason TEXT NOT NULL,
  moved TEXT NOT NULL CHECK (json_valid(moved)),
  kept_before TEXT NOT NULL CHECK (json_valid(kept_before)),
  kept_after TEXT NOT NULL CHECK (json_valid(kept_after)),
  at INTEGER NOT NULL,
  by_user TEXT NOT NULL,
  undone_at INTEGER,
  undone_by TEXT,
  CHECK (kept_id <> merged_id)
) STRICT;

CREATE INDEX party_merges_kept ON party_merges (kept_id, at);

CREATE UNIQUE INDEX party_merges_merged ON party_merges (merged_id) WHERE undone_at IS NULL;

CREATE TABLE party_roles (
  party_id TEXT NOT NULL REFERENCES parties (id),
  role TEXT NOT NULL,
  PRIMARY KEY (party_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  code_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  family TEXT NOT NULL,
  uom TEXT NOT NULL DEFAULT '台',
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  import_batch_id TEXT REFERENCES import_batches (id),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, gtin TEXT, code_sort TEXT NOT NULL DEFAULT '', name_sort TEXT NOT NULL DEFAULT '', factory_no_form TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE INDEX products_code_sort ON products (code_sort, id);

CREATE INDEX products_family ON products (family);

CREATE UNIQUE INDEX products_gtin ON products (gtin) WHERE gtin IS NOT NULL;

CREATE TABLE "recall_letters" (
  id TEXT PRIMARY KEY,
  recall_id TEXT NOT NULL REFERENCES recalls (id),
  party_id TEXT NOT NULL REFERENCES parties (id),
  contact_id TEXT REFERENCES contacts (id),
  way TEXT NOT NULL CHECK (way IN ('letter', 'mail', 'phone', 'wechat', 'fax', 'visit')),
  is_reminder INTEGER NOT NULL CHECK (is_reminder IN (0, 1)),
  is_reached INTEGER NOT NULL CHECK (is_reached IN (0, 1)),
  told_to TEXT,
  note TEXT,
  units INTEGER NOT NULL CHECK (units > 0),
  sent_on TEXT NOT NULL,
  replied_on TEXT,
  answer TEXT CHECK (answer IN ('agreed', 'done', 'gone', 'refused', 'other')),
  replied_by TEXT,
  reply TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK (replied_on IS NOT NULL OR (answer IS NULL AND replied_by IS NULL AND reply IS NULL)),
  CHECK (is_reached = 1 OR replied_on IS NULL)
) STRICT;

CREATE INDEX recall_letters_recall ON recall_letters (recall_id, party_id);

CREATE TABLE recall_units (
  id TEXT PRIMARY KEY,
  recall_id TEXT NOT NULL REFERENCES recalls (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  -- Who was told, as it stood when the letter went out.
  party_id TEXT REFERENCES parties (id),
  contact_id TEXT REFERENCES contacts (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'told', 'replied', 'done', 'not_needed')),
  letter_on TEXT,
  reminded_on TEXT,
  replied_on TEXT,
  reply TEXT,
  case_id TEXT REFERENCES service_cases (id),
  done_on TEXT,
  note TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (recall_id, unit_id)
) STRICT;

CREATE INDEX recall_units_unit ON recall_units (unit_id);

CREATE TABLE recalls (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  measure TEXT NOT NULL,
  lot_no TEXT,
  part_id TEXT REFERENCES parts (id),
  made_from TEXT,
  made_to TEXT,
  state TEXT NOT NULL CHECK (state IN ('draft', 'running', 'closed')),
  started_on TEXT,
  reply_by TEXT,
  closed_on TEXT,
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  CHECK (lot_no IS NOT NULL OR part_id IS NOT NULL)
) STRICT;

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

CREATE TRIGGER released_codes_corrected BEFORE INSERT ON released_codes
WHEN NOT EXISTS (SELECT 1 FROM unit_events
  WHERE unit_id = NEW.unit_id AND seq = NEW.released_seq AND corrects_seq = NEW.bound_seq)
BEGIN SELECT RAISE(ABORT, 'unit_not_correctable'); END;

CREATE TRIGGER released_codes_no_delete BEFORE DELETE ON released_codes BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;

CREATE TRIGGER released_codes_no_update BEFORE UPDATE ON released_codes BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;

CREATE VIRTUAL TABLE search_claims USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_contacts USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE TABLE search_docs (
  doc INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  title TEXT NOT NULL,
  subtitle TEXT NOT NULL,
  body TEXT NOT NULL,
  is_voided INTEGER NOT NULL DEFAULT 0 CHECK (is_voided IN (0, 1)),
  UNIQUE (kind, entity_id)
) STRICT;

CREATE VIRTUAL TABLE search_engineers USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_inspection_rounds USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_knowledge USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_maintenance USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_market_records USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_orders USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_parties USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_parts USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_products USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_quotations USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_recalls USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_service_cases USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_sites USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE search_specifications USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  is_stale INTEGER NOT NULL CHECK (is_stale IN (0, 1))
) STRICT;

CREATE VIRTUAL TABLE search_users USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");

CREATE VIRTUAL TABLE service_case_fts USING fts5(text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");

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
  import_batch_id TEXT REFERENCES import_batches (id),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, respond_due_at INTEGER, responded_at INTEGER, due_at INTEGER, waiting_since INTEGER, waited_minutes INTEGER NOT NULL DEFAULT 0 CHECK (waited_minutes >= 0), repeat_of_id TEXT REFERENCES service_cases (id), plan_id TEXT REFERENCES maintenance_plans (id), exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions)), is_due_given INTEGER NOT NULL DEFAULT 0 CHECK (is_due_given IN (0, 1)), no_sort TEXT NOT NULL DEFAULT '',
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  CHECK (judgement <> 'warranty' OR (warranty_until IS NOT NULL AND warranty_until >= reported_on)),
  CHECK (judgement <> 'goodwill' OR ifnull(length(judgement_reason), 0) > 0),
  CHECK (judgement IS NOT NULL OR is_historic = 1 OR state IN ('received', 'cancelled')),
  CHECK (progress IS NULL OR state = 'in_progress'),
  CHECK (state <> 'cancelled' OR ifnull(length(closed_reason), 0) > 0)
) STRICT;

CREATE INDEX service_cases_batch ON service_cases (import_batch_id) WHERE import_batch_id IS NOT NULL;

CREATE UNIQUE INDEX service_cases_doc ON service_cases (doc);

CREATE INDEX service_cases_due ON service_cases (due_at) WHERE state NOT IN ('closed', 'cancelled') AND due_at IS NOT NULL;

CREATE INDEX service_cases_due_on ON service_cases (due_on) WHERE due_on IS NOT NULL AND state NOT IN ('closed', 'cancelled');

CREATE INDEX service_cases_fault_of_unit ON service_cases (unit_id, fault_code, reported_on) WHERE unit_id IS NOT NULL AND fault_code IS NOT NULL;

CREATE INDEX service_cases_incomplete ON service_cases (doc) WHERE is_incomplete = 1;

CREATE INDEX service_cases_no_sort ON service_cases (no_sort, doc);

CREATE INDEX service_cases_order_line ON service_cases (order_line_id) WHERE order_line_id IS NOT NULL;

CREATE INDEX service_cases_pareto ON service_cases (part, reported_on, voided_at, state, judgement, fault_code, fault_text, product_id);

CREATE INDEX service_cases_party ON service_cases (party_id, doc);

CREATE INDEX service_cases_plan ON service_cases (plan_id) WHERE plan_id IS NOT NULL;

CREATE INDEX service_cases_repeat_of ON service_cases (repeat_of_id) WHERE repeat_of_id IS NOT NULL;

CREATE INDEX service_cases_site ON service_cases (site_id) WHERE site_id IS NOT NULL;

CREATE INDEX service_cases_source ON service_cases (source_no) WHERE source_no IS NOT NULL;

CREATE INDEX service_cases_state ON service_cases (state, doc);

CREATE INDEX service_cases_unit ON service_cases (unit_id, doc) WHERE unit_id IS NOT NULL;

CREATE TRIGGER service_cases_live_party BEFORE INSERT ON service_cases
WHEN EXISTS (SELECT 1 FROM parties WHERE id = NEW.party_id AND voided_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'record_voided'); END;

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

CREATE INDEX service_incomes_case ON service_incomes (case_id);

CREATE INDEX service_incomes_day ON service_incomes (received_on);

CREATE TRIGGER service_incomes_no_delete BEFORE DELETE ON service_incomes BEGIN SELECT RAISE(ABORT, 'incomes are corrected by another entry'); END;

CREATE TRIGGER service_incomes_no_update BEFORE UPDATE ON service_incomes BEGIN SELECT RAISE(ABORT, 'incomes are corrected by another entry'); END;

CREATE TABLE service_points (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  region TEXT,
  address TEXT,
  site_id TEXT REFERENCES sites (id),
  contact TEXT,
  phone TEXT,
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions)),
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

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
  content_hash TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  UNIQUE (no, letter),
  CHECK ((state = 'draft') = (content_hash IS NULL))
) STRICT;

CREATE INDEX service_quotations_case ON service_quotations (case_id);

CREATE UNIQUE INDEX service_quotations_confirmed ON service_quotations (no) WHERE state = 'confirmed' AND voided_at IS NULL;

CREATE UNIQUE INDEX service_quotations_in_work ON service_quotations (case_id, state) WHERE state IN ('draft', 'sent') AND voided_at IS NULL;

CREATE TRIGGER service_quotations_issued BEFORE UPDATE ON service_quotations
WHEN OLD.state <> 'draft' AND (NEW.lines <> OLD.lines OR NEW.net_minor <> OLD.net_minor OR NEW.tax_bp <> OLD.tax_bp OR NEW.content_hash IS NOT OLD.content_hash OR NEW.terms IS NOT OLD.terms)
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TABLE service_targets (
  year INTEGER PRIMARY KEY CHECK (year BETWEEN 1990 AND 2200),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0)
) STRICT;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id),
  device TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT, WITHOUT ROWID;

CREATE TABLE shipment_lines (
  shipment_id TEXT NOT NULL REFERENCES shipments (id),
  seq INTEGER NOT NULL CHECK (seq > 0),
  order_line_id TEXT NOT NULL REFERENCES order_lines (id),
  unit_id TEXT REFERENCES units (id),
  unit_event_seq INTEGER,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  is_live INTEGER NOT NULL DEFAULT 1 CHECK (is_live IN (0, 1)),
  PRIMARY KEY (shipment_id, seq),
  CHECK (unit_id IS NULL OR quantity = 1000)
) STRICT, WITHOUT ROWID;

CREATE INDEX shipment_lines_order_line ON shipment_lines (order_line_id) WHERE is_live = 1;

CREATE UNIQUE INDEX shipment_lines_unit ON shipment_lines (unit_id) WHERE unit_id IS NOT NULL AND is_live = 1;

CREATE TRIGGER shipment_lines_quantity BEFORE INSERT ON shipment_lines
WHEN (SELECT quantity FROM order_lines WHERE id = NEW.order_line_id)
  < NEW.quantity + (SELECT COALESCE(sum(quantity), 0) FROM shipment_lines WHERE order_line_id = NEW.order_line_id AND is_live = 1)
BEGIN SELECT RAISE(ABORT, 'shipped_more_than_ordered'); END;

CREATE TRIGGER shipment_lines_same_order BEFORE INSERT ON shipment_lines
WHEN (SELECT order_id FROM order_lines WHERE id = NEW.order_line_id) IS NOT (SELECT order_id FROM shipments WHERE id = NEW.shipment_id)
BEGIN SELECT RAISE(ABORT, 'unit_other_order'); END;

CREATE TABLE shipments (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  order_id TEXT NOT NULL REFERENCES orders (id),
  shipped_on TEXT NOT NULL,
  arrived_on TEXT,
  site_id TEXT REFERENCES sites (id),
  carrier TEXT,
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE INDEX shipments_order ON shipments (order_id);

CREATE INDEX shipments_shipped ON shipments (shipped_on);

CREATE TABLE site_owners (
  site_id TEXT NOT NULL REFERENCES sites (id),
  from_on TEXT NOT NULL,
  party_id TEXT NOT NULL REFERENCES parties (id),
  PRIMARY KEY (site_id, from_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE sites (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('vessel', 'plant', 'station', 'warehouse', 'other')),
  imo_no TEXT UNIQUE,
  yard_party_id TEXT REFERENCES parties (id),
  hull_no TEXT,
  ship_type_code TEXT,
  class_code TEXT,
  owner_party_id TEXT REFERENCES parties (id),
  delivered_on TEXT,
  address TEXT,
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions)), name_sort TEXT NOT NULL DEFAULT '',
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE INDEX sites_name_sort ON sites (name_sort, id);

CREATE INDEX sites_owner ON sites (owner_party_id);

CREATE UNIQUE INDEX sites_yard_hull ON sites (yard_party_id, hull_no) WHERE yard_party_id IS NOT NULL AND hull_no IS NOT NULL;

CREATE TABLE specification_items (
  revision_id TEXT NOT NULL REFERENCES specification_revisions (id),
  seq INTEGER NOT NULL,
  clause TEXT,
  parameter TEXT NOT NULL,
  value TEXT,
  unit TEXT,
  tolerance TEXT,
  verification TEXT,
  note TEXT,
  PRIMARY KEY (revision_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER specification_items_delete BEFORE DELETE ON specification_items
WHEN (SELECT state FROM specification_revisions WHERE id = OLD.revision_id) NOT IN ('draft', 'review')
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TRIGGER specification_items_insert BEFORE INSERT ON specification_items
WHEN (SELECT state FROM specification_revisions WHERE id = NEW.revision_id) NOT IN ('draft', 'review')
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TRIGGER specification_items_update BEFORE UPDATE ON specification_items
WHEN (SELECT state FROM specification_revisions WHERE id = OLD.revision_id) NOT IN ('draft', 'review')
  OR (SELECT state FROM specification_revisions WHERE id = NEW.revision_id) NOT IN ('draft', 'review')
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TABLE specification_revisions (
  id TEXT PRIMARY KEY,
  specification_id TEXT NOT NULL REFERENCES specifications (id),
  letter TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'issued', 'signed', 'superseded', 'void')),
  summary TEXT,
  head TEXT CHECK (head IS NULL OR json_valid(head)),
  content_hash TEXT,
  file_sha256 TEXT,
  issued_at INTEGER,
  signed_on TEXT,
  signed_by_us TEXT,
  signed_by_customer TEXT,
  closed_reason TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (specification_id, letter),
  CHECK (state NOT IN ('issued', 'signed') OR content_hash IS NOT NULL),
  CHECK (signed_on IS NULL OR state IN ('signed', 'superseded')),
  CHECK (state <> 'signed' OR (signed_on IS NOT NULL AND ifnull(length(signed_by_customer), 0) > 0))
) STRICT;

CREATE UNIQUE INDEX specification_revisions_issued ON specification_revisions (specification_id) WHERE state = 'issued';

CREATE UNIQUE INDEX specification_revisions_signed ON specification_revisions (specification_id) WHERE state = 'signed';

CREATE UNIQUE INDEX specification_revisions_working ON specification_revisions (specification_id) WHERE state IN ('draft', 'review');

CREATE TRIGGER specification_revisions_immutable BEFORE UPDATE ON specification_revisions
WHEN OLD.state NOT IN ('draft', 'review') AND (
  NEW.id IS NOT OLD.id OR NEW.specification_id IS NOT OLD.specification_id OR NEW.letter IS NOT OLD.letter
  OR NEW.head IS NOT OLD.head OR NEW.summary IS NOT OLD.summary OR NEW.issued_at IS NOT OLD.issued_at
  OR ((NEW.content_hash IS NOT OLD.content_hash OR NEW.file_sha256 IS NOT OLD.file_sha256) AND NOT (OLD.state = 'issued' AND NEW.state = 'issued' AND NEW.file_sha256 IS NOT NULL
    AND NEW.file_sha256 IS NOT OLD.file_sha256 AND NEW.content_hash IS NOT OLD.content_hash))
  OR (OLD.signed_on IS NOT NULL AND (NEW.signed_on IS NOT OLD.signed_on OR NEW.signed_by_us IS NOT OLD.signed_by_us
      OR NEW.signed_by_customer IS NOT OLD.signed_by_customer))
  OR NEW.state IN ('draft', 'review')
  OR (OLD.state = 'signed' AND NEW.state NOT IN ('signed', 'superseded'))
  OR (OLD.state IN ('superseded', 'void') AND NEW.state <> OLD.state))
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TRIGGER specification_revisions_live BEFORE UPDATE ON specification_revisions
WHEN EXISTS (SELECT 1 FROM specifications WHERE id = NEW.specification_id AND voided_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'record_voided'); END;

CREATE TRIGGER specification_revisions_no_delete BEFORE DELETE ON specification_revisions
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;

CREATE TABLE specifications (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  party_id TEXT NOT NULL REFERENCES parties (id),
  market_record_id TEXT REFERENCES market_records (id),
  product_id TEXT REFERENCES products (id),
  model TEXT,
  owner_user_id TEXT REFERENCES users (id),
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE INDEX specifications_market ON specifications (market_record_id);

CREATE INDEX specifications_party ON specifications (party_id);

CREATE TRIGGER specifications_live_party BEFORE INSERT ON specifications
WHEN EXISTS (SELECT 1 FROM parties WHERE id = NEW.party_id AND voided_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'record_voided'); END;

CREATE TABLE sqlite_stat1(tbl,idx,stat);

CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample);

CREATE TABLE supplier_claims (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  supplier_id TEXT NOT NULL REFERENCES parties (id),
  case_id TEXT REFERENCES service_cases (id),
  pair_id TEXT UNIQUE REFERENCES unit_pairs (id),
  unit_id TEXT REFERENCES units (id),
  replacement_unit_id TEXT REFERENCES units (id),
  part TEXT NOT NULL,
  lot_no TEXT,
  reason TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  settled_minor INTEGER CHECK (settled_minor >= 0),
  state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'accepted', 'rejected', 'settled', 'cancelled')),
  sent_on TEXT,
  answer_due_on TEXT,
  answered_on TEXT,
  settled_on TEXT,
  answer TEXT,
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  CHECK (state <> 'settled' OR settled_minor IS NOT NULL)
) STRICT;

CREATE INDEX supplier_claims_case ON supplier_claims (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX supplier_claims_supplier ON supplier_claims (supplier_id);

CREATE TABLE unit_barcodes (
  barcode_key TEXT PRIMARY KEY,
  barcode TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  created_at INTEGER NOT NULL
, bound_seq INTEGER) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX unit_barcodes_current ON unit_barcodes (unit_id) WHERE is_current = 1;

CREATE INDEX unit_barcodes_unit ON unit_barcodes (unit_id);

CREATE TRIGGER unit_barcodes_bound BEFORE INSERT ON unit_barcodes
WHEN NEW.bound_seq IS NOT NULL AND (NEW.is_current = 1 OR NOT EXISTS (SELECT 1 FROM unit_effective_events
  WHERE unit_id = NEW.unit_id AND seq = NEW.bound_seq AND type = 'RELABELLED' AND source_kind = 'code'))
BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;

CREATE TRIGGER unit_barcodes_no_delete BEFORE DELETE ON unit_barcodes
WHEN OLD.bound_seq IS NULL OR NOT EXISTS (SELECT 1 FROM released_codes
  WHERE barcode_key = OLD.barcode_key AND unit_id = OLD.unit_id AND bound_seq = OLD.bound_seq)
BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;

CREATE TRIGGER unit_barcodes_no_update BEFORE UPDATE ON unit_barcodes
WHEN NEW.barcode_key <> OLD.barcode_key OR NEW.barcode <> OLD.barcode OR NEW.unit_id <> OLD.unit_id
  OR (NEW.bound_seq IS NOT OLD.bound_seq AND NOT (NEW.bound_seq IS NULL AND NEW.is_current = 1))
  OR (NEW.bound_seq IS NOT NULL AND NEW.is_current = 1)
BEGIN SELECT RAISE(ABORT, 'barcodes are kept for ever'); END;

CREATE TRIGGER unit_barcodes_not_recycled BEFORE INSERT ON unit_barcodes
WHEN NEW.bound_seq IS NULL AND EXISTS (SELECT 1 FROM released_codes WHERE barcode_key = NEW.barcode_key)
BEGIN SELECT RAISE(ABORT, 'code_released'); END;

CREATE TRIGGER unit_barcodes_searched AFTER INSERT ON unit_barcodes
BEGIN INSERT INTO unit_code_fts (code) VALUES (NEW.barcode_key); END;

CREATE TRIGGER unit_barcodes_unsearched AFTER DELETE ON unit_barcodes
BEGIN DELETE FROM unit_code_fts WHERE code = OLD.barcode_key; END;

CREATE VIRTUAL TABLE unit_code_fts USING fts5(code, tokenize="trigram");

CREATE VIEW unit_effective_events AS
SELECT e.* FROM unit_events e WHERE e.type <> 'CORRECTED'
  AND NOT EXISTS (SELECT 1 FROM unit_events c WHERE c.unit_id = e.unit_id AND c.corrects_seq = e.seq);

CREATE VIEW unit_effective_lots AS
SELECT l.* FROM unit_lots l WHERE l.corrects_id IS NULL AND NOT EXISTS (SELECT 1 FROM unit_lots c WHERE c.corrects_id = l.id);

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

CREATE UNIQUE INDEX unit_events_corrects ON unit_events (unit_id, corrects_seq) WHERE corrects_seq IS NOT NULL;

CREATE INDEX unit_events_meter_readings ON unit_events (unit_id, at, seq, running_hours, is_meter_reset)
  WHERE running_hours IS NOT NULL;

CREATE UNIQUE INDEX unit_events_pair ON unit_events (pair_id, type) WHERE pair_id IS NOT NULL;

CREATE INDEX unit_events_parent ON unit_events (parent_unit_id) WHERE parent_unit_id IS NOT NULL;

CREATE INDEX unit_events_source ON unit_events (source_kind, source_id) WHERE source_id IS NOT NULL;

CREATE TRIGGER unit_events_after_end BEFORE INSERT ON unit_events
WHEN NEW.type NOT IN ('CREATED', 'CORRECTED')
  AND EXISTS (SELECT 1 FROM unit_effective_events WHERE unit_id = NEW.unit_id AND type IN ('LOST', 'SCRAPPED'))
BEGIN SELECT RAISE(ABORT, 'unit_scrapped'); END;

CREATE TRIGGER unit_events_after_shipping BEFORE INSERT ON unit_events
WHEN NEW.type IN ('ARRIVED', 'ON_SITE', 'COMMISSIONED', 'HANDED_OVER') AND NOT EXISTS (
  SELECT 1 FROM unit_effective_events out WHERE out.unit_id = NEW.unit_id
    AND (out.type = 'SHIPPED' OR (out.type = 'REMOVED' AND out.site_id IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM unit_effective_events back WHERE back.unit_id = NEW.unit_id AND back.type = 'RETURNED' AND back.seq > out.seq))
BEGIN SELECT RAISE(ABORT, 'unit_event_order'); END;

CREATE TRIGGER unit_events_corrected BEFORE INSERT ON unit_events
WHEN NEW.type = 'CORRECTED' AND NOT EXISTS (SELECT 1 FROM unit_events
  WHERE unit_id = NEW.unit_id AND seq = NEW.corrects_seq
    AND (type NOT IN ('CREATED', 'CORRECTED', 'RELABELLED') OR (type = 'RELABELLED' AND source_kind = 'code')))
BEGIN SELECT RAISE(ABORT, 'unit_not_correctable'); END;

CREATE TRIGGER unit_events_corrected_pair BEFORE INSERT ON unit_events
WHEN NEW.type = 'CORRECTED'
  AND (SELECT pair_id FROM unit_events WHERE unit_id = NEW.unit_id AND seq = NEW.corrects_seq) IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM unit_events e JOIN unit_pairs p ON p.id = e.pair_id
    WHERE e.unit_id = NEW.unit_id AND e.seq = NEW.corrects_seq
      AND NEW.seq = CASE WHEN p.removed_unit_id = NEW.unit_id THEN p.removed_corrected_seq ELSE p.installed_corrected_seq END)
BEGIN SELECT RAISE(ABORT, 'replacement_half'); END;

CREATE TRIGGER unit_events_in_order BEFORE INSERT ON unit_events
WHEN NEW.seq <> 1 + (SELECT COALESCE(max(seq), 0) FROM unit_events WHERE unit_id = NEW.unit_id)
BEGIN SELECT RAISE(ABORT, 'unit_event_order'); END;

CREATE TRIGGER unit_events_installed BEFORE INSERT ON unit_events
WHEN NEW.type = 'INSTALLED' AND EXISTS (SELECT 1 FROM (SELECT type, parent_unit_id, position FROM unit_effective_events
  WHERE unit_id = NEW.unit_id AND type IN ('INSTALLED', 'REMOVED') ORDER BY seq DESC LIMIT 1) WHERE type = 'INSTALLED')
BEGIN SELECT RAISE(ABORT, 'unit_already_installed'); END;

CREATE TRIGGER unit_events_live_unit BEFORE INSERT ON unit_events
WHEN NEW.type NOT IN ('CREATED', 'CORRECTED')
  AND EXISTS (SELECT 1 FROM units WHERE id IN (NEW.unit_id, NEW.parent_unit_id) AND voided_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'record_voided'); END;

CREATE TRIGGER unit_events_meter BEFORE INSERT ON unit_events
WHEN NEW.running_hours IS NOT NULL AND NEW.is_meter_reset = 0 AND NEW.running_hours < (
  SELECT running_hours FROM unit_effective_events
  WHERE unit_id = NEW.unit_id AND running_hours IS NOT NULL ORDER BY seq DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'meter_fell'); END;

CREATE TRIGGER unit_events_no_delete BEFORE DELETE ON unit_events BEGIN SELECT RAISE(ABORT, 'unit_events is append-only'); END;

CREATE TRIGGER unit_events_no_update BEFORE UPDATE ON unit_events BEGIN SELECT RAISE(ABORT, 'unit_events is append-only'); END;

CREATE TRIGGER unit_events_removed BEFORE INSERT ON unit_events
WHEN NEW.type = 'REMOVED' AND NOT EXISTS (SELECT 1 FROM (SELECT type, parent_unit_id, position FROM unit_effective_events
  WHERE unit_id = NEW.unit_id AND type IN ('INSTALLED', 'REMOVED') ORDER BY seq DESC LIMIT 1)
  WHERE type = 'INSTALLED' AND parent_unit_id = NEW.parent_unit_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'unit_not_installed'); END;

CREATE TRIGGER unit_events_with_root BEFORE INSERT ON unit_events
WHEN NEW.type IN ('STOCKED', 'SHIPPED', 'ARRIVED', 'ON_SITE', 'COMMISSIONED', 'HANDED_OVER', 'RETURNED', 'LOST', 'SCRAPPED')
  AND EXISTS (SELECT 1 FROM (SELECT type, parent_unit_id, position FROM unit_effective_events
  WHERE unit_id = NEW.unit_id AND type IN ('INSTALLED', 'REMOVED') ORDER BY seq DESC LIMIT 1) WHERE type = 'INSTALLED')
BEGIN SELECT RAISE(ABORT, 'unit_travels_with_root'); END;

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

CREATE INDEX unit_lots_lot ON unit_lots (lot_no);

CREATE INDEX unit_lots_unit ON unit_lots (unit_id);

CREATE TRIGGER unit_lots_corrected BEFORE INSERT ON unit_lots
WHEN NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM unit_lots
  WHERE id = NEW.corrects_id AND corrects_id IS NULL AND unit_id = NEW.unit_id AND part_id = NEW.part_id AND lot_no = NEW.lot_no)
BEGIN SELECT RAISE(ABORT, 'unit_not_correctable'); END;

CREATE TRIGGER unit_lots_live_unit BEFORE INSERT ON unit_lots
WHEN NEW.corrects_id IS NULL AND EXISTS (SELECT 1 FROM units WHERE id = NEW.unit_id AND voided_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'record_voided'); END;

CREATE TRIGGER unit_lots_no_delete BEFORE DELETE ON unit_lots BEGIN SELECT RAISE(ABORT, 'unit_lots is append-only'); END;

CREATE TRIGGER unit_lots_no_update BEFORE UPDATE ON unit_lots BEGIN SELECT RAISE(ABORT, 'unit_lots is append-only'); END;

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

CREATE INDEX unit_pairs_installed ON unit_pairs (installed_unit_id);

CREATE INDEX unit_pairs_place ON unit_pairs (parent_unit_id, position);

CREATE INDEX unit_pairs_removed ON unit_pairs (removed_unit_id);

CREATE TRIGGER unit_pairs_kept BEFORE UPDATE ON unit_pairs
WHEN OLD.removed_corrected_seq IS NOT NULL OR NEW.id <> OLD.id OR NEW.removed_unit_id <> OLD.removed_unit_id
  OR NEW.removed_seq <> OLD.removed_seq OR NEW.installed_unit_id <> OLD.installed_unit_id
  OR NEW.installed_seq <> OLD.installed_seq OR NEW.parent_unit_id <> OLD.parent_unit_id OR NEW.position <> OLD.position
  OR NEW.source_kind IS NOT OLD.source_kind OR NEW.source_id IS NOT OLD.source_id OR NEW.at <> OLD.at
BEGIN SELECT RAISE(ABORT, 'replacement_half'); END;

CREATE TRIGGER unit_pairs_match BEFORE INSERT ON unit_pairs
WHEN NEW.removed_corrected_seq IS NOT NULL OR NOT (EXISTS (SELECT 1 FROM unit_events
  WHERE unit_id = NEW.removed_unit_id AND seq = NEW.removed_seq AND type = 'REMOVED' AND pair_id = NEW.id
    AND parent_unit_id = NEW.parent_unit_id AND position = NEW.position AND at = NEW.at
    AND source_kind IS NEW.source_kind AND source_id IS NEW.source_id) AND EXISTS (SELECT 1 FROM unit_events
  WHERE unit_id = NEW.installed_unit_id AND seq = NEW.installed_seq AND type = 'INSTALLED' AND pair_id = NEW.id
    AND parent_unit_id = NEW.parent_unit_id AND position = NEW.position AND at = NEW.at
    AND source_kind IS NEW.source_kind AND source_id IS NEW.source_id))
BEGIN SELECT RAISE(ABORT, 'replacement_half'); END;

CREATE TRIGGER unit_pairs_no_delete BEFORE DELETE ON unit_pairs BEGIN SELECT RAISE(ABORT, 'replacement_half'); END;

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

CREATE INDEX unit_states_party ON unit_states (party_id) WHERE party_id IS NOT NULL;

CREATE UNIQUE INDEX unit_states_position ON unit_states (parent_unit_id, position) WHERE parent_unit_id IS NOT NULL;

CREATE INDEX unit_states_site ON unit_states (site_id) WHERE site_id IS NOT NULL;

CREATE INDEX unit_states_status ON unit_states (status);

CREATE TRIGGER unit_states_tree_insert BEFORE INSERT ON unit_states WHEN NEW.parent_unit_id IS NOT NULL
BEGIN 
  SELECT RAISE(ABORT, 'unit_cycle') WHERE EXISTS (WITH RECURSIVE up (id, depth) AS (
    SELECT NEW.parent_unit_id, 1
    UNION ALL SELECT s.parent_unit_id, up.depth + 1 FROM up JOIN unit_states s ON s.unit_id = up.id
      WHERE s.parent_unit_id IS NOT NULL AND up.depth < 13) SELECT 1 FROM up WHERE id = NEW.unit_id);
  SELECT RAISE(ABORT, 'unit_too_deep') WHERE (WITH RECURSIVE up (id, depth) AS (
    SELECT NEW.parent_unit_id, 1
    UNION ALL SELECT s.parent_unit_id, up.depth + 1 FROM up JOIN unit_states s ON s.unit_id = up.id
      WHERE s.parent_unit_id IS NOT NULL AND up.depth < 13) SELECT max(depth) FROM up) + (WITH RECURSIVE down (id, height) AS (
    SELECT NEW.unit_id, 0
    UNION ALL SELECT s.unit_id, down.height + 1 FROM down JOIN unit_states s ON s.parent_unit_id = down.id WHERE down.height < 13) SELECT max(height) FROM down) > 12; END;

CREATE TRIGGER unit_states_tree_update BEFORE UPDATE OF parent_unit_id ON unit_states
WHEN NEW.parent_unit_id IS NOT NULL AND NEW.parent_unit_id IS NOT OLD.parent_unit_id
BEGIN 
  SELECT RAISE(ABORT, 'unit_cycle') WHERE EXISTS (WITH RECURSIVE up (id, depth) AS (
    SELECT NEW.parent_unit_id, 1
    UNION ALL SELECT s.parent_unit_id, up.depth + 1 FROM up JOIN unit_states s ON s.unit_id = up.id
      WHERE s.parent_unit_id IS NOT NULL AND up.depth < 13) SELECT 1 FROM up WHERE id = NEW.unit_id);
  SELECT RAISE(ABORT, 'unit_too_deep') WHERE (WITH RECURSIVE up (id, depth) AS (
    SELECT NEW.parent_unit_id, 1
    UNION ALL SELECT s.parent_unit_id, up.depth + 1 FROM up JOIN unit_states s ON s.unit_id = up.id
      WHERE s.parent_unit_id IS NOT NULL AND up.depth < 13) SELECT max(depth) FROM up) + (WITH RECURSIVE down (id, height) AS (
    SELECT NEW.unit_id, 0
    UNION ALL SELECT s.unit_id, down.height + 1 FROM down JOIN unit_states s ON s.parent_unit_id = down.id WHERE down.height < 13) SELECT max(height) FROM down) > 12; END;

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
  import_batch_id TEXT REFERENCES import_batches (id),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT, barcode_sort TEXT NOT NULL DEFAULT '', exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions)),
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE INDEX units_barcode ON units (barcode_sort, id, voided_at, barcode);

CREATE INDEX units_batch ON units (import_batch_id) WHERE import_batch_id IS NOT NULL;

CREATE UNIQUE INDEX units_factory_no ON units (product_id, factory_no)
  WHERE product_id IS NOT NULL AND factory_no IS NOT NULL AND voided_at IS NULL;

CREATE INDEX units_lot ON units (lot_no) WHERE lot_no IS NOT NULL;

CREATE INDEX units_order_line ON units (order_line_id) WHERE order_line_id IS NOT NULL;

CREATE INDEX units_part ON units (part_id) WHERE part_id IS NOT NULL;

CREATE TRIGGER units_barcode_known BEFORE UPDATE OF barcode ON units
WHEN NEW.barcode <> OLD.barcode AND NOT EXISTS (SELECT 1 FROM unit_barcodes WHERE unit_id = NEW.id AND barcode = NEW.barcode AND is_current = 1)
BEGIN SELECT RAISE(ABORT, 'barcodes are never edited'); END;

CREATE TRIGGER units_no_delete BEFORE DELETE ON units BEGIN SELECT RAISE(ABORT, 'units are never deleted'); END;

CREATE TABLE user_preferences (
  user_id TEXT PRIMARY KEY REFERENCES users (id),
  chosen TEXT NOT NULL CHECK (json_valid(chosen))
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL,
  username_key TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('administrator', 'sales', 'service', 'manager')),
  password_hash TEXT NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE TABLE view_defaults (
  user_id TEXT NOT NULL REFERENCES users (id),
  list TEXT NOT NULL,
  view_id TEXT NOT NULL REFERENCES views (id),
  PRIMARY KEY (user_id, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE views (
  id TEXT PRIMARY KEY,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
  owner_user_id TEXT NOT NULL REFERENCES users (id),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE UNIQUE INDEX views_private_name ON views (list, owner_user_id, name_key) WHERE is_shared = 0 AND voided_at IS NULL;

CREATE UNIQUE INDEX views_shared_name ON views (list, name_key) WHERE is_shared = 1 AND voided_at IS NULL;

CREATE TABLE "visit_parts" (
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
  created_by TEXT NOT NULL, lot_no TEXT CHECK (lot_no IS NULL OR length(lot_no) > 0),
  CHECK ((pair_id IS NULL) = (removed_unit_id IS NULL) AND (pair_id IS NULL) = (installed_unit_id IS NULL))
) STRICT;

CREATE INDEX visit_parts_lot ON visit_parts (lot_no) WHERE lot_no IS NOT NULL;

CREATE INDEX visit_parts_visit ON visit_parts (visit_id);

CREATE TRIGGER visit_parts_closed BEFORE INSERT ON visit_parts
WHEN (SELECT closed_at FROM visits WHERE id = NEW.visit_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;

CREATE TRIGGER visit_parts_kept BEFORE DELETE ON visit_parts
WHEN OLD.pair_id IS NOT NULL OR (SELECT closed_at FROM visits WHERE id = OLD.visit_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;

CREATE TRIGGER visit_parts_no_update BEFORE UPDATE ON visit_parts BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;

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
  version INTEGER NOT NULL DEFAULT 1, travel_minutes INTEGER CHECK (travel_minutes >= 0), travel_km INTEGER CHECK (travel_km >= 0), signature_id TEXT REFERENCES attachments (id),
  UNIQUE (case_id, seq),
  CHECK ((closed_at IS NULL) = (content_hash IS NULL))
) STRICT;

CREATE TRIGGER visits_closed BEFORE UPDATE ON visits WHEN OLD.closed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;

CREATE TRIGGER visits_no_delete BEFORE DELETE ON visits BEGIN SELECT RAISE(ABORT, 'visit_closed'); END;

CREATE TABLE warranty_decisions (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  kind TEXT NOT NULL CHECK (kind IN ('override', 'extension', 'suspension')),
  until_on TEXT,
  months INTEGER CHECK (months BETWEEN 1 AND 600),
  from_on TEXT,
  to_on TEXT,
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0),
  CHECK (kind <> 'override' OR (until_on IS NOT NULL AND months IS NULL)),
  CHECK (kind <> 'extension' OR (months IS NOT NULL AND until_on IS NULL)),
  CHECK ((kind = 'suspension') = (from_on IS NOT NULL)),
  CHECK ((from_on IS NULL) = (to_on IS NULL)),
  CHECK (from_on IS NULL OR from_on <= to_on)
) STRICT;

CREATE UNIQUE INDEX warranty_decisions_override ON warranty_decisions (unit_id) WHERE kind = 'override' AND voided_at IS NULL;

CREATE INDEX warranty_decisions_unit ON warranty_decisions (unit_id);

CREATE TABLE warranty_terms (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- House terms for contracts from this day on; null for terms that hold only where an order takes them over.
  valid_from TEXT,
  clause TEXT NOT NULL CHECK (json_valid(clause)),
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)
) STRICT;

CREATE UNIQUE INDEX warranty_terms_day ON warranty_terms (valid_from) WHERE valid_from IS NOT NULL AND voided_at IS NULL;

CREATE UNIQUE INDEX warranty_terms_name ON warranty_terms (name) WHERE voided_at IS NULL;
