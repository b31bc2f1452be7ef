import { isAllowed, type Permission } from '#contract/kit/permissions.ts';
import type { SearchHit } from '#contract/search/search.contract.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { barcodeKey, ftsPhrase } from '#db/kit/text.ts';
import { findDocuments, findUnitsByCode } from './search.repo.ts';

/** Kinds of the index and what one must be allowed to read to find them. */
const KIND_PERMISSION: Readonly<Record<string, Permission>> = {
  parties: 'parties.read',
  sites: 'parties.read',
  products: 'units.read',
  'market-records': 'market.read',
  specifications: 'specifications.read',
  orders: 'orders.read',
  'service-cases': 'cases.read',
};

/** Records the user may read that contain the text; exact codes of units first. */
export function findRecords(r: ReadContext, text: string, limit = 20): SearchHit[] {
  const phrase = ftsPhrase(text);
  if (phrase === null) return [];
  const kinds = Object.entries(KIND_PERMISSION).flatMap(([kind, p]) =>
    isAllowed(r.actor.role, p) ? [kind] : [],
  );
  const key = barcodeKey(text);
  const isCode = /^[\p{L}\p{N}._/-]{3,}$/u.test(key) && isAllowed(r.actor.role, 'units.read');
  const units = isCode ? findUnitsByCode(r.db, key, 5) : [];
  return [...units, ...findDocuments(r.db, phrase, kinds, limit)].slice(0, limit);
}
