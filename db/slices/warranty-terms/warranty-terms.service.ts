import type { z } from 'zod';
import { ruleBroken } from '#contract/kit/errors.ts';
import { DEFAULT_WARRANTY, type WarrantyClause } from '#contract/units/warranty-clock.ts';
import { longestMonths } from '#contract/units/warranty-terms.ts';
import type { TermsRow, termsCreate, termsUpdate } from '#contract/warranty-terms/warranty-terms.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { liveTerms, type StoredTerms, warrantyTerms } from './warranty-terms.repo.ts';

/** House terms read once a call: a list of warranties asks for them for every machine. */
const knownHouse = new WeakMap<ReadContext, readonly StoredTerms[]>();

function houseTerms(r: ReadContext): readonly StoredTerms[] {
  const known = knownHouse.get(r) ?? liveTerms(r.db).filter((one) => one.validFrom !== null);
  knownHouse.set(r, known);
  return known;
}

function currentOn(r: ReadContext, on: string): StoredTerms | undefined {
  return houseTerms(r).find((one) => one.validFrom !== null && one.validFrom <= on);
}

/**
 * The house's clause for a contract of that day: the newest terms that were in force then. Without any: 12 months from
 * hand-over or 18 from shipment, whichever ends first. Older contracts keep the terms of their day.
 */
export function houseClauseOn(r: ReadContext, on: string): WarrantyClause {
  return currentOn(r, on)?.clause ?? DEFAULT_WARRANTY;
}

/** Most months the house ever gave: no machine without a clause of its own order is in warranty for longer. */
export function longestHouseMonths(r: ReadContext): number {
  return Math.max(...[DEFAULT_WARRANTY, ...houseTerms(r).map((one) => one.clause)].map(longestMonths));
}

export function listTerms(r: ReadContext): { house: WarrantyClause; terms: TermsRow[] } {
  const current = currentOn(r, r.today)?.id;
  return {
    house: houseClauseOn(r, r.today),
    terms: liveTerms(r.db).map((row) => shown(r, row, current)),
  };
}

const isFixed = (r: ReadContext, row: StoredTerms) => row.validFrom !== null && row.validFrom <= r.today;

function shown(r: ReadContext, row: StoredTerms, current = currentOn(r, r.today)?.id): TermsRow {
  return { ...row, isFixed: isFixed(r, row), isCurrent: row.id === current };
}

/** Lays terms down. Two for the same day, or of the same name, are a DUPLICATE. */
export function createTerms(w: WriteContext, input: z.infer<typeof termsCreate>): TermsRow {
  const row: StoredTerms = {
    id: w.newId(),
    name: input.name,
    validFrom: input.validFrom ?? null,
    clause: input.clause,
    note: input.note ?? null,
    ...createdNow(w),
  };
  warrantyTerms.insert(w.db, row);
  w.log({ entity: 'warranty-terms', id: row.id, action: 'create', after: row });
  knownHouse.delete(w);
  return shown(w, row);
}

function requireTerms(w: WriteContext, input: { id: string; version: number }): StoredTerms {
  const current = requireRow(warrantyTerms.find(w.db, input.id), 'warranty-terms', input.id);
  requireVersion('warranty-terms', current, input.version);
  if (current.voidedAt !== null) throw ruleBroken('illegal_transition', { from: 'void', to: 'void' });
  return current;
}

/** Changes terms; of those in force only name and note, because warranties were promised by the rest. */
export function updateTerms(w: WriteContext, input: z.infer<typeof termsUpdate>): TermsRow {
  const { id, version: _version, ...fields } = input;
  const current = requireTerms(w, input);
  const given = definedOnly(fields);
  if (isFixed(w, current) && (given.clause !== undefined || given.validFrom !== undefined))
    throw ruleBroken('revision_immutable', { name: current.name });
  const patch = { ...given, ...updatedNow(w, current) };
  warrantyTerms.update(w.db, id, patch);
  w.log({ entity: 'warranty-terms', id, action: 'update', before: current, after: patch });
  knownHouse.delete(w);
  return shown(w, { ...current, ...patch });
}

/** Takes terms that were wrong out of force, with the reason; the ones before them hold again. */
export function voidTerms(w: WriteContext, input: { id: string; version: number; reason: string }): TermsRow {
  const current = requireTerms(w, input);
  const patch = { ...updatedNow(w, current), voidedAt: w.at, voidReason: input.reason };
  warrantyTerms.update(w.db, current.id, patch);
  w.log({ entity: 'warranty-terms', id: current.id, action: 'void', before: current, after: patch });
  knownHouse.delete(w);
  return shown(w, { ...current, ...patch });
}
