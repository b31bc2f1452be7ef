import type { MigrationStep } from './step.ts';

/** The list of all people stands company by company and by name within one; the wider index also finds those of a company. */
export const step0380ListOfContacts: MigrationStep = {
  version: 380,
  name: 'list of contacts',
  up(db) {
    db.exec(`
DROP INDEX contacts_party;
CREATE INDEX contacts_listed ON contacts (party_id, name, id, voided_at);
`);
  },
};
