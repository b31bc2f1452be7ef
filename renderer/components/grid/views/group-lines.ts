import type { GroupKey, ListGroups } from '#contract/lists/lists.schema.ts';

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
}

export function groupKeyText(key: GroupKey): string {
  return JSON.stringify(key);
}

/** Lines by number: each group's head, its rows when it is open, the total of all last. */
export function groupLines(data: ListGroups, isOpen: (key: GroupKey) => boolean): GroupLines {
  const starts: number[] = [];
  let next = 0;
  for (const group of data.groups) {
    starts.push(next);
    next += 1 + (isOpen(group.key) ? group.count : 0);
  }
  const count = data.groups.length === 0 ? 0 : next + 1;
  const groupOf = (line: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    count,
    records: data.total.count,
    lineAt(line) {
      if (line < 0 || line >= count) return undefined;
      if (line === count - 1) return { kind: 'total', total: data.total };
      const at = groupOf(line);
      const group = data.groups[at];
      if (!group) return undefined;
      const index = line - (starts[at] ?? 0) - 1;
      return index < 0 ? { kind: 'group', at, group, isOpen: isOpen(group.key) } : { kind: 'row', at, index };
    },
  };
}
