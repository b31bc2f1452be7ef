import type { ViewSettings } from '#contract/views/views.schema.ts';
import type { MoneyUnit } from '#renderer/lib/format.ts';
import type { GridState, GridStatePatch } from '../grid-state.ts';
import type { Widths } from './column-widths.ts';
import { levelsOf } from './group-lines.ts';

/** How the list shows itself when nobody has chosen anything. */
export interface FirstView {
  columns: readonly string[];
  moneyUnit: MoneyUnit;
}

/** The address of the list as it is, where a default view would open without it. */
export const PLAIN_VIEW = 'all';

/** What is on the screen now, as a view keeps it. */
export function settingsOf(state: GridState, widths: Widths, moneyUnit: MoneyUnit): ViewSettings {
  return {
    ...(state.columns ? { columns: state.columns } : {}),
    ...(Object.keys(widths).length > 0 ? { widths: rounded(widths) } : {}),
    ...(state.frozen ? { frozen: state.frozen } : {}),
    ...(state.filters?.length ? { filters: state.filters } : {}),
    ...(state.sort?.length ? { sort: state.sort } : {}),
    ...(state.q ? { search: state.q } : {}),
    ...(state.group ? { group: state.group } : {}),
    ...(state.group && state.thenBy?.length ? { thenBy: state.thenBy } : {}),
    moneyUnit,
  };
}

function rounded(widths: Widths): Widths {
  return Object.fromEntries(Object.entries(widths).map(([id, width]) => [id, Math.round(width)]));
}

/** The part of a view that stands in the address; what the view leaves open is cleared. */
export function stateOf(settings: ViewSettings): GridStatePatch {
  return {
    columns: settings.columns,
    frozen: settings.frozen || undefined,
    filters: settings.filters,
    sort: settings.sort,
    q: settings.search,
    group: settings.group,
    thenBy: settings.thenBy,
  };
}

function complete(settings: ViewSettings, first: FirstView): unknown[] {
  const widths = Object.entries(settings.widths ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    settings.columns ?? first.columns,
    widths,
    settings.frozen ?? 0,
    settings.filters ?? [],
    settings.sort ?? [],
    settings.search ?? '',
    levelsOf(settings).map(({ column, part }) => [column, part ?? '']),
    settings.moneyUnit ?? first.moneyUnit,
  ];
}

/** True when both show the same: what one leaves open counts as the list's own way. */
export function isSameView(a: ViewSettings, b: ViewSettings, first: FirstView): boolean {
  return JSON.stringify(complete(a, first)) === JSON.stringify(complete(b, first));
}

/** An address that says nothing about how to show the list: a default view may fill it. */
export function isFresh(state: GridState): boolean {
  return Object.values(state).every((value) => value === undefined);
}
