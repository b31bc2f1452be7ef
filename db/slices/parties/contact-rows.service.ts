import type { z } from 'zod';
import type { ListedContact } from '#contract/parties/contacts.contract.ts';
import type { contactCreate, contactUpdate } from '#contract/parties/parties.schema.ts';
import type { RowSlice } from '#db/kit/save-rows.ts';
import {
  addContact,
  getListedContact,
  restoreContact,
  updateContact,
  voidContact,
} from './contacts.service.ts';

/** People as rows of a grid. */
export const contactRows: RowSlice<
  z.infer<typeof contactCreate>,
  z.infer<typeof contactUpdate>,
  ListedContact
> = {
  entity: 'contacts',
  read: getListedContact,
  create: (w, input) => addContact(w, input).id,
  update: (w, input) => void updateContact(w, input),
  void: (w, input) => void voidContact(w, input),
  restore: restoreContact,
};
