import type { ImportRow } from '#db/importing/import-plan.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { foldText } from '#db/kit/text.ts';
import { createProduct, findProductIdByCode } from '#db/slices/products/products.service.ts';
import type { RowBook } from './target.ts';

/** Family of a model whose ledger names none. */
export const NO_FAMILY = '未分类';

/** Products of a ledger that knows them by code: known ones are linked, unknown ones join the catalogue. */
export class ProductBook implements RowBook {
  readonly #w: WriteContext;
  readonly #batchId: string;
  readonly #ids = new Map<string, string>();
  #added: string[] = [];

  constructor(w: WriteContext, batchId: string) {
    this.#w = w;
    this.#batchId = batchId;
  }

  /** The product of the row, null when the ledger has no usable code for it. */
  find({ values }: ImportRow): string | null {
    const code = values['productCode'];
    if (typeof code !== 'string' || code.length > 80) return null;
    const key = foldText(code);
    const known = this.#ids.get(key) ?? findProductIdByCode(this.#w, code);
    const id = known ?? this.#create(code, values);
    if (id !== null) {
      this.#ids.set(key, id);
      this.#added.push(key);
    }
    return id;
  }

  keep(): void {
    this.#added = [];
  }

  forget(): void {
    for (const key of this.#added) this.#ids.delete(key);
    this.#added = [];
  }

  #create(code: string, values: ImportRow['values']): string | null {
    const name = [values['product'], values['model'], code].find((value) => typeof value === 'string');
    const family = typeof values['category'] === 'string' ? values['category'] : NO_FAMILY;
    if (typeof name !== 'string') return null;
    const fields = { code, name: name.slice(0, 200), family: family.slice(0, 200) };
    return createProduct(this.#w, { ...fields, importBatchId: this.#batchId }).id;
  }
}
