import type { SearchHit } from '#contract/search/search.contract.ts';
import { searchKey } from '#db/kit/search-tokens.ts';
import { pinyinReadings } from '#db/kit/text.ts';
import { excerptOf, pinyinMarks, textMarks } from './marks.ts';
import type { FoundDoc } from './search.repo.ts';
import { editsToPart } from './similar.ts';

/** A found document with how good it is: 0 the title itself … 8 and more merely similar. */
export interface Ranked {
  row: FoundDoc;
  terms: readonly string[];
  found: SearchHit['found'];
  rank: number;
}

const RANK = {
  equal: 0,
  begins: 1,
  title: 2,
  pinyin: 3,
  subtitle: 4,
  body: 5,
  related: 6,
  sound: 7,
  similar: 8,
};

function textRank(row: FoundDoc, terms: readonly string[]): number | null {
  const title = searchKey(row.title);
  const [term = ''] = terms;
  if (terms.length === 1 && title === term) return RANK.equal;
  if (terms.every((one) => title.includes(one))) return title.startsWith(term) ? RANK.begins : RANK.title;
  const subtitle = row.subtitle.split(' · ').map(searchKey);
  const isIn = (fields: readonly string[], one: string) => fields.some((field) => field.includes(one));
  if (terms.every((one) => title.includes(one) || isIn(subtitle, one))) return RANK.subtitle;
  const all = [title, ...subtitle, ...row.body.split('\n').map(searchKey)];
  return terms.every((one) => isIn(all, one)) ? RANK.body : null;
}

/** How good a found document is; without the terms in its text it was found by pinyin. */
export function ranked(row: FoundDoc, terms: readonly string[], related?: 'pinyin'): Ranked {
  if (related) return { row, terms, found: related, rank: RANK.related };
  const rank = textRank(row, terms);
  return rank === null
    ? { row, terms, found: 'pinyin', rank: RANK.pinyin }
    : { row, terms, found: 'text', rank };
}

/** A found document as it is shown, with the places to mark. */
export function asHit({ row, terms, found }: Ranked): SearchHit {
  const { kind, id, title, subtitle } = row;
  const marksOf = (text: string) => {
    const marks = textMarks(text, terms);
    if (found !== 'pinyin' || marks.length > 0) return marks;
    return terms.flatMap((term) => pinyinMarks(text, term)).slice(0, 1);
  };
  const titleMarks = marksOf(title);
  const subtitleMarks = marksOf(subtitle);
  const isShown = titleMarks.length + subtitleMarks.length > 0 || found === 'similar';
  const excerpt = (isShown ? null : excerptOf(row.body, terms)) ?? { excerpt: null, excerptMarks: [] };
  return {
    kind,
    id,
    title,
    subtitle,
    found,
    isVoided: row.isVoided === 1,
    titleMarks,
    subtitleMarks,
    ...excerpt,
  };
}

/** A name somebody may have meant. */
export interface Wanted {
  key: string;
  /** How many mistakes it may have. */
  edits: number;
  /** Pieces one of which stands in it all the same. */
  parts: readonly string[];
  /** What it sounds like. */
  sounds: readonly string[];
}

/** The row as a similar hit when a name of it sounds like the key or lies within the edits; null otherwise. */
export function similar(row: FoundDoc, { key, edits, parts, sounds }: Wanted): Ranked | null {
  const fields = [row.title, ...row.subtitle.split(' · '), ...row.body.split('\n')].filter(
    (field) => field !== '' && field.length <= 60,
  );
  const isHomophone = sounds.length > 0 && fields.some((field) => soundsLike(field, sounds));
  const names = fields.map(searchKey).filter((name) => parts.some((part) => name.includes(part)));
  const closest = Math.min(edits + 1, ...names.map((name) => editsToPart(key, name, edits)));
  if (!isHomophone && closest > edits) return null;
  return { row, terms: [key], found: 'similar', rank: isHomophone ? RANK.sound : RANK.similar + closest };
}

function soundsLike(name: string, sounds: readonly string[]): boolean {
  return pinyinReadings(name).some((reading) => {
    const syllables = reading.map(searchKey);
    return syllables.some((_, at) => sounds.some((sound) => syllables.slice(at).join('').startsWith(sound)));
  });
}
