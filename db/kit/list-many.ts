import type { Filter } from '#contract/kit/list.ts';
import type { Condition, ListColumn } from './list-spec.ts';

/**
 * A condition on a column with several values to a record: one of them fulfils it, for "is not" none of them is it. Blank
 * is a record without any.
 * @param ofOne the condition on a single value
 */
export function manyCondition(
  { table, on }: NonNullable<ListColumn['many']>,
  filter: Filter,
  ofOne: (filter: Filter) => Condition,
): Condition {
  const any = `EXISTS (SELECT 1 FROM ${table} WHERE ${on})`;
  const fulfils = (one: Filter): Condition => {
    const { sql, params } = ofOne(one);
    return { sql: `EXISTS (SELECT 1 FROM ${table} WHERE ${on} AND ${sql})`, params };
  };
  if (filter.op === 'empty') return { sql: `NOT ${any}`, params: [] };
  if (filter.op === 'not_empty') return { sql: any, params: [] };
  if (filter.op === 'ne') {
    const { sql, params } = fulfils({ ...filter, op: 'eq' });
    return { sql: `NOT ${sql}`, params };
  }
  if (filter.op !== 'in' || !filter.values?.includes('')) return fulfils(filter);
  const { sql, params } = fulfils({ ...filter, values: filter.values.filter((value) => value !== '') });
  return { sql: `(NOT ${any} OR ${sql})`, params };
}
