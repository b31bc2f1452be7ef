import { client } from './client.ts';

/** Loaders for reference fields: the core finds by number, name and pinyin. */
export function pickParty(text: string, signal: AbortSignal) {
  return client.parties.pick({ text, limit: 20 }, { signal });
}

/** Suppliers before all others: some who deliver parts are only known as customers. */
export function pickSupplier(text: string, signal: AbortSignal) {
  return client.parties.pick({ text, limit: 20, role: 'supplier' }, { signal });
}

export function pickSite(text: string, signal: AbortSignal) {
  return client.sites.pick({ text, limit: 20 }, { signal });
}

export function pickProduct(text: string, signal: AbortSignal) {
  return client.products.pick({ text, limit: 20 }, { signal });
}

export function pickPart(text: string, signal: AbortSignal) {
  return client.products.pickPart({ text, limit: 20 }, { signal });
}

export function pickOrder(text: string, signal: AbortSignal) {
  return client.orders.pick({ text, limit: 20 }, { signal });
}

/** Signed revisions; the id is the revision's. */
export function pickSignedRevision(text: string, signal: AbortSignal) {
  return client.specifications.pickSigned({ text, limit: 20 }, { signal });
}

/** Exact matches for a pasted column of names, all texts in one call. */
export function matchParties(texts: string[]) {
  return client.parties.match({ texts });
}

export function matchSites(texts: string[]) {
  return client.sites.match({ texts });
}

export function matchProducts(texts: string[]) {
  return client.products.match({ texts });
}
