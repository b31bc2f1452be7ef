import type { z } from 'zod';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import type { ListedContact } from '#contract/parties/contacts.contract.ts';
import {
  CONTACT_CHECKS,
  type ContactRow,
  type contactCreate,
  type contactUpdate,
} from '#contract/parties/parties.schema.ts';
import { requireChecked } from '#db/kit/checked-texts.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireLive, requireRow, restoreRow, updatedNow } from '#db/kit/row-meta.ts';
import { markDocument } from '#db/kit/search-index.ts';
import { pinyinKeys } from '#db/kit/text.ts';
import { contactList, findListedContact } from './contacts.repo.ts';
import { contacts, parties, type StoredContact, type StoredParty } from './parties.repo.ts';
import { indexParty, reindexParty } from './party-search.ts';

/** People of all companies, as far as one may see what is known of them. */
export function listContacts(r: ReadContext, input: ListInput): ListPage<ListedContact> {
  return listPage(r.db, contactList, input);
}

export function getListedContact(r: ReadContext, id: string): ListedContact {
  return requireRow(findListedContact(r.db, id), 'contacts', id);
}

/** The company, or RULE_BROKEN record_voided: nobody is added to one that is void. */
function requireLiveParty(r: ReadContext, id: string): StoredParty {
  const party = requireRow(parties.find(r.db, id), 'parties', id);
  requireLive('parties', party, party.version);
  return party;
}

/** A person stands in the search under the company. */
function markPerson(w: WriteContext, partyId: string, id: string, isGone: boolean): void {
  markDocument(w.db, 'contacts', `${partyId}/${id}`, isGone);
}

export function addContact(w: WriteContext, input: z.infer<typeof contactCreate>): ContactRow {
  const party = requireLiveParty(w, input.partyId);
  const contact: StoredContact = {
    id: w.newId(),
    title: null,
    decisionLevel: null,
    phone: null,
    wechat: null,
    email: null,
    note: null,
    ...definedOnly(input),
    exceptions: requireChecked(CONTACT_CHECKS, input, null),
    ...pinyinKeys(input.name),
    ...createdNow(w),
  };
  contacts.insert(w.db, contact);
  indexParty(w, party);
  w.log({ entity: 'contacts', id: contact.id, action: 'create', after: contact });
  return contact;
}

/** Changes a person; one who was filed under the wrong company moves to the right one. STALE when somebody else saved. */
export function updateContact(w: WriteContext, input: z.infer<typeof contactUpdate>): ContactRow {
  const current = requireRow(contacts.find(w.db, input.id), 'contacts', input.id);
  requireLive('contacts', current, input.version);
  const { id, version: _version, ...fields } = input;
  const partyId = input.partyId ?? current.partyId;
  const isMoved = partyId !== current.partyId;
  if (isMoved) requireLiveParty(w, partyId);
  const keys = input.name === undefined ? {} : pinyinKeys(input.name);
  const exceptions = requireChecked(CONTACT_CHECKS, fields, current);
  contacts.update(w.db, id, { ...definedOnly(fields), exceptions, ...keys, ...updatedNow(w, current) });
  reindexParty(w, current.partyId);
  if (isMoved) {
    markPerson(w, current.partyId, id, true);
    reindexParty(w, partyId);
    markPerson(w, partyId, id, false);
  }
  const next = requireRow(contacts.find(w.db, id), 'contacts', id);
  w.log({ entity: 'contacts', id, action: 'update', before: current, after: next });
  return next;
}

/** Voids a person with a reason; records that name the person keep the name. */
export function voidContact(
  w: WriteContext,
  input: { id: string; version: number; reason: string },
): ListedContact {
  const current = requireRow(contacts.find(w.db, input.id), 'contacts', input.id);
  requireLive('contacts', current, input.version);
  putVoid(w, current, input.reason);
  return getListedContact(w, input.id);
}

/** Writes the void; whoever calls has asked whether it may be. */
export function putVoid(w: WriteContext, current: StoredContact, reason: string): void {
  const { id, partyId } = current;
  const patch = { ...updatedNow(w, current), voidedAt: w.at, voidReason: reason };
  contacts.update(w.db, id, patch);
  reindexParty(w, partyId);
  markPerson(w, partyId, id, true);
  w.log({ entity: 'contacts', id, action: 'void', before: current, after: { ...current, ...patch } });
}

/** Takes a void back. RULE_BROKEN record_voided while the company is void. */
export function restoreContact(w: WriteContext, input: { id: string; version: number }): void {
  const { partyId } = requireRow(contacts.find(w.db, input.id), 'contacts', input.id);
  requireLiveParty(w, partyId);
  restoreRow(w, 'contacts', contacts, input);
  reindexParty(w, partyId);
  markPerson(w, partyId, input.id, false);
}
