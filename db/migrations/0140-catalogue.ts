import { type MigrationStep, ROW_META } from './step.ts';

/**
 * Numbers of trade on products and parts, the revision a part took over from, and bills of material by revision.
 * The lines of a released bill stay as they are; a change makes the next letter.
 */
export const step0140Catalogue: MigrationStep = {
  version: 140,
  name: 'catalogue',
  up(db) {
    db.exec(`
ALTER TABLE products ADD COLUMN gtin TEXT;
ALTER TABLE parts ADD COLUMN gtin TEXT;
ALTER TABLE parts ADD COLUMN supersedes_id TEXT REFERENCES parts (id);
CREATE UNIQUE INDEX products_gtin ON products (gtin) WHERE gtin IS NOT NULL;
CREATE UNIQUE INDEX parts_gtin ON parts (gtin) WHERE gtin IS NOT NULL;
CREATE INDEX parts_supersedes ON parts (supersedes_id) WHERE supersedes_id IS NOT NULL;

CREATE TABLE boms (
  id TEXT PRIMARY KEY,
  product_id TEXT REFERENCES products (id),
  part_id TEXT REFERENCES parts (id),
  letter TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'released', 'superseded')),
  released_on TEXT,
  note TEXT,${ROW_META},
  CHECK ((product_id IS NULL) <> (part_id IS NULL)),
  CHECK ((state = 'draft') = (released_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX boms_product_letter ON boms (product_id, letter) WHERE product_id IS NOT NULL;
CREATE UNIQUE INDEX boms_part_letter ON boms (part_id, letter) WHERE part_id IS NOT NULL;
CREATE UNIQUE INDEX boms_product_released ON boms (product_id) WHERE product_id IS NOT NULL AND state = 'released';
CREATE UNIQUE INDEX boms_part_released ON boms (part_id) WHERE part_id IS NOT NULL AND state = 'released';

CREATE TABLE bom_lines (
  bom_id TEXT NOT NULL REFERENCES boms (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  position TEXT NOT NULL CHECK (length(position) > 0),
  part_id TEXT NOT NULL REFERENCES parts (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  capacity INTEGER NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 200),
  note TEXT,
  PRIMARY KEY (bom_id, line_no)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX bom_lines_position ON bom_lines (bom_id, position);
CREATE INDEX bom_lines_part ON bom_lines (part_id);

CREATE TRIGGER bom_lines_no_insert BEFORE INSERT ON bom_lines
WHEN (SELECT state FROM boms WHERE id = NEW.bom_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
CREATE TRIGGER bom_lines_no_update BEFORE UPDATE ON bom_lines
WHEN (SELECT state FROM boms WHERE id = OLD.bom_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
CREATE TRIGGER bom_lines_no_delete BEFORE DELETE ON bom_lines
WHEN (SELECT state FROM boms WHERE id = OLD.bom_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
`);
  },
};
