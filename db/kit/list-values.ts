import { inputInvalid } from '#contract/kit/errors.ts';
import { type ListValues, type ListValuesInput, MAX_VALUES } from '#contract/lists/lists.schema.ts';
import type { ReadableDb, SqlValue } from '#db/connection/database.ts';
import { type ListSpec, listColumn, listConditions, whereSql } from './list-query.ts';
import { containsText } from './list-text.ts';
import { masksOf } from './masks/field-masks.ts';
import { shownSpec } from './masks/shown-spec.ts';
import { neededTables } from './needed-tables.ts';

interface RawValue {
  value: string | number | null;
  count: number;
}

/**
 * The distinct values of a column with the number of rows each, under the filters of every other column: what a
 * header menu offers. Blank and missing are one value, null. The most frequent come first, equally frequent ones as
 * names and codes are looked up. A row with several values counts for each.
 */
export function listValuesOf(
  db: ReadableDb,
  whole: ListSpec<object>,
  input: Omit<ListValuesInput, 'list'>,
): ListValues {
  const spec = shownSpec(masksOf(db), whole);
  const column = listColumn(spec, input.column, 'column');
  if (column.type === 'integer') throw inputInvalid('column', 'no_value_list', { column: input.column });
  const filters = (input.filters ?? []).filter((filter) => filter.column !== input.column);
  const conditions = listConditions(spec, { filters, ...(input.search ? { search: input.search } : {}) });
  const shown = column.type === 'text' ? `NULLIF(${column.sql}, '')` : column.sql;
  const text = input.find?.trim() ?? '';
  if (text !== '') conditions.push(containsText(column.sql, text));
  const where = whereSql(conditions);
  const joined = column.many ? ` LEFT JOIN ${column.many.table} ON ${column.many.on}` : '';
  const byWord = column.sort ? 'sort_key(value)' : 'value';
  const values = db.all<RawValue>(
    `SELECT ${shown} AS value, count(*) AS count FROM ${neededTables(spec, [shown, joined, where])}${joined}${where}
     GROUP BY 1 ORDER BY 2 DESC, ${byWord} LIMIT ${MAX_VALUES + 1}`,
    conditions.flatMap((c): SqlValue[] => c.params),
  );
  return { values: values.slice(0, MAX_VALUES), hasMore: values.length > MAX_VALUES };
}
