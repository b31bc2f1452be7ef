import { useDebouncedCallback } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Filter, VOIDED_COLUMN } from '#contract/kit/list.ts';
import { Button } from '#renderer/components/button.tsx';
import { ColumnChooser } from '#renderer/components/grid/column-chooser.tsx';
import { DataGrid } from '#renderer/components/grid/data-grid.tsx';
import type { GridEditing } from '#renderer/components/grid/editing/editing-types.ts';
import { FilterChips } from '#renderer/components/grid/filter-chips.tsx';
import { FindBox } from '#renderer/components/grid/find-box.tsx';
import {
  type GridState,
  type GridStatePatch,
  listQuery,
  withFilter,
} from '#renderer/components/grid/grid-state.ts';
import type { GridColumn, GridSource } from '#renderer/components/grid/grid-types.ts';
import { MoneyUnitSwitch } from '#renderer/components/grid/money-unit-switch.tsx';
import { useSeenColumns } from '#renderer/components/grid/use-seen-columns.ts';
import { resetColumnWidths } from '#renderer/components/grid/views/column-widths.ts';
import { OutputMenu } from '#renderer/components/grid/views/output-menu.tsx';
import { type ListView, useListView } from '#renderer/components/grid/views/use-list-view.ts';
import { ViewMenu } from '#renderer/components/grid/views/view-menu.tsx';
import { Page, SplitView, Toolbar } from '#renderer/components/layout/page.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { client } from '#renderer/lib/client.ts';
import type { MoneyUnit } from '#renderer/lib/format.ts';
import { useGridSearch } from '#renderer/lib/grid-search.ts';
import { useMoneyUnit } from '#renderer/lib/money-unit.ts';
import { keepSequence, type Sequence } from '#renderer/lib/record-sequence.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { usePagePath } from '#renderer/lib/tabs.ts';

export interface RecordListWords {
  title: string;
  tools: string;
  find: string;
  create: string;
  /** On the button, where it is shorter than the whole act. */
  createShort?: string;
  detail: string;
  emptyTitle: string;
  emptyText: string;
}

export interface RecordListPageProps<Row extends { id: string }> {
  id: string;
  words: RecordListWords;
  columns: readonly GridColumn<Row>[];
  source: GridSource<Row>;
  /** Search of the route, `route.useSearch()`. */
  search: GridState;
  /** What the address calls a row; its id where nothing else is said. */
  rowKey?: (row: Row) => string;
  /** Lists with amounts: the unit they are read in first. */
  money?: MoneyUnit;
  /** Missing when the person may not create. */
  onCreate?: (() => void) | undefined;
  onOpen: (row: Row) => void;
  /** The record in focus, beside the list. */
  panel: (key: string) => ReactNode;
  /** Switches of this list alone, before the chips. */
  tools?: (state: GridState, onStateChange: (patch: GridStatePatch) => void) => ReactNode;
  /** How cells are saved in place; missing when the person may not write. */
  editing?: GridEditing<Row> | undefined;
  /** Its records can be voided: the list can show those that were. */
  hasVoided?: boolean;
  /** First acts on an empty list; creating, where nothing else is said. */
  emptyActions?: ReactNode;
}

/** A list with its record in focus beside it: one tool line, chips, grid, detail. Ctrl+N makes one, Ctrl+F finds. */
export function RecordListPage<Row extends { id: string }>(given: RecordListPageProps<Row>) {
  const columns = useSeenColumns(given.id, given.columns);
  const props = { ...given, columns };
  const { words, onCreate, search, rowKey = (row: Row) => row.id } = props;
  const [state, setState] = useGridSearch(search);
  const path = usePagePath();
  const [moneyUnit, setMoneyUnit] = useMoneyUnit(props.id, props.money);
  const view = useListView({
    list: props.id,
    columns,
    state,
    onStateChange: setState,
    moneyUnit,
    onMoneyUnit: setMoneyUnit,
    firstUnit: props.money ?? 'yuan',
  });
  const follow = useDebouncedCallback((id: string) => setState({ id }), 120);
  useShortcuts(onCreate ? [{ keys: 'Ctrl+N', word: words.create, run: onCreate, inText: true }] : []);
  const first = onCreate ? (
    <Button tone="primary" onClick={onCreate}>
      {words.create}
    </Button>
  ) : undefined;
  return (
    <Page label={words.title}>
      <Tools
        {...props}
        state={state}
        onStateChange={setState}
        view={view}
        moneyUnit={moneyUnit}
        onMoneyUnit={setMoneyUnit}
      />
      <SplitView
        detailLabel={words.detail}
        detail={state.id ? props.panel(state.id) : null}
        list={
          <DataGrid
            id={props.id}
            label={words.title}
            columns={columns}
            source={props.source}
            rowKey={rowKey}
            state={state}
            onStateChange={setState}
            format={{ moneyUnit }}
            widths={view.widths}
            onFocusRow={(row) => follow(rowKey(row))}
            onOpen={(row) => {
              keepSequence(path, sequenceOf(props, state, rowKey));
              props.onOpen(row);
            }}
            editing={props.editing}
            locate={props.rowKey ? undefined : locateIn(props.id)}
            empty={
              <EmptyState
                title={words.emptyTitle}
                text={words.emptyText}
                actions={props.emptyActions ?? first}
              />
            }
          />
        }
      />
    </Page>
  );
}

/** Asks the core where a record stands in the list of this name. */
function locateIn(list: string) {
  return async (id: string, query: ReturnType<typeof listQuery>) =>
    (await client.lists.position({ list, id, ...query })).index;
}

/** How PageUp and PageDown on a record's page read its neighbours: the list as it was when the record was opened. */
function sequenceOf<Row extends { id: string }>(
  { id: list, source, rowKey: ownKey }: RecordListPageProps<Row>,
  state: GridState,
  rowKey: (row: Row) => string,
): Sequence {
  const query = listQuery(state);
  const locate = locateIn(list);
  return {
    ...(ownKey ? {} : { locate: (id) => locate(id, query) }),
    read: async (offset, limit) => {
      const { signal } = new AbortController();
      return (await source.list({ ...query, offset, limit }, { signal })).rows.map(rowKey);
    },
  };
}

function voidedSwitch(state: GridState, onStateChange: (patch: GridStatePatch) => void) {
  const filters = state.filters ?? [];
  const isOn = filters.some(({ column }) => column === VOIDED_COLUMN);
  const filter: Filter | null = isOn ? null : { column: VOIDED_COLUMN, op: 'not_empty' };
  return { isOn, toggle: () => onStateChange({ filters: withFilter(filters, VOIDED_COLUMN, filter) }) };
}

type ToolsProps<Row extends { id: string }> = RecordListPageProps<Row> & {
  state: GridState;
  onStateChange: (patch: GridStatePatch) => void;
  view: ListView;
  moneyUnit: MoneyUnit;
  onMoneyUnit: (unit: MoneyUnit) => void;
};

function Tools<Row extends { id: string }>(props: ToolsProps<Row>) {
  const { words, columns, state, onStateChange, moneyUnit, onCreate } = props;
  const { t: common } = useTranslation('common');
  return (
    <Toolbar
      label={words.tools}
      end={
        <>
          <ColumnChooser
            columns={columns}
            state={state}
            onStateChange={onStateChange}
            onResetWidths={() => resetColumnWidths(props.id, props.view.current?.id)}
          />
          <OutputMenu
            source={props.source}
            output={{
              list: props.id,
              title: words.title,
              columns,
              state,
              moneyUnit,
              widths: props.view.widths.widths,
              view: props.view.current?.name ?? null,
            }}
          />
          {props.money ? <MoneyUnitSwitch unit={moneyUnit} onChange={props.onMoneyUnit} /> : null}
        </>
      }
    >
      {onCreate ? (
        <Button tone="primary" keys="Ctrl+N" onClick={onCreate}>
          {words.createShort ?? common('create')}
        </Button>
      ) : null}
      <ViewMenu
        view={props.view}
        {...(props.hasVoided ? { voided: voidedSwitch(state, onStateChange) } : {})}
      />
      <FindBox label={words.find} value={state.q} onChange={(q) => onStateChange({ q })} />
      {props.tools?.(state, onStateChange)}
      <FilterChips columns={columns} state={state} onStateChange={onStateChange} format={{ moneyUnit }} />
    </Toolbar>
  );
}
