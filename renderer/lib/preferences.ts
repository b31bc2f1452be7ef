/**
 * Settings of this browser that are not business data: language, column widths, panel sizes. Records, names and
 * drafts never go here (see drafts.ts).
 */
const PREFIX = 'millwright.';

export function readPreference<T>(name: string, accept: (value: unknown) => value is T): T | null {
  try {
    const text = localStorage.getItem(PREFIX + name);
    const value: unknown = text === null ? null : JSON.parse(text);
    return accept(value) ? value : null;
  } catch {
    // Storage may be blocked or hold text of another version: the program then simply starts with its defaults.
    return null;
  }
}

export function writePreference(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Full or blocked storage loses a column width, nothing else.
  }
}
