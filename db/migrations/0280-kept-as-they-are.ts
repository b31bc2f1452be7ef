import type { MigrationStep } from './step.ts';

const CHECKED = ['parties', 'contacts', 'sites'] as const;

/** Values that fail their check and are kept all the same: the reason by field, beside the values. */
export const step0280KeptAsTheyAre: MigrationStep = {
  version: 280,
  name: 'values kept as they are',
  up(db) {
    for (const table of CHECKED)
      db.exec(
        `ALTER TABLE ${table} ADD COLUMN exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions))`,
      );
  },
};
