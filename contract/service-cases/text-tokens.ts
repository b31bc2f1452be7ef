/** Words that say nothing about a fault. */
const EMPTY_WORDS = new Set(
  'a about after again all also an and any are as at be because been before but by can d did do does doesn don for from had has have he i if in into is isn it its just ll me much my no not now of on only or our re s she so some t than that the their them then there they this to too us ve very was wasn we were what when which while who why will with won would you your'.split(
    ' ',
  ),
);

/** A Latin word without its commonest endings, so that `leaking` and `leaks` meet. */
function stem(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/(?:ing|ed|es|s)$/u, '');
}

/**
 * What a text is compared by: pairs of neighbouring Han characters (a single one where it stands alone), and stemmed
 * words of other scripts. Folded like everything that is searched; order and repetition are lost on purpose.
 */
export function textTokens(text: string): Set<string> {
  const folded = text.normalize('NFKC').toLowerCase();
  const tokens = new Set<string>();
  for (const [run] of folded.matchAll(/\p{Script=Han}+/gu)) {
    const signs = [...run];
    if (signs.length === 1) tokens.add(run);
    for (let i = 0; i + 1 < signs.length; i += 1) tokens.add(`${signs[i]}${signs[i + 1]}`);
  }
  for (const [word] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (/\p{Script=Han}/u.test(word) || EMPTY_WORDS.has(word)) continue;
    tokens.add(stem(word));
  }
  return tokens;
}

/** Share of tokens two texts have in common: 2·|A∩B| / (|A|+|B|), 0 to 1 (Dice). */
export function tokenOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const token of a) if (b.has(token)) common += 1;
  return (2 * common) / (a.size + b.size);
}
