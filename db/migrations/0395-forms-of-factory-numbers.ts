import type { MigrationStep } from './step.ts';

/**
 * A product says in which form its factory numbers are given; one of another form stays with a reason. The number of a
 * unit that was registered by mistake and taken out again is free for the right one.
 */
export const step0395FormsOfFactoryNumbers: MigrationStep = {
  version: 395,
  name: 'forms of factory numbers',
  up(db) {
    db.exec(`
ALTER TABLE products ADD COLUMN factory_no_form TEXT;
ALTER TABLE units ADD COLUMN exceptions TEXT CHECK (exceptions IS NULL OR json_valid(exceptions));
DROP INDEX units_factory_no;
CREATE UNIQUE INDEX units_factory_no ON units (product_id, factory_no)
  WHERE product_id IS NOT NULL AND factory_no IS NOT NULL AND voided_at IS NULL;`);
  },
};
