import type { MigrationStep } from './step.ts';

/**
 * Each kind has an index of its own: hits come newest first without being collected, and walking over the entries of
 * other kinds would cost more than finding them.
 */
const KINDS = [
  'parties',
  'contacts',
  'sites',
  'products',
  'users',
  'market_records',
  'specifications',
  'orders',
  'service_cases',
];
const INDEXES = KINDS.map(
  (kind) =>
    `CREATE VIRTUAL TABLE search_${kind} USING fts5(title, rest, pinyin, grams, content='', contentless_delete=1, tokenize="ascii");`,
).join('\n');

/**
 * The search by parts of words: one token a position (db/kit/search-tokens.ts). What was indexed before is read again
 * after the start, see `search_state`.
 */
export const step0130Search: MigrationStep = {
  version: 130,
  name: 'search',
  up(db) {
    db.exec(`
DROP TABLE search_fts;
DROP TABLE search_docs;
CREATE TABLE search_docs (
  doc INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  title TEXT NOT NULL,
  subtitle TEXT NOT NULL,
  body TEXT NOT NULL,
  is_voided INTEGER NOT NULL DEFAULT 0 CHECK (is_voided IN (0, 1)),
  UNIQUE (kind, entity_id)
) STRICT;
${INDEXES}

-- Codes of units are only ever added, so a trigger keeps their index. Three characters from any position.
CREATE VIRTUAL TABLE unit_code_fts USING fts5(code, tokenize="trigram");
CREATE TRIGGER unit_barcodes_searched AFTER INSERT ON unit_barcodes
BEGIN INSERT INTO unit_code_fts (code) VALUES (NEW.barcode_key); END;
INSERT INTO unit_code_fts (code) SELECT barcode_key FROM unit_barcodes;

CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  is_stale INTEGER NOT NULL CHECK (is_stale IN (0, 1))
) STRICT;
INSERT INTO search_state (id, is_stale) SELECT 1, EXISTS (SELECT 1 FROM users);
`);
  },
};
