import type { z } from 'zod';
import { DomainError } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import {
  PARTY_CHECKS,
  type PartyDetail,
  type PartyRow,
  type partyCreate,
  type partyUpdate,
} from '#contract/parties/parties.schema.ts';
import { requireChecked } from '#db/kit/checked-texts.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireLive, requireRow, updatedNow } from '#db/kit/row-meta.ts';
import { foldText, pinyinKeys } from '#db/kit/text.ts';
import {
  aliasesOf,
  allPartyNames,
  contactsOf,
  findPartyByCreditCode,
  isPartyNamed,
  isPartyOnRecords,
  type PartyName,
  parties,
  partyList,
  pickParties,
  replaceAliases,
  replaceRoles,
  rolesOf,
  type StoredParty,
} from './parties.repo.ts';
import { indexParty, reindexParty } from './party-search.ts';

type PartyInput = z.infer<typeof partyCreate> & {
  /** Number from another ledger; without one the series gives it. */
  no?: string;
  extra?: Record<string, string> | null;
  importBatchId?: string | null;
};

export function listParties(r: ReadContext, input: ListInput): ListPage<PartyRow> {
  return listPage(r.db, partyList, input);
}

export function pickParty(r: ReadContext, text: string, limit = 20, role: string | null = null) {
  return pickParties(r.db, text, limit, role);
}

export function getParty(r: ReadContext, id: string): PartyDetail {
  const party = requireRow(parties.find(r.db, id), 'parties', id);
  return { ...party, roles: rolesOf(r.db, id), aliases: aliasesOf(r.db, id), contacts: contactsOf(r.db, id) };
}

/** Names of all live parties, for matching a whole ledger without a query a row. */
export function readPartyNames(r: ReadContext): PartyName[] {
  return allPartyNames(r.db);
}

/** True while some live record names the party. */
export function isPartyInUse(r: ReadContext, id: string): boolean {
  return isPartyNamed(r.db, id);
}

function refuseTakenCreditCode(r: ReadContext, creditCode: string | null | undefined, ownId: string): void {
  const existingId = creditCode ? findPartyByCreditCode(r.db, creditCode) : undefined;
  if (existingId !== undefined && existingId !== ownId) {
    throw new DomainError('DUPLICATE', {
      entity: 'parties',
      field: 'creditCode',
      value: creditCode ?? '',
      existingId,
    });
  }
}

/** Adds a party. DUPLICATE for a credit code that another party carries; equal names are allowed (the form warns). */
export function createParty(w: WriteContext, input: PartyInput): PartyDetail {
  const { roles, aliases, ...fields } = input;
  const id = w.newId();
  refuseTakenCreditCode(w, input.creditCode, id);
  const party: StoredParty = {
    id,
    no: input.no ?? w.nextNo('party', w.today),
    fullName: null,
    creditCode: null,
    grade: null,
    region: null,
    industry: null,
    address: null,
    ownerUserId: null,
    note: null,
    extra: null,
    importBatchId: null,
    ...definedOnly(fields),
    exceptions: requireChecked(PARTY_CHECKS, input, null),
    nameKey: foldText(input.name),
    ...pinyinKeys(input.name),
    ...createdNow(w),
  };
  parties.insert(w.db, party);
  if (roles) replaceRoles(w.db, id, roles);
  if (aliases) replaceAliases(w.db, id, aliases);
  indexParty(w, party);
  w.log({
    entity: 'parties',
    id,
    action: 'create',
    after: { ...party, roles: roles ?? [], aliases: aliases ?? [] },
  });
  return { ...party, roles: roles ?? [], aliases: aliases ?? [], contacts: [] };
}

/** Changes a party; a new name keeps the old one as 曾用名. STALE when somebody else saved in between. */
export function updateParty(w: WriteContext, input: z.infer<typeof partyUpdate>): PartyDetail {
  const current = getParty(w, input.id);
  requireLive('parties', current, input.version);
  refuseTakenCreditCode(w, input.creditCode, input.id);
  const { roles, aliases, id, version: _version, ...fields } = input;
  const patch: Partial<StoredParty> = {
    ...definedOnly(fields),
    exceptions: requireChecked(PARTY_CHECKS, fields, current),
    ...updatedNow(w, current),
  };
  if (input.name !== undefined)
    Object.assign(patch, { nameKey: foldText(input.name) }, pinyinKeys(input.name));
  parties.update(w.db, id, patch);
  if (roles) replaceRoles(w.db, id, roles);
  const isRenamed = input.name !== undefined && foldText(input.name) !== foldText(current.name);
  const names = isRenamed ? [...(aliases ?? current.aliases), current.name] : aliases;
  if (names) replaceAliases(w.db, id, names);
  reindexParty(w, id);
  const next = getParty(w, id);
  w.log({ entity: 'parties', id, action: 'update', before: current, after: next });
  return next;
}

/** Voids a party with a reason; nothing is deleted. IN_USE while a live record of any slice names it. */
export function voidParty(w: WriteContext, input: { id: string; version: number; reason: string }): PartyRow {
  const current = getParty(w, input.id);
  requireLive('parties', current, input.version);
  if (isPartyOnRecords(w.db, input.id))
    throw new DomainError('IN_USE', { entity: 'parties', key: current.name, by: 'records' });
  const patch = { ...updatedNow(w, current), voidedAt: w.at, voidReason: input.reason };
  parties.update(w.db, input.id, patch);
  w.log({
    entity: 'parties',
    id: input.id,
    action: 'void',
    before: current,
    after: { ...current, ...patch },
  });
  return getParty(w, input.id);
}
