import type { z } from 'zod';
import { DomainError, inputInvalid } from '#contract/kit/errors.ts';
import type {
  PartRow,
  PartView,
  partFields,
  partRevise,
  partUpdate,
} from '#contract/products/parts.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { foldText, pinyinKeys } from '#db/kit/text.ts';
import { revisionsOfDrawing, usesOfPart } from './boms.repo.ts';
import { copyBomOfPart } from './boms.service.ts';
import { freeGtin } from './item-numbers.ts';
import { indexPart } from './part-search.ts';
import { findPartByKey, parts, type StoredPart } from './products.repo.ts';

const keyOf = (part: { drawingNo: string; revision?: string | undefined }) =>
  `${foldText(part.drawingNo)}|${foldText(part.revision ?? '')}`;

function refuseTakenDrawing(r: ReadContext, part: { drawingNo: string; revision?: string }, ownId: string) {
  const existing = findPartByKey(r.db, keyOf(part));
  if (!existing || existing.id === ownId) return;
  throw new DomainError('DUPLICATE', {
    entity: 'parts',
    field: 'drawingNo',
    value: part.drawingNo,
    existingId: existing.id,
  });
}

/** Adds a part of the catalogue. DUPLICATE for a drawing number and revision that exist. */
export function createPart(w: WriteContext, input: z.infer<typeof partFields>): PartRow {
  return insertPart(w, input, null);
}

function insertPart(
  w: WriteContext,
  input: z.infer<typeof partFields>,
  supersedesId: string | null,
): StoredPart {
  const id = w.newId();
  const part: StoredPart = {
    id,
    revision: '',
    tracking: 'unit',
    uom: '件',
    ...definedOnly(input),
    gtin: freeGtin(w, input.gtin ?? null, id),
    supersedesId,
    partKey: keyOf(input),
    ...pinyinKeys(input.name),
    ...createdNow(w),
  };
  refuseTakenDrawing(w, part, id);
  parts.insert(w.db, part);
  w.log({ entity: 'products', id, action: 'create', after: part });
  indexPart(w, part);
  return part;
}

/** Changes what is written about a part; its pieces, lots and bills stay where they are. */
export function updatePart(w: WriteContext, input: z.infer<typeof partUpdate>): PartRow {
  const { id, version, ...fields } = input;
  const current = requireRow(parts.find(w.db, id), 'parts', id);
  requireVersion('parts', current, version);
  const next: StoredPart = { ...current, ...definedOnly(fields), ...updatedNow(w, current) };
  next.partKey = keyOf(next);
  Object.assign(next, pinyinKeys(next.name));
  if (fields.gtin !== undefined) next.gtin = freeGtin(w, fields.gtin, id);
  refuseTakenDrawing(w, next, id);
  parts.update(w.db, id, next);
  w.log({ entity: 'products', id, action: 'update', before: current, after: next });
  indexPart(w, next);
  return next;
}

/**
 * Draws the next revision of a part: a part of its own with the same drawing number, because pieces made to the old
 * drawing stay what they are. Its bill of material begins as a draft with the old one's lines.
 */
export function revisePart(w: WriteContext, input: z.infer<typeof partRevise>): PartRow {
  const { drawingNo, name, tracking, uom, revision } = requireRow(
    parts.find(w.db, input.id),
    'parts',
    input.id,
  );
  if (foldText(revision) === foldText(input.revision)) throw inputInvalid('revision', 'same_revision');
  const made = insertPart(w, { drawingNo, name, tracking, uom, revision: input.revision }, input.id);
  copyBomOfPart(w, input.id, made.id);
  return made;
}

/** A part with its revisions and where it is used. */
export function getPart(r: ReadContext, id: string): PartView {
  const part = requireRow(parts.find(r.db, id), 'parts', id);
  return { ...part, revisions: revisionsOfDrawing(r.db, part.drawingNo), usedIn: usesOfPart(r.db, id) };
}
