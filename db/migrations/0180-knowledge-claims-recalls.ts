import { type MigrationStep, ROW_META } from './step.ts';

/** Knowledge grown from cases, claims on suppliers, recalls with every unit and the letters about it. */
export const step0180KnowledgeClaimsRecalls: MigrationStep = {
  version: 180,
  name: 'knowledge, claims, recalls',
  up(db) {
    db.exec(`
CREATE TABLE knowledge_articles (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  case_id TEXT REFERENCES service_cases (id),
  uses INTEGER NOT NULL DEFAULT 0,${ROW_META}
) STRICT;
CREATE UNIQUE INDEX knowledge_articles_case ON knowledge_articles (case_id) WHERE case_id IS NOT NULL;

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
CREATE UNIQUE INDEX knowledge_revisions_published ON knowledge_revisions (article_id) WHERE state = 'published';
CREATE UNIQUE INDEX knowledge_revisions_in_work ON knowledge_revisions (article_id) WHERE state IN ('draft', 'review');
CREATE TRIGGER knowledge_revisions_fixed BEFORE UPDATE ON knowledge_revisions
WHEN OLD.content_hash IS NOT NULL AND (NEW.title <> OLD.title OR NEW.symptom <> OLD.symptom OR NEW.cause <> OLD.cause OR NEW.remedy <> OLD.remedy OR NEW.content_hash IS NOT OLD.content_hash)
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
CREATE VIRTUAL TABLE knowledge_fts USING fts5(text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");

CREATE TABLE knowledge_uses (
  article_id TEXT NOT NULL REFERENCES knowledge_articles (id),
  case_id TEXT NOT NULL REFERENCES service_cases (id),
  at INTEGER NOT NULL,
  by_user TEXT NOT NULL,
  PRIMARY KEY (article_id, case_id)
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
  note TEXT,${ROW_META},
  CHECK (state <> 'settled' OR settled_minor IS NOT NULL)
) STRICT;
CREATE INDEX supplier_claims_supplier ON supplier_claims (supplier_id);
CREATE INDEX supplier_claims_case ON supplier_claims (case_id) WHERE case_id IS NOT NULL;

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
  note TEXT,${ROW_META},
  CHECK (lot_no IS NOT NULL OR part_id IS NOT NULL)
) STRICT;

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
`);
  },
};
