import { type MigrationStep, ROW_META } from './step.ts';

/**
 * Orders with lines and shipments. `*_rest_e4` keeps what rounding to 分 left off a ledger amount, in 10⁻⁴ of a
 * minor unit, so that sums over an imported ledger equal the ledger's own.
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
  CHECK (state IN ('draft', 'review') OR voided_at IS NOT NULL OR is_historic = 1 OR specification_revision_id IS NOT NULL OR length(override_reason) > 0)
) STRICT;
CREATE INDEX orders_ordered ON orders (ordered_on DESC, id DESC);
CREATE INDEX orders_party ON orders (party_id, ordered_on DESC, id DESC);
CREATE INDEX orders_state ON orders (state, ordered_on DESC, id DESC);
CREATE INDEX orders_source ON orders (source_no) WHERE source_no IS NOT NULL;
CREATE INDEX orders_market ON orders (market_record_id) WHERE market_record_id IS NOT NULL;
CREATE INDEX orders_customer_no ON orders (party_id, customer_order_no) WHERE customer_order_no IS NOT NULL;

CREATE TRIGGER orders_signed_insert BEFORE INSERT ON orders
WHEN NEW.specification_revision_id IS NOT NULL AND NEW.state NOT IN ('draft', 'review')
  AND (SELECT state FROM specification_revisions WHERE id = NEW.specification_revision_id) NOT IN ('signed', 'superseded')
BEGIN SELECT RAISE(ABORT, 'specification_not_signed'); END;
CREATE TRIGGER orders_signed_update BEFORE UPDATE ON orders
WHEN NEW.specification_revision_id IS NOT NULL AND NEW.state NOT IN ('draft', 'review') AND NEW.voided_at IS NULL
  AND (SELECT state FROM specification_revisions WHERE id = NEW.specification_revision_id) NOT IN ('signed', 'superseded')
BEGIN SELECT RAISE(ABORT, 'specification_not_signed'); END;

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
`);
  },
};
