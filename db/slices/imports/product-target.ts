import type { ProductImportField } from '#contract/imports/imports.fields.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import {
  createProduct,
  findProductIdByCode,
  getProduct,
  updateProduct,
} from '#db/slices/products/products.service.ts';
import { bringUpToDate } from './known-record.ts';
import { NO_FAMILY } from './product-book.ts';
import {
  type Batch,
  type ImportTarget,
  type RecordDraft,
  type RowBook,
  RowRefused,
  textOf,
  type Written,
} from './target.ts';

const ENTITY = 'products';
const MAX_CODE = 80;

/** Models of the catalogue by their code. */
export class ProductTarget implements ImportTarget {
  readonly #batch: Batch;
  readonly books: readonly RowBook[] = [];

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  write({ rows: [row] }: RecordDraft): Written {
    const code = row && text(row, 'productCode', MAX_CODE);
    if (!row || code === undefined) throw new RowRefused('required', 'productCode');
    const { w, plan, batchId } = this.#batch;
    const fields = definedOnly({
      name: text(row, 'product') ?? (plan.mode === 'update' ? undefined : (text(row, 'model') ?? code)),
      family: text(row, 'category'),
      uom: text(row, 'uom', 20),
    });
    const known = findProductIdByCode(w, code);
    if (known !== undefined) {
      const current = getProduct(w, known);
      return bringUpToDate(
        this.#batch,
        { entity: ENTITY, ...current, current },
        fields,
        (patch) => updateProduct(w, { ...patch, id: known, version: current.version }),
        'productCode',
      );
    }
    if (plan.mode === 'update') throw new RowRefused('not_here', 'productCode', code);
    const { id } = createProduct(w, {
      ...fields,
      name: fields.name ?? code,
      family: fields.family ?? NO_FAMILY,
      code,
      importBatchId: batchId,
    });
    return { outcome: 'new', entity: ENTITY, entityId: id };
  }
}

function text(row: ImportRow, field: ProductImportField, limit?: number): string | undefined {
  return textOf(row, field, limit);
}
