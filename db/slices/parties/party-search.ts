import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { aliasesOf, contactsOf, parties, type StoredParty } from './parties.repo.ts';

/** Puts the party and the people in it into the search: both by name, pinyin and phone. */
export function indexParty(w: WriteContext, party: StoredParty): void {
  const aliases = aliasesOf(w.db, party.id);
  const people = contactsOf(w.db, party.id);
  const words = [party.creditCode, party.region, ...aliases, ...people.flatMap((c) => [c.name, c.phone])];
  w.index({
    kind: 'parties',
    id: party.id,
    title: party.name,
    subtitle: [party.no, party.fullName].filter(Boolean).join(' · '),
    body: words.filter(Boolean).join('\n'),
    names: [party.name, party.fullName ?? '', ...aliases],
  });
  for (const contact of people) {
    w.index({
      kind: 'contacts',
      // A person is shown with the party, so the number carries both.
      id: `${party.id}/${contact.id}`,
      title: contact.name,
      subtitle: [party.name, contact.title, contact.phone].filter(Boolean).join(' · '),
      body: [contact.wechat, contact.email].filter(Boolean).join('\n'),
    });
  }
}

/** Reads the party anew for the search. */
export function reindexParty(w: WriteContext, id: string): void {
  indexParty(w, requireRow(parties.find(w.db, id), 'parties', id));
}
