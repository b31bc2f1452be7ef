import { type MigrationStep, ROW_META } from './step.ts';

/**
 * Market records with their stage log; specifications with immutable revisions. A document has at most one revision
 * in work, one issued and one signed: the signed one stays in force while the next letter is prepared beside it.
 * `head` is the title block as it was when the revision was issued.
 */
export const step0030Market: MigrationStep = {
  version: 30,
  name: 'market',
  up(db) {
    db.exec(`
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
  import_batch_id TEXT REFERENCES import_batches (id),${ROW_META},
  CHECK (stage <> 'lost' OR (ifnull(length(reason), 0) > 0 AND closed_on IS NOT NULL)),
  CHECK (stage <> 'shelved' OR ifnull(length(reason), 0) > 0),
  CHECK (stage NOT IN ('lost', 'contracted') OR (next_action IS NULL AND next_action_on IS NULL))
) STRICT;
CREATE INDEX market_records_party ON market_records (party_id);
CREATE INDEX market_records_stage ON market_records (stage, next_action_on);
CREATE INDEX market_records_recorded ON market_records (recorded_on DESC, id DESC);
CREATE INDEX market_records_next ON market_records (next_action_on) WHERE next_action_on IS NOT NULL;

CREATE TABLE market_record_parties (
  market_record_id TEXT NOT NULL REFERENCES market_records (id),
  role TEXT NOT NULL,
  party_id TEXT NOT NULL REFERENCES parties (id),
  PRIMARY KEY (market_record_id, role, party_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE specifications (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  party_id TEXT NOT NULL REFERENCES parties (id),
  market_record_id TEXT REFERENCES market_records (id),
  product_id TEXT REFERENCES products (id),
  model TEXT,
  owner_user_id TEXT REFERENCES users (id),
  note TEXT,${ROW_META}
) STRICT;
CREATE INDEX specifications_party ON specifications (party_id);
CREATE INDEX specifications_market ON specifications (market_record_id);

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
CREATE UNIQUE INDEX specification_revisions_working ON specification_revisions (specification_id) WHERE state IN ('draft', 'review');
CREATE UNIQUE INDEX specification_revisions_issued ON specification_revisions (specification_id) WHERE state = 'issued';
CREATE UNIQUE INDEX specification_revisions_signed ON specification_revisions (specification_id) WHERE state = 'signed';

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

CREATE TRIGGER specification_revisions_immutable BEFORE UPDATE ON specification_revisions
WHEN OLD.state NOT IN ('draft', 'review') AND (
  NEW.id IS NOT OLD.id OR NEW.specification_id IS NOT OLD.specification_id OR NEW.letter IS NOT OLD.letter
  OR NEW.content_hash IS NOT OLD.content_hash OR NEW.head IS NOT OLD.head OR NEW.summary IS NOT OLD.summary
  OR NEW.file_sha256 IS NOT OLD.file_sha256 OR NEW.issued_at IS NOT OLD.issued_at
  OR (OLD.signed_on IS NOT NULL AND (NEW.signed_on IS NOT OLD.signed_on OR NEW.signed_by_us IS NOT OLD.signed_by_us
      OR NEW.signed_by_customer IS NOT OLD.signed_by_customer))
  OR NEW.state IN ('draft', 'review')
  OR (OLD.state = 'signed' AND NEW.state NOT IN ('signed', 'superseded'))
  OR (OLD.state IN ('superseded', 'void') AND NEW.state <> OLD.state))
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
CREATE TRIGGER specification_revisions_no_delete BEFORE DELETE ON specification_revisions
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
CREATE TRIGGER specification_items_insert BEFORE INSERT ON specification_items
WHEN (SELECT state FROM specification_revisions WHERE id = NEW.revision_id) NOT IN ('draft', 'review')
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
CREATE TRIGGER specification_items_update BEFORE UPDATE ON specification_items
WHEN (SELECT state FROM specification_revisions WHERE id = OLD.revision_id) NOT IN ('draft', 'review')
  OR (SELECT state FROM specification_revisions WHERE id = NEW.revision_id) NOT IN ('draft', 'review')
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
CREATE TRIGGER specification_items_delete BEFORE DELETE ON specification_items
WHEN (SELECT state FROM specification_revisions WHERE id = OLD.revision_id) NOT IN ('draft', 'review')
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
`);
  },
};
