import { useSyncExternalStore } from 'react';
import { readPreference, writePreference } from '#renderer/lib/preferences.ts';

export type Widths = Record<string, number>;
type WidthChange = Widths | ((old: Widths) => Widths);

export interface ColumnWidths {
  widths: Widths;
  setWidths: (change: WidthChange) => void;
}

function isWidths(value: unknown): value is Widths {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((width) => typeof width === 'number')
  );
}

const NONE: Widths = {};
/** Widths by list and view, read from the browser once. */
const known = new Map<string, Widths | null>();
const listeners = new Set<() => void>();

function read(name: string): Widths | null {
  const held = known.get(name);
  if (held !== undefined) return held;
  const stored = readPreference(name, isWidths);
  known.set(name, stored);
  return stored;
}

function write(name: string, widths: Widths | null): void {
  known.set(name, widths);
  writePreference(name, widths);
  for (const listener of listeners) listener();
}

const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Column widths of a list in this browser; those of a saved view are kept apart and begin as the view has them. With
 * `first` given again (a view chosen anew) they start over.
 */
export function useColumnWidths(list: string, view?: string, first: Widths = NONE): ColumnWidths {
  const name = view === undefined ? `grid.${list}.widths` : `grid.${list}.${view}.widths`;
  const own = useSyncExternalStore(watch, () => read(name));
  return {
    widths: own ?? first,
    setWidths: (change) => write(name, typeof change === 'function' ? change(read(name) ?? first) : change),
  };
}

/** Forgets what was changed by hand: the widths of the view, or the first ones, hold again. */
export function resetColumnWidths(list: string, view?: string): void {
  write(view === undefined ? `grid.${list}.widths` : `grid.${list}.${view}.widths`, null);
}
