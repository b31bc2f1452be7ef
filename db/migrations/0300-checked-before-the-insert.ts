import type { MigrationStep } from './step.ts';

/**
 * No new market record on a voided party is asked by the service now. A table with a trigger for inserts has every page
 * of every insert copied first, so that the row alone could be taken back: a third of what the insert costs, and old
 * ledgers come in by the ten thousand.
 */
export const step0300CheckedBeforeTheInsert: MigrationStep = {
  version: 300,
  name: 'checked before the insert',
  up(db) {
    db.exec('DROP TRIGGER market_records_live_party');
  },
};
