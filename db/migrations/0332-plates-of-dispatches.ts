import type { MigrationStep } from './step.ts';

/** The car somebody who is sent travels with: gates of yards ask for its plate. One of another form stays with a reason. */
export const step0332PlatesOfDispatches: MigrationStep = {
  version: 332,
  name: 'plates of dispatches',
  up(db) {
    db.exec(`ALTER TABLE dispatches ADD COLUMN plate TEXT;
ALTER TABLE dispatches ADD COLUMN exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions));`);
  },
};
