import type { MigrationStep } from './step.ts';

/** What was signed. When, where and under which works order a line is made may change as long as the order lives. */
const SIGNED =
  'order_id, line_no, product_id, product, model, quantity, uom, price_minor, net_minor, tax_bp, tax_minor, gross_minor, gross_rest_e4';
const contract = (ids: string) =>
  `EXISTS (SELECT 1 FROM orders WHERE id IN (${ids}) AND state NOT IN ('draft', 'review')`;

/**
 * Lines of an order beyond its preparation neither change nor go. Those of an order from a ledger may still be put right
 * by a later ledger: its totals then follow in the same statement. Inserts are not looked at, for a table with such a
 * trigger takes a third longer and ledgers come in by the ten thousand.
 */
export const step0371LinesOfAContract: MigrationStep = {
  version: 371,
  name: 'lines of a contract',
  up(db) {
    db.exec(`
CREATE TRIGGER order_lines_signed BEFORE UPDATE OF ${SIGNED} ON order_lines
WHEN ${contract('OLD.order_id, NEW.order_id')} AND is_historic = 0)
BEGIN SELECT RAISE(ABORT, 'order_in_force'); END;
CREATE TRIGGER order_lines_kept BEFORE DELETE ON order_lines
WHEN ${contract('OLD.order_id')})
BEGIN SELECT RAISE(ABORT, 'order_in_force'); END;
CREATE TRIGGER order_lines_summed AFTER UPDATE OF net_minor, tax_minor, gross_minor, gross_rest_e4 ON order_lines
WHEN ${contract('NEW.order_id')} AND is_historic = 1)
BEGIN
  UPDATE orders SET (net_minor, tax_minor, gross_minor, gross_rest_e4) =
    (SELECT sum(net_minor), sum(tax_minor), sum(gross_minor), sum(gross_rest_e4) FROM order_lines WHERE order_id = NEW.order_id)
  WHERE id = NEW.order_id;
END;
`);
  },
};
