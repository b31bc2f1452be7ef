import { os } from '#db/kit/procedures.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import { addContact, updateContact } from './contacts.service.ts';
import { findTwins, listMerges, mergeParties, unmergeParties } from './merge-parties.service.ts';
import { createParty, getParty, listParties, pickParty, voidParty } from './parties.service.ts';
import { changeParty, matchParties, partyRows } from './party-rows.service.ts';

export const partiesProcedures = {
  list: os.parties.list.handler(({ input, context }) => context.read((r) => listParties(r, input))),
  pick: os.parties.pick.handler(({ input, context }) =>
    context.read((r) => pickParty(r, input.text, input.limit, input.role)),
  ),
  get: os.parties.get.handler(({ input, context }) => context.read((r) => getParty(r, input.id))),
  create: os.parties.create.handler(({ input, context }) => context.write((w) => createParty(w, input))),
  update: os.parties.update.handler(({ input, context }) => context.write((w) => changeParty(w, input))),
  match: os.parties.match.handler(({ input, context }) => context.read((r) => matchParties(r, input.texts))),
  saveRows: os.parties.saveRows.handler(({ input, context }) =>
    context.write((w) => saveRows(w, partyRows, input)),
  ),
  checkRows: os.parties.checkRows.handler(({ input, context }) => checkRows(context, partyRows, input)),
  void: os.parties.void.handler(({ input, context }) => context.write((w) => voidParty(w, input))),
  twins: os.parties.twins.handler(({ input, context }) => context.read((r) => findTwins(r, input))),
  merge: os.parties.merge.handler(({ input, context }) => context.write((w) => mergeParties(w, input))),
  merges: os.parties.merges.handler(({ input, context }) => context.read((r) => listMerges(r, input.id))),
  unmerge: os.parties.unmerge.handler(({ input, context }) => context.write((w) => unmergeParties(w, input))),
  addContact: os.parties.addContact.handler(({ input, context }) =>
    context.write((w) => addContact(w, input)),
  ),
  updateContact: os.parties.updateContact.handler(({ input, context }) =>
    context.write((w) => updateContact(w, input)),
  ),
};
