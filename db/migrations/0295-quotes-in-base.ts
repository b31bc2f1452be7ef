import type { MigrationStep } from './step.ts';

/** A quote in foreign money carries its rate and the amount it came to on the day it was written down. */
export const step0295QuotesInBase: MigrationStep = {
  version: 295,
  name: 'quotes in base currency',
  up(db) {
    db.exec(`
ALTER TABLE market_records ADD COLUMN rate_e6 INTEGER CHECK (rate_e6 IS NULL OR (rate_e6 > 0 AND currency <> 'CNY'));
ALTER TABLE market_records ADD COLUMN base_minor INTEGER CHECK (base_minor IS NULL OR (base_minor >= 0 AND rate_e6 IS NOT NULL));
`);
  },
};
