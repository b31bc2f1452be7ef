import type { Filter, ListInput, ListPage } from '#contract/kit/list.ts';
import type { Permission } from '#contract/kit/permissions.ts';
import type { ReadContext } from './context.ts';
import { type ListSpec, listPage } from './list-query.ts';

export interface ListQuestion {
  spec: ListSpec<object>;
  /** The filters that are not already part of the specification. */
  filters: readonly Filter[];
}

/** A list as whatever works on any list sees it: value lists, groups, exports. */
export interface ListSource {
  /** Who may read it. */
  permission: Permission;
  /** What a question over these filters and columns reads. */
  ask(filters: readonly Filter[], columns: readonly string[]): ListQuestion;
  page(r: ReadContext, input: ListInput): ListPage<object>;
  /** Columns of the screen whose text is put together from several properties of a row. */
  composed?: Readonly<Record<string, (row: object) => unknown>>;
}

type Composed<Row> = Readonly<Record<string, (row: Row) => unknown>>;

/** The source of a list that always reads the same tables. */
export function listSource<Row extends object>(
  permission: Permission,
  spec: ListSpec<Row>,
  composed: Composed<Row> = {},
): ListSource {
  const plain = spec as ListSpec<object>;
  return {
    permission,
    ask: (filters) => ({ spec: plain, filters }),
    page: (r, input) => listPage(r.db, plain, input),
    composed: composed as Composed<object>,
  };
}
