import { os } from '#db/kit/procedures.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import { contactRows } from './contact-rows.service.ts';
import { getListedContact, listContacts, voidContact } from './contacts.service.ts';

export const contactsProcedures = {
  list: os.contacts.list.handler(({ input, context }) => context.read((r) => listContacts(r, input))),
  get: os.contacts.get.handler(({ input, context }) => context.read((r) => getListedContact(r, input.id))),
  saveRows: os.contacts.saveRows.handler(({ input, context }) =>
    context.write((w) => saveRows(w, contactRows, input)),
  ),
  checkRows: os.contacts.checkRows.handler(({ input, context }) => checkRows(context, contactRows, input)),
  void: os.contacts.void.handler(({ input, context }) => context.write((w) => voidContact(w, input))),
};
