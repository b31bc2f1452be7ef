import { useEffect, useSyncExternalStore } from 'react';

/**
 * Which long tasks were begun here, and which of them a page is showing: the rest are followed in the status bar, and
 * told about when they are over.
 */
const shown = new Map<string, number>();
const watchers = new Set<() => void>();
let begun = 0;

function watch(listener: () => void): () => void {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

/** Grows whenever a task begins: the list of tasks is asked for again. */
export function useTasksBegun(): number {
  return useSyncExternalStore(watch, () => begun);
}

export function isTaskShown(id: string): boolean {
  return shown.has(id);
}

/** A page or dialog shows how far the task is, and what came of it. */
export function useShownTask(id: string): void {
  useEffect(() => {
    shown.set(id, (shown.get(id) ?? 0) + 1);
    begun += 1;
    for (const watcher of watchers) watcher();
    return () => {
      const rest = (shown.get(id) ?? 1) - 1;
      if (rest === 0) shown.delete(id);
      else shown.set(id, rest);
    };
  }, [id]);
}
