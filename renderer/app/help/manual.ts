import { Lexer, type MarkedToken, type Token } from 'marked';
import { type ChapterName, isChapterName } from './chapters.ts';
import { TOP } from './top.ts';

/** What stands under one heading. Its name is the same in every language. */
export interface Section {
  name: string;
  title: string;
  depth: number;
  tokens: readonly MarkedToken[];
  /** All of it as one line of text, for search. */
  text: string;
  /** What is set off in it: names of buttons and keys, found by their initials too. */
  words: readonly string[];
}

export interface Chapter {
  name: ChapterName;
  title: string;
  /** The first one is what stands before the first heading. */
  sections: readonly Section[];
}

const NAMED = /^<!-- at: ([a-z][a-z0-9-]*) -->\s*$/;
const WIDE = '[\\p{Script=Han}，。；：、！？（）「」《》“”‘’…—＊]';
const BROKEN_LINE = new RegExp(`(${WIDE})\\n(?=${WIDE})`, 'gu');

/** A line of the file may end anywhere; between Chinese characters the end is not a blank. */
export function joinLines(text: string): string {
  return text.replaceAll(BROKEN_LINE, '$1').replaceAll('\n', ' ');
}

/** The library types foreign tokens along with its own; no extension is used, so there are none. */
const own = (tokens: readonly Token[] | undefined): readonly MarkedToken[] =>
  (tokens ?? []) as readonly MarkedToken[];

/** What is inside a token: of a list its items, of a table its cells row by row. */
export function partsOf(token: MarkedToken): readonly MarkedToken[] {
  if (token.type === 'list') return token.items;
  if (token.type === 'table')
    return [token.header, ...token.rows].flat().flatMap((cell) => [...own(cell.tokens), BLANK]);
  return 'tokens' in token ? own(token.tokens) : [];
}
const BLANK: MarkedToken = { type: 'text', raw: ' ', text: ' ', escaped: false };

/** A token and everything below it, in the order it is read. */
export function* walk(tokens: readonly MarkedToken[]): Generator<MarkedToken> {
  for (const token of tokens) {
    yield token;
    yield* walk(partsOf(token));
  }
}

function plainText(tokens: readonly MarkedToken[]): string {
  const parts = [...walk(tokens)].map((token) => {
    if (token.type === 'paragraph' || token.type === 'list_item' || token.type === 'heading') return ' ';
    if (token.type === 'codespan' || token.type === 'code') return token.text;
    return token.type === 'text' && partsOf(token).length === 0 ? token.text : '';
  });
  return joinLines(parts.join('')).replaceAll(/\s+/g, ' ').trim();
}

function sectionOf(name: string, heading: MarkedToken | undefined, tokens: readonly MarkedToken[]): Section {
  const strong = [...walk(tokens)].filter((token) => token.type === 'strong');
  return {
    name,
    title: heading ? plainText(partsOf(heading)) : '',
    depth: heading?.type === 'heading' ? heading.depth : 1,
    tokens,
    text: plainText(tokens),
    words: strong.map((token) => plainText(partsOf(token))),
  };
}

/** Reads the Markdown of a chapter. Headings are named by a comment before them: `<!-- at: scan -->`. */
export function readChapter(name: ChapterName, markdown: string): Chapter {
  const sections: Section[] = [];
  let heading: MarkedToken | undefined;
  let named = TOP;
  let found: MarkedToken[] = [];
  const close = () => sections.push(sectionOf(named, heading, found));
  let next = '';
  for (const token of own(new Lexer({ gfm: true }).lex(markdown))) {
    const mark = token.type === 'html' ? NAMED.exec(token.raw.trimEnd()) : null;
    if (mark) {
      next = mark[1] ?? '';
    } else if (token.type === 'heading' && token.depth > 1) {
      close();
      heading = token;
      named = next;
      next = '';
      found = [];
    } else if (token.type === 'heading') {
      heading = token;
    } else if (token.type !== 'space') {
      found.push(token);
    }
  }
  close();
  return { name, title: sections[0]?.title ?? '', sections };
}

/** The anchor GitHub gives a heading: a link between chapters is good in both places. */
export function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** What a link of a chapter leads to: a section of this or another chapter; null for anything else. */
export function targetOf(
  href: string,
  here: Chapter,
  chapters: readonly Chapter[],
): { chapter: ChapterName; section: string } | null {
  const match = /^(?:([a-z-]+)\.[a-z]{2}\.md)?(?:#(.+))?$/i.exec(href);
  if (!match || href === '') return null;
  const [, file = here.name, anchor] = match;
  const chapter = isChapterName(file) ? chapters.find(({ name }) => name === file) : undefined;
  if (!chapter) return null;
  if (anchor === undefined) return { chapter: chapter.name, section: TOP };
  const wanted = decodeURIComponent(anchor);
  const section = chapter.sections.find(({ title }) => anchorOf(title) === wanted);
  return section ? { chapter: chapter.name, section: section.name } : null;
}
