import { fieldOfProperty } from '#contract/field-masks/masked-fields.ts';
import type { ListColumn, ListSpec } from '../list-spec.ts';
import { fieldMasked, type RoleMasks } from './role-masks.ts';

function shownColumn(masks: RoleMasks, entity: string, name: string, column: ListColumn): ListColumn {
  const field = fieldOfProperty(entity, name);
  if (field === null || !masks.unseen.has(field)) return column;
  return { ...column, refusal: fieldMasked(masks, field, name) };
}

/**
 * The list as a role may ask for it: an order, a condition, a group or a sum over a field it may not see is refused
 * by name, and its search looks only at texts that are shown.
 */
export function shownSpec<Row>(masks: RoleMasks | undefined, spec: ListSpec<Row>): ListSpec<Row> {
  if (!masks) return spec;
  const { entity, search } = spec;
  const columns = Object.entries(spec.columns).map(
    ([name, column]) =>
      [name, entity === undefined ? column : shownColumn(masks, entity, name, column)] as const,
  );
  return {
    ...spec,
    columns: Object.fromEntries(columns),
    ...(search && {
      search: (text: string) => {
        const found = search(text);
        if (!found?.sqlOfShown) return found;
        return { sql: found.sqlOfShown, params: [...found.params, text] };
      },
    }),
  };
}
