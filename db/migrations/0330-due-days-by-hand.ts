import type { MigrationStep } from './step.ts';

/** Whether somebody set the day a case is due: a change of severity or of the report then leaves it alone. */
export const step0330DueDaysByHand: MigrationStep = {
  version: 330,
  name: 'due days set by hand',
  up(db) {
    db.exec(
      'ALTER TABLE service_cases ADD COLUMN is_due_given INTEGER NOT NULL DEFAULT 0 CHECK (is_due_given IN (0, 1))',
    );
  },
};
