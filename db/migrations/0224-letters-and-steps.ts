import type { MigrationStep } from './step.ts';

/** Each letter of a recall with its answer, each step of an article with who and when, repeats found from both ends. */
export const step0224LettersAndSteps: MigrationStep = {
  version: 224,
  name: 'recall letters, steps of articles',
  up(db) {
    db.exec(`
CREATE TABLE recall_letters (
  id TEXT PRIMARY KEY,
  recall_id TEXT NOT NULL REFERENCES recalls (id),
  party_id TEXT NOT NULL REFERENCES parties (id),
  contact_id TEXT REFERENCES contacts (id),
  way TEXT NOT NULL CHECK (way IN ('letter', 'mail', 'phone', 'wechat')),
  is_reminder INTEGER NOT NULL CHECK (is_reminder IN (0, 1)),
  units INTEGER NOT NULL CHECK (units > 0),
  sent_on TEXT NOT NULL,
  replied_on TEXT,
  reply TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK (reply IS NULL OR replied_on IS NOT NULL)
) STRICT;
CREATE INDEX recall_letters_recall ON recall_letters (recall_id, party_id);

CREATE TABLE knowledge_steps (
  id TEXT PRIMARY KEY,
  revision_id TEXT NOT NULL REFERENCES knowledge_revisions (id),
  to_state TEXT NOT NULL CHECK (to_state IN ('draft', 'review', 'published', 'superseded', 'withdrawn')),
  reason TEXT,
  at INTEGER NOT NULL,
  by_user TEXT NOT NULL
) STRICT;
CREATE INDEX knowledge_steps_revision ON knowledge_steps (revision_id);
CREATE TRIGGER knowledge_steps_no_update BEFORE UPDATE ON knowledge_steps BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
CREATE TRIGGER knowledge_steps_no_delete BEFORE DELETE ON knowledge_steps BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
-- What is known of the steps taken before they were written down.
INSERT INTO knowledge_steps (id, revision_id, to_state, reason, at, by_user)
  SELECT id || '-made', id, 'draft', NULL, created_at, author FROM knowledge_revisions;
INSERT INTO knowledge_steps (id, revision_id, to_state, reason, at, by_user)
  SELECT id || '-published', id, 'published', NULL, published_at, COALESCE(reviewer, author) FROM knowledge_revisions
  WHERE published_at IS NOT NULL;

CREATE INDEX service_cases_repeat_of ON service_cases (repeat_of_id) WHERE repeat_of_id IS NOT NULL;
`);
  },
};
