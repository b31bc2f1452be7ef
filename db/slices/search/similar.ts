import { searchKey } from '#db/kit/search-tokens.ts';
import { pinyinReadings } from '#db/kit/text.ts';

/** How many wrong, missing or superfluous characters a name may have; the shorter it is, the fewer. */
export function allowedEdits(key: string): number {
  const isHan = /\p{Script=Han}/u.test(key);
  // A code with a wrong digit is another code.
  if (!isHan && /\d/u.test(key)) return 0;
  if (key.length < (isHan ? 3 : 4)) return 0;
  return key.length < (isHan ? 6 : 8) ? 1 : 2;
}

/**
 * Pieces of which at least one stands unchanged in every text within that many edits: the key cut into one piece
 * more than there are edits, in two ways, so that two exchanged neighbours do not spoil every piece.
 */
export function pieces(key: string, edits: number): string[] {
  const cut = (count: number, shift: number) => {
    const size = key.length / count;
    return Array.from({ length: count }, (_, i) =>
      key.slice(
        Math.min(key.length, i === 0 ? 0 : Math.floor(i * size) + shift),
        i === count - 1 ? key.length : Math.floor((i + 1) * size) + shift,
      ),
    );
  };
  return [...new Set([...cut(edits + 1, 0), ...cut(edits + 1, 1)])].filter((piece) => piece !== '');
}

const LONGEST = 256;
/** Rows of the table of edits, used again: thousands of names are compared for one search. */
let before = new Uint16Array(LONGEST + 1);
let above = new Uint16Array(LONGEST + 1);
let row = new Uint16Array(LONGEST + 1);

/** Fills `row` for one character of the key; gives its smallest entry. */
function fillRow(key: string, text: string, i: number, length: number): number {
  const own = key.charCodeAt(i - 1);
  const previous = i > 1 ? key.charCodeAt(i - 2) : -1;
  row[0] = i;
  let left = i;
  let least = i;
  for (let j = 1; j <= length; j += 1) {
    const other = text.charCodeAt(j - 1);
    let cost = (above[j - 1] ?? 0) + (own === other ? 0 : 1);
    if ((above[j] ?? 0) + 1 < cost) cost = (above[j] ?? 0) + 1;
    if (left + 1 < cost) cost = left + 1;
    if (j > 1 && previous === other && own === text.charCodeAt(j - 2) && (before[j - 2] ?? 0) + 1 < cost)
      cost = (before[j - 2] ?? 0) + 1;
    row[j] = cost;
    left = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/**
 * Smallest number of edits (insert, drop, change, exchange two neighbours) that turn the key into some part of the
 * text, of which the first 256 characters count; more than `limit` is given as `limit + 1`. Sellers' algorithm with
 * the exchange of Damerau, left as soon as two rows in turn are beyond the limit.
 */
export function editsToPart(key: string, text: string, limit: number): number {
  const length = Math.min(text.length, LONGEST);
  above.fill(0, 0, length + 1);
  let leastAbove = 0;
  for (let i = 1; i <= key.length; i += 1) {
    const least = fillRow(key, text, i, length);
    if (least > limit && leastAbove > limit) return limit + 1;
    [before, above, row] = [above, row, before];
    leastAbove = least;
  }
  return Math.min(limit + 1, leastAbove);
}

/** What a text of Han characters sounds like, in each reading; nothing for one that would not be found by its sound. */
export function soundsOf(text: string): string[] {
  if ([...text].filter((c) => /\p{Script=Han}/u.test(c)).length < 2) return [];
  return [...new Set(pinyinReadings(text).map((reading) => reading.map(searchKey).join('')))];
}
