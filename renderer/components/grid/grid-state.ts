import { z } from 'zod';
import { type Filter, filterSchema, type ListInput, type Sort, sortSchema } from '#contract/kit/list.ts';
import { groupBySchema, thenBySchema } from '#contract/lists/lists.schema.ts';
import { MAX_FROZEN } from '#contract/views/views.schema.ts';

/**
 * What a list remembers in its address: sorting, filters, search text, visible columns in order, the record in
 * focus. Text that does not fit is ignored, so that an old link still opens the list.
 */
export const gridSearchSchema = z.object({
  sort: z.array(sortSchema).max(4).optional().catch(undefined),
  filters: z.array(filterSchema).max(30).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  columns: z.array(z.string()).max(60).optional().catch(undefined),
  id: z.string().optional().catch(undefined),
  group: groupBySchema.optional().catch(undefined),
  thenBy: thenBySchema.optional().catch(undefined),
  frozen: z.int().min(1).max(MAX_FROZEN).optional().catch(undefined),
  /** Saved view this state began from; `all` for the list as it is, where a default view would open otherwise. */
  view: z.string().max(60).optional().catch(undefined),
});
export type GridState = z.infer<typeof gridSearchSchema>;
export type GridStatePatch = { [K in keyof GridState]?: GridState[K] | undefined };

/** The part of the state that decides which rows there are and in which order. */
export function listQuery(state: GridState): Pick<ListInput, 'filters' | 'sort' | 'search'> {
  return {
    ...(state.filters?.length ? { filters: state.filters } : {}),
    ...(state.sort?.length ? { sort: state.sort } : {}),
    ...(state.q ? { search: state.q } : {}),
  };
}

/** Header click: ascending, descending, none. With `isAdded` the other sort columns stay. */
export function toggleSort(sort: readonly Sort[], column: string, isAdded: boolean): Sort[] {
  const current = sort.find((one) => one.column === column);
  const others = isAdded ? sort.filter((one) => one.column !== column) : [];
  if (!current) return [...others, { column, direction: 'asc' }];
  return current.direction === 'asc' ? [...others, { column, direction: 'desc' }] : others;
}

/** One filter a column: the new one replaces the old, null removes it. */
export function withFilter(filters: readonly Filter[], column: string, filter: Filter | null): Filter[] {
  const others = filters.filter((one) => one.column !== column);
  return filter ? [...others, filter] : others;
}
