import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Filter } from '#contract/kit/list.ts';
import { pageMemory } from '#renderer/lib/page-memory.ts';
import { usePagePath } from '#renderer/lib/tabs.ts';
import { drawnText } from './cell-text.ts';
import { useGridEditing } from './editing/use-grid-editing.ts';
import { useRowEdits } from './editing/use-row-edits.ts';
import type { GridBodyHandle } from './grid-body.tsx';
import { listQuery, toggleSort, withFilter } from './grid-state.ts';
import type { DataGridProps, GridCellPosition, GridColumn, GridFormat } from './grid-types.ts';
import { createSightStore } from './sight-store.ts';
import { type GivenMemory, useFollow, useGivenRow } from './use-given-row.ts';
import { useGridColumns } from './use-grid-columns.ts';
import { type GridFocusMemory, START, useGridFocus } from './use-grid-focus.ts';
import { useGridMouse } from './use-grid-mouse.ts';
import { useGridRows } from './use-grid-rows.ts';
import { columnActs } from './views/column-acts.ts';
import { useColumnWidths } from './views/column-widths.ts';
import { levelsOf } from './views/group-lines.ts';
import { type Grouping, useGroupedRows } from './views/use-grouped-rows.ts';

const YUAN: GridFormat = { moneyUnit: 'yuan' };
const WIDTH_STEP = 10;
const CELL_PADDING = 26;

/** The same array as long as the same columns are in it, so that rows are not redrawn for nothing. */
function useStableList<T>(list: readonly T[]): readonly T[] {
  const kept = useRef(list);
  const isSame = kept.current.length === list.length && list.every((one, at) => one === kept.current[at]);
  if (!isSame) kept.current = list;
  return kept.current;
}

function measure(texts: readonly string[], element: HTMLElement | null): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context || !element) return 100;
  context.font = getComputedStyle(element).font;
  return Math.max(...texts.map((text) => context.measureText(text).width));
}

interface GridMemory extends GridFocusMemory, GivenMemory {
  top: number;
  openGroups: Set<string>;
}

const freshMemory = (): GridMemory => ({
  focus: START,
  anchor: START,
  top: 0,
  openGroups: new Set(),
  known: undefined,
  seen: undefined,
});

/** A list that comes back stands where it was; a new sort or filter starts at its first row. */
function useScrollMemory(
  container: RefObject<HTMLDivElement | null>,
  memory: GridMemory,
  shownQuery: string,
  isLoaded: boolean,
): void {
  const last = useRef(shownQuery);
  useEffect(() => {
    const element = container.current;
    if (!element || !isLoaded) return undefined;
    if (last.current !== shownQuery) memory.top = 0;
    last.current = shownQuery;
    element.scrollTop = memory.top;
    const remember = () => {
      memory.top = element.scrollTop;
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [container, memory, shownQuery, isLoaded]);
}

/** Everything the list knows and can do; the view only draws it. */
export function useDataGrid<Row>(props: DataGridProps<Row>) {
  const { state, onStateChange, format = YUAN } = props;
  const path = usePagePath();
  const [memory] = useState(() => pageMemory(path, `grid ${props.id}`, freshMemory));
  const container = useRef<HTMLDivElement>(null);
  // As state too: the rows inside are drawn before the element around them is attached.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const attach = useCallback((element: HTMLDivElement | null) => {
    container.current = element;
    setScroller(element);
  }, []);
  const body = useRef<GridBodyHandle>(null);
  const [sight] = useState(createSightStore);
  const own = useColumnWidths(props.id);
  const { visible, setWidth } = useGridColumns(props.columns, state.columns, props.widths ?? own);
  const columns = useStableList(visible.map((one) => one.column));
  const query = listQuery(state);
  const flat = useGridRows(props.source, query, sight);
  const grouped = useGroupedRows({
    list: props.id,
    source: props.source,
    columns,
    query,
    by: levelsOf(state),
    sight,
    memory,
  });
  const rows = grouped?.rows ?? flat;
  const grouping = grouped?.grouping ?? null;
  const edits = useRowEdits(props.id, props.source, props.editing);
  // Rows of groups have no end at which a new one could be written.
  const entries = useStableList(grouping === null && rows.total !== null ? edits.entries : []);
  const ids = visible.map((one) => one.column.id);
  const acts = columnActs(ids, state, onStateChange);
  const [openMenu, setOpenMenu] = useState<string | null>(null);

  const openRow = (index: number) => {
    const row = rows.rowAt(index);
    if (row !== undefined) props.onOpen?.(row);
    else grouping?.toggle(index);
  };
  const sort = (column: GridColumn<Row>, isAdded: boolean) =>
    onStateChange({ sort: toggleSort(state.sort ?? [], column.id, isAdded) });
  const moveColumn = (at: number, by: 1 | -1) => {
    const id = ids[at];
    if (id === undefined || ids[at + by] === undefined) return;
    acts.moveTo(id, by < 0 ? at - 1 : at + 2);
    focus.moveTo({ row: -1, column: at + by });
  };
  const onHeaderKey = (at: number, event: KeyboardEvent): boolean => {
    const one = visible[at];
    if (!one) return false;
    if (event.altKey && event.key === 'ArrowDown') setOpenMenu(one.column.id);
    else if (event.ctrlKey && event.shiftKey && event.key === 'ArrowLeft') moveColumn(at, -1);
    else if (event.ctrlKey && event.shiftKey && event.key === 'ArrowRight') moveColumn(at, 1);
    else if (event.altKey && event.key === 'ArrowLeft') setWidth(one.column.id, one.width - WIDTH_STEP);
    else if (event.altKey && event.key === 'ArrowRight') setWidth(one.column.id, one.width + WIDTH_STEP);
    else if (event.key === 'Enter' || event.key === ' ') sort(one.column, event.shiftKey);
    else return false;
    return true;
  };
  const extent = () => ({
    rows: rows.total ?? 0,
    columns: columns.length,
    entries: entries.length,
    page: body.current?.pageRows() ?? 16,
  });
  const focus = useGridFocus({
    container,
    extent,
    reveal: (row) => {
      rows.askFor(row);
      body.current?.reveal(row);
    },
    onOpen: openRow,
    onHeaderKey,
    memory,
    entries: entries.map((row) => edits.port.identity(row).id),
  });
  const editing = useGridEditing({
    props,
    edits,
    rows,
    entries,
    columns,
    focus: focus.focus,
    range: focus.range,
    extent: extent(),
    format,
    moveTo: focus.moveTo,
    onOpen: openRow,
  });
  const mouse = useGridMouse({
    moveTo: (next, isExtending) => {
      editing.entry.commit();
      focus.moveTo(next, isExtending);
    },
    lastColumn: columns.length - 1,
    onOpen: openRow,
    onEdit: () => editing.entry.begin('edit'),
  });

  const isLoaded = rows.total !== null;
  const isGivenHidden = useGivenRow({
    props,
    rows,
    memory,
    isGrouped: grouping !== null,
    startAt: (row) => focus.startAt({ row, column: 0 }),
  });
  useFollow(props, rows.rowAt(focus.focus.row), memory);
  useScrollMemory(container, memory, JSON.stringify(rows.shown), isLoaded);

  const fit = (column: GridColumn<Row>) => {
    const texts = (body.current?.rowsInSight() ?? []).flatMap((index) => {
      const row = rows.rowAt(index);
      return row === undefined ? [] : [drawnText(column, row, format)];
    });
    setWidth(column.id, measure([column.header, ...texts], container.current) + CELL_PADDING);
  };
  return {
    attach,
    scroller,
    body,
    memory,
    sight,
    rows,
    entries,
    query,
    grouping,
    acts,
    columns,
    visible,
    format,
    focus,
    onKeyDown: (event: KeyboardEvent) => {
      if (editing.onKeyDown(event)) return;
      if (foldByKey(grouping, focus.focus, event, focus.moveTo)) event.preventDefault();
      else focus.onKeyDown(event);
    },
    mouse,
    editing,
    openMenu,
    setOpenMenu,
    sort,
    sortTo: (column: GridColumn<Row>, direction: 'asc' | 'desc' | null) =>
      onStateChange({ sort: direction ? [{ column: column.id, direction }] : [] }),
    filter: (column: GridColumn<Row>, filter: Filter | null) =>
      onStateChange({ filters: withFilter(state.filters ?? [], column.id, filter) }),
    fit,
    isGivenHidden,
  };
}

/** Right opens the group under the focus, Left closes it or goes to the one around, as in any tree; elsewhere they move. */
function foldByKey(
  grouping: Grouping | null,
  { row, column }: GridCellPosition,
  event: KeyboardEvent,
  moveTo: (next: GridCellPosition) => void,
): boolean {
  const line = grouping?.lineAt(row);
  if (!grouping || line?.kind !== 'group' || event.ctrlKey || event.altKey || event.shiftKey) return false;
  const around = grouping.parentOf(row);
  if (event.key === (line.isOpen ? 'ArrowLeft' : 'ArrowRight')) grouping.toggle(row);
  else if (event.key === 'ArrowLeft' && around >= 0) moveTo({ row: around, column });
  else return false;
  return true;
}
