import type {
  ListGroups,
  ListGroupsInput,
  ListPosition,
  ListPositionInput,
  ListValues,
  ListValuesInput,
} from '#contract/lists/lists.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { listGroupsOf } from '#db/kit/list-groups.ts';
import { listPositionOf } from '#db/kit/list-position.ts';
import { listValuesOf } from '#db/kit/list-values.ts';
import { requireList } from './list-sources.ts';

/** Distinct values of one column of any list; see `listValuesOf`. */
export function valuesOfList(r: ReadContext, input: ListValuesInput): ListValues {
  const others = (input.filters ?? []).filter((filter) => filter.column !== input.column);
  const { spec, filters } = requireList(r, input.list).ask(others, [input.column]);
  return listValuesOf(r.db, spec, { ...input, filters: [...filters] });
}

/** Any list gathered by one column, and others inside it, with its sums; see `listGroupsOf`. */
export function groupsOfList(r: ReadContext, input: ListGroupsInput): ListGroups {
  const source = requireList(r, input.list);
  const by = [input.by, ...(input.thenBy ?? [])].map(({ column }) => column);
  const { spec, filters } = source.ask(input.filters ?? [], [...by, ...input.sums]);
  return listGroupsOf(r.db, spec, { ...input, filters: [...filters] });
}

/** Where a record stands in any list; see `listPositionOf`. */
export function positionInList(r: ReadContext, input: ListPositionInput): ListPosition {
  const sorted = (input.sort ?? []).map(({ column }) => column);
  const { spec, filters } = requireList(r, input.list).ask(input.filters ?? [], sorted);
  return { index: listPositionOf(r.db, spec, { ...input, filters: [...filters] }) };
}
