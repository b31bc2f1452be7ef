import type { GroupBy } from '#contract/lists/lists.schema.ts';
import { MAX_FROZEN } from '#contract/views/views.schema.ts';
import type { GridState, GridStatePatch } from '../grid-state.ts';
import type { GridColumn } from '../grid-types.ts';
import { levelsOf } from './group-lines.ts';

/** What can be done to the columns of a list, by mouse, menu or key alike. */
export interface ColumnActs {
  /** Puts a column before the one that stands there now; past the last one at the end. */
  moveTo(id: string, at: number): void;
  /** Freezes the columns up to and with this one; null lets all move again. */
  freezeTo(id: string | null): void;
  hide(id: string): void;
  /** Gathers by this alone. */
  groupBy(by: GroupBy): void;
  /** Gathers inside the groups there are. */
  thenBy(by: GroupBy): void;
  /** Takes the levels of this column away; the others stay. */
  ungroup(column: string): void;
}

/** The ids with one of them at another place; places count in the list as it was. */
export function movedTo(ids: readonly string[], id: string, at: number): string[] {
  const from = ids.indexOf(id);
  if (from < 0) return [...ids];
  const rest = ids.filter((one) => one !== id);
  const to = Math.max(0, Math.min(rest.length, at > from ? at - 1 : at));
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

export function columnActs(
  ids: readonly string[],
  state: GridState,
  onStateChange: (patch: GridStatePatch) => void,
): ColumnActs {
  return {
    moveTo: (id, at) => onStateChange({ columns: movedTo(ids, id, at) }),
    freezeTo: (id) =>
      onStateChange({ frozen: id === null ? undefined : Math.min(MAX_FROZEN, ids.indexOf(id) + 1) }),
    hide: (id) => {
      const at = ids.indexOf(id);
      const frozen = state.frozen ?? 0;
      onStateChange({
        columns: ids.filter((one) => one !== id),
        ...(at < frozen ? { frozen: frozen > 1 ? frozen - 1 : undefined } : {}),
      });
    },
    groupBy: (by) => onStateChange({ group: by, thenBy: undefined }),
    thenBy: (by) => onStateChange(asState([...levelsOf(state), by])),
    ungroup: (column) => onStateChange(withoutLevel(state, (by) => by.column === column)),
  };
}

function asState([group, ...thenBy]: readonly GroupBy[]): GridStatePatch {
  return { group, thenBy: thenBy.length > 0 ? thenBy : undefined };
}

/** The grouping without the levels that are meant. */
export function withoutLevel(
  state: GridState,
  isMeant: (by: GroupBy, at: number) => boolean,
): GridStatePatch {
  return asState(levelsOf(state).filter((by, at) => !isMeant(by, at)));
}

/** Columns whose rows can be gathered: words and dates, where the core can filter by them. */
export function isGroupable<Row>(column: GridColumn<Row>): boolean {
  if (column.filter === false || column.isMany) return false;
  return (
    column.kind === 'text' || column.kind === 'code' || column.kind === 'state' || column.kind === 'date'
  );
}
