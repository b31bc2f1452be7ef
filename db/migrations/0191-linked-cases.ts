import type { MigrationStep } from './step.ts';

/** From an order down to its cases without reading them all. */
export const step0191LinkedCases: MigrationStep = {
  version: 191,
  name: 'linked cases',
  up(db) {
    db.exec(`
CREATE INDEX service_cases_order_line ON service_cases (order_line_id) WHERE order_line_id IS NOT NULL;
`);
  },
};
