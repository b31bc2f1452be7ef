import { inputInvalid } from '#contract/kit/errors.ts';
import { type Filter, type ListInput, type ListPage, type Sort, VOIDED_COLUMN } from '#contract/kit/list.ts';
import type { ReadableDb, SqlValue } from '#db/connection/database.ts';
import { manyCondition } from './list-many.ts';
import type { Condition, ListColumn, ListSpec } from './list-spec.ts';
import { containsText, equalsText } from './list-text.ts';
import { masksOf } from './masks/field-masks.ts';
import { shownSpec } from './masks/shown-spec.ts';
import { neededTables } from './needed-tables.ts';
import { indexTable, type SearchKind } from './search-index.ts';

export { type Condition, type ListColumn, type ListSpec, words, wordsColumn } from './list-spec.ts';
export { likePattern } from './list-text.ts';

const OPERATORS = { eq: '=', ne: 'IS NOT', gte: '>=', lte: '<=' } as const;
const DEFAULT_LIMIT = 100;

/** The column of that name, or INPUT_INVALID unknown_column; FIELD_MASKED for one that may not be seen. */
export function listColumn<Row>(
  spec: Pick<ListSpec<Row>, 'columns' | 'voided'>,
  name: string,
  path: string,
): ListColumn {
  const voided = name === VOIDED_COLUMN ? spec.voided : undefined;
  if (voided) return { sql: voided, type: 'integer', isNullable: true };
  const found = Object.hasOwn(spec.columns, name) ? spec.columns[name] : undefined;
  if (!found) throw inputInvalid(path, 'unknown_column', { column: name });
  if (found.refusal) throw found.refusal;
  return found;
}

function sqlValue(value: string | number | boolean | undefined, path: string): SqlValue {
  if (value === undefined) throw inputInvalid(path, 'required');
  return typeof value === 'boolean' ? (value ? 1 : 0) : value;
}

/** REST clients send numbers as text; compare as the column's type says. */
function typed(value: SqlValue, col: ListColumn, path: string): SqlValue {
  if (col.type === 'text') return String(value);
  const number = value === 'true' ? 1 : value === 'false' ? 0 : Number(value);
  if (!Number.isFinite(number)) throw inputInvalid(path, 'not_a_number');
  return number;
}

/** An empty text among the values means blank, as in the value list of a header menu. */
function inCondition(
  col: ListColumn,
  wanted: readonly (string | number | boolean)[],
  read: (value: string | number | boolean) => SqlValue,
): Condition {
  const params = wanted.filter((value) => value !== '').map(read);
  const sql = `${col.sql} IN (${params.map(() => '?').join(', ')})`;
  const blank = `${col.sql} IS NULL OR ${col.sql} = ''`;
  return { sql: params.length < wanted.length ? `(${blank} OR ${sql})` : sql, params };
}

function compared(col: ListColumn, op: keyof typeof OPERATORS, value: SqlValue): Condition {
  return { sql: `${col.sql} ${OPERATORS[op]} ?`, params: [value] };
}

/** A client's condition on a column of the specification as SQL with bound values. */
export function filterCondition<Row>(
  spec: Pick<ListSpec<Row>, 'columns' | 'voided'>,
  filter: Filter,
  index: number,
): Condition {
  const path = `filters.${index}`;
  const col = listColumn(spec, filter.column, `${path}.column`);
  if (!col.many) return columnCondition(col, filter, path);
  return manyCondition(col.many, filter, (one) => columnCondition(col, one, path));
}

function columnCondition(col: ListColumn, filter: Filter, path: string): Condition {
  const one = (value: string | number | boolean | undefined) =>
    typed(sqlValue(value, `${path}.value`), col, `${path}.value`);
  const many = () => (filter.values ?? []).map((v) => one(v));
  switch (filter.op) {
    case 'empty':
      return { sql: `(${col.sql} IS NULL OR ${col.sql} = '')`, params: [] };
    case 'not_empty':
      return { sql: `(${col.sql} IS NOT NULL AND ${col.sql} <> '')`, params: [] };
    case 'in':
      return inCondition(col, filter.values ?? [], one);
    case 'between': {
      const [low, high] = many();
      if (low === undefined || high === undefined) throw inputInvalid(`${path}.values`, 'two_values');
      return { sql: `${col.sql} BETWEEN ? AND ?`, params: [low, high] };
    }
    case 'contains':
      return containsText(col.sql, String(sqlValue(filter.value, `${path}.value`)));
    case 'eq':
      return col.sort ? equalsText(col, String(one(filter.value))) : compared(col, 'eq', one(filter.value));
    default:
      return compared(col, filter.op, one(filter.value));
  }
}

interface Order {
  sql: string;
  direction: 'asc' | 'desc';
  /** Property of a row that carries the key's value, and what stands for null; undefined when no property does. */
  carried?: { property: string; empty: SqlValue };
}

/** Sort keys for the cursor are read from the row where the row has them: a column of its own costs every row. */
function carriedBy<Row>(spec: ListSpec<Row>, name: string, sql: string): boolean {
  return `${spec.select},`.includes(`${sql} AS ${name},`);
}

/** Sort keys with the tie-breaker last; a nullable expression is made comparable so that a cursor can stand on it. */
export function listOrder<Row>(spec: ListSpec<Row>, sort: readonly Sort[]): Order[] {
  const keys = sort.map((s, i): Order => {
    const col = listColumn(spec, s.column, `sort.${i}.column`);
    if (col.many) throw inputInvalid(`sort.${i}.column`, 'not_sortable', { column: s.column });
    const empty = col.type === 'text' ? '' : -Number.MAX_SAFE_INTEGER;
    const by = col.sort ?? col.sql;
    const sql = col.isNullable ? `COALESCE(${by}, ${col.type === 'text' ? "''" : empty})` : by;
    const key = { sql, direction: s.direction };
    return !col.sort && carriedBy(spec, s.column, col.sql)
      ? { ...key, carried: { property: s.column, empty } }
      : key;
  });
  // Sorted by the unique key itself: a second time would keep a virtual table from answering in its own order.
  if (keys.at(-1)?.sql === spec.id) return keys;
  const last: Order = { sql: spec.id, direction: keys.at(-1)?.direction ?? 'asc' };
  return [
    ...keys,
    carriedBy(spec, 'id', spec.id) ? { ...last, carried: { property: 'id', empty: '' } } : last,
  ];
}

/** Rows behind the cursor. One direction throughout compares as one row value, which an index answers directly. */
export function behind(keys: readonly Order[], values: readonly SqlValue[]): Condition {
  const first = keys[0]?.direction;
  const sign = (direction: 'asc' | 'desc') => (direction === 'asc' ? '>' : '<');
  if (first && keys.every((k) => k.direction === first)) {
    const marks = keys.map(() => '?').join(', ');
    return { sql: `(${keys.map((k) => k.sql).join(', ')}) ${sign(first)} (${marks})`, params: [...values] };
  }
  const alternatives = keys.map((key, i) => {
    const equal = keys.slice(0, i).map((k) => `${k.sql} = ?`);
    return `(${[...equal, `${key.sql} ${sign(key.direction)} ?`].join(' AND ')})`;
  });
  return { sql: `(${alternatives.join(' OR ')})`, params: keys.flatMap((_, i) => values.slice(0, i + 1)) };
}

function encodeCursor(row: Record<string, SqlValue>, keys: readonly Order[]): string {
  const values = keys.map((k, i) =>
    k.carried ? (row[k.carried.property] ?? k.carried.empty) : row[`_k${i}`],
  );
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decodeCursor(text: string, length: number): SqlValue[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const isValid = Array.isArray(values) && values.length === length;
    if (isValid && values.every((v) => typeof v === 'string' || typeof v === 'number'))
      return values as SqlValue[];
  } catch {
    // falls through: a cursor that cannot be read is the client's mistake, whatever is wrong with it
  }
  throw inputInvalid('after', 'invalid_cursor');
}

/** Every condition a list's rows must fulfil under these filters and this search. */
export function listConditions<Row>(
  spec: ListSpec<Row>,
  input: Pick<ListInput, 'filters' | 'search' | 'includeVoided'>,
): Condition[] {
  const list = (input.filters ?? []).map((f, i) => filterCondition(spec, f, i));
  if (spec.fixed) list.push(spec.fixed);
  // Who asks for when records were voided, wants to see them.
  const asksVoided = input.filters?.some(({ column }) => column === VOIDED_COLUMN);
  if (spec.voided && !input.includeVoided && !asksVoided)
    list.push({ sql: `${spec.voided} IS NULL`, params: [] });
  const text = input.search?.trim();
  if (text) {
    const found = spec.search?.(text);
    list.push(found ?? { sql: '0', params: [] });
  }
  return list;
}

export const whereSql = (list: readonly Condition[]) =>
  list.length ? ` WHERE ${list.map((c) => c.sql).join(' AND ')}` : '';

export const opposite = { asc: 'desc', desc: 'asc' } as const;

/** One page of a list. Cost does not depend on the depth when the cursor is used; a page by number costs its distance. */
export function listPage<Row extends object>(
  db: ReadableDb,
  whole: ListSpec<Row>,
  input: ListInput,
): ListPage<Row> {
  const spec = shownSpec(masksOf(db), whole);
  const limit = input.limit ?? DEFAULT_LIMIT;
  const keys = listOrder(spec, input.sort?.length ? input.sort : spec.defaultSort);
  const base = listConditions(spec, input);
  const paged = input.after ? [...base, behind(keys, decodeCursor(input.after, keys.length))] : base;
  const isBackwards = input.fromEnd === true && !input.after;
  const orderBy = ` ORDER BY ${keys.map((k) => `${k.sql} ${isBackwards ? opposite[k.direction] : k.direction}`).join(', ')}`;
  const cursorColumns = keys.map((k, i) => (k.carried ? '' : `, ${k.sql} AS _k${i}`)).join('');
  const params = paged.flatMap((c) => c.params);
  const head = `SELECT ${spec.select}${cursorColumns} FROM ${spec.from}`;
  const sql = input.offset
    ? `${head} WHERE ${spec.id} IN (SELECT ${spec.id} FROM ${spec.from}${whereSql(paged)}${orderBy} LIMIT ? OFFSET ?)${orderBy}`
    : `${head}${whereSql(paged)}${orderBy} LIMIT ?`;
  const raws = db.all<Row & Record<string, SqlValue>>(sql, [
    ...params,
    limit + 1,
    ...(input.offset ? [input.offset] : []),
  ]);
  const isCut = raws.length > limit;
  if (isCut) raws.pop();
  if (isBackwards) raws.reverse();
  // Read from the end: what was left out at the front lies before the page, what was skipped behind it.
  const hasMore = isBackwards ? (input.offset ?? 0) > 0 : isCut;
  const last = raws.at(-1);
  const next = hasMore && last ? encodeCursor(last, keys) : null;
  const added = keys.flatMap((k, i) => (k.carried ? [] : [`_k${i}`])).reverse();
  const rows = raws.map((raw) => {
    // Last column first: taking a property out of the middle makes the object slow for whoever reads it next.
    for (const name of added) Reflect.deleteProperty(raw, name);
    return spec.read ? spec.read(raw) : raw;
  });
  const page: ListPage<Row> = { rows, next };
  if (input.withTotal) {
    page.total =
      db.pluck<number>(
        `SELECT count(*) FROM ${neededTables(spec, [whereSql(base)])}${whereSql(base)}`,
        base.flatMap((c) => c.params),
      ) ?? 0;
  }
  return page;
}

/**
 * Condition "the search index finds this text in that kind" for a list's `search`; `own` reads the record's id from that
 * of its document, where the two differ.
 */
export function indexedSearch(
  kind: SearchKind,
  id: string,
  phrase: string | null,
  own = 'd.entity_id',
): Condition | null {
  if (phrase === null) return null;
  const found = `SELECT ${own} FROM ${indexTable(kind)} f JOIN search_docs d ON d.doc = f.rowid WHERE f.${indexTable(kind)} MATCH ?`;
  return {
    sql: `${id} IN (${found})`,
    params: [phrase],
    sqlOfShown: `${id} IN (${found} AND shown_in(d.title, d.subtitle, d.body, ?))`,
  };
}
