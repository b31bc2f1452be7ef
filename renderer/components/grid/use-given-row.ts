import { useEffect, useRef, useState } from 'react';
import type { DataGridProps } from './grid-types.ts';
import { type GridRows, PAGE_SIZE } from './use-grid-rows.ts';

export interface GivenMemory {
  /** The record this list last told its page about. */
  known: string | undefined;
  /** The record of the address that was dealt with; the address follows the keys a moment later. */
  seen: string | undefined;
}

/** The address names a record this list neither told about nor looked for. */
const isFresh = (id: string | undefined, memory: GivenMemory): id is string =>
  id !== undefined && id !== memory.known && id !== memory.seen;

/** Tells the page which record has the focus; the key stands for the row, not each new copy of it. */
export function useFollow<Row>(
  props: DataGridProps<Row>,
  current: Row | undefined,
  memory: GivenMemory,
): void {
  const { onFocusRow, rowKey } = props;
  const key = current === undefined ? null : rowKey(current);
  const latest = useRef({ current, onFocusRow, id: props.state.id });
  latest.current = { current, onFocusRow, id: props.state.id };
  useEffect(() => {
    const row = latest.current.current;
    // An address that names a record keeps it until that was looked for; a list that comes back has its own focus.
    if (key === null || row === undefined || isFresh(latest.current.id, memory)) return;
    memory.known = key;
    latest.current.onFocusRow?.(row);
  }, [key, memory]);
}

/** Row of the record among the rows read first. */
function amongFirst<Row>(props: DataGridProps<Row>, rows: GridRows<Row>, id: string): number {
  for (let index = 0; index < Math.min(rows.total ?? 0, PAGE_SIZE); index += 1) {
    const row = rows.rowAt(index);
    if (row !== undefined && props.rowKey(row) === id) return index;
  }
  return -1;
}

interface GivenRowOptions<Row> {
  props: DataGridProps<Row>;
  rows: GridRows<Row>;
  memory: GivenMemory;
  /** Lines of groups are counted otherwise: only rows that are there are found. */
  isGrouped: boolean;
  startAt: (row: number) => void;
}

/**
 * The focus goes to the record the address names, however far down it stands: one that was just saved is the row that
 * is shown. True while it is hidden by the filters of the list.
 */
export function useGivenRow<Row>(options: GivenRowOptions<Row>): boolean {
  const { rows } = options;
  const { state } = options.props;
  const { id } = state;
  const [hidden, setHidden] = useState<string | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const isLoaded = rows.total !== null;
  const query = JSON.stringify(rows.shown);
  const isHidden = id !== undefined && hidden === id;
  useEffect(() => {
    const { props, memory, isGrouped } = latest.current;
    if (id === memory.known) memory.seen = id;
    const isWanted = isFresh(id, memory) || isHidden;
    if (!isLoaded || id === undefined || !isWanted) return undefined;
    // Until it is found the row that happens to have the focus says nothing.
    Object.assign(memory, { known: undefined, seen: undefined });
    let isGone = false;
    const settle = (index: number | null, isMissing: boolean) => {
      if (isGone) return;
      Object.assign(memory, { known: id, seen: id });
      setHidden(isMissing ? id : null);
      if (index !== null) latest.current.startAt(index);
    };
    const near = amongFirst(props, latest.current.rows, id);
    if (near >= 0 || isGrouped || !props.locate) settle(near >= 0 ? near : null, false);
    else {
      props.locate(id, latest.current.rows.shown).then(
        (index) => settle(index, index === null),
        // The list stands as it is; the record itself is beside it.
        () => settle(null, false),
      );
    }
    return () => {
      isGone = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id, isLoaded, query]);
  return isHidden && Boolean(state.filters?.length || state.q);
}
