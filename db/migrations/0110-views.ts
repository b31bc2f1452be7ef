import { type MigrationStep, ROW_META } from './step.ts';

/** Named views of lists, private or shared, and the one each person's list opens with. */
export const step0110Views: MigrationStep = {
  version: 110,
  name: 'views',
  up(db) {
    db.exec(`
CREATE TABLE views (
  id TEXT PRIMARY KEY,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
  owner_user_id TEXT NOT NULL REFERENCES users (id),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  ${ROW_META}
) STRICT;
CREATE UNIQUE INDEX views_shared_name ON views (list, name_key) WHERE is_shared = 1 AND voided_at IS NULL;
CREATE UNIQUE INDEX views_private_name ON views (list, owner_user_id, name_key) WHERE is_shared = 0 AND voided_at IS NULL;

CREATE TABLE view_defaults (
  user_id TEXT NOT NULL REFERENCES users (id),
  list TEXT NOT NULL,
  view_id TEXT NOT NULL REFERENCES views (id),
  PRIMARY KEY (user_id, list)
) STRICT, WITHOUT ROWID;
`);
  },
};
