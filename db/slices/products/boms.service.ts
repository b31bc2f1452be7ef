import type { z } from 'zod';
import { inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import { isQuantityAllowed } from '#contract/kit/values.ts';
import type { BomRow, BomView, bomOwner, bomSave } from '#contract/products/boms.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { foldText } from '#db/kit/text.ts';
import {
  type BomOwner,
  bomInForce,
  boms,
  bomsOf,
  linesOf,
  partsBelow,
  putLines,
  type StoredBom,
  type StoredBomLine,
} from './boms.repo.ts';
import { parts, products } from './products.repo.ts';

function ownerOf(r: ReadContext, input: z.infer<typeof bomOwner>): BomOwner {
  const { productId = null, partId = null } = input;
  if ((productId === null) === (partId === null)) throw inputInvalid('productId', 'required');
  if (productId !== null) requireRow(products.find(r.db, productId), 'products', productId);
  if (partId !== null) requireRow(parts.find(r.db, partId), 'parts', partId);
  return { productId, partId };
}

/** All revisions of a bill of material, newest first. */
export function listBoms(r: ReadContext, input: z.infer<typeof bomOwner>): BomRow[] {
  return bomsOf(r.db, ownerOf(r, input));
}

export function getBom(r: ReadContext, id: string): BomView {
  const bom = requireRow(boms.find(r.db, id), 'boms', id);
  return { ...bom, lines: linesOf(r.db, id) };
}

/** A, B … Z, AA, AB …: the letter after the last one. */
export function nextLetter(last: string | undefined): string {
  if (!last) return 'A';
  const head = last.slice(0, -1);
  const end = last.charCodeAt(last.length - 1);
  return end < 90 ? `${head}${String.fromCharCode(end + 1)}` : `${nextLetter(head)}A`;
}

type Lines = z.infer<typeof bomSave>['lines'];

function checkedLines(r: ReadContext, owner: BomOwner, lines: Lines): StoredBomLine[] {
  const seen = new Set<string>();
  const checked = lines.map((line, i) => {
    const part = parts.find(r.db, line.partId);
    if (!part || part.voidedAt !== null) throw inputInvalid(`lines.${i}.partId`, 'not_found');
    const key = foldText(line.position);
    if (seen.has(key)) throw inputInvalid(`lines.${i}.position`, 'repeated', { text: line.position });
    seen.add(key);
    if (!isQuantityAllowed(line.quantity, part.uom))
      throw inputInvalid(`lines.${i}.quantity`, 'fractional_quantity', { uom: part.uom });
    const capacity = part.tracking === 'unit' ? (line.capacity ?? Math.max(1, line.quantity / 1000)) : 1;
    if (capacity > 200) throw inputInvalid(`lines.${i}.capacity`, 'too_big', { maximum: 200 });
    return { ...line, capacity, note: line.note ?? null };
  });
  refuseCycle(r, owner, checked);
  return checked;
}

/** A part that is made of itself, directly or through its parts, could never be built. */
function refuseCycle(r: ReadContext, owner: BomOwner, lines: readonly StoredBomLine[]): void {
  if (owner.partId === null) return;
  const below = partsBelow(
    r.db,
    lines.map((line) => line.partId),
  );
  if (!below.includes(owner.partId)) return;
  throw ruleBroken('bom_cycle', { drawingNo: parts.find(r.db, owner.partId)?.drawingNo ?? null });
}

/**
 * Writes a draft: the next letter of an owner, or an existing draft anew. RULE_BROKEN for a released bill
 * (`revision_immutable`), a second draft beside one (`revision_in_work`) and for a part made of itself (`bom_cycle`).
 */
export function saveBom(w: WriteContext, input: z.infer<typeof bomSave>): BomView {
  const owner = ownerOf(w, input);
  const lines = checkedLines(w, owner, input.lines);
  const bom = input.id === undefined ? draftBom(w, owner, input.note ?? null) : touchBom(w, input);
  putLines(w.db, bom.id, lines);
  w.log({
    entity: 'products',
    id: bom.id,
    action: input.id === undefined ? 'create' : 'update',
    after: { bom, lines },
  });
  return getBom(w, bom.id);
}

function draftBom(w: WriteContext, owner: BomOwner, note: string | null): StoredBom {
  const [last] = bomsOf(w.db, owner);
  if (last?.state === 'draft') throw ruleBroken('revision_in_work', { letter: last.letter });
  const bom: StoredBom = {
    id: w.newId(),
    ...owner,
    letter: nextLetter(last?.letter),
    state: 'draft',
    releasedOn: null,
    note,
    ...createdNow(w),
  };
  boms.insert(w.db, bom);
  return bom;
}

function requireDraft(w: WriteContext, id: string, version: number | undefined): StoredBom {
  const bom = requireRow(boms.find(w.db, id), 'boms', id);
  if (bom.state !== 'draft') throw ruleBroken('revision_immutable', { letter: bom.letter });
  if (version === undefined) throw inputInvalid('version', 'required');
  requireVersion('boms', bom, version);
  return bom;
}

function touchBom(w: WriteContext, input: z.infer<typeof bomSave>): StoredBom {
  const bom = requireDraft(w, input.id ?? '', input.version);
  const patch = { ...updatedNow(w, bom), note: input.note ?? bom.note };
  boms.update(w.db, bom.id, patch);
  return { ...bom, ...patch };
}

/** Puts a draft in force from a day on; the one before it is superseded and keeps its day. */
export function releaseBom(w: WriteContext, input: { id: string; version: number; on?: string }): BomView {
  const bom = requireDraft(w, input.id, input.version);
  if (linesOf(w.db, bom.id).length === 0) throw ruleBroken('revision_empty', { letter: bom.letter });
  for (const other of bomsOf(w.db, bom)) {
    if (other.state === 'released')
      boms.update(w.db, other.id, { state: 'superseded', ...updatedNow(w, other) });
  }
  const patch = { state: 'released' as const, releasedOn: input.on ?? w.today, ...updatedNow(w, bom) };
  boms.update(w.db, bom.id, patch);
  w.log({ entity: 'products', id: bom.id, action: 'update', before: bom, after: patch });
  return getBom(w, bom.id);
}

/** Begins the bill of a new revision with the lines of the one it takes over from; nothing when that has none. */
export function copyBomOfPart(w: WriteContext, fromPartId: string, toPartId: string): void {
  const [last] = bomsOf(w.db, { productId: null, partId: fromPartId });
  if (!last) return;
  const lines = linesOf(w.db, last.id).map(({ position, partId, quantity, capacity, note }) => {
    return { position, partId, quantity, capacity, note };
  });
  saveBom(w, { partId: toPartId, lines });
}

/** A place a bill asks for: where, which part, how much of it. */
export interface BomPlace {
  position: string;
  partId: string;
  drawingNo: string;
  revision: string;
  name: string;
  quantity: number;
  uom: string;
  tracking: 'unit' | 'lot' | 'quantity';
  depth: number;
  /** Places of the parts it hangs under, from the owner down. */
  path: string;
}

const MAX_DEPTH = 12;

/**
 * What a product or part is made of by the bills in force on a day, every place once: a line with room for three
 * units is three places. Lots and amounts are one place each. Deeper than 12 levels nothing is followed.
 */
export function expandBom(r: ReadContext, owner: BomOwner, on: string, depth = 1, path = ''): BomPlace[] {
  const bom = depth > MAX_DEPTH ? undefined : bomInForce(r.db, owner, on);
  if (!bom) return [];
  return linesOf(r.db, bom.id).flatMap((line) => {
    const { partId, drawingNo, revision, name, uom, tracking } = line;
    const count = tracking === 'unit' ? line.capacity : 1;
    const quantity = tracking === 'unit' ? 1000 : line.quantity;
    return Array.from({ length: count }, (_, i) => {
      const position = count > 1 ? `${line.position}/${i + 1}` : line.position;
      const here = path === '' ? position : `${path} › ${position}`;
      const place = {
        position,
        partId,
        drawingNo,
        revision,
        name,
        quantity,
        uom,
        tracking,
        depth,
        path: here,
      };
      return [place, ...expandBom(r, { productId: null, partId }, on, depth + 1, here)];
    }).flat();
  });
}
