import { pinyinSyllables } from './text.ts';

/**
 * Words of the search index. A text is compared by its key: letters and digits only, half-width, lower case. Every
 * position of a key becomes one token: a Han character itself, a run of ASCII the next three characters of it. So a
 * phrase of tokens means "contains", from any position. Each field starts with a mark of its first token: no phrase
 * reaches over the end of a field, and what a field begins with is found without reading every field that has it.
 */
const MARK = '‥';
const RUN = /[a-z0-9]+|[^a-z0-9]/gu;
const PLAIN = /^[a-z0-9\u4e00-\u9fa5]*$/u;
/** Grams of a run shorter than a token, kept once a document: a phrase cannot end inside a token. */
const GRAM = 3;

/** Form in which the search compares: NFKC, lower case, letters and digits only. */
export function searchKey(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function isAscii(run: string): boolean {
  return run.charCodeAt(0) < 128;
}

function tokensOf(key: string, isOpenEnd: boolean): string[] {
  const runs = key.match(RUN) ?? [];
  return runs.flatMap((run, at) => {
    if (!isAscii(run)) return [run];
    // At the end of what is searched the run may go on, so its last tokens are not known.
    const known = isOpenEnd && at === runs.length - 1 ? Math.max(1, run.length - GRAM + 1) : run.length;
    return Array.from({ length: known }, (_, i) => run.slice(i, i + GRAM));
  });
}

/** One field as the index stores it. */
function fieldText(key: string, end = ''): string {
  const tokens = tokensOf(key, false);
  return tokens.length === 0 ? '' : `${MARK}${tokens[0] ?? ''} ${tokens.join(' ')}${end} `;
}

/** Short pieces of the ASCII runs: one and two characters. */
function addGrams(grams: Set<string>, key: string): void {
  for (const run of key.match(/[a-z0-9]+/gu) ?? []) {
    for (let i = 0; i < run.length; i += 1) {
      grams.add(run.slice(i, i + 1));
      if (i + 1 < run.length) grams.add(run.slice(i, i + 2));
    }
  }
}

export interface IndexedText {
  title: string;
  rest: string;
  pinyin: string;
  grams: string;
}

/** Fields of a document: the parts of its subtitle, the lines of its body. */
export function fieldsOf(subtitle: string, body: string): string[] {
  return [...subtitle.split(' · '), ...body.split('\n')];
}

/** What the index stores for a document. Names are also found by pinyin and by initials, from every syllable. */
export function indexedText(
  title: string,
  subtitle: string,
  body: string,
  names: readonly string[],
): IndexedText {
  const titleKey = searchKey(title);
  const keys = new Set(fieldsOf(subtitle, body).map(searchKey));
  keys.delete('');
  keys.delete(titleKey);
  const grams = new Set<string>();
  addGrams(grams, titleKey);
  let rest = '';
  for (const key of keys) {
    rest += fieldText(key);
    addGrams(grams, key);
  }
  return {
    title: fieldText(titleKey, ` ${MARK}`),
    rest,
    pinyin: [...new Set(names.flatMap(pinyinTails))].join(' '),
    grams: [...grams].join(' '),
  };
}

/** Pinyin of a name from each of its syllables to the end, in full and as initials. Nothing for a name without Han. */
function pinyinTails(name: string): string[] {
  if (!/\p{Script=Han}/u.test(name)) return [];
  const clean = pinyinSyllables(name).map(searchKey).filter(Boolean);
  const initials = clean.map((one) => (/^[a-z]+$/u.test(one) ? one.slice(0, 1) : one));
  return clean.flatMap((_, at) => [clean.slice(at).join(''), initials.slice(at).join('')]);
}

/** The words of what was typed: each must be found, in any field. */
export function searchTerms(text: string): string[] {
  return [...new Set(text.split(/\s+/u).map(searchKey))].filter(Boolean);
}

/** Could be pinyin or initials: at least two letters, digits only behind them. */
export function isPinyin(term: string): boolean {
  return /^[a-z]{2}[a-z0-9]*$/u.test(term);
}

/** Tokens of a term as a phrase; open at its end when a run of the field may go on there. */
function phrase(term: string, before = ''): string {
  const tail = /[a-z0-9]+$/u.exec(term)?.[0] ?? '';
  const isOpen = tail !== '' && tail.length < GRAM;
  return `"${before}${tokensOf(term, true).join(' ')}"${isOpen ? ' *' : ''}`;
}

const first = (term: string) => tokensOf(term, false)[0] ?? '';

/** The title is the term. */
export function equalsQuery(term: string): string {
  return `title : "${MARK}${first(term)} ${tokensOf(term, false).join(' ')} ${MARK}"`;
}

/** The title begins with the term; null for a term so short that reading the titles themselves would be needed. */
export function beginsQuery(term: string): string | null {
  const head = /^[a-z0-9]+/u.exec(term)?.[0] ?? '';
  // A run shorter than a token: the mark of the field carries more of it than the term has.
  if (head === term && head.length < GRAM) return `title : "${MARK}${term}" *`;
  return `title : ${phrase(term, `${MARK}${first(term)} `)}`;
}

/** Every term is in some field; with pinyin also where a term is the pinyin of a name. */
export function containsQuery(terms: readonly string[], withPinyin: boolean): string {
  const one = (term: string): string => {
    // Short pieces of codes have a column of their own: a prefix would gather half the index first.
    const isShort = /^[a-z0-9]{1,2}$/u.test(term);
    const found = isShort ? `grams : "${term}"` : `{title rest} : ${phrase(term)}`;
    return withPinyin && isPinyin(term) ? `(${found} OR ${pinyinQuery(term)})` : found;
  };
  return terms.map(one).join(' AND ');
}

/** The title contains every term. */
export function titleQuery(terms: readonly string[]): string {
  return terms.map((term) => `title : ${phrase(term)}`).join(' AND ');
}

export function pinyinQuery(pinyin: string): string {
  return `pinyin : "${pinyin}" *`;
}

/** One of the pieces is in the title or another field. */
export function anyPieceQuery(pieces: readonly string[]): string {
  return pieces.map((piece) => `(${containsQuery([piece], false)})`).join(' OR ');
}

/** Condition of a list's search box: what the program's search finds, as one index query. Null when nothing searchable is left. */
export function ftsPhrase(text: string): string | null {
  const terms = searchTerms(text);
  return terms.length === 0 ? null : containsQuery(terms, true);
}
