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
import { masksOf } from './masks/field-masks.ts';
import { shownSpec } from './masks/shown-spec.ts';
import { neededTables } from './needed-tables.ts';

/** `YYYY-MM` and `YYYY` of a date. */
const PART_LENGTH = { month: 7, year: 4 } as const;

function keySql(spec: ListSpec<object>, by: GroupBy): string {
  const column = listColumn(spec, by.column, 'by.column');
  if (column.type === 'integer' || column.many)
    throw inputInvalid('by.column', 'not_groupable', { column: by.column });
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

function orderSql(
  spec: ListSpec<object>,
  by: GroupBy,
  sums: readonly string[],
  sort: Sort | undefined,
): string {
  const key = !by.part && listColumn(spec, by.column, 'by.column').sort ? 'sort_key(key)' : 'key';
  const at = sort ? sums.indexOf(sort.column) : -1;
  if (sort && at >= 0) return `s${at} ${sort.direction}, ${key}`;
  const direction = sort?.column === by.column ? sort.direction : 'asc';
  return `key IS NULL, ${key} ${direction}`;
}

type RawGroup = { key: string | number | null; count: number } & Record<string, SqlValue>;

/** What decides which rows are added up. */
type Chosen = Pick<ListGroupsInput, 'filters'> & { search?: string | undefined };

function chosen(
  spec: ListSpec<object>,
  input: Chosen,
  asked: string,
): { source: string; params: SqlValue[] } {
  const conditions = listConditions(spec, {
    filters: input.filters ?? [],
    ...(input.search ? { search: input.search } : {}),
  });
  const where = whereSql(conditions);
  return {
    source: `FROM ${neededTables(spec, [asked, where])}${where}`,
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
  whole: ListSpec<object>,
  input: Chosen & { sums: readonly string[] },
): ListGroups['total'] {
  const spec = shownSpec(masksOf(db), whole);
  const figures = figuresSql(spec, input.sums);
  const { source, params } = chosen(spec, input, figures);
  const sql = `SELECT NULL AS key, count(*) AS count${figures} ${source}`;
  return figuresOf(db.get<RawGroup>(sql, params), input.sums);
}

type Group = ListGroups['groups'][number];
type LevelGroup = { path: readonly (string | number | null)[]; group: Group };

/** The groups of one level, each with the keys of those around it, in the order of that level. */
function groupsOfLevel(
  db: ReadableDb,
  spec: ListSpec<object>,
  input: Omit<ListGroupsInput, 'list'>,
  levels: readonly GroupBy[],
): LevelGroup[] {
  const depth = levels.length - 1;
  const { sums } = input;
  const keys = levels.map((by, at) => `${keySql(spec, by)} AS ${at === depth ? 'key' : `k${at}`}`);
  const asked = `${keys.join(', ')}, count(*) AS count${figuresSql(spec, sums)}`;
  const { source, params } = chosen(spec, input, asked);
  const raws = db.all<RawGroup>(
    `SELECT ${asked} ${source}
     GROUP BY ${levels.map((_, at) => at + 1).join(', ')}
     ORDER BY ${orderSql(spec, levels[depth] ?? input.by, sums, input.sort?.[0])} LIMIT ${MAX_GROUPS + 1}`,
    params,
  );
  return raws.map((raw) => ({
    path: levels.map((_, at): string | number | null => {
      const key = at === depth ? raw.key : raw[`k${at}`];
      return typeof key === 'string' || typeof key === 'number' ? key : null;
    }),
    group: { key: raw.key, depth, ...figuresOf(raw, sums) },
  }));
}

/** Each group before those in it, in the order of its level. */
function nested(levels: readonly (readonly LevelGroup[])[]): Group[] {
  const inside = new Map<string, LevelGroup[]>();
  for (const one of levels.flat()) {
    const around = JSON.stringify(one.path.slice(0, -1));
    const known = inside.get(around);
    if (known) known.push(one);
    else inside.set(around, [one]);
  }
  const under = (path: readonly (string | number | null)[]): Group[] =>
    (inside.get(JSON.stringify(path)) ?? []).flatMap((one) => [one.group, ...under(one.path)]);
  return under([]);
}

/**
 * Rows gathered by a column, and by others inside it, with their number and the sums of the asked columns, all computed
 * by the database, level by level. The total is over every row, whether its group was sent or not. Sums are in the unit
 * of the column (minor units, thousandths). INPUT_INVALID not_groupable for a column of numbers, or with several values to a row.
 */
export function listGroupsOf(
  db: ReadableDb,
  whole: ListSpec<object>,
  input: Omit<ListGroupsInput, 'list'>,
): ListGroups {
  const spec = shownSpec(masksOf(db), whole);
  const by = [input.by, ...(input.thenBy ?? [])];
  const levels: LevelGroup[][] = [];
  let hasMore = false;
  for (let depth = 0; depth < by.length && !hasMore; depth += 1) {
    const found = groupsOfLevel(db, spec, input, by.slice(0, depth + 1));
    hasMore = found.length > MAX_GROUPS;
    // An inner level is sent whole or not at all: a group would seem to hold less than it counts.
    if (!hasMore || depth === 0) levels.push(found.slice(0, MAX_GROUPS));
  }
  return {
    groups: nested(levels),
    total: listTotalsOf(db, spec, input),
    levels: levels.length,
    hasMore: hasMore && levels.length === 1,
  };
}
