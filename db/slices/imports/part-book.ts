import type { ImportRow } from '#db/importing/import-plan.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { foldText } from '#db/kit/text.ts';
import { findPartByDrawing } from '#db/slices/products/known-parts.service.ts';
import { createPart } from '#db/slices/products/products.service.ts';
import { type RowBook, RowRefused, textOf } from './target.ts';

/** Parts a ledger names by drawing number and revision: known ones are linked, unknown ones join the catalogue. */
export class PartBook implements RowBook {
  readonly #w: WriteContext;
  readonly #ids = new Map<string, string>();
  #added: string[] = [];

  constructor(w: WriteContext) {
    this.#w = w;
  }

  /**
   * The part of the row, null when it has no drawing number. A drawing of several revisions needs one, and what is
   * counted by amount has no pieces with codes: such rows come back.
   */
  find(row: ImportRow): string | null {
    const drawingNo = textOf(row, 'drawingNo', 80);
    if (drawingNo === undefined) return null;
    const revision = textOf(row, 'revision', 80);
    const key = `${foldText(drawingNo)}|${foldText(revision ?? '')}`;
    const made = this.#ids.get(key);
    if (made !== undefined) return made;
    const known = findPartByDrawing(this.#w, drawingNo, revision);
    if (known === 'several') throw new RowRefused('revision_needed', 'revision', drawingNo);
    if (known === 'unknown') return this.#create(row, key, drawingNo, revision);
    if (known.tracking === 'quantity') throw new RowRefused('counted_by_amount', 'drawingNo', drawingNo);
    return known.id;
  }

  keep(): void {
    this.#added = [];
  }

  forget(): void {
    for (const key of this.#added) this.#ids.delete(key);
    this.#added = [];
  }

  #create(row: ImportRow, key: string, drawingNo: string, revision: string | undefined): string {
    const name = (textOf(row, 'product') ?? textOf(row, 'model') ?? drawingNo).slice(0, 200);
    const { id } = createPart(this.#w, { drawingNo, name, ...(revision === undefined ? {} : { revision }) });
    this.#ids.set(key, id);
    this.#added.push(key);
    return id;
  }
}
