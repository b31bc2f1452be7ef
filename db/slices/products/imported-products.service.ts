import { DomainError } from '#contract/kit/errors.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { isProductNamed } from './product-match.repo.ts';
import { products } from './products.repo.ts';

/** Takes back a product that an import added. IN_USE while anything names it. */
export function voidImportedProduct(
  w: WriteContext,
  input: { id: string; version: number; reason: string },
): void {
  const current = requireRow(products.find(w.db, input.id), 'products', input.id);
  requireVersion('products', current, input.version);
  if (isProductNamed(w.db, input.id))
    throw new DomainError('IN_USE', { entity: 'products', key: current.code, by: 'records' });
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
