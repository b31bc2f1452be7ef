import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { checkedRows, rowBatch, savedRows } from '#contract/kit/rows.ts';
import { idInput, voidInput } from '#contract/kit/values.ts';
import { contactCreate, contactRow, contactUpdate } from './parties.schema.ts';

/** A person as the list of all people shows one: with the company, and void where the company is. */
export const listedContact = contactRow.extend({ partyName: z.string(), region: z.string().nullable() });
export type ListedContact = z.infer<typeof listedContact>;

const read = needs('parties.read');
const write = needs('parties.write');
const batch = rowBatch(contactCreate, contactUpdate);

export const contactsContract = {
  list: read.route({ method: 'GET', path: '/contacts' }).input(listInput).output(listOutput(listedContact)),
  get: read.route({ method: 'GET', path: '/contacts/{id}' }).input(idInput).output(listedContact),
  saveRows: write.input(batch).output(savedRows(listedContact)),
  checkRows: write.input(batch).output(checkedRows),
  void: write.route({ method: 'POST', path: '/contacts/{id}/void' }).input(voidInput).output(listedContact),
};
