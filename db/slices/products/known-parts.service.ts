import type { PartRow } from '#contract/products/parts.contract.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { foldText } from '#db/kit/text.ts';
import { type NamedPart, partsOfDrawing } from './known-parts.repo.ts';
import { parts } from './products.repo.ts';

/** What a drawing number names: one part, none yet, or several revisions of which one has to be said. */
export type DrawingMatch = NamedPart | 'unknown' | 'several';

/**
 * The part of a drawing number, compared without case and width. With a revision exactly that one; without, the one
 * that has none, else the only revision there is.
 */
export function findPartByDrawing(r: ReadContext, drawingNo: string, revision?: string): DrawingMatch {
  const known = partsOfDrawing(r.db, foldText(drawingNo));
  const wanted = foldText(revision ?? '');
  const exact = known.find((part) => foldText(part.revision) === wanted);
  if (exact) return exact;
  const [only] = known;
  if (revision !== undefined || only === undefined) return 'unknown';
  return known.length === 1 ? only : 'several';
}

/** A live part of the catalogue. */
export function findPart(r: ReadContext, id: string): PartRow | undefined {
  const part = parts.find(r.db, id);
  return part?.voidedAt === null ? part : undefined;
}
