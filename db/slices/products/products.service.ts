import type { z } from 'zod';
import { DomainError } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import type { PartRow } from '#contract/products/parts.contract.ts';
import type { ProductRow, productFields, productUpdate } from '#contract/products/products.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireLive, requireRow, updatedNow } from '#db/kit/row-meta.ts';
import { foldText, pinyinKeys } from '#db/kit/text.ts';
import { freeGtin } from './item-numbers.ts';
import {
  findProductByCode,
  partList,
  pickParts,
  pickProducts,
  productList,
  products,
  type StoredProduct,
} from './products.repo.ts';

export { findItemByGtin, gtinOf } from './item-numbers.ts';
export { createPart } from './parts.service.ts';

export function listProducts(r: ReadContext, input: ListInput): ListPage<ProductRow> {
  return listPage(r.db, productList, input);
}
export function listParts(r: ReadContext, input: ListInput): ListPage<PartRow> {
  return listPage(r.db, partList, input);
}
export function pickProduct(r: ReadContext, text: string, limit = 20) {
  return pickProducts(r.db, text, limit);
}
export function pickPart(r: ReadContext, text: string, limit = 20) {
  return pickParts(r.db, text, limit);
}
export function getProduct(r: ReadContext, id: string): ProductRow {
  return requireRow(products.find(r.db, id), 'products', id);
}
export function findProductIdByCode(r: ReadContext, code: string): string | undefined {
  return findProductByCode(r.db, code)?.id;
}
/** Adds a product model. DUPLICATE for a code that exists. */
export function createProduct(
  w: WriteContext,
  input: z.infer<typeof productFields> & { importBatchId?: string | null },
): ProductRow {
  const existing = findProductByCode(w.db, input.code);
  if (existing) {
    throw new DomainError('DUPLICATE', {
      entity: 'products',
      field: 'code',
      value: input.code,
      existingId: existing.id,
    });
  }
  const id = w.newId();
  const product: StoredProduct = {
    id,
    uom: '台',
    importBatchId: null,
    factoryNoForm: null,
    ...definedOnly(input),
    gtin: freeGtin(w, input.gtin ?? null, id),
    codeKey: foldText(input.code),
    ...pinyinKeys(input.name),
    ...createdNow(w),
  };
  products.insert(w.db, product);
  indexProduct(w, product);
  w.log({ entity: 'products', id: product.id, action: 'create', after: product });
  return product;
}

function indexProduct(w: WriteContext, { id, name: title, code: subtitle, family: body }: ProductRow): void {
  w.index({ kind: 'products', id, title, subtitle, body });
}

/** Reads the product anew for the search. */
export function reindexProduct(w: WriteContext, id: string): void {
  indexProduct(w, requireRow(products.find(w.db, id), 'products', id));
}

export function updateProduct(w: WriteContext, input: z.infer<typeof productUpdate>): ProductRow {
  const { id, version, ...fields } = input;
  const current = requireRow(products.find(w.db, id), 'products', id);
  requireLive('products', current, version);
  const patch: Partial<StoredProduct> = { ...definedOnly(fields), ...updatedNow(w, current) };
  if (fields.code !== undefined) patch.codeKey = foldText(fields.code);
  if (fields.name !== undefined) Object.assign(patch, pinyinKeys(fields.name));
  if (fields.gtin !== undefined) patch.gtin = freeGtin(w, fields.gtin, id);
  products.update(w.db, id, patch);
  w.log({ entity: 'products', id, action: 'update', before: current, after: patch });
  reindexProduct(w, id);
  return requireRow(products.find(w.db, id), 'products', id);
}
