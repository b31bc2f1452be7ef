import { useMatch } from '@tanstack/react-router';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { forgetAllPages, forgetPage } from './page-memory.ts';

/** A page that is open inside the window. Its identity is the path; the address keeps its filters and selection. */
export interface Tab {
  path: string;
  href: string;
  title: string;
  /** Entry of the rail that names the page while it has no title of its own. */
  nav: string | undefined;
  isDirty: boolean;
}

/** What a page with unsaved contents can do when it is asked to leave. */
export interface Unsaved {
  save: () => Promise<boolean>;
  discard: () => Promise<void>;
  keep: () => Promise<void>;
}

/** Beyond this the oldest page without changes is closed: a row of tabs that nobody can read helps nobody. */
const MAX_TABS = 12;

let tabs: readonly Tab[] = [];
const watchers = new Set<() => void>();
const unsaved = new Map<string, Unsaved>();
/** Titles pages gave themselves; a page may speak before its tab is there. */
const titles = new Map<string, string>();

function set(next: readonly Tab[]): void {
  tabs = next;
  for (const watcher of watchers) watcher();
}

function watch(listener: () => void): () => void {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

export function useTabs(): readonly Tab[] {
  return useSyncExternalStore(watch, () => tabs);
}

export function openTabs(): readonly Tab[] {
  return tabs;
}

function trimmed(list: readonly Tab[], keep: string): readonly Tab[] {
  if (list.length <= MAX_TABS) return list;
  const victim = list.find((tab) => !tab.isDirty && tab.path !== keep);
  return victim ? list.filter((tab) => tab !== victim) : list;
}

/** Called on every navigation: opens the page's tab or remembers its newest address. */
export function visitTab(path: string, href: string, title: string, nav?: string): void {
  const known = tabs.find((tab) => tab.path === path);
  if (known?.href === href) return;
  if (known) set(tabs.map((tab) => (tab === known ? { ...tab, href } : tab)));
  else set(trimmed([...tabs, { path, href, title: titles.get(path) ?? title, nav, isDirty: false }], path));
}

/** After a change of language: tabs named by the rail take its new words. */
export function renameTabs(wordOf: (nav: string) => string): void {
  set(tabs.map((tab) => (tab.nav && !titles.has(tab.path) ? { ...tab, title: wordOf(tab.nav) } : tab)));
}

/** Removes the tab and returns the one to show instead, if the closed one was shown. */
export function dropTab(path: string): Tab | undefined {
  const at = tabs.findIndex((tab) => tab.path === path);
  const rest = tabs.filter((tab) => tab.path !== path);
  titles.delete(path);
  forgetPage(path);
  set(rest);
  return rest[Math.min(Math.max(at, 0), rest.length - 1)];
}

/** Closes the tab of a page that was left for its neighbour; one with unsaved contents stays, its draft with it. */
export function closeTabQuietly(path: string): void {
  const tab = tabs.find((one) => one.path === path);
  if (tab && !tab.isDirty) dropTab(path);
}

export function dropAllTabs(): void {
  unsaved.clear();
  titles.clear();
  forgetAllPages();
  set([]);
}

export function unsavedOf(path: string): Unsaved | undefined {
  return tabs.some((tab) => tab.path === path && tab.isDirty) ? unsaved.get(path) : undefined;
}

/** Path of the page that calls it. The location is already the next page's while this one is being left. */
export function usePagePath(): string {
  return useMatch({ strict: false, select: (match) => match.pathname });
}

/** A page names its tab when it knows more than its route did: 合同 HT2026-041. */
export function useTabTitle(title: string | undefined): void {
  const path = usePagePath();
  useEffect(() => {
    if (!title) return;
    titles.set(path, title);
    set(tabs.map((tab) => (tab.path === path ? { ...tab, title } : tab)));
  }, [path, title]);
}

/** Marks the page's tab as changed and tells it how to save, keep or drop the changes. */
export function useUnsaved(isDirty: boolean, acts: Unsaved): () => void {
  const path = usePagePath();
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    unsaved.set(path, {
      save: () => latest.current.save(),
      discard: () => latest.current.discard(),
      keep: () => latest.current.keep(),
    });
    set(tabs.map((tab) => (tab.path === path && tab.isDirty !== isDirty ? { ...tab, isDirty } : tab)));
  }, [path, isDirty]);
  return () => set(tabs.map((tab) => (tab.path === path && tab.isDirty ? { ...tab, isDirty: false } : tab)));
}
