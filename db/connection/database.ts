import type { Database, Statement } from 'better-sqlite3';
import { missingReference } from './missing-reference.ts';

export type SqlValue = string | number | bigint | Uint8Array | null;
/** Positional values for `?`, or an object for `:name` / `@name` / `$name`. */
export type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

export type RunResult = { changes: number; lastInsertRowid: number };

/** What a reader may do. A query that would write is refused when it is prepared, not only by the type. */
export type ReadableDb = {
  /** First row, or undefined. */
  get<Row>(sql: string, params?: SqlParams): Row | undefined;
  all<Row>(sql: string, params?: SqlParams): Row[];
  /** Rows one at a time; the connection takes no write until the loop ends. */
  iterate<Row>(sql: string, params?: SqlParams): IterableIterator<Row>;
  /** First column of the first row, or undefined. */
  pluck<Value>(sql: string, params?: SqlParams): Value | undefined;
  /** First column of every row. */
  pluckAll<Value>(sql: string, params?: SqlParams): Value[];
};

/** Adds writing. `get`, `all` and `pluck` also accept `INSERT … RETURNING`. */
export type WritableDb = ReadableDb & {
  run(sql: string, params?: SqlParams): RunResult;
  /** Several statements without parameters (schema work). */
  exec(sql: string): void;
};

type Prepared = Statement<unknown[], unknown>;

/** Texts kept prepared; lists build some of theirs from filters, so the number has a limit. */
const CACHED_STATEMENTS = 400;

const NO_PARAMS: readonly SqlValue[] = [];

/** Quoted text and comments first, so that a mark inside them is left alone. */
const MARKS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?\d*|[:@$][A-Za-z_]\w*/gu;

/**
 * The same text with every bound value behind a plus sign. SQLite plans by the value of a bare `?` and therefore plans
 * anew at every run of the statement: reading one case by its key took 250 µs instead of 40. A sum is not looked into;
 * it keeps the value's type, and the column's affinity still applies.
 */
export function plannedOnce(sql: string): string {
  return sql.replace(MARKS, (mark) => (/^[?:@$]/u.test(mark) ? `+${mark}` : mark));
}

class StatementCache {
  readonly #handle: Database;
  readonly #mayWrite: boolean;
  readonly #rows = new Map<string, Prepared>();
  readonly #values = new Map<string, Prepared>();
  readonly #iterated = new Map<string, Prepared>();

  constructor(handle: Database, mayWrite: boolean) {
    this.#handle = handle;
    this.#mayWrite = mayWrite;
  }

  rows(sql: string): Prepared {
    return this.#rows.get(sql) ?? this.#prepare(this.#rows, sql);
  }

  values(sql: string): Prepared {
    const known = this.#values.get(sql);
    return known ?? this.#prepare(this.#values, sql).pluck();
  }

  /**
   * Apart from the others, which are over when they return: only here one may still be running, and its twin is used
   * once and not kept. Asking a statement whether it runs costs as much as a small query.
   */
  iterated(sql: string): Prepared {
    const known = this.#iterated.get(sql);
    return known?.busy === false ? known : this.#prepare(this.#iterated, sql);
  }

  #prepare(cache: Map<string, Prepared>, sql: string): Prepared {
    const statement: Prepared = this.#handle.prepare(plannedOnce(sql));
    if (!this.#mayWrite && !statement.readonly)
      throw new TypeError('a reader cannot run a statement that writes');
    if (!cache.has(sql)) this.#keep(cache, sql, statement);
    return statement;
  }

  #keep(cache: Map<string, Prepared>, sql: string, statement: Prepared): void {
    if (cache.size >= CACHED_STATEMENTS) {
      const oldest = cache.keys().next();
      if (!oldest.done) cache.delete(oldest.value);
    }
    cache.set(sql, statement);
  }
}

/** One cache per handle and right, so that facets made again over the same handle cost nothing. */
const readerCaches = new WeakMap<Database, StatementCache>();
const writerCaches = new WeakMap<Database, StatementCache>();

function cacheOf(handle: Database, mayWrite: boolean): StatementCache {
  const caches = mayWrite ? writerCaches : readerCaches;
  const known = caches.get(handle);
  if (known) return known;
  const cache = new StatementCache(handle, mayWrite);
  caches.set(handle, cache);
  return cache;
}

/** The driver takes an array as positional values and an object as named ones, each as one argument. */
function facet(cache: StatementCache): ReadableDb {
  return {
    get: <Row>(sql: string, params: SqlParams = NO_PARAMS) => cache.rows(sql).get(params) as Row | undefined,
    all: <Row>(sql: string, params: SqlParams = NO_PARAMS) => cache.rows(sql).all(params) as Row[],
    iterate: <Row>(sql: string, params: SqlParams = NO_PARAMS) =>
      cache.iterated(sql).iterate(params) as IterableIterator<Row>,
    pluck: <Value>(sql: string, params: SqlParams = NO_PARAMS) =>
      cache.values(sql).get(params) as Value | undefined,
    pluckAll: <Value>(sql: string, params: SqlParams = NO_PARAMS) => cache.values(sql).all(params) as Value[],
  };
}

function isBrokenReference(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

export function readableDb(handle: Database): ReadableDb {
  return facet(cacheOf(handle, false));
}

export function writableDb(handle: Database): WritableDb {
  const cache = cacheOf(handle, true);
  return {
    ...facet(cache),
    run(sql, params = NO_PARAMS) {
      try {
        const { changes, lastInsertRowid } = cache.rows(sql).run(params);
        return { changes, lastInsertRowid: Number(lastInsertRowid) };
      } catch (error) {
        if (!isBrokenReference(error) || !Array.isArray(params)) throw error;
        throw missingReference(handle, sql, params, error) ?? error;
      }
    },
    exec(sql) {
      handle.exec(sql);
    },
  };
}
