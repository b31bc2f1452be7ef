import { inputInvalid } from '#contract/kit/errors.ts';
import type { Sort } from '#contract/kit/list.ts';
import {
  type GroupBy,
  type ListGroups,
  type ListGroupsInput,
  MAX_GROUPS,
} from '#contract/lists/lists.schema.ts';
import type { ReadableDb, SqlValue } from '#db/connection/database.ts';
import { type ListSpec, listColumn, listConditions, whereSql } from './list-query.ts';

/** `YYYY-MM` and `YYYY` of a date. */
const PART_LENGTH = { month: 7, year: 4 } as const;

function keySql(spec: ListSpec<object>, by: GroupBy): string {
  const column = listColumn(spec, by.column, 'by.column');
  if (column.type === 'integer') throw inputInvalid('by.column', 'not_groupable', { column: by.column });
  if (column.type === 'boolean') return column.sql;
  return by.part
    ? `NULLIF(substr(${column.sql}, 1, ${PART_LENGTH[by.part]}), '')`
    : `NULLIF(${column.sql}, '')`;
}

/** Numbers of different currencies or units add up to nothing: such a sum is NULL. */
function sumSql(spec: ListSpec<object>, name: string, path: string): string {
  const column = listColumn(spec, name, path);
  if (column.type !== 'integer') throw inputInvalid(path, 'not_a_number', { column: name });
  const sum = `COALESCE(sum(${column.sql}), 0)`;
  if (!column.unit) return sum;
  const units = `count(DISTINCT CASE WHEN ${column.sql} IS NOT NULL THEN ${column.unit} END)`;
  return `CASE WHEN ${units} > 1 THEN NULL ELSE ${sum} END`;
}

function orderSql(by: GroupBy, sums: readonly string[], sort: Sort | undefined): string {
  const at = sort ? sums.indexOf(sort.column) : -1;
  if (sort && at >= 0) return `s${at} ${sort.direction}, key`;
  const direction = sort?.column === by.column ? sort.direction : 'asc';
  return `key IS NULL, key ${direction}`;
}

type RawGroup = { key: string | number | null; count: number } & Record<string, SqlValue>;

/** What decides which rows are added up. */
type Chosen = Pick<ListGroupsInput, 'filters'> & { search?: string | undefined };

function chosen(spec: ListSpec<object>, input: Chosen): { source: string; params: SqlValue[] } {
  const conditions = listConditions(spec, {
    filters: input.filters ?? [],
    ...(input.search ? { search: input.search } : {}),
  });
  return {
    source: `FROM ${spec.from}${whereSql(conditions)}`,
    params: conditions.flatMap((c): SqlValue[] => c.params),
  };
}

const figuresSql = (spec: ListSpec<object>, sums: readonly string[]) =>
  sums.map((name, i) => `, ${sumSql(spec, name, `sums.${i}`)} AS s${i}`).join('');

function figuresOf(raw: RawGroup | undefined, sums: readonly string[]): ListGroups['total'] {
  const sumAt = (i: number) => {
    const sum = raw?.[`s${i}`];
    return typeof sum === 'number' ? sum : null;
  };
  return { count: raw?.count ?? 0, sums: sums.map((_, i) => sumAt(i)) };
}

/** Number of rows and sums over all of them; a sum over several currencies or units is null. */
export function listTotalsOf(
  db: ReadableDb,
  spec: ListSpec<object>,
  input: Chosen & { sums: readonly string[] },
): ListGroups['total'] {
  const { source, params } = chosen(spec, input);
  const sql = `SELECT NULL AS key, count(*) AS count${figuresSql(spec, input.sums)} ${source}`;
  return figuresOf(db.get<RawGroup>(sql, params), input.sums);
}

/**
 * Rows gathered by a column, with their number and the sums of the asked columns, all computed by the database.
 * The total is over every row, whether its group was sent or not. Sums are in the unit of the column (minor units,
 * thousandths). INPUT_INVALID not_groupable for a column of numbers.
 */
export function listGroupsOf(
  db: ReadableDb,
  spec: ListSpec<object>,
  input: Omit<ListGroupsInput, 'list'>,
): ListGroups {
  const { by, sums } = input;
  const { source, params } = chosen(spec, input);
  const raws = db.all<RawGroup>(
    `SELECT ${keySql(spec, by)} AS key, count(*) AS count${figuresSql(spec, sums)} ${source}
     GROUP BY 1 ORDER BY ${orderSql(by, sums, input.sort?.[0])} LIMIT ${MAX_GROUPS + 1}`,
    params,
  );
  return {
    groups: raws.slice(0, MAX_GROUPS).map((raw) => ({ key: raw.key, ...figuresOf(raw, sums) })),
    total: listTotalsOf(db, spec, input),
    hasMore: raws.length > MAX_GROUPS,
  };
}
