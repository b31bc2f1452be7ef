import type { Database } from 'better-sqlite3';
import { sortKey } from './sort-key.ts';

/** Only in the statements of the program: nothing in the file needs them, so other tools can open and write it. */
const pure = { deterministic: true, directOnly: true } as const;

/**
 * `sort_key(text)`: what a text is sorted by. `folded(text)`: the form in which texts are compared, half width and lower
 * case. Both give NULL for NULL.
 */
export function registerTextFunctions(handle: Database): void {
  const ofText = (change: (text: string) => string) => (value: unknown) =>
    typeof value === 'string' ? change(value) : typeof value === 'number' ? change(String(value)) : null;
  handle.function('sort_key', pure, ofText(sortKey));
  handle.function('folded', pure, ofText(folded));
}

/** A text as it is compared with others: half width, lower case. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
