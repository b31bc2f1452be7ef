import type { SearchHit } from '#contract/search/search.contract.ts';
import type { shell } from '#renderer/locales/zh-CN/shell.ts';

type Hit = Pick<SearchHit, 'kind' | 'id'>;
export type EntityKey = keyof typeof shell.entity;

/** Address of a record that is shown beside its list. */
const beside = (list: string, id: string) => `${list}?id=${encodeURIComponent(JSON.stringify(id))}`;

/** Where each kind of record lives. */
const HOME: Record<EntityKey, (id: string) => string> = {
  parties: (id) => `/parties/${id}`,
  // A person is found under the company's id and the own one.
  contacts: (id) => `/contacts/${id.split('/').at(-1) ?? ''}`,
  sites: (id) => `/sites/${id}`,
  products: (id) => `/products/${id}`,
  parts: (id) => `/parts/${id}`,
  engineers: () => '/engineers',
  users: () => '/users',
  'market-records': (id) => `/market-records/${id}`,
  specifications: (id) => `/specifications/${id}`,
  orders: (id) => `/orders/${id}`,
  units: (id) => `/units/${encodeURIComponent(id)}`,
  'service-cases': (id) => `/service-cases/${id}`,
  quotations: (id) => beside('/service-quotations', id),
  knowledge: (id) => `/knowledge/${id}`,
  claims: (id) => beside('/claims', id),
  recalls: (id) => `/recalls/${id}`,
  maintenance: (id) => beside('/maintenance', id),
  'inspection-rounds': (id) => `/maintenance/rounds/${id}`,
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
