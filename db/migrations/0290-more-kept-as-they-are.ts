import type { MigrationStep } from './step.ts';

const CHECKED = ['engineers', 'service_points', 'market_records', 'service_cases'] as const;

/** Phones that fail their check and are kept all the same, wherever a phone is written: the reason beside the value. */
export const step0290MoreKeptAsTheyAre: MigrationStep = {
  version: 290,
  name: 'phones kept as they are',
  up(db) {
    for (const table of CHECKED)
      db.exec(
        `ALTER TABLE ${table} ADD COLUMN exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions))`,
      );
  },
};
