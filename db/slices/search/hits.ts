import type { SearchHit } from '#contract/search/search.contract.ts';
import { searchKey } from '#db/kit/search-tokens.ts';
import { pinyinSyllables } from '#db/kit/text.ts';
import { excerptOf, pinyinMarks, textMarks } from './marks.ts';
import type { FoundDoc } from './search.repo.ts';
import { editsToPart } from './similar.ts';

/** A hit with how good it is: 0 the title itself … 8 and more merely similar. */
export interface Ranked {
  hit: SearchHit;
  rank: number;
  doc: number;
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

function rankOf(row: FoundDoc, terms: readonly string[], found: SearchHit['found']): number {
  if (found === 'pinyin') return RANK.pinyin;
  const title = searchKey(row.title);
  const [term = ''] = terms;
  if (terms.length === 1 && title === term) return RANK.equal;
  if (title.startsWith(term)) return RANK.begins;
  if (terms.every((one) => title.includes(one))) return RANK.title;
  const subtitle = searchKey(row.subtitle);
  return terms.every((one) => title.includes(one) || subtitle.includes(one)) ? RANK.subtitle : RANK.body;
}

/** True when the row has each term as text; the rest was found by pinyin. */
function hasText(row: FoundDoc, terms: readonly string[]): boolean {
  const all = [row.title, ...row.subtitle.split(' · '), ...row.body.split('\n')].map(searchKey);
  return terms.every((term) => all.some((one) => one.includes(term)));
}

/** A found document as it is shown, with the places to mark. */
export function asHit(row: FoundDoc, terms: readonly string[], asFound?: SearchHit['found']): Ranked {
  const found = asFound ?? (hasText(row, terms) ? 'text' : 'pinyin');
  const marksOf = (text: string) => {
    const marks = textMarks(text, terms);
    if (found !== 'pinyin' || marks.length > 0) return marks;
    return terms.flatMap((term) => pinyinMarks(text, term)).slice(0, 1);
  };
  const titleMarks = marksOf(row.title);
  const subtitleMarks = marksOf(row.subtitle);
  const isShown = titleMarks.length + subtitleMarks.length > 0;
  const excerpt = isShown ? null : excerptOf(row.body, terms);
  const rank = asFound === 'pinyin' ? RANK.related : rankOf(row, terms, found);
  return {
    doc: row.doc,
    rank,
    hit: { ...shown(row), found, titleMarks, subtitleMarks, ...(excerpt ?? NO_EXCERPT) },
  };
}

const NO_EXCERPT = { excerpt: null, excerptMarks: [] };

function shown(row: FoundDoc): Pick<SearchHit, 'kind' | 'id' | 'title' | 'subtitle' | 'isVoided'> {
  const { kind, id, title, subtitle } = row;
  return { kind, id, title, subtitle, isVoided: row.isVoided === 1 };
}

/** The row as a similar hit when a name of it sounds like the key or lies within the edits; null otherwise. */
export function similarHit(row: FoundDoc, key: string, edits: number, sound: string | null): Ranked | null {
  const fields = [row.title, ...row.subtitle.split(' · '), ...row.body.split('\n')];
  const names = fields.map(searchKey).filter((name) => name !== '' && name.length <= 60);
  const isHomophone = sound !== null && fields.some((field) => field !== '' && soundsLike(field, sound));
  const closest = Math.min(edits + 1, ...names.map((name) => editsToPart(key, name, edits)));
  if (!isHomophone && closest > edits) return null;
  const hit: SearchHit = {
    ...shown(row),
    found: 'similar',
    titleMarks: [],
    subtitleMarks: [],
    ...NO_EXCERPT,
  };
  return { doc: row.doc, rank: isHomophone ? RANK.sound : RANK.similar + closest, hit };
}

function soundsLike(name: string, sound: string): boolean {
  const syllables = pinyinSyllables(name).map(searchKey);
  return syllables.some((_, at) => syllables.slice(at).join('').startsWith(sound));
}
