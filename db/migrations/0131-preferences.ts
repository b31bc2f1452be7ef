import type { MigrationStep } from './step.ts';

/** What each person chose about the look and start of the program. */
export const step0131Preferences: MigrationStep = {
  version: 131,
  name: 'preferences',
  up(db) {
    db.exec(`
CREATE TABLE user_preferences (
  user_id TEXT PRIMARY KEY REFERENCES users (id),
  chosen TEXT NOT NULL CHECK (json_valid(chosen))
) STRICT, WITHOUT ROWID;
`);
  },
};
