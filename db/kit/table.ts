import type { ReadableDb, SqlValue, WritableDb } from '#db/connection/database.ts';

/** How a property is stored; plain text and integers need no word. */
type Stored = 'boolean' | 'json';

interface TableSpec<Row extends object> {
  name: string;
  /** Properties of a row, camelCase; the column is the same word in snake_case. */
  columns: readonly (keyof Row & string)[];
  stored?: Partial<Record<keyof Row & string, Stored>>;
  key?: keyof Row & string;
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
  const insertSql = `INSERT INTO ${spec.name} (${spec.columns.map(snake).join(', ')}) VALUES (${spec.columns.map(() => '?').join(', ')})`;
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
      db.run(
        insertSql,
        spec.columns.map((c) => toSql(c, row[c])),
      );
    },
    update(db, id, patch) {
      const properties = spec.columns.filter((c) => Object.hasOwn(patch, c));
      if (properties.length === 0) return;
      const sets = properties.map((c) => `${snake(c)} = ?`).join(', ');
      db.run(`UPDATE ${spec.name} SET ${sets} WHERE ${snake(key)} = ?`, [
        ...properties.map((c) => toSql(c, patch[c])),
        id,
      ]);
    },
  };
}
