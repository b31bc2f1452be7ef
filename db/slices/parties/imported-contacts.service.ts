import type { ContactRow } from '#contract/parties/parties.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireRow, requireVersion } from '#db/kit/row-meta.ts';
import { putVoid } from './contacts.service.ts';
import { contacts, contactsOf, type StoredContact } from './parties.repo.ts';

export function getContact(r: ReadContext, id: string): StoredContact {
  return requireRow(contacts.find(r.db, id), 'contacts', id);
}

/** Live people of a party. */
export function contactsOfParty(r: ReadContext, partyId: string): ContactRow[] {
  return contactsOf(r.db, partyId).filter((contact) => contact.voidedAt === null);
}

/** Takes back a person that an import added. */
export function voidImportedContact(
  w: WriteContext,
  input: { id: string; version: number; reason: string },
): void {
  const current = getContact(w, input.id);
  requireVersion('contacts', current, input.version);
  putVoid(w, current, input.reason);
}
