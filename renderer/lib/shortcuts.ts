import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { comboOf, isComposing, isTextTarget } from './keys.ts';

export interface Shortcut {
  /** `Ctrl+N`, `F9`, `Alt+1`; printed in the key list and on buttons exactly so. */
  keys: string;
  word: string;
  run: () => void;
  /** Also while a text field has the focus; only for keys that mean nothing to a text field. */
  inText?: boolean;
  isGlobal?: boolean;
}

interface Entry {
  shortcuts: readonly Shortcut[];
}

const entries = new Set<Entry>();
const watchers = new Set<() => void>();
let snapshot: readonly Shortcut[] = [];

function changed(): void {
  // The newest page comes last, so that a dialog or a record may take over a key of the list below it.
  snapshot = [...entries].flatMap((entry) => [...entry.shortcuts]);
  for (const watcher of watchers) watcher();
}

function watch(listener: () => void): () => void {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

/** Every key that works now: the F1 list and the palette read it. */
export function useActiveShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(watch, () => snapshot);
}

/** Registers keys for as long as the component is on the screen. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const signature = shortcuts.map((one) => `${one.keys}=${one.word}`).join('|');
  // Before the page is painted: a key pressed the moment it appears must work.
  useLayoutEffect(() => {
    const entry: Entry = {
      shortcuts: latest.current.map((one, index) => ({ ...one, run: () => latest.current[index]?.run() })),
    };
    entries.add(entry);
    changed();
    return () => {
      entries.delete(entry);
      changed();
    };
  }, [signature]);
}

function isPlainKey(keys: string): boolean {
  return !/^(Ctrl|Alt)\+|^F\d+$/.test(keys);
}

/** Keys of a scanner follow each other faster than this. */
const BURST_GAP_MS = 50;
const HOLD_MS = 80;
let lastKeyAt = Number.NEGATIVE_INFINITY;
let held: ReturnType<typeof setTimeout> | undefined;

/**
 * A bare digit or sign may be the first of a barcode: it waits a moment, and does nothing when the next key follows
 * as only a scanner can type.
 */
function runUnlessScanned(run: () => void, isQuick: boolean): void {
  if (isQuick) return;
  held = setTimeout(run, HOLD_MS);
}

function onKeyDown(event: KeyboardEvent): void {
  const isQuick = event.timeStamp - lastKeyAt <= BURST_GAP_MS;
  lastKeyAt = event.timeStamp;
  if (isQuick) clearTimeout(held);
  if (event.defaultPrevented || isComposing(event)) return;
  const combo = comboOf(event);
  const found = snapshot.findLast((one) => one.keys === combo);
  if (!found || (isPlainKey(combo) && !found.inText && isTextTarget(event.target))) return;
  event.preventDefault();
  if (combo.length === 1) runUnlessScanned(found.run, isQuick);
  else found.run();
}

/** Does what the key would do: the application menu and the palette use the page's own acts. False when no page took it. */
export function runShortcut(keys: string): boolean {
  const found = snapshot.findLast((one) => one.keys === keys);
  found?.run();
  return found !== undefined;
}

/** One listener for the whole window; returns the function that removes it. */
export function listenForShortcuts(): () => void {
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
