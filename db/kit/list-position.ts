import type { ListInput } from '#contract/kit/list.ts';
import type { ReadableDb, SqlValue } from '#db/connection/database.ts';
import { behind, type ListSpec, listConditions, listOrder, opposite, whereSql } from './list-query.ts';
import { masksOf } from './masks/field-masks.ts';
import { shownSpec } from './masks/shown-spec.ts';
import { neededTables } from './needed-tables.ts';

/**
 * Row number of a record in the list as it is filtered, searched and sorted, from 0: as many rows stand before it.
 * Null where it is not among the rows. Errors: as of a page of the list.
 */
export function listPositionOf(
  db: ReadableDb,
  whole: ListSpec<object>,
  input: Pick<ListInput, 'filters' | 'search' | 'sort'> & { id: string },
): number | null {
  const spec = shownSpec(masksOf(db), whole);
  const keys = listOrder(spec, input.sort?.length ? input.sort : spec.defaultSort);
  const conditions = listConditions(spec, input);
  const own = [...conditions, { sql: `${spec.id} = ?`, params: [input.id] }];
  const found = db.get<Record<string, SqlValue>>(
    `SELECT ${keys.map((key, i) => `${key.sql} AS k${i}`).join(', ')} FROM ${spec.from}${whereSql(own)}`,
    own.flatMap((condition) => condition.params),
  );
  if (!found) return null;
  const backwards = keys.map((key) => ({ ...key, direction: opposite[key.direction] }));
  const values = keys.map((_, i) => found[`k${i}`] ?? null);
  const before = [...conditions, behind(backwards, values)];
  const count = db.pluck<number>(
    `SELECT count(*) FROM ${neededTables(spec, [whereSql(before)])}${whereSql(before)}`,
    before.flatMap((condition) => condition.params),
  );
  return count ?? 0;
}
