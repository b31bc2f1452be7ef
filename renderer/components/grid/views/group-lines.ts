import { groupParents, groupPath } from '#contract/lists/group-filter.ts';
import type { GroupBy, GroupKey, ListGroups } from '#contract/lists/lists.schema.ts';

/** What stands on one line of a grouped list. */
export type GroupLine =
  | { kind: 'group'; at: number; group: ListGroups['groups'][number]; isOpen: boolean }
  | { kind: 'row'; at: number; index: number }
  | { kind: 'total'; total: ListGroups['total'] };

export interface GroupLines {
  count: number;
  /** Number of records in all groups, open or not. */
  records: number;
  lineAt: (line: number) => GroupLine | undefined;
  /** Line of the group around that of a line; -1 for the outermost. */
  parentOf: (line: number) => number;
}

/** What a list is gathered by, from the outermost level in. */
export function levelsOf(state: {
  group?: GroupBy | undefined;
  thenBy?: readonly GroupBy[] | undefined;
}): GroupBy[] {
  return state.group ? [state.group, ...(state.thenBy ?? [])] : [];
}

/** Names a group by the keys from the outermost down to it. */
export function groupKeyText(path: readonly GroupKey[]): string {
  return JSON.stringify(path);
}

/** The keys of every group down to it, in the order of the groups. */
export function groupPaths({ groups }: ListGroups): GroupKey[][] {
  const parents = groupParents(groups);
  return groups.map((_, at) => groupPath(groups, parents, at));
}

/** Lines by number: each group's head, its groups and rows when it is open, the total of all last. */
export function groupLines(data: ListGroups, isOpen: (at: number) => boolean): GroupLines {
  const parents = groupParents(data.groups);
  const shown: number[] = [];
  const starts: number[] = [];
  const lineOf = new Map<number, number>();
  let next = 0;
  for (const [at, group] of data.groups.entries()) {
    const parent = parents[at] ?? -1;
    if (parent >= 0 && !(lineOf.has(parent) && isOpen(parent))) continue;
    shown.push(at);
    starts.push(next);
    lineOf.set(at, next);
    next += 1 + (group.depth === data.levels - 1 && isOpen(at) ? group.count : 0);
  }
  const count = data.groups.length === 0 ? 0 : next + 1;
  /** Place among the shown groups of the one a line belongs to. */
  const placeOf = (line: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const lineAt = (line: number): GroupLine | undefined => {
    if (line < 0 || line >= count) return undefined;
    if (line === count - 1) return { kind: 'total', total: data.total };
    const place = placeOf(line);
    const at = shown[place] ?? 0;
    const group = data.groups[at];
    if (!group) return undefined;
    const index = line - (starts[place] ?? 0) - 1;
    return index < 0 ? { kind: 'group', at, group, isOpen: isOpen(at) } : { kind: 'row', at, index };
  };
  return {
    count,
    records: data.total.count,
    lineAt,
    parentOf: (line) => {
      const one = lineAt(line);
      if (one === undefined || one.kind === 'total') return -1;
      return lineOf.get(one.kind === 'row' ? one.at : (parents[one.at] ?? -1)) ?? -1;
    },
  };
}
