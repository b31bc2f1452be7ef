import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ImportRequestInput, RememberedMapping } from '#contract/imports/imports.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { createdNow, requireRow, updatedNow } from '#db/kit/row-meta.ts';
import { listUserNames } from '#db/slices/users/users.service.ts';
import { mappings, mappingsFor, ownMapping, type StoredMapping } from './mappings.repo.ts';

interface SeenLedger {
  kind: ImportKind;
  fingerprint: string;
  fileName: string;
  request: ImportRequestInput;
}

/** Answers that speak of one file, not of its kind: the next ledger has its own sheet, year and rates. */
const OF_ONE_FILE = /^(?:sheet|encoding|year|rate|duplicate-rows)(?::|$)/;

/** What is worth keeping of a request; null when everything was taken as proposed. */
function chosenParts({
  fields,
  answers,
  constants,
  mode,
  key,
}: ImportRequestInput): Partial<ImportRequestInput> | null {
  const kept = Object.fromEntries(Object.entries(answers ?? {}).filter(([id]) => !OF_ONE_FILE.test(id)));
  const parts = {
    ...(fields && Object.keys(fields).length > 0 ? { fields } : {}),
    ...(Object.keys(kept).length > 0 ? { answers: kept } : {}),
    ...(constants && Object.keys(constants).length > 0 ? { constants } : {}),
    ...(mode === undefined ? {} : { mode }),
    ...(key === undefined ? {} : { key }),
  };
  return Object.keys(parts).length > 0 ? parts : null;
}

/** Keeps what somebody chose for a header, for their next ledger like it. Returns its id, null when nothing was chosen. */
export function rememberMapping(w: WriteContext, ledger: SeenLedger): string | null {
  const request = chosenParts(ledger.request);
  if (request === null) return null;
  const known = ownMapping(w.db, ledger, w.actor.userId);
  const now = { request, fileName: ledger.fileName, usedAt: w.at };
  if (known) {
    const patch = { ...now, uses: known.uses + 1, voidedAt: null, voidReason: null, ...updatedNow(w, known) };
    mappings.update(w.db, known.id, patch);
    return known.id;
  }
  const id = w.newId();
  const { kind, fingerprint } = ledger;
  const mapping = { id, kind, fingerprint, ownerUserId: w.actor.userId, isShared: false, uses: 1, ...now };
  mappings.insert(w.db, { ...mapping, ...createdNow(w) });
  w.log({ entity: 'imports', id, action: 'create', after: { mapping } });
  return id;
}

/** Choices for such a ledger that the person may take over. */
export function rememberedMappings(
  r: ReadContext,
  header: { kind: ImportKind; fingerprint: string },
): RememberedMapping[] {
  const names = new Map(listUserNames(r).map((user) => [user.id, user.displayName]));
  return mappingsFor(r.db, header, r.actor.userId).map((row) => ({
    id: row.id,
    request: row.request,
    fileName: row.fileName,
    isOwn: row.ownerUserId === r.actor.userId,
    isShared: row.isShared,
    byName: names.get(row.ownerUserId) ?? null,
    usedAt: row.usedAt,
    uses: row.uses,
  }));
}

export function shareMapping(w: WriteContext, input: { id: string; isShared: boolean }): { id: string } {
  const current = requireOwn(w, input.id);
  mappings.update(w.db, current.id, { isShared: input.isShared, ...updatedNow(w, current) });
  w.log({
    entity: 'imports',
    id: current.id,
    action: 'update',
    before: { isShared: current.isShared },
    after: { isShared: input.isShared },
  });
  return { id: current.id };
}

export function forgetMapping(w: WriteContext, id: string): { id: string } {
  const current = requireOwn(w, id);
  const patch = { isShared: false, voidedAt: w.at, voidReason: 'forgotten', ...updatedNow(w, current) };
  mappings.update(w.db, id, patch);
  w.log({ entity: 'imports', id, action: 'void', before: current, after: { ...current, ...patch } });
  return { id };
}

/** NOT_FOUND for another person's: nobody decides over what somebody else keeps. */
function requireOwn(w: WriteContext, id: string): StoredMapping {
  const found = mappings.find(w.db, id);
  const isOwn = found?.ownerUserId === w.actor.userId && found.voidedAt === null;
  return requireRow(isOwn ? found : undefined, 'imports', id);
}
