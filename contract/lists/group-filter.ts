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
  return { column, op: 'eq', value: key };
}
