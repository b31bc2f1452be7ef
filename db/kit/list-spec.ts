import type { DomainError } from '#contract/kit/errors.ts';
import type { Sort } from '#contract/kit/list.ts';
import type { SqlValue } from '#db/connection/database.ts';

export interface ListColumn {
  /** SQL expression over the tables of `from`. */
  sql: string;
  type: 'text' | 'integer' | 'boolean';
  /** True when the expression can be NULL; such a column sorts as empty. */
  isNullable?: boolean;
  /**
   * SQL of the key the column is sorted by where it holds names or codes, which people look up by pinyin and by the value
   * of numbers: a stored key, or `sort_key(…)`. Such texts are also compared without regard to width and case.
   */
  sort?: string;
  /** SQL of the currency or unit of measure a number is in; numbers in different ones are never added up. */
  unit?: string;
  /**
   * The values are rows of another table, several to a record or none: that table and what joins it. `sql` is one value.
   * Such a column is filtered by, never sorted or gathered by.
   */
  many?: { table: string; on: string };
  /** Why nothing may be asked of this column: the person's role may not see it. */
  refusal?: DomainError;
}

export interface Condition {
  sql: string;
  params: SqlValue[];
  /** The same among texts of which not all may be seen; what was typed is bound behind the parameters. */
  sqlOfShown?: string;
}

/** What a list offers: names a client may use map to expressions; nothing of the client's text enters the SQL. */
export interface ListSpec<Row> {
  /** Whose fields the columns are, where some of them can be masked. */
  entity?: string;
  from: string;
  /** Joined tables, by their short names, in which every row has its own: their key is demanded. */
  certain?: readonly string[];
  select: string;
  /** Unique, never null: the tie-breaker of every order. */
  id: string;
  columns: Readonly<Record<string, ListColumn>>;
  defaultSort: readonly Sort[];
  voided?: string;
  search?(text: string): Condition | null;
  /** Holds for every row of this call, whatever the client filters by. */
  fixed?: Condition;
  read?(raw: Row): Row;
}

/** A column of names or codes; without a stored key the order is worked out for every row. */
export function wordsColumn(
  sql: string,
  { isNullable = false, key = `sort_key(${sql})` }: { isNullable?: boolean; key?: string } = {},
): ListColumn {
  return { sql, type: 'text', isNullable, sort: key };
}

/** A column of names or codes that is sorted by what it says; nullable unless it is said. */
export const words = (sql: string, isNullable = true): ListColumn => wordsColumn(sql, { isNullable });
