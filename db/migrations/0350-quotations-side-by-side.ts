import type { MigrationStep } from './step.ts';

/**
 * A confirmed quotation stays valid while the next letter is drafted and answered, and further work gets a quotation of
 * its own beside it: of a case one is drafted and one is out, of a number one is confirmed.
 */
export const step0350QuotationsSideBySide: MigrationStep = {
  version: 350,
  name: 'quotations side by side',
  up(db) {
    db.exec(`
DROP INDEX service_quotations_current;
CREATE UNIQUE INDEX service_quotations_in_work ON service_quotations (case_id, state) WHERE state IN ('draft', 'sent') AND voided_at IS NULL;
CREATE UNIQUE INDEX service_quotations_confirmed ON service_quotations (no) WHERE state = 'confirmed' AND voided_at IS NULL;
`);
  },
};
