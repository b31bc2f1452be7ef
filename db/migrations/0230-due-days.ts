import type { MigrationStep } from './step.ts';

/** What is due is looked up at every sign-in: by its day, among what is still open. */
export const step0230DueDays: MigrationStep = {
  version: 230,
  name: 'days of what is open',
  up(db) {
    db.exec(`
CREATE INDEX service_cases_due_on ON service_cases (due_on) WHERE due_on IS NOT NULL AND state NOT IN ('closed', 'cancelled');
CREATE INDEX orders_due ON orders (due_on) WHERE due_on IS NOT NULL AND state IN ('in_force', 'executing');
`);
  },
};
