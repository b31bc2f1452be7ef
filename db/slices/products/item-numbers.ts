import { DomainError } from '#contract/kit/errors.ts';
import { fullGtin } from '#contract/products/gtin.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { findByGtin, parts, products } from './products.repo.ts';

/** Product or part that carries a trade item number; undefined when none does. */
export function findItemByGtin(r: ReadContext, gtin: string) {
  return findByGtin(r.db, fullGtin(gtin));
}

/** Number of the part, or else the product, that something is of. */
export function gtinOf(
  r: ReadContext,
  of: { productId: string | null; partId: string | null },
): string | null {
  const part = of.partId === null ? undefined : parts.find(r.db, of.partId);
  if (part) return part.gtin;
  return of.productId === null ? null : (products.find(r.db, of.productId)?.gtin ?? null);
}

/** The number with 14 digits; DUPLICATE when another product or part carries it. */
export function freeGtin(r: ReadContext, gtin: string | null, ownId: string): string | null {
  if (gtin === null || gtin === '') return null;
  const taken = findByGtin(r.db, fullGtin(gtin));
  const takenBy = taken?.productId ?? taken?.partId;
  if (takenBy != null && takenBy !== ownId) {
    throw new DomainError('DUPLICATE', {
      entity: 'products',
      field: 'gtin',
      value: gtin,
      existingId: takenBy,
    });
  }
  return fullGtin(gtin);
}
