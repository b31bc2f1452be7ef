import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { idInput, voidInput } from '#contract/kit/values.ts';
import {
  contactCreate,
  contactRow,
  contactUpdate,
  partyCreate,
  partyDetail,
  partyRow,
  partyUpdate,
  pickedRow,
  pickInput,
} from './parties.schema.ts';

const read = needs('parties.read');
const write = needs('parties.write');

export const partiesContract = {
  list: read.route({ method: 'GET', path: '/parties' }).input(listInput).output(listOutput(partyRow)),
  pick: read.input(pickInput).output(z.array(pickedRow)),
  get: read.route({ method: 'GET', path: '/parties/{id}' }).input(idInput).output(partyDetail),
  create: write
    .route({ method: 'POST', path: '/parties', successStatus: 201 })
    .input(partyCreate)
    .output(partyDetail),
  update: write.route({ method: 'PATCH', path: '/parties/{id}' }).input(partyUpdate).output(partyDetail),
  void: write.route({ method: 'POST', path: '/parties/{id}/void' }).input(voidInput).output(partyRow),
  addContact: write
    .route({ method: 'POST', path: '/parties/{partyId}/contacts', successStatus: 201 })
    .input(contactCreate)
    .output(contactRow),
  updateContact: write
    .route({ method: 'PATCH', path: '/contacts/{id}' })
    .input(contactUpdate)
    .output(contactRow),
};
