import { sortKey } from '#db/text-order/sort-key.ts';
import type { MigrationStep } from './step.ts';

/**
 * The list of all people stands company by company and by name within one. Their names keep a key in whose order people
 * look them up (db/text-order/sort-key.ts); the wider index also finds those of a company.
 */
export const step0380ListOfContacts: MigrationStep = {
  version: 380,
  name: 'list of contacts',
  up(db) {
    db.exec("ALTER TABLE contacts ADD COLUMN name_sort TEXT NOT NULL DEFAULT ''");
    for (const { id, name } of db.all<{ id: string; name: string }>('SELECT id, name FROM contacts'))
      db.run('UPDATE contacts SET name_sort = ? WHERE id = ?', [sortKey(name), id]);
    db.exec(`
DROP INDEX contacts_party;
CREATE INDEX contacts_listed ON contacts (party_id, name_sort, id, voided_at);
`);
  },
};
