import type { z } from 'zod';
import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import { diffItems } from '#contract/specifications/revision-diff.ts';
import { isEditable, nextLetter } from '#contract/specifications/revision-states.ts';
import type {
  Difference,
  differenceInput,
  ItemRow,
  itemFields,
  newRevisionInput,
  revisionSave,
  SpecificationDetail,
  SpecificationRow,
  specificationCreate,
  specificationUpdate,
} from '#contract/specifications/specifications.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireLive, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { foldText } from '#db/kit/text.ts';
import { contentHash } from './revision-content.ts';
import { indexSpecification } from './specification-search.ts';
import {
  findBasis,
  findRevision,
  findRevisionInState,
  findSpecification,
  itemsOf,
  ordersOf,
  pickSignedRevisions,
  replaceItems,
  revisions,
  revisionsOf,
  type SignedBasis,
  type StoredRevision,
  specificationList,
  specifications,
} from './specifications.repo.ts';

export const ENTITY = 'specifications';

export function listSpecifications(r: ReadContext, input: ListInput): ListPage<SpecificationRow> {
  return listPage(r.db, specificationList, input);
}

export function pickSignedRevision(r: ReadContext, text: string, limit = 20) {
  return pickSignedRevisions(r.db, foldText(text), limit);
}

/** The document with every revision, each checked against the hash it was issued with. */
export function getSpecification(r: ReadContext, id: string): SpecificationDetail {
  const row = requireRow(findSpecification(r.db, id), ENTITY, id);
  const all = revisionsOf(r.db, id).map((revision) => {
    const items = itemsOf(r.db, revision.id);
    const isIntact =
      revision.contentHash === null ? null : revision.contentHash === contentHash(revision, items);
    return { ...revision, isIntact, items };
  });
  return { ...row, revisions: all, orders: ordersOf(r.db, id) };
}

/** Basis of an order: the revision with its document's party, record and product; undefined when there is none. */
export function findOrderBasis(r: ReadContext, revisionId: string): SignedBasis | undefined {
  return findBasis(r.db, revisionId);
}

export function requireRevision(r: ReadContext, id: string, letter: string): StoredRevision {
  return requireRow(findRevision(r.db, id, letter), ENTITY, `${id}/${letter}`);
}

function fullItem(item: z.infer<typeof itemFields>): Omit<ItemRow, 'seq'> {
  const { parameter, clause, value, unit, tolerance, verification, note } = item;
  const text = (value: string | null | undefined) => value || null;
  return {
    clause: text(clause),
    parameter,
    value: text(value),
    unit: text(unit),
    tolerance: text(tolerance),
    verification: text(verification),
    note: text(note),
  };
}

/** Reads the specification anew for the search. */
export function reindexSpecification(w: WriteContext, id: string): void {
  indexSpecification(w, getSpecification(w, id));
}

/** Refreshes what the search finds and when the document was last touched. */
export function touchSpecification(w: WriteContext, id: string): SpecificationDetail {
  specifications.update(w.db, id, { updatedAt: w.at, updatedBy: w.actor.userId });
  const detail = getSpecification(w, id);
  indexSpecification(w, detail);
  return detail;
}

function addRevision(
  w: WriteContext,
  specificationId: string,
  letter: string,
  summary: string | null,
): StoredRevision {
  const revision: StoredRevision = {
    id: w.newId(),
    specificationId,
    letter,
    state: 'draft',
    summary,
    head: null,
    contentHash: null,
    fileSha256: null,
    issuedAt: null,
    signedOn: null,
    signedByUs: null,
    signedByCustomer: null,
    closedReason: null,
    createdAt: w.at,
    createdBy: w.actor.userId,
    version: 1,
  };
  revisions.insert(w.db, revision);
  return revision;
}

/** Adds a document with revision A as a draft. */
export function createSpecification(
  w: WriteContext,
  input: z.infer<typeof specificationCreate>,
): SpecificationDetail {
  const { items, summary, ...fields } = input;
  const id = w.newId();
  const row = {
    id,
    no: w.nextNo('specification', w.today),
    marketRecordId: null,
    productId: null,
    model: null,
    ownerUserId: w.actor.userId,
    note: null,
    ...definedOnly(fields),
    ...createdNow(w),
  };
  specifications.insert(w.db, row);
  const revision = addRevision(w, id, nextLetter(null), summary ?? null);
  replaceItems(w.db, revision.id, (items ?? []).map(fullItem));
  w.log({ entity: ENTITY, id, action: 'create', after: { ...row, revision, items: items ?? [] } });
  return touchSpecification(w, id);
}

/** Changes the title block. What an issued revision said stays with that revision. */
export function updateSpecification(
  w: WriteContext,
  input: z.infer<typeof specificationUpdate>,
): SpecificationDetail {
  const { id, version, ...fields } = input;
  const current = requireRow(specifications.find(w.db, id), ENTITY, id);
  requireLive(ENTITY, current, version);
  const patch = { ...definedOnly(fields), ...updatedNow(w, current) };
  specifications.update(w.db, id, patch);
  w.log({ entity: ENTITY, id, action: 'update', before: current, after: patch });
  return touchSpecification(w, id);
}

/** Voids a document nobody signed. IN_USE while an order stands on it, RULE_BROKEN revision_immutable once signed. */
export function voidSpecification(
  w: WriteContext,
  input: { id: string; version: number; reason: string },
): SpecificationDetail {
  const current = requireRow(specifications.find(w.db, input.id), ENTITY, input.id);
  requireLive(ENTITY, current, input.version);
  if (ordersOf(w.db, current.id).length > 0)
    throw new DomainError('IN_USE', { entity: ENTITY, key: current.no, by: 'orders' });
  const signed = findRevisionInState(w.db, current.id, 'signed');
  if (signed) throw ruleBroken('revision_immutable', { letter: signed.letter });
  const patch = { ...updatedNow(w, current), voidedAt: w.at, voidReason: input.reason };
  specifications.update(w.db, current.id, patch);
  w.log({ entity: ENTITY, id: current.id, action: 'void', before: current, after: { ...current, ...patch } });
  return getSpecification(w, current.id);
}

/**
 * Starts the next letter as a copy of the newest one. The issued or signed letter before it stays in force until
 * this one is issued or signed in its turn. RULE_BROKEN revision_in_work while a draft is open.
 */
export function startRevision(w: WriteContext, input: z.infer<typeof newRevisionInput>): SpecificationDetail {
  const document = requireRow(specifications.find(w.db, input.id), ENTITY, input.id);
  requireLive(ENTITY, document, document.version);
  const all = revisionsOf(w.db, input.id);
  const open = all.find((revision) => isEditable(revision.state));
  if (open) throw ruleBroken('revision_in_work', { letter: open.letter });
  const source = all.findLast((revision) => revision.state !== 'void') ?? all.at(-1);
  const revision = addRevision(w, input.id, nextLetter(all.at(-1)?.letter ?? null), input.summary ?? null);
  if (source) replaceItems(w.db, revision.id, itemsOf(w.db, source.id));
  w.log({
    entity: ENTITY,
    id: input.id,
    action: 'create',
    after: { revision, copyOf: source?.letter ?? null },
  });
  return touchSpecification(w, input.id);
}

/** Saves summary and items of a draft, whole. RULE_BROKEN revision_immutable once issued, STALE when changed meanwhile. */
export function saveRevision(w: WriteContext, input: z.infer<typeof revisionSave>): SpecificationDetail {
  const current = requireRevision(w, input.id, input.letter);
  if (!isEditable(current.state))
    throw ruleBroken('revision_immutable', { letter: current.letter, state: current.state });
  requireVersion(ENTITY, current, input.version);
  const before = itemsOf(w.db, current.id);
  const patch = {
    summary: input.summary === undefined ? current.summary : input.summary,
    version: current.version + 1,
  };
  revisions.update(w.db, current.id, patch);
  if (input.items) replaceItems(w.db, current.id, input.items.map(fullItem));
  w.log({
    entity: ENTITY,
    id: input.id,
    action: 'update',
    before: { letter: current.letter, summary: current.summary, items: before },
    after: { letter: current.letter, summary: patch.summary, items: itemsOf(w.db, current.id) },
  });
  return touchSpecification(w, input.id);
}

/** What changed between two letters; numbers are compared through the unit table. */
export function compareRevisions(r: ReadContext, input: z.infer<typeof differenceInput>): Difference {
  const [from, to] = [requireRevision(r, input.id, input.from), requireRevision(r, input.id, input.to)];
  return { from: from.letter, to: to.letter, items: diffItems(itemsOf(r.db, from.id), itemsOf(r.db, to.id)) };
}
