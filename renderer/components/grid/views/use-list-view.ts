import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ViewRow, ViewSettings } from '#contract/views/views.schema.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import type { MoneyUnit } from '#renderer/lib/format.ts';
import type { GridState, GridStatePatch } from '../grid-state.ts';
import type { GridColumn } from '../grid-types.ts';
import { defaultColumnIds } from '../use-grid-columns.ts';
import { type ColumnWidths, resetColumnWidths, useColumnWidths } from './column-widths.ts';
import { isFresh, isSameView, PLAIN_VIEW, settingsOf, stateOf } from './view-settings.ts';

export interface ListViewOptions<Row> {
  list: string;
  columns: readonly GridColumn<Row>[];
  state: GridState;
  onStateChange: (patch: GridStatePatch) => void;
  moneyUnit: MoneyUnit;
  onMoneyUnit: (unit: MoneyUnit) => void;
  firstUnit: MoneyUnit;
}

export interface NewView {
  name: string;
  isShared: boolean;
  isDefault: boolean;
}

export interface ListView {
  views: readonly ViewRow[];
  defaultId: string | null;
  /** The saved view the list shows, null for the list as it is. */
  current: ViewRow | null;
  /** The screen no longer shows what the view says. */
  isChanged: boolean;
  settings: ViewSettings;
  widths: ColumnWidths;
  choose: (view: ViewRow | null) => void;
  /** Back to what the view, or the list itself, says. */
  reset: () => void;
  save: () => Promise<void>;
  saveAs: (view: NewView) => Promise<void>;
  change: (view: ViewRow, next: NewView) => Promise<void>;
  remove: (view: ViewRow) => Promise<void>;
}

/** Saved views of one list: which there are, which is shown, and whether it was changed since. */
export function useListView<Row>(options: ListViewOptions<Row>): ListView {
  const { list, columns, state, onStateChange, moneyUnit } = options;
  const queries = useQueryClient();
  const known = useQuery(orpc.views.list.queryOptions({ input: { list } }));
  const views = known.data?.views ?? [];
  const current = views.find((one) => one.id === state.view) ?? null;
  const widths = useColumnWidths(list, current?.id, current?.settings.widths);
  const settings = settingsOf(state, widths.widths, moneyUnit);
  const first = { columns: defaultColumnIds(columns), moneyUnit: options.firstUnit };

  const choose = (view: ViewRow | null) => {
    resetColumnWidths(list, view?.id);
    options.onMoneyUnit(view?.settings.moneyUnit ?? options.firstUnit);
    onStateChange({ ...stateOf(view?.settings ?? {}), view: view?.id ?? PLAIN_VIEW });
  };
  useDefaultView(
    state,
    known.data?.views.find((one) => one.id === known.data.defaultId),
    choose,
  );

  const refresh = () => queries.invalidateQueries({ queryKey: [['views']] });
  const setDefault = async (id: string, isDefault: boolean) => {
    const isNow = known.data?.defaultId === id;
    if (isDefault !== isNow) await client.views.setDefault({ list, id: isDefault ? id : null });
  };
  return {
    views,
    defaultId: known.data?.defaultId ?? null,
    current,
    isChanged: current !== null && !isSameView(settings, current.settings, first),
    settings,
    widths,
    choose,
    reset: () => choose(current),
    save: async () => {
      if (current) await client.views.update({ id: current.id, version: current.version, settings });
      await refresh();
    },
    saveAs: async ({ name, isShared, isDefault }) => {
      const made = await client.views.create({ list, name, isShared, settings });
      await setDefault(made.id, isDefault);
      await refresh();
      onStateChange({ view: made.id });
    },
    change: async (view, { name, isShared, isDefault }) => {
      if (name !== view.name || isShared !== view.isShared)
        await client.views.update({ id: view.id, version: view.version, name, isShared });
      await setDefault(view.id, isDefault);
      await refresh();
    },
    remove: async (view) => {
      await client.views.remove({ id: view.id, version: view.version });
      await refresh();
      if (view.id === state.view) choose(null);
    },
  };
}

/** A list that is opened by its name alone shows the person's default view, once. */
function useDefaultView(state: GridState, view: ViewRow | undefined, choose: (view: ViewRow) => void): void {
  const [isOpen] = useState(() => isFresh(state));
  const isDone = useRef(!isOpen);
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    if (isDone.current || !view) return;
    isDone.current = true;
    latest.current(view);
  }, [view]);
}
