import type { MigrationStep } from './step.ts';

/** A recall is told by every way there is; who was told, what kind of answer came and from whom is kept beside it. */
export const step0255RecallChannels: MigrationStep = {
  version: 255,
  name: 'recalls told by letter, mail, phone, fax, visit',
  up(db) {
    db.exec(`
CREATE TABLE recall_letters_new (
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
INSERT INTO recall_letters_new (id, recall_id, party_id, contact_id, way, is_reminder, is_reached, told_to, note, units,
    sent_on, replied_on, answer, replied_by, reply, created_at, created_by, version)
  SELECT id, recall_id, party_id, contact_id, way, is_reminder, 1, NULL, NULL, units,
    sent_on, replied_on, CASE WHEN replied_on IS NULL THEN NULL ELSE 'other' END, NULL, reply, created_at, created_by, version
  FROM recall_letters;
DROP TABLE recall_letters;
ALTER TABLE recall_letters_new RENAME TO recall_letters;
CREATE INDEX recall_letters_recall ON recall_letters (recall_id, party_id);
`);
  },
};
