import type { MigrationStep } from './step.ts';

const HAS_ORDER = `EXISTS (SELECT 1 FROM orders WHERE market_record_id = NEW.id AND voided_at IS NULL
    AND state NOT IN ('draft', 'review', 'terminated'))`;

/**
 * A market record becomes contracted with a valid order and stays so while one stands; the log of its stages grows and
 * does nothing else. No trigger looks at inserts: old ledgers come in by the ten thousand, and a table with such a
 * trigger takes a third longer.
 */
export const step0370ContractedByAnOrder: MigrationStep = {
  version: 370,
  name: 'contracted by an order',
  up(db) {
    db.exec(`
CREATE TRIGGER market_records_contracted BEFORE UPDATE OF stage ON market_records
WHEN (NEW.stage = 'contracted') <> (OLD.stage = 'contracted') AND (NEW.stage = 'contracted') <> (${HAS_ORDER})
BEGIN SELECT RAISE(ABORT, 'order_required'); END;
CREATE TRIGGER market_stage_log_no_update BEFORE UPDATE ON market_stage_log BEGIN SELECT RAISE(ABORT, 'market_stage_log is append-only'); END;
CREATE TRIGGER market_stage_log_no_delete BEFORE DELETE ON market_stage_log BEGIN SELECT RAISE(ABORT, 'market_stage_log is append-only'); END;
`);
  },
};
