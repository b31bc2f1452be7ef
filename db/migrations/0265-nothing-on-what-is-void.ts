import type { MigrationStep } from './step.ts';

const LED_BY_A_PARTY = ['market_records', 'orders', 'service_cases', 'specifications'] as const;

/**
 * Nothing new hangs on what was voided: no record on a voided party, no event on a voided unit, no part in one, no
 * step of a revision whose document is void. What was there before stays as it is.
 */
export const step0265NothingOnWhatIsVoid: MigrationStep = {
  version: 265,
  name: 'nothing on what is void',
  up(db) {
    for (const table of LED_BY_A_PARTY)
      db.exec(`
CREATE TRIGGER ${table}_live_party BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM parties WHERE id = NEW.party_id AND voided_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'record_voided'); END;
`);
    db.exec(`
CREATE TRIGGER unit_events_live_unit BEFORE INSERT ON unit_events
WHEN NEW.type NOT IN ('CREATED', 'CORRECTED')
  AND EXISTS (SELECT 1 FROM units WHERE id IN (NEW.unit_id, NEW.parent_unit_id) AND voided_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'record_voided'); END;
CREATE TRIGGER specification_revisions_live BEFORE UPDATE ON specification_revisions
WHEN EXISTS (SELECT 1 FROM specifications WHERE id = NEW.specification_id AND voided_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'record_voided'); END;
`);
  },
};
