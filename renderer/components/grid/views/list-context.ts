import { createContext, useContext } from 'react';
import type { ListInput } from '#contract/kit/list.ts';

/** The list a part of the grid belongs to, and what it is narrowed to now. */
export interface ListContextValue {
  /** Name of the list for questions over the whole of it. */
  list: string;
  /** Query-key path of its pages: answers under it are refreshed with them. */
  path: readonly string[];
  query: Pick<ListInput, 'filters' | 'sort' | 'search'>;
}

export const ListContext = createContext<ListContextValue>({ list: '', path: [], query: {} });

export function useList(): ListContextValue {
  return useContext(ListContext);
}
