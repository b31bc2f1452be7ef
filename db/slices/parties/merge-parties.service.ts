import type { z } from 'zod';
import { MASK } from '#contract/field-masks/masked-fields.ts';
import { inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import type {
  MergeRow,
  PartyTwin,
  partyMerge,
  partyUnmerge,
  twinsInput,
} from '#contract/parties/merge.schema.ts';
import type { PartyDetail } from '#contract/parties/parties.schema.ts';
import { sameNameKey } from '#contract/parties/same-name.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireLive, requireRow, updatedNow } from '#db/kit/row-meta.ts';
import { markDocument } from '#db/kit/search-index.ts';
import { reindexRecordsOfParty } from '#db/slices/search/rebuild.service.ts';
import {
  countReferences,
  findMerge,
  insertMerge,
  type MovedRows,
  markUndone,
  mergesOf,
  moveBack,
  moveReferences,
  referenceOf,
} from './merge-parties.repo.ts';
import {
  aliasesOf,
  allPartyNames,
  findPartyByCreditCode,
  parties,
  replaceAliases,
  replaceRoles,
  rolesOf,
  type StoredParty,
} from './parties.repo.ts';
import { getParty } from './parties.service.ts';
import { reindexParty } from './party-search.ts';

/** What the kept party takes from the other where it has nothing itself. */
const FILLED = [
  'fullName',
  'creditCode',
  'grade',
  'region',
  'industry',
  'address',
  'ownerUserId',
  'note',
] as const;

/** What of a party a merge may change, as it stands now. */
function factsOf(r: ReadContext, party: StoredParty): Record<string, unknown> {
  const filled = Object.fromEntries(FILLED.map((name) => [name, party[name]]));
  return { ...filled, roles: rolesOf(r.db, party.id), aliases: aliasesOf(r.db, party.id) };
}

function putFacts(w: WriteContext, party: StoredParty, facts: Record<string, unknown>): void {
  const { roles, aliases, ...fields } = facts;
  parties.update(w.db, party.id, { ...fields, ...updatedNow(w, party) });
  if (Array.isArray(roles)) replaceRoles(w.db, party.id, roles as string[]);
  if (Array.isArray(aliases)) replaceAliases(w.db, party.id, aliases as string[]);
}

/** The other's names become former names of the kept party, its roles and what is blank are taken over. */
function joined(r: ReadContext, kept: StoredParty, other: StoredParty): Record<string, unknown> {
  const filled = Object.fromEntries(FILLED.map((name) => [name, kept[name] ?? other[name]]));
  const names = [...aliasesOf(r.db, kept.id), other.name, other.fullName, ...aliasesOf(r.db, other.id)];
  const aliases = [...new Set(names)].filter((name) => name !== null && name !== kept.name);
  return { ...filled, roles: [...new Set([...rolesOf(r.db, kept.id), ...rolesOf(r.db, other.id)])], aliases };
}

/** Each record that names another party now says so in its own history. */
function logMoved(w: WriteContext, moved: readonly MovedRows[], from: string, to: string): void {
  w.logAll(
    moved.flatMap((rows) => {
      const logged = referenceOf(rows)?.logged;
      if (!logged) return [];
      const { entity, property } = logged;
      return rows.keys.map((id) => ({
        entity,
        id,
        action: 'update' as const,
        before: { [property]: from },
        after: { [property]: to },
      }));
    }),
  );
}

/** People stand in the search under their party. */
function markPeople(w: WriteContext, moved: readonly MovedRows[], partyId: string, isGone: boolean): void {
  for (const id of moved.find((one) => one.table === 'contacts')?.keys ?? [])
    markDocument(w.db, 'contacts', `${partyId}/${id}`, isGone);
}

/**
 * Two parties that are one company become one (invariant 21): every reference to the other names the kept one, its
 * names become former names, its roles and what the kept one lacks are taken over, it is voided. Events of units stay
 * as they were written; whoever reads them is told the kept party. STALE when somebody changed one of the two.
 */
export function mergeParties(w: WriteContext, input: z.infer<typeof partyMerge>): PartyDetail {
  if (input.id === input.otherId) throw inputInvalid('otherId', 'same');
  const kept = requireRow(parties.find(w.db, input.id), 'parties', input.id);
  const other = requireRow(parties.find(w.db, input.otherId), 'parties', input.otherId);
  requireLive('parties', kept, input.version);
  requireLive('parties', other, input.otherVersion);
  const keptBefore = factsOf(w, kept);
  const keptAfter = joined(w, kept, other);
  const gone = {
    ...updatedNow(w, other),
    voidedAt: w.at,
    voidReason: `并入 ${kept.no} ${kept.name}：${input.reason}`,
  };
  parties.update(w.db, other.id, gone);
  putFacts(w, kept, keptAfter);
  const moved = moveReferences(w.db, other.id, kept.id);
  const merge = {
    id: w.newId(),
    keptId: kept.id,
    mergedId: other.id,
    reason: input.reason,
    moved,
    keptBefore,
    keptAfter,
  };
  insertMerge(w.db, { ...merge, at: w.at, byUser: w.actor.userId });
  w.log({ entity: 'parties', id: other.id, action: 'void', before: other, after: gone });
  w.log({
    entity: 'parties',
    id: kept.id,
    action: 'update',
    before: keptBefore,
    after: { ...keptAfter, merged: other.no },
  });
  logMoved(w, moved, other.id, kept.id);
  markPeople(w, moved, other.id, true);
  reindexParty(w, kept.id);
  reindexRecordsOfParty(w, kept.id);
  return getParty(w, kept.id);
}

/**
 * Takes a merge back: every row it moved names the former party again unless it names a third one since, the kept party
 * has what it had before unless somebody changed it since. RULE_BROKEN record_voided while the kept party has itself
 * gone into another: that merge is taken back first.
 */
export function unmergeParties(w: WriteContext, input: z.infer<typeof partyUnmerge>): PartyDetail {
  const merge = requireRow(findMerge(w.db, input.mergeId), 'party-merges', input.mergeId);
  const kept = requireRow(parties.find(w.db, merge.keptId), 'parties', merge.keptId);
  const other = requireRow(parties.find(w.db, merge.mergedId), 'parties', merge.mergedId);
  if (kept.voidedAt !== null) throw ruleBroken('record_voided', { entity: 'parties' });
  const now = factsOf(w, kept);
  const isUntouched = (name: string) => JSON.stringify(now[name]) === JSON.stringify(merge.keptAfter[name]);
  const back = Object.fromEntries(Object.entries(merge.keptBefore).filter(([name]) => isUntouched(name)));
  putFacts(w, kept, back);
  const again = { ...updatedNow(w, other), voidedAt: null, voidReason: null };
  parties.update(w.db, other.id, again);
  markUndone(w.db, merge, w.at, w.actor.userId);
  moveBack(w.db, merge.moved, kept.id, other.id);
  w.log({ entity: 'parties', id: other.id, action: 'restore', before: other, after: again });
  w.log({ entity: 'parties', id: kept.id, action: 'undo', before: now, after: back });
  logMoved(w, merge.moved, kept.id, other.id);
  markPeople(w, merge.moved, kept.id, true);
  markPeople(w, merge.moved, other.id, false);
  for (const id of [kept.id, other.id]) {
    reindexParty(w, id);
    reindexRecordsOfParty(w, id);
  }
  return getParty(w, other.id);
}

/** Merges that stand, of a party that was kept or went into another. */
export function listMerges(r: ReadContext, partyId: string): MergeRow[] {
  return mergesOf(r.db, partyId);
}

/**
 * Live parties that may be the same company as a party or as a name that is typed: names or former names that differ
 * only by brackets, blanks, signs, width or traditional characters, or the same credit code.
 */
export function findTwins(r: ReadContext, input: z.infer<typeof twinsInput>): PartyTwin[] {
  const party = input.id === undefined ? undefined : getParty(r, input.id);
  const names = party ? [party.name, party.fullName ?? '', ...party.aliases] : [input.name ?? ''];
  const keys = new Set(names.map(sameNameKey).filter((key) => key !== ''));
  const found = new Map<string, PartyTwin['why']>();
  for (const one of allPartyNames(r.db)) {
    if (one.id === party?.id || found.get(one.id) === 'name') continue;
    if (keys.has(sameNameKey(one.name))) found.set(one.id, 'name');
    else if (keys.has(sameNameKey(one.nameKey))) found.set(one.id, 'alias');
  }
  // A code that may not be seen is the same for everybody, and says nothing.
  const code = party?.creditCode === MASK ? null : party?.creditCode;
  const byCode = code ? findPartyByCreditCode(r.db, code) : undefined;
  if (byCode !== undefined && byCode !== party?.id) found.set(byCode, 'credit_code');
  return [...found].slice(0, 20).map(([id, why]) => {
    const { no, name, version } = requireRow(parties.find(r.db, id), 'parties', id);
    return { id, no, name, version, why, records: countReferences(r.db, id) };
  });
}
