import { importKey } from '#contract/imports/import-modes.ts';
import type { ImportPlan, ImportRow } from '#db/importing/import-plan.ts';
import { keyText } from './target.ts';

/** The key by which the record of a row is known, null when it has none: two rows of one key must agree. */
export function draftKey(plan: ImportPlan, row: ImportRow): string | null {
  const { kind } = plan;
  // The rows of an order are one record, and the numbers of old cases repeat.
  if (kind === 'orders' || kind === 'service-cases') return null;
  const key = importKey(kind, plan.key);
  const text = keyText(row, key.fields);
  const isNumber = kind === 'market-records' && key.name === 'number';
  return isNumber && (text === null || !isDocumentNo(text)) ? null : text;
}

/**
 * A number worth keeping as the record's own: letters and digits, or long. 1, 2, 3 count the rows of one ledger and
 * start again in the next sheet: they name nothing. Numbers of our own series belong to the series.
 */
export function isDocumentNo(no: string): boolean {
  if (/^SC\d{4}-\d+$/i.test(no) || no.length > 60) return false;
  return /\d/.test(no) && (/\p{L}/u.test(no) || no.length >= 8);
}

/** Which keys stand in more than one row of a ledger. Rows of the other keys need not wait for the rest of it. */
export class RepeatedKeys {
  readonly #seen = new Set<string>();
  readonly #repeated = new Set<string>();

  add(row: ImportRow, plan: ImportPlan): void {
    const key = row.skipped === null && plan.mode !== 'create' ? draftKey(plan, row) : null;
    if (key === null) return;
    if (this.#seen.has(key)) this.#repeated.add(key);
    else this.#seen.add(key);
  }

  has(row: ImportRow, plan: ImportPlan): boolean {
    if (this.#repeated.size === 0) return false;
    const key = draftKey(plan, row);
    return key !== null && this.#repeated.has(key);
  }
}
