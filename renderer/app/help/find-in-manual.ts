import type { Marks } from '#contract/search/search.contract.ts';
import { fold, matches } from '../palette/palette-match.ts';
import type { Chapter, Section } from './manual.ts';

export interface Finding {
  chapter: Chapter;
  section: Section;
  excerpt: string;
  marks: Marks;
}

const BEFORE = 24;
const AFTER = 72;

/** A part of the text around the first word that was found, or its beginning. */
function excerptOf(text: string, terms: readonly string[]): Pick<Finding, 'excerpt' | 'marks'> {
  const low = text.toLowerCase();
  const places = terms.map((term) => low.indexOf(term)).filter((at) => at >= 0);
  const at = places.length === 0 ? 0 : Math.min(...places);
  const from = at <= BEFORE ? 0 : at - BEFORE;
  const to = Math.min(text.length, at + AFTER);
  const lead = from > 0 ? '…' : '';
  const excerpt = lead + text.slice(from, to) + (to < text.length ? '…' : '');
  const inside = excerpt.toLowerCase();
  const marks = terms
    .map((term): [number, number] => [inside.indexOf(term), inside.indexOf(term) + term.length])
    .filter(([start]) => start >= 0)
    .sort((a, b) => a[0] - b[0])
    .filter(([start], index, all) => index === 0 || start >= (all[index - 1]?.[1] ?? 0));
  return { excerpt, marks };
}

/** 3: the heading says it, 2: a name set off in the text does, 1: the text has it, 0: nowhere. */
function weightOf(section: Section, term: string): number {
  if (matches(term, section.title)) return 3;
  if (section.words.some((word) => matches(term, word))) return 2;
  return fold(section.text).includes(term) ? 1 : 0;
}

/**
 * Sections in which every word of the text is found, the best first: words, full pinyin from the beginning of a name,
 * or its initials.
 */
export function findInManual(chapters: readonly Chapter[], raw: string): Finding[] {
  const terms = fold(raw).split(/\s+/).filter(Boolean);
  if (terms.length === 0) return [];
  const weighed = chapters.flatMap((chapter) =>
    chapter.sections.flatMap((section) => {
      const weights = terms.map((term) => weightOf(section, term));
      if (weights.includes(0)) return [];
      const weight = weights.reduce((sum, one) => sum + one, 0);
      return [{ weight, chapter, section, ...excerptOf(section.text, terms) }];
    }),
  );
  return weighed.sort((a, b) => b.weight - a.weight);
}
