import type { MigrationStep } from './step.ts';

/**
 * Foreign orders that came without a rate were counted one to one among the others. From now on they stand in no sum
 * until their rate is said; the index finds them without reading the rest.
 */
export const step0192OrdersWithoutRate: MigrationStep = {
  version: 192,
  name: 'orders without a rate',
  up(db) {
    db.exec(`
UPDATE orders SET base_minor = 0 WHERE currency <> 'CNY' AND rate_e6 = 1000000 AND is_historic = 1
  AND EXISTS (SELECT 1 FROM orders o WHERE o.currency = 'CNY');
CREATE INDEX orders_foreign ON orders (ordered_on) WHERE currency <> 'CNY';
CREATE INDEX market_records_foreign ON market_records (recorded_on) WHERE currency <> 'CNY';
`);
  },
};
