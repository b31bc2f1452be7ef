import { type MigrationStep, ROW_META } from './step.ts';

/** What people decided about a warranty beside what the clock computes: an end of their own, more time, time that did not count. */
export const step0145Warranty: MigrationStep = {
  version: 145,
  name: 'warranty',
  up(db) {
    db.exec(`
CREATE TABLE warranty_decisions (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  kind TEXT NOT NULL CHECK (kind IN ('override', 'extension', 'suspension')),
  until_on TEXT,
  months INTEGER CHECK (months BETWEEN 1 AND 600),
  from_on TEXT,
  to_on TEXT,
  reason TEXT NOT NULL CHECK (length(reason) > 0),${ROW_META},
  CHECK (kind <> 'override' OR (until_on IS NOT NULL AND months IS NULL)),
  CHECK (kind <> 'extension' OR (months IS NOT NULL AND until_on IS NULL)),
  CHECK ((kind = 'suspension') = (from_on IS NOT NULL)),
  CHECK ((from_on IS NULL) = (to_on IS NULL)),
  CHECK (from_on IS NULL OR from_on <= to_on)
) STRICT;
CREATE INDEX warranty_decisions_unit ON warranty_decisions (unit_id);
CREATE UNIQUE INDEX warranty_decisions_override ON warranty_decisions (unit_id) WHERE kind = 'override' AND voided_at IS NULL;
`);
  },
};
