import type { z } from 'zod';
import type { Matched } from '#contract/kit/rows.ts';
import type { PartyRow, partyCreate, partyUpdate } from '#contract/parties/parties.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireRow, restoreRow } from '#db/kit/row-meta.ts';
import type { RowSlice } from '#db/kit/save-rows.ts';
import { foldText } from '#db/kit/text.ts';
import { reindexRecordsOfParty } from '#db/slices/search/rebuild.service.ts';
import { parties, rolesOf } from './parties.repo.ts';
import { createParty, getParty, updateParty, voidParty } from './parties.service.ts';
import { findPartiesNamed } from './party-match.repo.ts';

/** Changes a party; under another name every record that shows it is found by the new one. */
export function changeParty(w: WriteContext, input: z.infer<typeof partyUpdate>) {
  const { name } = getParty(w, input.id);
  const party = updateParty(w, input);
  if (party.name !== name) reindexRecordsOfParty(w, party.id);
  return party;
}

/** Parties as rows of a grid. */
export const partyRows: RowSlice<z.infer<typeof partyCreate>, z.infer<typeof partyUpdate>, PartyRow> = {
  entity: 'parties',
  read: (r, id) => ({ ...requireRow(parties.find(r.db, id), 'parties', id), roles: rolesOf(r.db, id) }),
  create: (w, input) => createParty(w, input).id,
  update: (w, input) => void changeParty(w, input),
  void: (w, input) => void voidParty(w, input),
  restore: (w, input) => restoreRow(w, 'parties', parties, input),
};

/** Which party each text names exactly, by number, name or former name; none when it names several. */
export function matchParties(r: ReadContext, texts: readonly string[]): Matched[] {
  return texts.map((text) => {
    const found = findPartiesNamed(r.db, foldText(text));
    const only = found.length === 1 ? found[0] : undefined;
    return { text, count: found.length, id: only?.id ?? null, label: only?.label ?? null };
  });
}
