import type { MigrationStep } from '#db/migrations/step.ts';

export const NEXT_VERSION = 40;

/** What a later program would do to the small ledger: a column, a table built anew, a new table. */
export const NEXT_STEPS: readonly MigrationStep[] = [
  {
    version: 20,
    name: 'weights',
    up(db) {
      db.exec('ALTER TABLE parts ADD COLUMN weight_g INTEGER');
      db.run('UPDATE parts SET weight_g = ?', [1000]);
    },
  },
  {
    version: 30,
    name: 'rebuilt parts',
    up(db) {
      db.exec(`CREATE TABLE parts_next (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, parent_id INTEGER REFERENCES parts (id),
        weight_g INTEGER NOT NULL CHECK (weight_g > 0)
      ) STRICT`);
      db.run('INSERT INTO parts_next SELECT id, name, parent_id, weight_g FROM parts');
      db.exec('DROP TABLE parts');
      db.exec('ALTER TABLE parts_next RENAME TO parts');
      db.exec('CREATE INDEX parts_name ON parts (name)');
    },
  },
  {
    version: 40,
    name: 'notes',
    up(db) {
      db.exec(
        'CREATE TABLE notes (id INTEGER PRIMARY KEY, part_id INTEGER NOT NULL REFERENCES parts (id)) STRICT',
      );
      db.run('INSERT INTO notes (part_id) SELECT id FROM parts');
    },
  },
];

/** The least that openFactory can work with. */
export const MINIMAL_STEPS: readonly MigrationStep[] = [
  {
    version: 10,
    name: 'log',
    up(db) {
      db.exec('CREATE TABLE change_log (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT');
    },
  },
];
