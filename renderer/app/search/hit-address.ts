import type { SearchHit } from '#contract/search/search.contract.ts';
import type { shell } from '#renderer/locales/zh-CN/shell.ts';

type Hit = Pick<SearchHit, 'kind' | 'id'>;
export type EntityKey = keyof typeof shell.entity;

/** Where each kind of record lives. */
const HOME: Record<EntityKey, (id: string) => string> = {
  parties: (id) => `/parties/${id}`,
  contacts: (id) => `/parties/${id.split('/')[0] ?? ''}`,
  sites: (id) => `/sites/${id}`,
  products: (id) => `/products/${id}`,
  users: () => '/users',
  'market-records': (id) => `/market-records/${id}`,
  specifications: (id) => `/specifications/${id}`,
  orders: (id) => `/orders/${id}`,
  units: (id) => `/units/${encodeURIComponent(id)}`,
  'service-cases': (id) => `/service-cases/${id}`,
};

export function isEntityKey(kind: string): kind is EntityKey {
  return Object.hasOwn(HOME, kind);
}

export function hrefOfHit({ kind, id }: Hit): string {
  return isEntityKey(kind) ? HOME[kind](id) : '/';
}

export function searchHref(text: string): string {
  return `/search?q=${encodeURIComponent(JSON.stringify(text))}`;
}
