import type { DomainError } from '#contract/kit/errors.ts';
import type { Sort } from '#contract/kit/list.ts';
import type { SqlValue } from '#db/connection/database.ts';

export interface ListColumn {
  /** SQL expression over the tables of `from`. */
  sql: string;
  type: 'text' | 'integer' | 'boolean';
  /** True when the expression can be NULL; such a column sorts as empty. */
  isNullable?: boolean;
  /** SQL of the currency or unit of measure a number is in; numbers in different ones are never added up. */
  unit?: string;
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
