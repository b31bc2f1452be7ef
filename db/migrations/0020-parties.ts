import { type MigrationStep, ROW_META } from './step.ts';

/** Parties with roles, aliases and contacts; sites with their owner history; the catalogue of products and parts. */
export const step0020Parties: MigrationStep = {
  version: 20,
  name: 'parties',
  up(db) {
    db.exec(`
CREATE TABLE import_batches (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  sheet TEXT,
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  state TEXT NOT NULL CHECK (state IN ('applied', 'undone')),
  read_count INTEGER NOT NULL,
  new_count INTEGER NOT NULL,
  updated_count INTEGER NOT NULL,
  same_count INTEGER NOT NULL,
  skipped_count INTEGER NOT NULL,
  error_count INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  undone_at INTEGER,
  undone_by TEXT,
  CHECK (read_count = new_count + updated_count + same_count + skipped_count + error_count)
) STRICT;

CREATE TABLE import_rows (
  batch_id TEXT NOT NULL REFERENCES import_batches (id),
  row_no INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('new', 'updated', 'same', 'skipped', 'error')),
  entity TEXT,
  entity_id TEXT,
  before_json TEXT,
  cells TEXT,
  issues TEXT,
  PRIMARY KEY (batch_id, row_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_rows_entity ON import_rows (entity, entity_id);

CREATE TABLE parties (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  full_name TEXT,
  credit_code TEXT UNIQUE,
  grade TEXT CHECK (grade IN ('A', 'B', 'C', 'D')),
  region TEXT,
  industry TEXT,
  address TEXT,
  owner_user_id TEXT REFERENCES users (id),
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  note TEXT,
  extra TEXT CHECK (extra IS NULL OR json_valid(extra)),
  import_batch_id TEXT REFERENCES import_batches (id),${ROW_META}
) STRICT;
CREATE INDEX parties_name ON parties (name_key);
CREATE INDEX parties_initials ON parties (initials);

CREATE TABLE party_roles (
  party_id TEXT NOT NULL REFERENCES parties (id),
  role TEXT NOT NULL,
  PRIMARY KEY (party_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE party_aliases (
  party_id TEXT NOT NULL REFERENCES parties (id),
  alias TEXT NOT NULL,
  alias_key TEXT NOT NULL,
  PRIMARY KEY (party_id, alias_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_aliases_key ON party_aliases (alias_key);

CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  party_id TEXT NOT NULL REFERENCES parties (id),
  name TEXT NOT NULL,
  title TEXT,
  decision_level TEXT CHECK (decision_level IN ('decision', 'senior', 'middle', 'basic')),
  phone TEXT,
  wechat TEXT,
  email TEXT,
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  note TEXT,${ROW_META}
) STRICT;
CREATE INDEX contacts_party ON contacts (party_id);

CREATE TABLE sites (
  id TEXT PRIMARY KEY,
  no TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('vessel', 'plant', 'station', 'warehouse', 'other')),
  imo_no TEXT UNIQUE,
  yard_party_id TEXT REFERENCES parties (id),
  hull_no TEXT,
  ship_type_code TEXT,
  class_code TEXT,
  owner_party_id TEXT REFERENCES parties (id),
  delivered_on TEXT,
  address TEXT,
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  note TEXT,${ROW_META}
) STRICT;
CREATE UNIQUE INDEX sites_yard_hull ON sites (yard_party_id, hull_no) WHERE yard_party_id IS NOT NULL AND hull_no IS NOT NULL;
CREATE INDEX sites_owner ON sites (owner_party_id);

CREATE TABLE site_owners (
  site_id TEXT NOT NULL REFERENCES sites (id),
  from_on TEXT NOT NULL,
  party_id TEXT NOT NULL REFERENCES parties (id),
  PRIMARY KEY (site_id, from_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  code_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  family TEXT NOT NULL,
  uom TEXT NOT NULL DEFAULT '台',
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  import_batch_id TEXT REFERENCES import_batches (id),${ROW_META}
) STRICT;
CREATE INDEX products_family ON products (family);

CREATE TABLE parts (
  id TEXT PRIMARY KEY,
  drawing_no TEXT NOT NULL,
  revision TEXT NOT NULL DEFAULT '',
  part_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  tracking TEXT NOT NULL DEFAULT 'unit' CHECK (tracking IN ('unit', 'lot', 'quantity')),
  uom TEXT NOT NULL DEFAULT '件',
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',${ROW_META}
) STRICT;
`);
  },
};
