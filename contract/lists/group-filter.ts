import type { Filter } from '#contract/kit/list.ts';
import type { GroupBy, GroupKey } from './lists.schema.ts';

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0');
}

/** The condition that holds for exactly the rows of one group. */
export function groupFilter(by: GroupBy, key: GroupKey): Filter {
  const { column, part } = by;
  if (key === null) return { column, op: 'empty' };
  if (part === 'year') return { column, op: 'between', values: [`${key}-01-01`, `${key}-12-31`] };
  if (part === 'month')
    return { column, op: 'between', values: [`${key}-01`, `${key}-${lastDayOf(String(key))}`] };
  // Among the values, not equal: that would take in other widths and cases, which are groups of their own.
  return { column, op: 'in', values: [key] };
}

/** For each group the place of the one around it, -1 for the outermost; groups stand before those in them. */
export function groupParents(groups: readonly { depth: number }[]): number[] {
  const open: number[] = [];
  return groups.map(({ depth }, at) => {
    open[depth] = at;
    return depth === 0 ? -1 : (open[depth - 1] ?? -1);
  });
}

/** The keys from the outermost group down to one, and the conditions that hold for exactly its rows. */
export function groupPath(
  groups: readonly { key: GroupKey }[],
  parents: readonly number[],
  at: number,
): GroupKey[] {
  const path: GroupKey[] = [];
  for (let next = at; next >= 0; next = parents[next] ?? -1) path.unshift(groups[next]?.key ?? null);
  return path;
}

export function pathFilters(levels: readonly GroupBy[], path: readonly GroupKey[]): Filter[] {
  return path.flatMap((key, at) => {
    const by = levels[at];
    return by ? [groupFilter(by, key)] : [];
  });
}
