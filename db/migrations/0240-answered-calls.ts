import type { MigrationStep } from './step.ts';

/** What was answered to a call that bore a key: the same call, asked again because its answer was lost, is not done twice. */
export const step0240AnsweredCalls: MigrationStep = {
  version: 240,
  name: 'answered calls',
  up(db) {
    db.exec(`
CREATE TABLE answered_calls (
  user_id TEXT NOT NULL,
  call TEXT NOT NULL,
  at INTEGER NOT NULL,
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  PRIMARY KEY (user_id, call)
) STRICT, WITHOUT ROWID;
CREATE INDEX answered_calls_at ON answered_calls (at);
`);
  },
};
