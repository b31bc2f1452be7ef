import { sortRange } from '#db/text-order/sort-key.ts';
import { folded } from '#db/text-order/sql-functions.ts';
import type { Condition, ListColumn } from './list-spec.ts';

/** Characters that have another form when texts are compared; few texts have one, and only those are folded. */
const FOLDABLE =
  '*[\u00A0\u00B2\u00B3\u00B9\u00BC-\u00BE\u2002-\u200A\u2024-\u2026\u2070-\u209F\u2100-\u218F\u2460-\u24FF\u3000\u3200-\u33FF\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFFEE]*';
/** A column of a table; anything else is worked out anew wherever it stands in a statement. */
const PLAIN = /^\w+\.\w+$/u;
const STORED_KEY = /^\w+\.\w+_sort$/u;
/** Longer texts may be cut at different places in their two forms. */
const SURELY_WHOLE = 40;

export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/gu, '\\$&')}%`;
}

/** The text contains another in any width and case. */
export function containsText(sql: string, wanted: string): Condition {
  const pattern = likePattern(folded(wanted));
  if (!PLAIN.test(sql)) return { sql: `folded(${sql}) LIKE ? ESCAPE '\\'`, params: [pattern] };
  const exact = likePattern(wanted);
  return {
    sql: `(${sql} LIKE ? ESCAPE '\\' OR ${sql} LIKE ? ESCAPE '\\' OR (${sql} GLOB '${FOLDABLE}' AND folded(${sql}) LIKE ? ESCAPE '\\'))`,
    params: [exact, pattern, pattern],
  };
}

/** The text is another in any width and case; by the index of its stored key where it has one. */
export function equalsText({ sql, sort }: ListColumn, wanted: string): Condition {
  const value = folded(wanted);
  const isSame = `folded(${sql}) = ?`;
  if (sort && STORED_KEY.test(sort) && wanted.length <= SURELY_WHOLE) {
    const [from, before] = sortRange(wanted);
    return { sql: `(${sort} >= ? AND ${sort} < ? AND ${isSame})`, params: [from, before, value] };
  }
  if (!PLAIN.test(sql)) return { sql: isSame, params: [value] };
  return {
    sql: `(${sql} = ? OR ${sql} = ? COLLATE NOCASE OR (${sql} GLOB '${FOLDABLE}' AND ${isSame}))`,
    params: [wanted, value, value],
  };
}
