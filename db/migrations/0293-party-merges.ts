import type { MigrationStep } from './step.ts';

/**
 * Companies that turned out to be one: what was moved, so that it can be taken back row by row, and by the merged
 * party the one it is now. Events of units are never rewritten; who reads them asks the second table.
 */
export const step0293PartyMerges: MigrationStep = {
  version: 293,
  name: 'merged parties',
  up(db) {
    db.exec(`
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
CREATE TABLE merged_parties (
  merged_id TEXT PRIMARY KEY REFERENCES parties (id),
  kept_id TEXT NOT NULL REFERENCES parties (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_parties_kept ON merged_parties (kept_id);
`);
  },
};
