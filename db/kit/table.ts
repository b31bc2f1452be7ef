import type { ReadableDb, SqlValue, WritableDb } from '#db/connection/database.ts';
import { sortKey } from '#db/text-order/sort-key.ts';

/** How a property is stored; plain text and integers need no word. */
type Stored = 'boolean' | 'json';

interface TableSpec<Row extends object> {
  name: string;
  /** Properties of a row, camelCase; the column is the same word in snake_case. */
  columns: readonly (keyof Row & string)[];
  stored?: Partial<Record<keyof Row & string, Stored>>;
  key?: keyof Row & string;
  /** Names and codes that are kept with a key to sort by, and the column of each key: it follows whatever is written. */
  sortKeys?: Partial<Record<keyof Row & string, string>>;
}

const snakeNames = new Map<string, string>();

/** `ownerUserId` → `owner_user_id`. Names come from specifications in code, never from input. */
export function snake(property: string): string {
  let name = snakeNames.get(property);
  if (name === undefined) {
    name = property.replace(/[A-Z]/gu, (c) => `_${c.toLowerCase()}`);
    if (!/^[a-z][a-z0-9_]*$/u.test(name)) throw new TypeError(`not a column name: ${property}`);
    snakeNames.set(property, name);
  }
  return name;
}

export interface Table<Row extends object> {
  name: string;
  /** Select list `alias.column AS property, …`. */
  select(alias: string): string;
  /** Turns stored 0/1 and JSON text back into what the row type says. */
  read(raw: Row): Row;
  find(db: ReadableDb, key: string): Row | undefined;
  insert(db: WritableDb, row: Row): void;
  /** Writes the given properties of the row with that key. */
  update(db: WritableDb, key: string, patch: Partial<Row>): void;
}

/** A typed door to one table for its repository: insert, update and read by key without repeating column lists. */
export function defineTable<Row extends object>(spec: TableSpec<Row>): Table<Row> {
  const key = spec.key ?? 'id';
  const stored: Readonly<Record<string, Stored | undefined>> = spec.stored ?? {};
  const converted = spec.columns.filter((c) => stored[c] !== undefined);
  const toSql = (property: string, value: unknown): SqlValue => {
    if (value === undefined || value === null) return null;
    if (stored[property] === 'boolean') return value ? 1 : 0;
    if (stored[property] === 'json') return JSON.stringify(value);
    return value as SqlValue;
  };
  const select = (alias: string) => spec.columns.map((c) => `${alias}.${snake(c)} AS ${c}`).join(', ');
  const sorted = spec.columns.flatMap((c) => (spec.sortKeys?.[c] ? [[c, spec.sortKeys[c]] as const] : []));
  const inserts = new Inserts(spec.name, [...spec.columns.map(snake), ...sorted.map(([, key]) => key)]);
  const findSql = `SELECT ${select('t')} FROM ${spec.name} t WHERE t.${snake(key)} = ?`;
  const read = (raw: Row): Row => {
    for (const property of converted) {
      const value: unknown = Reflect.get(raw, property);
      const isText = stored[property] === 'json' && typeof value === 'string';
      if (stored[property] === 'boolean') Reflect.set(raw, property, value === 1);
      else if (isText) Reflect.set(raw, property, JSON.parse(value));
    }
    return raw;
  };
  return {
    name: spec.name,
    select,
    read,
    find(db, id) {
      const raw = db.get<Row>(findSql, [id]);
      return raw && read(raw);
    },
    insert(db, row) {
      const values: SqlValue[] = [];
      for (const column of spec.columns) values.push(toSql(column, row[column]));
      for (const [column] of sorted) values.push(sortKey(String(row[column])));
      inserts.run(db, values);
    },
    update(db, id, patch) {
      const properties = spec.columns.filter((c) => Object.hasOwn(patch, c));
      if (properties.length === 0) return;
      const keys = sorted.filter(([column]) => Object.hasOwn(patch, column));
      const names = [...properties.map(snake), ...keys.map(([, name]) => name)];
      db.run(
        `UPDATE ${spec.name} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE ${snake(key)} = ?`,
        [
          ...properties.map((c) => toSql(c, patch[c])),
          ...keys.map(([column]) => sortKey(String(patch[column]))),
          id,
        ],
      );
    },
  };
}

const SHAPES = 8;
/** As many columns as a number has exact bits. */
const MOST_COLUMNS = 52;

/**
 * Rows that come one behind the other are mostly empty in the same columns: from the second of a shape on its statement
 * names the empty ones as such, and half of the values need not be bound.
 */
class Inserts {
  readonly #head: string;
  readonly #whole: string;
  readonly #shaped = new Map<number, string>();
  #last = -1;

  constructor(table: string, columns: readonly string[]) {
    this.#head = `INSERT INTO ${table} (${columns.join(', ')}) VALUES`;
    this.#whole = `${this.#head} (${columns.map(() => '?').join(', ')})`;
  }

  run(db: WritableDb, values: readonly SqlValue[]): void {
    const filled: SqlValue[] = [];
    let shape = 0;
    for (const value of values) {
      shape *= 2;
      if (value === null) continue;
      shape += 1;
      filled.push(value);
    }
    const sql = values.length > MOST_COLUMNS ? null : this.#shapedSql(shape, values);
    if (sql === null) db.run(this.#whole, values);
    else db.run(sql, filled);
  }

  /** Null for a shape that did not come twice in a row. */
  #shapedSql(shape: number, values: readonly SqlValue[]): string | null {
    const known = this.#shaped.get(shape);
    const isRepeated = shape === this.#last;
    this.#last = shape;
    if (known !== undefined) return known;
    if (!isRepeated || this.#shaped.size >= SHAPES) return null;
    const marks = values.map((value) => (value === null ? 'NULL' : '?')).join(', ');
    const sql = `${this.#head} (${marks})`;
    this.#shaped.set(shape, sql);
    return sql;
  }
}
