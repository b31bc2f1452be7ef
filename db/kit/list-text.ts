import { sortRange } from '#db/text-order/sort-key.ts';
import type { Condition, ListColumn } from './list-spec.ts';

/** `alias.column_sort`: a key that is kept, and may have an index. */
const STORED_KEY = /^\w+\.\w+_sort$/u;
/** A key is of the first characters only. */
const SURELY_WHOLE = 80;
const WIDE = 0xfee0;

export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/gu, '\\$&')}%`;
}

/** The narrow form of a character that has a wide one: ＭＪ－９０ is MJ-90. */
function narrow(character: string): string {
  if (character === '\u3000') return ' ';
  const code = character.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - WIDE) : character;
}

/**
 * A pattern of GLOB that fits the text in any width and any case of its latin letters: every character as the set of its
 * forms. So the engine compares, and no row is handed out to be folded.
 */
function formsPattern(text: string): string {
  return Array.from(text, (character) => {
    const plain = narrow(character);
    const code = plain.charCodeAt(0);
    if (code < 0x20 || code > 0x7e) return character;
    if (plain === ' ') return '[\u3000 ]';
    const cases = [...new Set([plain.toLowerCase(), plain.toUpperCase()])];
    const wide = cases.map((one) => String.fromCharCode(one.charCodeAt(0) + WIDE));
    // A bracket that closes must come first in its set, an arrow and a dash must not.
    return plain === ']' ? `[]${wide.join('')}]` : `[${[...wide, ...cases].join('')}]`;
  }).join('');
}

/** The text contains another in any width and case. */
export function containsText(sql: string, wanted: string): Condition {
  return { sql: `${sql} GLOB ?`, params: [`*${formsPattern(wanted)}*`] };
}

/** The text is another in any width and case; by the index of its stored key where it has one. */
export function equalsText({ sql, sort }: ListColumn, wanted: string): Condition {
  const pattern = formsPattern(wanted);
  if (!sort || !STORED_KEY.test(sort) || wanted.length > SURELY_WHOLE)
    return { sql: `${sql} GLOB ?`, params: [pattern] };
  const [from, before] = sortRange(wanted);
  return { sql: `(${sort} >= ? AND ${sort} < ? AND ${sql} GLOB ?)`, params: [from, before, pattern] };
}
