import type { z } from 'zod';
import { DomainError } from '#contract/kit/errors.ts';
import type { Matched } from '#contract/kit/rows.ts';
import type { ProductRow, productFields, productUpdate } from '#contract/products/products.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireLive, requireRow, restoreRow, updatedNow } from '#db/kit/row-meta.ts';
import type { RowSlice } from '#db/kit/save-rows.ts';
import { foldText } from '#db/kit/text.ts';
import { findProductsNamed, isProductNamed } from './product-match.repo.ts';
import { products } from './products.repo.ts';
import { createProduct, updateProduct } from './products.service.ts';

/** Takes a model out of the lists with a reason. IN_USE while anything is of that model. */
function voidProduct(w: WriteContext, input: { id: string; version: number; reason: string }): void {
  const current = requireRow(products.find(w.db, input.id), 'products', input.id);
  requireLive('products', current, input.version);
  if (isProductNamed(w.db, input.id))
    throw new DomainError('IN_USE', { entity: 'products', key: current.code, by: 'units' });
  const patch = { ...updatedNow(w, current), voidedAt: w.at, voidReason: input.reason };
  products.update(w.db, input.id, patch);
  w.log({
    entity: 'products',
    id: input.id,
    action: 'void',
    before: current,
    after: { ...current, ...patch },
  });
}

/** Product models as rows of a grid. */
export const productRows: RowSlice<
  z.infer<typeof productFields>,
  z.infer<typeof productUpdate>,
  ProductRow
> = {
  entity: 'products',
  read: (r, id) => requireRow(products.find(r.db, id), 'products', id),
  create: (w, input) => createProduct(w, input).id,
  update: (w, input) => void updateProduct(w, input),
  void: voidProduct,
  restore: (w, input) => restoreRow(w, 'products', products, input),
};

/** Which model each text names exactly, by code or name; none when it names several. */
export function matchProducts(r: ReadContext, texts: readonly string[]): Matched[] {
  return texts.map((text) => {
    const found = findProductsNamed(r.db, foldText(text));
    const only = found.length === 1 ? found[0] : undefined;
    return { text, count: found.length, id: only?.id ?? null, label: only?.label ?? null };
  });
}
