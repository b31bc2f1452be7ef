import type { Marks } from '#contract/search/search.contract.ts';
import { searchKey } from '#db/kit/search-tokens.ts';
import { pinyinReadings } from '#db/kit/text.ts';

/** A text's key with the place in the text each of its characters came from. */
interface Traced {
  key: string;
  /** Start of the original character; one more entry for the end. */
  from: number[];
  to: number[];
}

function trace(text: string): Traced {
  const traced: Traced = { key: '', from: [], to: [] };
  let at = 0;
  for (const character of text) {
    const part = searchKey(character);
    for (let i = 0; i < part.length; i += 1) {
      traced.from.push(at);
      traced.to.push(at + character.length);
    }
    traced.key += part;
    at += character.length;
  }
  return traced;
}

function merged(ranges: readonly (readonly [number, number])[]): Marks {
  const result: Marks = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** Every place of the text where one of the terms stands, whatever its width, case or punctuation. */
export function textMarks(text: string, terms: readonly string[]): Marks {
  const { key, from, to } = trace(text);
  const ranges: [number, number][] = [];
  for (const term of terms) {
    for (let at = key.indexOf(term); at >= 0; at = key.indexOf(term, at + term.length))
      ranges.push([from[at] ?? 0, to[at + term.length - 1] ?? 0]);
  }
  return merged(ranges);
}

/** Full pinyin and initials. */
function spellings(syllables: readonly string[]): (readonly string[])[] {
  return [syllables, syllables.map((one) => (/^[a-z]+$/u.test(one) ? one.slice(0, 1) : one))];
}

const STEPS = /\p{Script=Han}|[^\p{Script=Han}]+/gu;

/** The characters whose pinyin or initials the term is, from the first syllable where it fits. Empty when it does not. */
export function pinyinMarks(text: string, term: string): Marks {
  const steps = [...text.matchAll(STEPS)];
  for (const form of pinyinReadings(text).flatMap((reading) => spellings(reading.map(searchKey)))) {
    // Folding may have joined or dropped characters; then there is nothing to point at.
    if (form.length !== steps.length) continue;
    const at = form.findIndex((one, i) => one !== '' && form.slice(i).join('').startsWith(term));
    if (at < 0) continue;
    let end = at;
    for (let length = 0; length < term.length && end < form.length; end += 1)
      length += form[end]?.length ?? 0;
    const last = steps[end - 1];
    return [[steps[at]?.index ?? 0, (last?.index ?? 0) + (last?.[0].length ?? 0)]];
  }
  return [];
}

const AROUND = 24;

/** The line of a body where a term stands, cut to what surrounds it. */
export function excerptOf(
  body: string,
  terms: readonly string[],
): { excerpt: string; excerptMarks: Marks } | null {
  for (const line of body.split('\n')) {
    const [first] = textMarks(line, terms);
    if (!first) continue;
    const from = Math.max(0, first[0] - AROUND);
    const to = Math.min(line.length, first[1] + 2 * AROUND);
    const excerpt = `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
    return { excerpt, excerptMarks: textMarks(excerpt, terms) };
  }
  return null;
}
