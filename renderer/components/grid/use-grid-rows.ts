import { useDebouncedValue } from '@mantine/hooks';
import { type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import type { GridSource } from './grid-types.ts';
import type { Sight, SightStore } from './sight-store.ts';

export const PAGE_SIZE = 100;
/** Pages that scrolled out of sight are forgotten soon: a list of any length stays small in memory. */
const KEEP_MS = 20_000;

export type GridQuery = Pick<ListInput, 'filters' | 'sort' | 'search'>;

export interface GridRows<Row> {
  /** Lines of the list; null until the first answer. */
  total: number | null;
  /** Records in it, where some lines are heads of groups. */
  records?: number;
  rowAt: (index: number) => Row | undefined;
  /** The query whose rows are shown; while a new one loads, the old rows stay. */
  shown: GridQuery;
  isBusy: boolean;
  error: unknown;
  failedPages: ReadonlySet<number>;
  retry: () => void;
  /** Rows `from` up to but without `to`, read from the server where they are not in memory. */
  readRange: (from: number, to: number) => Promise<Row[]>;
  /** A key goes to this row: its page is asked for at once, while the window still moves there. */
  askFor: (index: number) => void;
}

function pageKey<Row>(source: GridSource<Row>, query: GridQuery, page: number) {
  return [[...source.path], { type: 'grid', query, page }] as const;
}

/** A page by row number, counted from the end it is nearer to; `total` as long as nothing says it is out of date. */
function pageByNumber(page: number, total: number | undefined): ListInput {
  const from = page * PAGE_SIZE;
  const to = Math.min(from + PAGE_SIZE, total ?? 0);
  if (total === undefined || to <= from || total - to >= from) return { limit: PAGE_SIZE, offset: from };
  return { limit: to - from, offset: total - to, fromEnd: true };
}

/** The next page continues behind the cursor of the one before; a jump, or a stale neighbour, goes by row number. */
function pageInput<Row>(
  queries: QueryClient,
  source: GridSource<Row>,
  query: GridQuery,
  page: number,
): ListInput {
  if (page === 0) return { ...query, limit: PAGE_SIZE, withTotal: true };
  const known = (at: number) => {
    const state = queries.getQueryState<ListPage<Row>>(pageKey(source, query, at));
    return state?.isInvalidated ? undefined : state?.data;
  };
  const cursor = known(page - 1)?.next;
  if (cursor) return { ...query, limit: PAGE_SIZE, after: cursor };
  return { ...query, ...pageByNumber(page, known(0)?.total) };
}

/** The query of one page, shared by everything that shows or copies rows of it. */
export function pageOptions<Row>(
  queries: QueryClient,
  source: GridSource<Row>,
  query: GridQuery,
  page: number,
) {
  return {
    queryKey: pageKey(source, query, page),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      source.list(pageInput(queries, source, query, page), { signal }),
    gcTime: KEEP_MS,
  };
}

/** Pages of the rows in sight; lines in which new rows are written stand below the last and are on none. */
function pagesOf({ first, last }: Sight, total: number | undefined): number[] {
  const end = total === undefined ? last : Math.min(last, total - 1);
  const from = Math.max(0, Math.floor(Math.min(first, end) / PAGE_SIZE));
  const to = Math.max(from, Math.floor(end / PAGE_SIZE));
  return [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])];
}

/** Keeps the last query whose first page has arrived, so that a new sort or filter never empties the screen. */
function useShownQuery<Row>(source: GridSource<Row>, query: GridQuery) {
  const queries = useQueryClient();
  const first = useQuery(pageOptions(queries, source, query, 0));
  const [shown, setShown] = useState(query);
  const isSame = JSON.stringify(shown) === JSON.stringify(query);
  if (!isSame && first.isSuccess) setShown(query);
  return { first, shown: !isSame && first.isSuccess ? query : shown, isBusy: !isSame || first.isPending };
}

async function readPages<Row>(
  queries: QueryClient,
  source: GridSource<Row>,
  query: GridQuery,
  from: number,
  to: number,
) {
  const rows: Row[] = [];
  for (let page = Math.floor(from / PAGE_SIZE); page * PAGE_SIZE < to; page += 1) {
    // One after the other: each can then continue behind the cursor of the page before.
    const { rows: pageRows } = await queries.fetchQuery(pageOptions(queries, source, query, page));
    const start = page * PAGE_SIZE;
    rows.push(...pageRows.slice(Math.max(0, from - start), Math.max(0, to - start)));
  }
  return rows;
}

/** Rows by index over server pages; only the pages in sight (and the first, for the total) are held. */
export function useGridRows<Row>(
  source: GridSource<Row>,
  query: GridQuery,
  sight: SightStore,
): GridRows<Row> {
  const queries = useQueryClient();
  const { first: firstPage, shown, isBusy } = useShownQuery(source, query);
  // A flick through thousands of rows asks only for the pages where it rests.
  const total = queries.getQueryData<ListPage<Row>>(pageKey(source, shown, 0))?.total;
  const near = useSyncExternalStore(sight.watch, () => pagesOf(sight.get(), total).join(','));
  const [wanted] = useDebouncedValue(near, 40);
  const pages = wanted.split(',').map(Number);
  const results = useQueries({ queries: pages.map((page) => pageOptions(queries, source, shown, page)) });
  const inSight = new Set(near.split(',').map(Number));
  const rowAt = (index: number): Row | undefined => {
    const page = Math.floor(index / PAGE_SIZE);
    const at = pages.indexOf(page);
    const data =
      at >= 0 ? results[at]?.data : queries.getQueryData<ListPage<Row>>(pageKey(source, shown, page));
    return data?.rows[index - page * PAGE_SIZE];
  };
  return {
    total: results[0]?.data?.total ?? null,
    rowAt,
    shown,
    isBusy,
    // Rows that were read stay on the screen when reading them again fails.
    error: firstPage.isError && firstPage.data === undefined ? firstPage.error : null,
    failedPages: new Set(pages.filter((page, at) => inSight.has(page) && results[at]?.isError)),
    retry: () => {
      void firstPage.refetch();
      for (const result of results) if (result.isError) void result.refetch();
    },
    readRange: (from, to) => readPages(queries, source, shown, from, to),
    askFor: (index) => {
      const page = Math.floor(index / PAGE_SIZE);
      if (index >= 0) void queries.prefetchQuery(pageOptions(queries, source, shown, page));
    },
  };
}
