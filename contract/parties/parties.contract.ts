import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { checkedRows, matchInput, matchOutput, rowBatch, savedRows } from '#contract/kit/rows.ts';
import { idInput, voidInput } from '#contract/kit/values.ts';
import { mergeRow, partyMerge, partyTwin, partyUnmerge, twinsInput } from './merge.schema.ts';
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
const batch = rowBatch(partyCreate, partyUpdate);

export const partiesContract = {
  list: read.route({ method: 'GET', path: '/parties' }).input(listInput).output(listOutput(partyRow)),
  pick: read.input(pickInput).output(z.array(pickedRow)),
  match: read.input(matchInput).output(matchOutput),
  get: read.route({ method: 'GET', path: '/parties/{id}' }).input(idInput).output(partyDetail),
  create: write
    .route({ method: 'POST', path: '/parties', successStatus: 201 })
    .input(partyCreate)
    .output(partyDetail),
  update: write.route({ method: 'PATCH', path: '/parties/{id}' }).input(partyUpdate).output(partyDetail),
  saveRows: write.input(batch).output(savedRows(partyRow)),
  checkRows: write.input(batch).output(checkedRows),
  void: write.route({ method: 'POST', path: '/parties/{id}/void' }).input(voidInput).output(partyRow),
  /** Who may be the same company. */
  twins: read.input(twinsInput).output(z.array(partyTwin)),
  merge: write.route({ method: 'POST', path: '/parties/{id}/merge' }).input(partyMerge).output(partyDetail),
  merges: read
    .route({ method: 'GET', path: '/parties/{id}/merges' })
    .input(idInput)
    .output(z.array(mergeRow)),
  unmerge: write
    .route({ method: 'POST', path: '/party-merges/{mergeId}/undo' })
    .input(partyUnmerge)
    .output(partyDetail),
  addContact: write
    .route({ method: 'POST', path: '/parties/{partyId}/contacts', successStatus: 201 })
    .input(contactCreate)
    .output(contactRow),
  updateContact: write
    .route({ method: 'PATCH', path: '/contacts/{id}' })
    .input(contactUpdate)
    .output(contactRow),
};
