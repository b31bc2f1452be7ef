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

/**
 * Smallest number of edits (insert, drop, change, exchange two neighbours) that turn the key into some part of the
 * text; more than `limit` is given as `limit + 1`. Sellers' algorithm with the exchange of Damerau.
 */
export function editsToPart(key: string, text: string, limit: number): number {
  let before: number[] = [];
  let above = Array.from({ length: text.length + 1 }, () => 0);
  for (let i = 1; i <= key.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= text.length; j += 1) {
      const isSame = key[i - 1] === text[j - 1];
      let cost = Math.min((above[j - 1] ?? 0) + (isSame ? 0 : 1), (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isExchange = i > 1 && j > 1 && key[i - 1] === text[j - 2] && key[i - 2] === text[j - 1];
      if (isExchange) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = above;
    above = row;
  }
  return Math.min(limit + 1, ...above);
}

/** What a text of Han characters sounds like, in each reading; nothing for one that would not be found by its sound. */
export function soundsOf(text: string): string[] {
  if ([...text].filter((c) => /\p{Script=Han}/u.test(c)).length < 2) return [];
  return [...new Set(pinyinReadings(text).map((reading) => reading.map(searchKey).join('')))];
}
