import type { z } from 'zod';
import { DomainError } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import type {
  PartRow,
  ProductRow,
  partFields,
  productFields,
  productUpdate,
} from '#contract/products/products.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { foldText, pinyinKeys } from '#db/kit/text.ts';
import {
  findPartByKey,
  findProductByCode,
  partList,
  parts,
  pickParts,
  pickProducts,
  productList,
  products,
  type StoredPart,
  type StoredProduct,
} from './products.repo.ts';

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
  const product: StoredProduct = {
    id: w.newId(),
    uom: '台',
    importBatchId: null,
    ...definedOnly(input),
    codeKey: foldText(input.code),
    ...pinyinKeys(input.name),
    ...createdNow(w),
  };
  products.insert(w.db, product);
  w.index({
    kind: 'products',
    id: product.id,
    title: product.name,
    subtitle: product.code,
    body: [product.code, product.pinyin, product.initials, product.family].join(' \n '),
  });
  w.log({ entity: 'products', id: product.id, action: 'create', after: product });
  return product;
}

export function updateProduct(w: WriteContext, input: z.infer<typeof productUpdate>): ProductRow {
  const { id, version, ...fields } = input;
  const current = requireRow(products.find(w.db, id), 'products', id);
  requireVersion('products', current, version);
  const patch: Partial<StoredProduct> = { ...definedOnly(fields), ...updatedNow(w, current) };
  if (fields.code !== undefined) patch.codeKey = foldText(fields.code);
  if (fields.name !== undefined) Object.assign(patch, pinyinKeys(fields.name));
  products.update(w.db, id, patch);
  w.log({ entity: 'products', id, action: 'update', before: current, after: patch });
  return requireRow(products.find(w.db, id), 'products', id);
}

/** Adds a part of the catalogue. DUPLICATE for a drawing number and revision that exist. */
export function createPart(w: WriteContext, input: z.infer<typeof partFields>): PartRow {
  const partKey = `${foldText(input.drawingNo)}|${foldText(input.revision ?? '')}`;
  const existing = findPartByKey(w.db, partKey);
  if (existing) {
    throw new DomainError('DUPLICATE', {
      entity: 'parts',
      field: 'drawingNo',
      value: input.drawingNo,
      existingId: existing.id,
    });
  }
  const part: StoredPart = {
    id: w.newId(),
    revision: '',
    tracking: 'unit',
    uom: '件',
    ...definedOnly(input),
    partKey,
    ...pinyinKeys(input.name),
    ...createdNow(w),
  };
  parts.insert(w.db, part);
  w.log({ entity: 'products', id: part.id, action: 'create', after: part });
  return part;
}
