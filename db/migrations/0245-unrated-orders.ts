import type { MigrationStep } from './step.ts';

/** What stands in no sum is looked for beside every sum: only orders without a rate are kept apart, not all foreign ones. */
export const step0245UnratedOrders: MigrationStep = {
  version: 245,
  name: 'orders without a rate by day',
  up(db) {
    db.exec(`
DROP INDEX orders_foreign;
CREATE INDEX orders_unrated ON orders (ordered_on) WHERE currency <> 'CNY' AND base_minor = 0 AND gross_minor <> 0;
`);
  },
};
