import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { pathFilters } from '#contract/lists/group-filter.ts';
import type { GroupBy, GroupKey, ListGroups } from '#contract/lists/lists.schema.ts';
import { client } from '#renderer/lib/client.ts';
import type { GridColumn, GridSource } from '../grid-types.ts';
import type { Sight, SightStore } from '../sight-store.ts';
import { type GridQuery, type GridRows, PAGE_SIZE, pageOptions } from '../use-grid-rows.ts';
import { type GroupLine, type GroupLines, groupKeyText, groupLines, groupPaths } from './group-lines.ts';

export interface GroupedRowsOptions<Row> {
  list: string;
  source: GridSource<Row>;
  columns: readonly GridColumn<Row>[];
  query: GridQuery;
  /** From the outermost level in; empty while the list is not grouped: then nothing is asked. */
  by: readonly GroupBy[];
  sight: SightStore;
  /** Groups that were open when the list was last on the screen. */
  memory: { openGroups: Set<string> };
}

export interface Grouping {
  /** By the depth of a group. */
  by: readonly GroupBy[];
  /** Ids of the columns whose sums the lines carry, in that order. */
  sums: readonly string[];
  lineAt: (line: number) => GroupLine | undefined;
  /** Line of the group around; -1 where there is none. */
  parentOf: (line: number) => number;
  /** The core sent only the first groups. */
  isCut: boolean;
  hasOpen: boolean;
  toggle: (line: number) => void;
  openAll: (isOpen: boolean) => void;
}

interface Answer {
  query: GridQuery;
  by: readonly GroupBy[];
  sums: readonly string[];
  data: ListGroups;
  /** Keys of each group, from the outermost down to it. */
  paths: readonly (readonly GroupKey[])[];
}

/** Amounts and quantities add up; other numbers (a percentage, a year) do not. */
function summed<Row>(columns: readonly GridColumn<Row>[]): string[] {
  return columns
    .filter((one) => (one.kind === 'money' || one.kind === 'quantity') && one.filter !== false)
    .map((one) => one.id);
}

function useGroups<Row>({ list, source, columns, query, by }: GroupedRowsOptions<Row>) {
  const sums = summed(columns);
  return useQuery({
    queryKey: [[...source.path], { type: 'groups', list, query, by, sums }],
    queryFn: async ({ signal }): Promise<Answer | null> => {
      const [first, ...thenBy] = by;
      if (!first) return null;
      const data = await client.lists.groups({ list, by: first, thenBy, sums, ...query }, { signal });
      return { query, by, sums, data, paths: groupPaths(data) };
    },
    enabled: by.length > 0,
    placeholderData: keepPreviousData,
  });
}

interface PageOfGroup {
  at: number;
  page: number;
}

/** Pages of open groups in sight as `group:page` words: one text, so that scrolling inside them redraws nothing. */
function pagesInSight(lines: GroupLines | null, { first, last }: Sight): string {
  const wanted = new Set<string>();
  for (let line = first; lines && line <= Math.min(last, lines.count - 1); line += 1) {
    const one = lines.lineAt(line);
    if (one?.kind === 'row') wanted.add(`${one.at}:${Math.floor(one.index / PAGE_SIZE)}`);
  }
  return [...wanted].join(' ');
}

const pagesOf = (words: string): PageOfGroup[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [at = 0, page = 0] = word.split(':').map(Number);
      return { at, page };
    });

const queryOf = (answer: Answer, at: number): GridQuery => ({
  ...answer.query,
  filters: [...(answer.query.filters ?? []), ...pathFilters(answer.by, answer.paths[at] ?? [])],
});

function useOpenGroups(memory: { openGroups: Set<string> }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(memory.openGroups);
  const change = (next: Set<string>) => {
    memory.openGroups = next;
    setOpen(next);
  };
  const toggle = (path: readonly GroupKey[]) => {
    const text = groupKeyText(path);
    const next = new Set(open);
    if (!next.delete(text)) next.add(text);
    change(next);
  };
  return { open, change, toggle };
}

/**
 * The rows of a list gathered by a column: heads and sums come from the core at once, the rows of an open group by
 * its own pages as they come into sight. Null while the list is not grouped.
 */
export function useGroupedRows<Row>(
  options: GroupedRowsOptions<Row>,
): { rows: GridRows<Row>; grouping: Grouping } | null {
  const { source, sight, memory } = options;
  const queries = useQueryClient();
  const groups = useGroups(options);
  const { open, change, toggle } = useOpenGroups(memory);
  const answer = options.by.length > 0 ? (groups.data ?? null) : null;
  const lines = useMemo(
    () => (answer ? groupLines(answer.data, (at) => open.has(groupKeyText(answer.paths[at] ?? []))) : null),
    [answer, open],
  );
  const near = useSyncExternalStore(sight.watch, () => pagesInSight(lines, sight.get()));
  const [wanted] = useDebouncedValue(near, 40);
  const pages = pagesOf(wanted);
  const optionsOf = (at: number, page: number) =>
    pageOptions(queries, source, answer ? queryOf(answer, at) : options.query, page);
  const results = useQueries({ queries: pages.map(({ at, page }) => optionsOf(at, page)) });
  if (options.by.length === 0) return null;
  const rowAt = (line: number): Row | undefined => {
    const one = lines?.lineAt(line);
    if (one?.kind !== 'row') return undefined;
    const page = Math.floor(one.index / PAGE_SIZE);
    const known = pages.findIndex((wanted) => wanted.at === one.at && wanted.page === page);
    return results[known]?.data?.rows[one.index % PAGE_SIZE];
  };
  const readRange = async (from: number, to: number): Promise<Row[]> => {
    const rows: Row[] = [];
    for (let line = from; line < to; line += 1) {
      const one = lines?.lineAt(line);
      if (one?.kind !== 'row') continue;
      const page = await queries.fetchQuery(optionsOf(one.at, Math.floor(one.index / PAGE_SIZE)));
      rows.push(...page.rows.slice(one.index % PAGE_SIZE, (one.index % PAGE_SIZE) + 1));
    }
    return rows;
  };
  const retry = () => {
    void groups.refetch();
    for (const result of results) if (result.isError) void result.refetch();
  };
  return {
    rows: {
      total: lines?.count ?? null,
      records: lines?.records ?? 0,
      rowAt,
      shown: answer?.query ?? options.query,
      isBusy: groups.isPending || groups.isPlaceholderData,
      error: groups.isError ? groups.error : null,
      failedPages: NONE,
      retry,
      readRange,
      askFor: (line) => {
        const one = lines?.lineAt(line);
        if (one?.kind === 'row')
          void queries.prefetchQuery(optionsOf(one.at, Math.floor(one.index / PAGE_SIZE)));
      },
    },
    grouping: {
      by: answer?.by ?? options.by,
      sums: answer?.sums ?? [],
      lineAt: (line) => lines?.lineAt(line),
      parentOf: (line) => lines?.parentOf(line) ?? -1,
      isCut: answer?.data.hasMore ?? false,
      hasOpen: open.size > 0,
      toggle: (line) => {
        const one = lines?.lineAt(line);
        if (one?.kind === 'group') toggle(answer?.paths[one.at] ?? []);
      },
      openAll: (isOpen) => change(new Set(isOpen ? answer?.paths.map(groupKeyText) : [])),
    },
  };
}

const NONE: ReadonlySet<number> = new Set();
