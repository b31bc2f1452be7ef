import type { Database } from 'better-sqlite3';
import { sortKey } from './sort-key.ts';

/**
 * `sort_key(text)`: what a text is sorted by; NULL for NULL. Only in the statements of the program: nothing in the file
 * needs it, so other tools can open and write it.
 */
export function registerTextFunctions(handle: Database): void {
  handle.function('sort_key', { deterministic: true, directOnly: true }, (value: unknown) =>
    typeof value === 'string' ? sortKey(value) : typeof value === 'number' ? sortKey(String(value)) : null,
  );
}
