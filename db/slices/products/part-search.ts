import type { PartRow } from '#contract/products/parts.contract.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { parts } from './products.repo.ts';

/** Puts the part into the search: by name and its pinyin, drawing number with revision, trade item number. */
export function indexPart(w: WriteContext, part: PartRow): void {
  const { id, name: title, drawingNo, revision, gtin } = part;
  w.index({ kind: 'parts', id, title, subtitle: `${drawingNo} ${revision}`.trim(), body: gtin ?? '' });
}

/** Reads the part anew for the search. */
export function reindexPart(w: WriteContext, id: string): void {
  indexPart(w, requireRow(parts.find(w.db, id), 'parts', id));
}
