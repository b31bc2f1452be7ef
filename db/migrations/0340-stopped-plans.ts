import type { MigrationStep } from './step.ts';

/** A plan is stopped on a day and for a reason, and may run on later. */
export const step0340StoppedPlans: MigrationStep = {
  version: 340,
  name: 'stopped maintenance plans',
  up(db) {
    db.exec(`
ALTER TABLE maintenance_plans ADD COLUMN stopped_on TEXT CHECK (stopped_on IS NULL OR is_active = 0);
ALTER TABLE maintenance_plans ADD COLUMN stop_reason TEXT CHECK (stop_reason IS NULL OR stopped_on IS NOT NULL);
`);
  },
};
