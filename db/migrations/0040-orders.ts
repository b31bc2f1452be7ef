import { type MigrationStep, ROW_META } from './step.ts';

/**
 * Orders with lines and shipments. `*_rest_e4` keeps what rounding to 分 left off a ledger amount, in 10⁻⁴ of a
 * minor unit, so that sums over an imported ledger equal the ledger's own. The list indexes end with `voided_at`, so
 * that paging to any depth reads the index alone.
 */
export const step0040Orders: MigrationStep = {
  version: 40,
  name: 'orders',
  up(db) {
    db.exec(`
CREATE TABLE orders (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  source_no TEXT,
  customer_order_no TEXT,
  party_id TEXT NOT NULL REFERENCES parties (id),
  shipowner_party_id TEXT REFERENCES parties (id),
  market_record_id TEXT REFERENCES market_records (id),
  specification_revision_id TEXT REFERENCES specification_revisions (id),
  override_reason TEXT,
  is_historic INTEGER NOT NULL DEFAULT 0 CHECK (is_historic IN (0, 1)),
  ordered_on TEXT NOT NULL,
  due_on TEXT,
  shipped_on TEXT,
  accepted_on TEXT,
  closed_on TEXT,
  prices_include_tax INTEGER NOT NULL DEFAULT 0 CHECK (prices_include_tax IN (0, 1)),
  currency TEXT NOT NULL DEFAULT 'CNY',
  rate_e6 INTEGER NOT NULL DEFAULT 1000000 CHECK (rate_e6 > 0),
  net_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  gross_minor INTEGER NOT NULL,
  gross_rest_e4 INTEGER NOT NULL DEFAULT 0,
  base_minor INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'in_force', 'executing', 'shipped', 'accepted', 'in_warranty', 'closed', 'changing', 'suspended', 'terminated')),
  owner_user_id TEXT REFERENCES users (id),
  salesperson TEXT,
  warranty_clause TEXT CHECK (warranty_clause IS NULL OR json_valid(warranty_clause)),
  note TEXT,
  extra TEXT CHECK (extra IS NULL OR json_valid(extra)),
  import_batch_id TEXT REFERENCES import_batches (id),${ROW_META},
  CHECK (net_minor + tax_minor = gross_minor),
  CHECK (state IN ('draft', 'review') OR voided_at IS NOT NULL OR is_historic = 1 OR specification_revision_id IS NOT NULL OR ifnull(length(override_reason), 0) > 0)
) STRICT;
CREATE INDEX orders_ordered ON orders (ordered_on DESC, id DESC, voided_at);
CREATE INDEX orders_party ON orders (party_id, ordered_on DESC, id DESC, voided_at);
CREATE INDEX orders_state ON orders (state, ordered_on DESC, id DESC, voided_at);
CREATE INDEX orders_source ON orders (source_no) WHERE source_no IS NOT NULL;
CREATE INDEX orders_revision ON orders (specification_revision_id) WHERE specification_revision_id IS NOT NULL;
CREATE INDEX orders_market ON orders (market_record_id) WHERE market_record_id IS NOT NULL;
CREATE INDEX orders_customer_no ON orders (party_id, customer_order_no) WHERE customer_order_no IS NOT NULL;

CREATE TRIGGER orders_signed_insert BEFORE INSERT ON orders
WHEN NEW.specification_revision_id IS NOT NULL AND NEW.state NOT IN ('draft', 'review')
  AND (SELECT signed_on FROM specification_revisions WHERE id = NEW.specification_revision_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'specification_not_signed'); END;
CREATE TRIGGER orders_signed_update BEFORE UPDATE ON orders
WHEN NEW.specification_revision_id IS NOT NULL AND NEW.state NOT IN ('draft', 'review') AND NEW.voided_at IS NULL
  AND (SELECT signed_on FROM specification_revisions WHERE id = NEW.specification_revision_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'specification_not_signed'); END;
CREATE TRIGGER orders_keep_revision BEFORE UPDATE OF specification_revision_id ON orders
WHEN OLD.state NOT IN ('draft', 'review') AND OLD.specification_revision_id IS NOT NULL
  AND NEW.specification_revision_id IS NOT OLD.specification_revision_id
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
CREATE TRIGGER orders_lines_sum BEFORE UPDATE ON orders
WHEN NEW.voided_at IS NULL AND EXISTS (SELECT 1 FROM order_lines WHERE order_id = NEW.id)
  AND (SELECT sum(net_minor) <> NEW.net_minor OR sum(tax_minor) <> NEW.tax_minor OR sum(gross_minor) <> NEW.gross_minor
       FROM order_lines WHERE order_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'lines_do_not_sum'); END;

CREATE TABLE order_lines (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  product_id TEXT REFERENCES products (id),
  product TEXT,
  model TEXT,
  quantity INTEGER NOT NULL,
  uom TEXT NOT NULL DEFAULT '台',
  price_minor INTEGER,
  net_minor INTEGER NOT NULL,
  tax_bp INTEGER NOT NULL DEFAULT 0 CHECK (tax_bp BETWEEN 0 AND 10000),
  tax_minor INTEGER NOT NULL DEFAULT 0,
  gross_minor INTEGER NOT NULL,
  gross_rest_e4 INTEGER NOT NULL DEFAULT 0,
  due_on TEXT,
  site_id TEXT REFERENCES sites (id),
  hull_no TEXT,
  works_order_no TEXT,
  note TEXT,
  extra TEXT CHECK (extra IS NULL OR json_valid(extra)),
  UNIQUE (order_id, line_no),
  CHECK (net_minor + tax_minor = gross_minor)
) STRICT;
CREATE INDEX order_lines_product ON order_lines (product_id);

CREATE TABLE shipments (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  order_id TEXT NOT NULL REFERENCES orders (id),
  shipped_on TEXT NOT NULL,
  arrived_on TEXT,
  site_id TEXT REFERENCES sites (id),
  carrier TEXT,
  note TEXT,${ROW_META}
) STRICT;
CREATE INDEX shipments_order ON shipments (order_id);
CREATE INDEX shipments_shipped ON shipments (shipped_on);

CREATE TABLE shipment_lines (
  shipment_id TEXT NOT NULL REFERENCES shipments (id),
  seq INTEGER NOT NULL CHECK (seq > 0),
  order_line_id TEXT NOT NULL REFERENCES order_lines (id),
  unit_id TEXT REFERENCES units (id),
  unit_event_seq INTEGER,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  is_live INTEGER NOT NULL DEFAULT 1 CHECK (is_live IN (0, 1)),
  PRIMARY KEY (shipment_id, seq),
  CHECK (unit_id IS NULL OR quantity = 1000)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX shipment_lines_unit ON shipment_lines (unit_id) WHERE unit_id IS NOT NULL AND is_live = 1;
CREATE INDEX shipment_lines_order_line ON shipment_lines (order_line_id) WHERE is_live = 1;
CREATE TRIGGER shipment_lines_quantity BEFORE INSERT ON shipment_lines
WHEN (SELECT quantity FROM order_lines WHERE id = NEW.order_line_id)
  < NEW.quantity + (SELECT COALESCE(sum(quantity), 0) FROM shipment_lines WHERE order_line_id = NEW.order_line_id AND is_live = 1)
BEGIN SELECT RAISE(ABORT, 'shipped_more_than_ordered'); END;
CREATE TRIGGER shipment_lines_same_order BEFORE INSERT ON shipment_lines
WHEN (SELECT order_id FROM order_lines WHERE id = NEW.order_line_id) IS NOT (SELECT order_id FROM shipments WHERE id = NEW.shipment_id)
BEGIN SELECT RAISE(ABORT, 'unit_other_order'); END;
`);
  },
};
