import { type MigrationStep, ROW_META } from './step.ts';

/** Warranty terms of the house by the day they came into force, and others an order may take over. */
export const step0220WarrantyTerms: MigrationStep = {
  version: 220,
  name: 'warranty terms',
  up(db) {
    db.exec(`
CREATE TABLE warranty_terms (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- House terms for contracts from this day on; null for terms that hold only where an order takes them over.
  valid_from TEXT,
  clause TEXT NOT NULL CHECK (json_valid(clause)),
  note TEXT,${ROW_META}
) STRICT;
CREATE UNIQUE INDEX warranty_terms_day ON warranty_terms (valid_from) WHERE valid_from IS NOT NULL AND voided_at IS NULL;
CREATE UNIQUE INDEX warranty_terms_name ON warranty_terms (name) WHERE voided_at IS NULL;
`);
  },
};
