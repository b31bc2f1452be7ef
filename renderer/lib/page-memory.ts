/**
 * What a page remembers while its tab is open but not shown: focus, scroll position, an open section. Filters and
 * selection stand in the address, typed text in drafts; this is for the rest. Forgotten when the tab closes.
 */
const memories = new Map<string, Map<string, object>>();

/** A mutable object that stays the same for the page and the name until the page's tab is closed. */
export function pageMemory<T extends object>(path: string, name: string, initial: () => T): T {
  const page = memories.get(path) ?? new Map<string, object>();
  memories.set(path, page);
  const known = page.get(name) as T | undefined;
  if (known) return known;
  const made = initial();
  page.set(name, made);
  return made;
}

export function forgetPage(path: string): void {
  memories.delete(path);
}

export function forgetAllPages(): void {
  memories.clear();
}
