import { DomainError } from '#contract/kit/errors.ts';
import { fullGtin } from '#contract/products/gtin.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { findByGtin } from './products.repo.ts';

/** Product or part that carries a trade item number; undefined when none does. */
export function findItemByGtin(r: ReadContext, gtin: string) {
  return findByGtin(r.db, fullGtin(gtin));
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
